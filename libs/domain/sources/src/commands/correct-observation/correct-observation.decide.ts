import { badField, saidAnew, sameFact } from '#platform/kernel';
import type { DocumentEvent, Observed } from '../../document.events.js';
import {
  checkNew,
  checkObserved,
  checkParts,
  registered,
  standing,
  type UnitAsked,
} from '../../document.rules.js';
import type { Document } from '../../document.state.js';

/** What a figure may do without, by the name it has in the public contract. */
export const clearable = {
  REGION_CODE: 'regionCode',
  EACH: 'each',
  BY_READING: 'byReading',
  PART_OF: 'partOf',
  NEVER_ADDED_TO: 'neverAddedTo',
  NOTE: 'note',
} as const;
export type ClearableField = keyof typeof clearable;

export type CorrectObservation = {
  readonly documentId: string;
  readonly observationId: string;
  readonly said: Partial<Observed>;
  readonly clear: readonly ClearableField[];
  readonly reason: string;
};

/**
 * What was recorded, with what is said anew and without what is cleared. Of an indicator or of a question: the one takes the other's place.
 * @throws BadInput NOTHING_TO_CHANGE, FIELD_CLEARED
 */
export const observedAnew = (
  before: Observed,
  said: Partial<Observed>,
  clear: readonly ClearableField[],
): Observed => {
  if (Object.keys(said).length === 0 && clear.length === 0)
    badField('input', 'NOTHING_TO_CHANGE', 'give at least one value');
  const { indicator, question, ...rest } = saidAnew(
    before,
    said,
    clear.map((name) => clearable[name]),
  );
  return {
    ...rest,
    ...(indicator === undefined || said.question !== undefined ? {} : { indicator }),
    ...(question === undefined || said.indicator !== undefined ? {} : { question }),
  };
};

/** A figure was recorded wrongly. Figures of the ledger are not touched by it, whatever is said. */
export const correctObservation = (
  document: Document,
  { documentId, observationId, said, clear, reason }: CorrectObservation,
  askedOf: UnitAsked,
): DocumentEvent[] => {
  const { observed: before, revision, key } = standing(document, { documentId, observationId });
  const after = observedAnew(before, said, clear);
  checkObserved(after, askedOf, '');
  checkNew(registered(document, documentId), after, '', observationId);
  checkParts(registered(document, documentId), observationId, after, '');
  if (sameFact(before, after)) return []; // already as it should be
  return [
    {
      type: 'ObservationCorrected',
      data: { documentId, observationId, key, revision: revision + 1, before, after, reason },
    },
  ];
};
