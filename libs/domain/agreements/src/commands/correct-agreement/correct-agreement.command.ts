import { Chains } from '#domain/catalogue';
import { Organizations } from '#domain/network';
import { DateField, EnumListField, enumOf, IdField, TextField } from '#platform/graphql';
import {
  command,
  CommandInput,
  CreditsField,
  ReasonField,
  sharesOf,
  touched,
  type CreditInput,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { described, Describing } from '../../agreement.inputs.js';
import { recorded } from '../../agreement.rules.js';
import { agreementStream } from '../../agreement.state.js';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { clearableFields, correctAgreement, type ClearableField } from './correct-agreement.decide.js';

const ClearableEnum = enumOf(clearableFields, {
  name: 'ClearableAgreementField',
  description: 'What the record of an agreement may do without.',
});

@InputType()
export class CorrectAgreementInput extends Describing(CommandInput) {
  @IdField() agreementId!: string;
  @TextField({ max: 200, optional: true }) title?: string | null;
  @DateField({ optional: true }) signedOn?: string | null;
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

export const correctAgreementCommand = command({
  name: 'correctAgreement',
  allow: 'agreement.correct',
  input: CorrectAgreementInput,
  answers: AgreementRow,
  needs: { organizations: Organizations, chains: Chains },
  stream: ({ data }) => agreementStream(data.agreementId),
  replaces(agreement, data) {
    const { parties, credits, ...now } = recorded(agreement, data.agreementId);
    const partyOrganizationIds = parties.map(({ organizationId }) => organizationId);
    return touched(data, { ...now, partyOrganizationIds, credits: sharesOf(credits) });
  },
  async decide(agreement, sent, { organizations, chains }) {
    const { data, meta, today } = sent;
    const { agreementId, clear, reason } = data;
    const now = recorded(agreement, agreementId);
    // A chain must be in force on the day of the signing, whichever of the two is corrected; one that is cleared bears no day.
    const kept = clear?.includes('CHAIN_CODE') ? undefined : now.chainCode;
    const chainCode = await chains.standing(
      { field: 'chainCode', said: data.chainCode, recorded: kept },
      { field: 'signedOn', said: data.signedOn, recorded: now.signedOn },
      meta,
    );
    const right = await described(sent, () => chainCode, organizations);
    return correctAgreement(agreement, { agreementId, right, clear: clear ?? [], reason }, today);
  },
});
