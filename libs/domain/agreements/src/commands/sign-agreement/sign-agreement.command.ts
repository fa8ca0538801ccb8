import { Activities } from '#domain/activities';
import { Chains, checkedRegion } from '#domain/catalogue';
import { Leads } from '#domain/leads';
import { Organizations, Stations } from '#domain/network';
import { subjectId } from '#platform/event-store';
import {
  DateField,
  EnumField,
  IdField,
  IdListField,
  MoneyField,
  TextField,
  type MoneyInput,
} from '#platform/graphql';
import {
  checkedCredits,
  creditCode,
  moneyOf,
  notAfterToday,
  together,
  type AgreementKind,
} from '#platform/kernel';
import { AgreementKindEnum } from '#platform/ledger';
import {
  AsDocumentedField,
  command,
  CreditCodeField,
  CreditsField,
  maybe,
  provenanceOf,
  RecordInput,
  type CreditInput,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { partiesOf } from '../../agreement-parties.js';
import { agreementStream } from '../../agreement.state.js';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { signAgreement } from './sign-agreement.decide.js';

@InputType()
export class SignAgreementInput extends RecordInput {
  @TextField({ max: 200 }) title!: string;
  @EnumField(AgreementKindEnum) kind!: AgreementKind;
  @IdListField({
    max: 50,
    optional: true,
    description: 'Organizations of the network that signed. They or a counterpart must be named.',
  })
  partyOrganizationIds?: string[] | null;
  @TextField({
    max: 200,
    optional: true,
    description: 'The company or institution across the table, never a person.',
  })
  counterpartName?: string | null;
  @CreditCodeField() counterpartCreditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @MoneyField({ optional: true, description: 'Required unless the kind is FRAMEWORK or TALENT.' })
  amount?: MoneyInput | null;
  @DateField() signedOn!: string;
  @DateField({ optional: true }) expiresOn?: string | null;
  @IdField({ optional: true }) leadId?: string | null;
  @IdField({ optional: true }) activityId?: string | null;
  @IdField({ optional: true }) stationId?: string | null;
  @TextField({ max: 40, optional: true, description: 'None where it concerns no one chain.' })
  chainCode?: string | null;
  @TextField({ max: 12 }) regionCode!: string;
  @CreditsField() credits!: CreditInput[];
}

export const signAgreementCommand = command({
  name: 'signAgreement',
  allow: 'agreement.sign',
  input: SignAgreementInput,
  answers: AgreementRow,
  needs: {
    organizations: Organizations,
    stations: Stations,
    chains: Chains,
    activities: Activities,
    leads: Leads,
  },
  stream: ({ meta }) => agreementStream(subjectId(meta.commandId, 'agreement')),
  async decide(agreement, { data, meta, today, key: agreementId }, { organizations, ...found }) {
    const { leadId, activityId, stationId, signedOn, counterpartCreditCode: code, amount } = data;
    const ids = data.partyOrganizationIds ?? [];
    const documented = { today, asDocumented: data.creditCodeAsDocumented };
    const [, , , chainCode, parties, counterpartCreditCode, agreed, regionCode, credits] = await together(
      () => leadId && found.leads.known('leadId', leadId, meta),
      () => activityId && found.activities.known('activityId', activityId, meta),
      () => stationId && found.stations.known('stationId', stationId, meta),
      () => data.chainCode && found.chains.known('chainCode', data.chainCode, signedOn, meta),
      () => partiesOf(organizations, 'partyOrganizationIds', ids, meta),
      () => code && creditCode('counterpartCreditCode', code, documented),
      () => amount && moneyOf('amount', amount, today),
      () => checkedRegion('regionCode', data.regionCode),
      () => organizations.creditLines('credits', checkedCredits('credits', data.credits), meta),
      () => notAfterToday('signedOn', signedOn, today),
    );
    const facts = {
      agreementId,
      title: data.title,
      kind: data.kind,
      parties,
      ...maybe('counterpartName', data.counterpartName),
      ...maybe('counterpartCreditCode', counterpartCreditCode),
      ...maybe('amount', agreed),
      signedOn,
      ...maybe('expiresOn', data.expiresOn),
      ...maybe('leadId', leadId),
      ...maybe('activityId', activityId),
      ...maybe('stationId', stationId),
      ...maybe('chainCode', chainCode),
      regionCode,
      credits,
      ...provenanceOf(data),
    };
    return signAgreement(agreement, facts, today);
  },
});
