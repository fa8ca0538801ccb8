import { IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { documentStream } from '../../document.state.js';
import { DocumentRow } from '../../views/documents/documents.view.js';
import { retractObservation } from './retract-observation.decide.js';

@InputType()
export class RetractObservationInput extends CommandInput {
  @IdField() documentId!: string;
  @IdField() observationId!: string;
  @ReasonField() reason!: string;
}

export const retractObservationCommand = command({
  name: 'retractObservation',
  allow: 'document.observe',
  description: 'A figure was recorded that the document does not print 撤销.',
  input: RetractObservationInput,
  answers: DocumentRow,
  stream: ({ data }) => documentStream(data.documentId),
  decide: (document, { data: { documentId, observationId, reason } }) =>
    retractObservation(document, { documentId, observationId, reason }),
});
