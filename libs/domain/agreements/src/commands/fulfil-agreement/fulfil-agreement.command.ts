import { DateField, IdField, TextField } from '#platform/graphql';
import { command, CommandInput, maybe } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { agreementStream } from '../../agreement.state.js';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { fulfilAgreement } from './fulfil-agreement.decide.js';

@InputType()
export class FulfilAgreementInput extends CommandInput {
  @IdField() agreementId!: string;
  @DateField() fulfilledOn!: string;
  @TextField({ max: 1000, multiline: true, optional: true }) note?: string | null;
}

export const fulfilAgreementCommand = command({
  name: 'fulfilAgreement',
  allow: 'agreement.fulfil',
  input: FulfilAgreementInput,
  answers: AgreementRow,
  stream: ({ data }) => agreementStream(data.agreementId),
  decide: (agreement, { data: { agreementId, fulfilledOn, note }, today }) =>
    fulfilAgreement(agreement, { agreementId, fulfilledOn, ...maybe('note', note) }, today),
});
