import { IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { VisitRow } from '../../views/visits/visits.view.js';
import { visitStream } from '../../visit.state.js';
import { cancelVisit } from './cancel-visit.decide.js';

@InputType()
export class CancelVisitInput extends CommandInput {
  @IdField() visitId!: string;
  @ReasonField() reason!: string;
}

export const cancelVisitCommand = command({
  name: 'cancelVisit',
  allow: 'visit.cancel',
  description: 'A planned visit will not take place.',
  input: CancelVisitInput,
  answers: VisitRow,
  stream: ({ data }) => visitStream(data.visitId),
  decide: (visit, { data: { visitId, reason } }) => cancelVisit(visit, { visitId, reason }),
});
