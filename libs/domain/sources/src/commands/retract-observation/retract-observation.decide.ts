import { Refused } from '#platform/kernel';
import type { DocumentEvent } from '../../document.events.js';
import { registered, standing } from '../../document.rules.js';
import type { Document } from '../../document.state.js';

type RetractObservation = {
  readonly documentId: string;
  readonly observationId: string;
  readonly reason: string;
};

/** The document does not say it. Refused while another figure that stands is said to be part of it. */
export const retractObservation = (document: Document, facts: RetractObservation): DocumentEvent[] => {
  const { revision, key } = standing(document, facts);
  const part = registered(document, facts.documentId).observations.find(
    (each) => !each.isRetracted && each.observed.partOf === facts.observationId,
  );
  if (part)
    throw new Refused('OBSERVATION_HAS_PARTS', { field: 'observationId', observationId: part.observationId });
  return [{ type: 'ObservationRetracted', data: { ...facts, key, revision } }];
};
