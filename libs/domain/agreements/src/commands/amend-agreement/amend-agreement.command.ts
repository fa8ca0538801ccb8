import { DateField, IdField, MoneyField, type MoneyInput } from '#platform/graphql';
import { moneyOf } from '#platform/kernel';
import { command, CommandInput, dated, maybe, ReasonField, touched } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { recorded } from '../../agreement.rules.js';
import { agreementStream, termsOn } from '../../agreement.state.js';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { amendAgreement } from './amend-agreement.decide.js';

@InputType()
export class AmendAgreementInput extends CommandInput {
  @IdField() agreementId!: string;
  @MoneyField({ optional: true, description: 'The whole amount from that day on, not the increment.' })
  amount?: MoneyInput | null;
  @DateField({ optional: true }) expiresOn?: string | null;
  @DateField() amendedOn!: string;
  @ReasonField() reason!: string;
}

export const amendAgreementCommand = command({
  name: 'amendAgreement',
  allow: 'agreement.amend',
  input: AmendAgreementInput,
  answers: AgreementRow,
  stream: ({ data }) => agreementStream(data.agreementId),
  replaces(agreement, { agreementId, ...data }) {
    const now = recorded(agreement, agreementId);
    const terms = termsOn(now);
    const everOf = (field: 'amount' | 'expiresOn') =>
      dated(
        terms[field],
        [now, ...now.amendments].flatMap((each) => each[field] ?? []),
      );
    return touched(data, { amount: everOf('amount'), expiresOn: everOf('expiresOn'), amendedOn: undefined });
  },
  decide: (agreement, { data: { agreementId, amount, expiresOn, amendedOn, reason }, today }) => {
    const after = {
      ...maybe('amount', amount && moneyOf('amount', amount, today)),
      ...maybe('expiresOn', expiresOn),
    };
    return amendAgreement(agreement, { agreementId, after, amendedOn, reason }, today);
  },
});
