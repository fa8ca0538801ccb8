import { IdField, ListField } from '#platform/graphql';
import { command, CommandInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { ExcludedFigureInput } from '../../document.inputs.js';
import { documentStream } from '../../document.state.js';
import { DocumentRow } from '../../views/documents/documents.view.js';
import { excludeFigures } from './exclude-figures.decide.js';

@InputType()
export class ExcludeFiguresInput extends CommandInput {
  @IdField() documentId!: string;
  @ListField(() => ExcludedFigureInput, { min: 1, max: 200 }) figures!: ExcludedFigureInput[];
}

export const excludeFiguresCommand = command({
  name: 'excludeFigures',
  allow: 'document.observe',
  description: 'Numbers in a document that are no figures of the work, each with the reason.',
  input: ExcludeFiguresInput,
  answers: DocumentRow,
  stream: ({ data }) => documentStream(data.documentId),
  decide: (document, { data: { documentId, figures } }) =>
    excludeFigures(
      document,
      documentId,
      figures.map(({ key, place: { line, quote }, reason }) => ({ key, place: { line, quote }, reason })),
    ),
});
