import { IdField, ObjectField } from '#platform/graphql';
import { command, CommandInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { PlaceInput } from '../../document.inputs.js';
import { documentStream } from '../../document.state.js';
import { DocumentRow } from '../../views/documents/documents.view.js';
import { citeObservation } from './cite-observation.decide.js';

@InputType()
export class CiteObservationInput extends CommandInput {
  @IdField() documentId!: string;
  @IdField() observationId!: string;
  @ObjectField(() => PlaceInput) place!: PlaceInput;
}

export const citeObservationCommand = command({
  name: 'citeObservation',
  allow: 'document.observe',
  description: 'The document says a figure in another place, too 再引.',
  input: CiteObservationInput,
  answers: DocumentRow,
  stream: ({ data }) => documentStream(data.documentId),
  decide: (document, { data: { documentId, observationId, place } }) =>
    citeObservation(document, {
      documentId,
      observationId,
      place: { line: place.line, quote: place.quote },
    }),
});
