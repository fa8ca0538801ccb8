import { Refused } from '#platform/kernel';
import type { DocumentEvent, Place } from '../../document.events.js';
import { isCited, standing } from '../../document.rules.js';
import type { Document } from '../../document.state.js';
import { isSaid } from '../../numerals.rules.js';

type CiteObservation = {
  readonly documentId: string;
  readonly observationId: string;
  readonly place: Place;
};

/** The document says a figure in another place, too: one figure with two places, never two figures. */
export const citeObservation = (document: Document, facts: CiteObservation): DocumentEvent[] => {
  const { observed, revision, key } = standing(document, facts);
  const { place } = facts;
  if (isCited(observed, place)) return []; // known already
  if (!observed.byReading && !isSaid(place.quote, observed.value, observed.unit))
    throw new Refused('VALUE_NOT_IN_QUOTE', { field: 'place.quote', given: observed.value, place });
  const after = { ...observed, places: [...observed.places, place] };
  return [{ type: 'ObservationCited', data: { ...facts, key, revision: revision + 1, after } }];
};
