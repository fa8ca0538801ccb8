import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import { absent, evolve, type Document } from '../../document.state.js';
import {
  documentId,
  lowered,
  loweredId,
  observed,
  registered,
  retracted,
  waivedId,
  waivedObserved,
} from '../../testing/document.examples.js';
import { retractObservation } from './retract-observation.decide.js';

const given = specFor({ initial: absent as Document, evolve });
const retract = (document: Document) =>
  retractObservation(document, { documentId, observationId: waivedId, reason: retracted.data.reason });

describe('retract observation', () => {
  it('takes back what the document does not say', () =>
    given([registered, waivedObserved]).when(retract).then([retracted]));

  it('refuses a second time', () =>
    given([registered, waivedObserved, retracted])
      .when(retract)
      .thenRefused('OBSERVATION_RETRACTED', 'observationId'));

  it('refuses while another that stands is part of it', () =>
    given([registered, waivedObserved, observed(loweredId, '001-23', { ...lowered, partOf: waivedId })])
      .when(retract)
      .thenRefused('OBSERVATION_HAS_PARTS', 'observationId'));

  it('refuses what is not there', () => {
    given([registered]).when(retract).thenRefused('OBSERVATION_NOT_FOUND', 'observationId');
    given([]).when(retract).thenRefused('DOCUMENT_NOT_FOUND', 'documentId');
  });
});
