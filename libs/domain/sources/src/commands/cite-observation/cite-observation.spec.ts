import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import { absent, evolve, type Document } from '../../document.state.js';
import {
  cited,
  documentId,
  registered,
  retracted,
  waivedId,
  waivedObserved,
} from '../../testing/document.examples.js';
import { citeObservation } from './cite-observation.decide.js';

const given = specFor({ initial: absent as Document, evolve });
const citing =
  (place: { line: number; quote: string }, observationId = waivedId) =>
  (document: Document) =>
    citeObservation(document, { documentId, observationId, place });
const cite = citing(cited.data.place);

describe('cite observation', () => {
  it('adds a place to the figure that is there', () =>
    given([registered, waivedObserved]).when(cite).then([cited]));

  it('does nothing where it is said in that place already', () =>
    given([registered, waivedObserved, cited]).when(cite).then([]));

  it('refuses a place that does not say the number', () =>
    given([registered, waivedObserved])
      .when(citing({ line: 9, quote: '共减免1384.26万元' }))
      .thenRefused('VALUE_NOT_IN_QUOTE', 'place.quote'));

  it('refuses one that was retracted, or is not there', () => {
    given([registered, waivedObserved, retracted])
      .when(cite)
      .thenRefused('OBSERVATION_RETRACTED', 'observationId');
    given([registered]).when(cite).thenRefused('OBSERVATION_NOT_FOUND', 'observationId');
    given([]).when(cite).thenRefused('DOCUMENT_NOT_FOUND', 'documentId');
  });
});
