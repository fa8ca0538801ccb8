import { IdField, ListField } from '#platform/graphql';
import { badField } from '#platform/kernel';
import { command, CommandInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { Observed } from '../../document.events.js';
import { FigureInput } from '../../document.inputs.js';
import { documentStream } from '../../document.state.js';
import { Figures, observationIdOf } from '../../figures.js';
import { DocumentRow } from '../../views/documents/documents.view.js';
import { observeFigures, type NewFigure } from './observe-figures.decide.js';

@InputType()
export class ObserveFiguresInput extends CommandInput {
  @IdField() documentId!: string;
  @ListField(() => FigureInput, { min: 1, max: 200, description: 'All of them are recorded, or none.' })
  figures!: FigureInput[];
}

export const observeFiguresCommand = command({
  name: 'observeFigures',
  allow: 'document.observe',
  description: 'Figures that a document prints 公布数. They are added to nothing: no total looks at them.',
  input: ObserveFiguresInput,
  answers: DocumentRow,
  needs: { lookup: Figures },
  stream: ({ data }) => documentStream(data.documentId),
  async decide(document, { data: { documentId, figures }, meta }, { lookup }) {
    const found: NewFigure[] = [];
    for (const [i, { key, ...input }] of figures.entries()) {
      const { said, asked } = await lookup.said(input, documentId, meta, `figures.${i}.`);
      if (asked === undefined)
        badField(`figures.${i}.indicator`, 'INDICATOR_OR_QUESTION', 'one of `indicator` and `question`');
      const observed = { qualifier: 'EXACT', ...said } as Observed;
      found.push({ observationId: observationIdOf(documentId, key), key, observed, asked: asked! });
    }
    return observeFigures(document, documentId, found);
  },
});
