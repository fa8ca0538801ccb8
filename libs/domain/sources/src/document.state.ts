import { everybodyAtHome, streamOf } from '#platform/kernel';
import type { DocumentEvent, Observed, Place } from './document.events.js';

/** A figure as it now stands. */
export type Observation = {
  readonly observationId: string;
  readonly key: string;
  /** How often it was said, from 1: a further place and a correction say it anew. */
  readonly revision: number;
  readonly observed: Observed;
  readonly isRetracted: boolean;
};
/** A number that is no figure of the work. */
export type Exclusion = { readonly key: string; readonly place: Place; readonly reason: string };

export type RegisteredDocument = {
  readonly status: 'registered';
  readonly documentId: string;
  readonly observations: readonly Observation[];
  readonly excluded: readonly Exclusion[];
};
export type Document = { readonly status: 'absent' } | RegisteredDocument;
export const absent: Document = { status: 'absent' };

export const evolve = (document: Document, event: DocumentEvent): Document => {
  if (event.type === 'DocumentRegistered')
    return { status: 'registered', documentId: event.data.documentId, observations: [], excluded: [] };
  if (document.status === 'absent') throw new Error(`${event.type} of a document that is not there`);
  const { observations, excluded } = document;
  switch (event.type) {
    case 'FigureObserved': {
      const { documentId: _, observationId, key, ...observed } = event.data;
      const added = { observationId, key, revision: 1, observed, isRetracted: false };
      return { ...document, observations: [...observations, added] };
    }
    case 'FigureExcluded': {
      const { documentId: _, ...exclusion } = event.data;
      return { ...document, excluded: [...excluded, exclusion] };
    }
    case 'ObservationCited':
    case 'ObservationCorrected':
      return changed(document, event.data, { observed: event.data.after });
    case 'ObservationRetracted':
      return changed(document, event.data, { isRetracted: true });
  }
};

const changed = (
  document: RegisteredDocument,
  { observationId, revision }: { readonly observationId: string; readonly revision: number },
  change: Partial<Observation>,
): RegisteredDocument => ({
  ...document,
  observations: document.observations.map((each) =>
    each.observationId === observationId ? { ...each, ...change, revision } : each,
  ),
});

/** One stream holds a document with all of its figures: its version decides who said one first, and what is part of what. */
export const documentStream = streamOf<Document, DocumentEvent>('document', absent, evolve, everybodyAtHome);
