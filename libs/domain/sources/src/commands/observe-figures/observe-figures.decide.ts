import { Refused } from '#platform/kernel';
import type { DocumentEvent, Observed } from '../../document.events.js';
import { checkNew, checkObserved, checkParts, registered, type UnitAsked } from '../../document.rules.js';
import { evolve, type Document } from '../../document.state.js';

export type NewFigure = {
  readonly observationId: string;
  readonly key: string;
  readonly observed: Observed;
  readonly asked: UnitAsked;
};

/** Figures that a document prints: all of them, or none where one is refused. One may name another of them, wherever it stands. */
export const observeFigures = (
  document: Document,
  documentId: string,
  figures: readonly NewFigure[],
): DocumentEvent[] => {
  let state = registered(document, documentId);
  const events = figures.map(({ observationId, key, observed, asked }, i) => {
    const at = `figures.${i}.`;
    if ([...state.observations, ...state.excluded].some((each) => each.key === key))
      throw new Refused('FIGURE_KEY_TAKEN', { field: `${at}key`, given: key });
    checkObserved(observed, asked, at);
    checkNew(state, observed, at);
    const event: DocumentEvent = {
      type: 'FigureObserved',
      data: { documentId, observationId, key, ...observed },
    };
    state = registered(evolve(state, event), documentId);
    return event;
  });
  for (const [i, { observationId, observed }] of figures.entries())
    checkParts(state, observationId, observed, `figures.${i}.`);
  return events;
};
