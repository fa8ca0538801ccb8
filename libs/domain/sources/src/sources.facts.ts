import { factsOf } from '#platform/timeline';
import type { DocumentEvent, Observed } from './document.events.js';
import type { IndicatorCatalogueEvent } from './indicator-catalogue.events.js';

/** A document has many figures: each is told under its own name. */
const figure = (key: string, observed: Observed | undefined): object => ({ [`figure.${key}`]: observed });

/** How what happens to documents, to their figures and to indicators is told. */
export const sourcesFacts = factsOf<DocumentEvent | IndicatorCatalogueEvent>({
  DocumentRegistered: (document) => ({ is: document }),
  FigureObserved: ({ documentId: _document, observationId: _observation, key, ...observed }) => ({
    on: observed.period.to,
    is: figure(key, observed),
  }),
  ObservationCited: ({ key, place, after }) => ({ is: figure(key, after), says: { place } }),
  ObservationCorrected: ({ key, before, after, reason }) => ({
    was: figure(key, before),
    is: figure(key, after),
    says: { reason },
  }),
  ObservationRetracted: ({ key, reason }) => ({ is: figure(key, undefined), says: { key, reason } }),
  FigureExcluded: ({ key, place, reason }) => ({ says: { key, place, reason } }),
  IndicatorDefined: ({ code, ...indicator }) => ({ is: { [`indicator.${code}`]: indicator } }),
});
