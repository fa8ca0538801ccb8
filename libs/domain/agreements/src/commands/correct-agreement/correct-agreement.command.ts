import { Chains, checkedRegion } from '#domain/catalogue';
import { Organizations } from '#domain/network';
import {
  DateField,
  EnumListField,
  enumOf,
  IdField,
  IdListField,
  MoneyField,
  TextField,
  type MoneyInput,
} from '#platform/graphql';
import { checkedCredits, creditCode, moneyOf } from '#platform/kernel';
import {
  AsDocumentedField,
  command,
  CommandInput,
  CreditCodeField,
  CreditsField,
  maybe,
  ReasonField,
  sharesOf,
  touched,
  type CreditInput,
  type Given,
  type Sent,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { partiesOf } from '../../agreement-parties.js';
import { recorded } from '../../agreement.rules.js';
import { agreementStream, type SignedAgreement } from '../../agreement.state.js';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { clearableFields, correctAgreement, type ClearableField } from './correct-agreement.decide.js';

const ClearableEnum = enumOf(clearableFields, {
  name: 'ClearableAgreementField',
  description: 'What the record of an agreement may do without.',
});

@InputType()
export class CorrectAgreementInput extends CommandInput {
  @IdField() agreementId!: string;
  @TextField({ max: 200, optional: true }) title?: string | null;
  @IdListField({ max: 50, optional: true }) partyOrganizationIds?: string[] | null;
  @TextField({
    max: 200,
    optional: true,
    description: 'The company or institution across the table, never a person.',
  })
  counterpartName?: string | null;
  @CreditCodeField() counterpartCreditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @MoneyField({ optional: true, description: 'As signed; later amendments stand over it.' })
  amount?: MoneyInput | null;
  @DateField({ optional: true }) signedOn?: string | null;
  @DateField({ optional: true, description: 'As signed; later amendments stand over it.' })
  expiresOn?: string | null;
  @TextField({ max: 40, optional: true }) chainCode?: string | null;
  @TextField({ max: 12, optional: true }) regionCode?: string | null;
  @CreditsField({ optional: true }) credits?: CreditInput[] | null;
  @EnumListField(ClearableEnum, {
    max: 10,
    optional: true,
    description: 'What should not have been recorded at all.',
  })
  clear?: ClearableField[] | null;
  @ReasonField() reason!: string;
}

const needs = { organizations: Organizations, chains: Chains };

export const correctAgreementCommand = command({
  name: 'correctAgreement',
  allow: 'agreement.correct',
  input: CorrectAgreementInput,
  answers: AgreementRow,
  needs,
  stream: ({ data }) => agreementStream(data.agreementId),
  replaces(agreement, data) {
    const { parties, credits, ...now } = recorded(agreement, data.agreementId);
    const partyOrganizationIds = parties.map(({ organizationId }) => organizationId);
    return touched(data, { ...now, partyOrganizationIds, credits: sharesOf(credits) });
  },
  async decide(agreement, sent, found) {
    const { agreementId, clear, reason } = sent.data;
    const right = await rightFacts(recorded(agreement, agreementId), sent, found);
    return correctAgreement(agreement, { agreementId, right, clear: clear ?? [], reason }, sent.today);
  },
});

/** What should have been recorded instead: references looked up, money and credits checked. */
const rightFacts = async (
  now: SignedAgreement,
  { data, meta, today }: Sent<CorrectAgreementInput>,
  { organizations, chains }: Given<typeof needs>,
) => {
  const { signedOn, partyOrganizationIds: parties, counterpartCreditCode: code, amount, regionCode } = data;
  // A chain must be in force on the day of the signing, whichever of the two is corrected; one that is cleared bears no day.
  const kept = data.clear?.includes('CHAIN_CODE') ? undefined : now.chainCode;
  const chainCode = await chains.standing(
    { field: 'chainCode', said: data.chainCode, recorded: kept },
    { field: 'signedOn', said: signedOn, recorded: now.signedOn },
    meta,
  );
  const documented = { today, asDocumented: data.creditCodeAsDocumented };
  return {
    ...maybe('title', data.title),
    ...maybe('parties', parties && (await partiesOf(organizations, 'partyOrganizationIds', parties, meta))),
    ...maybe('counterpartName', data.counterpartName),
    ...maybe('counterpartCreditCode', code && creditCode('counterpartCreditCode', code, documented)),
    ...maybe('amount', amount && moneyOf('amount', amount, today)),
    ...maybe('signedOn', signedOn),
    ...maybe('expiresOn', data.expiresOn),
    ...maybe('chainCode', chainCode),
    ...maybe('regionCode', regionCode && checkedRegion('regionCode', regionCode)),
    ...maybe(
      'credits',
      data.credits &&
        (await organizations.creditLines('credits', checkedCredits('credits', data.credits), meta)),
    ),
  };
};
