import { Refused, sameFact } from '#platform/kernel';
import type { DocumentEvent } from '../../document.events.js';
import { registered } from '../../document.rules.js';
import { evolve, type Document, type Exclusion } from '../../document.state.js';

/** Numbers of a document that are no figures of the work, each with the reason. One that is excluded so already is passed over. */
export const excludeFigures = (
  document: Document,
  documentId: string,
  figures: readonly Exclusion[],
): DocumentEvent[] => {
  let state = registered(document, documentId);
  return figures.flatMap((figure, i): DocumentEvent[] => {
    const same = state.excluded.find(({ key }) => key === figure.key);
    if (same && sameFact(same, figure)) return [];
    if (same || state.observations.some(({ key }) => key === figure.key))
      throw new Refused('FIGURE_KEY_TAKEN', { field: `figures.${i}.key`, given: figure.key });
    const event: DocumentEvent = { type: 'FigureExcluded', data: { documentId, ...figure } };
    state = registered(evolve(state, event), documentId);
    return [event];
  });
};
