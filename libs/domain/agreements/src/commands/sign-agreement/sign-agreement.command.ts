import { Activities } from '#domain/activities';
import { Chains } from '#domain/catalogue';
import { Leads } from '#domain/leads';
import { Organizations, Stations } from '#domain/network';
import { subjectId } from '#platform/event-store';
import { DateField, EnumField, IdField, TextField } from '#platform/graphql';
import { notAfterToday, together, type AgreementKind } from '#platform/kernel';
import { AgreementKindEnum } from '#platform/ledger';
import {
  command,
  CreditsField,
  maybe,
  provenanceOf,
  RecordInput,
  type CreditInput,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { described, Describing } from '../../agreement.inputs.js';
import { agreementStream } from '../../agreement.state.js';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { signAgreement } from './sign-agreement.decide.js';

@InputType()
export class SignAgreementInput extends Describing(RecordInput) {
  @TextField({ max: 200 }) title!: string;
  @EnumField(AgreementKindEnum) kind!: AgreementKind;
  @DateField() signedOn!: string;
  @IdField({ optional: true }) leadId?: string | null;
  @IdField({ optional: true }) activityId?: string | null;
  @IdField({ optional: true }) stationId?: string | null;
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
  async decide(agreement, sent, { organizations, ...found }) {
    const { data, meta, today, key: agreementId } = sent;
    const { title, kind, signedOn, leadId, activityId, stationId, chainCode: code } = data;
    const [, , , { parties = [], ...said }] = await together(
      () => leadId && found.leads.known('leadId', leadId, meta),
      () => activityId && found.activities.known('activityId', activityId, meta),
      () => stationId && found.stations.known('stationId', stationId, meta),
      () =>
        described(sent, () => code && found.chains.known('chainCode', code, signedOn, meta), organizations),
      () => notAfterToday('signedOn', signedOn, today),
    );
    const from = {
      ...maybe('leadId', leadId),
      ...maybe('activityId', activityId),
      ...maybe('stationId', stationId),
    };
    const required = { title, kind, parties, signedOn, regionCode: said.regionCode!, credits: said.credits! };
    const facts = { agreementId, ...said, ...required, ...from, ...provenanceOf(data) };
    return signAgreement(agreement, facts, today);
  },
});
