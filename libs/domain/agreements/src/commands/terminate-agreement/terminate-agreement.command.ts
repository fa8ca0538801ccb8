import { DateField, IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { agreementStream } from '../../agreement.state.js';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { terminateAgreement } from './terminate-agreement.decide.js';

@InputType()
export class TerminateAgreementInput extends CommandInput {
  @IdField() agreementId!: string;
  @DateField() terminatedOn!: string;
  @ReasonField() reason!: string;
}

export const terminateAgreementCommand = command({
  name: 'terminateAgreement',
  allow: 'agreement.terminate',
  input: TerminateAgreementInput,
  answers: AgreementRow,
  stream: ({ data }) => agreementStream(data.agreementId),
  decide: (agreement, { data: { agreementId, terminatedOn, reason }, today }) =>
    terminateAgreement(agreement, { agreementId, terminatedOn, reason }, today),
});
