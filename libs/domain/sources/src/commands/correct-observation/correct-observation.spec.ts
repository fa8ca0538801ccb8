import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import { absent, evolve, type Document } from '../../document.state.js';
import {
  corrected,
  documentId,
  faultsOf,
  lowered,
  loweredId,
  loweredObserved,
  mistypedObserved,
  observed,
  registered,
  retracted,
  waived,
  waivedId,
  waivedObserved,
} from '../../testing/document.examples.js';
import { correctObservation, type CorrectObservation } from './correct-observation.decide.js';

const given = specFor({ initial: absent as Document, evolve });
const correcting = (change: Partial<CorrectObservation>) => (document: Document) =>
  correctObservation(
    document,
    { documentId, observationId: waivedId, said: {}, clear: [], reason: '录入有误', ...change },
    { unit: 'fen' },
  );
const { neverAddedTo: _both, ...alone } = lowered;
const rightly = { value: waived.value, places: waived.places };

describe('correct observation', () => {
  it('says it anew, with all that it was before', () =>
    given([registered, mistypedObserved])
      .when(correcting({ said: rightly }))
      .then([corrected]));

  it('does nothing where it is so already', () =>
    given([registered, waivedObserved])
      .when(correcting({ said: rightly }))
      .then([]));

  it('clears what it should not say', () =>
    given([registered, waivedObserved, loweredObserved])
      .when(correcting({ observationId: loweredId, clear: ['NEVER_ADDED_TO'] }))
      .then([
        {
          type: 'ObservationCorrected',
          data: {
            documentId,
            observationId: loweredId,
            key: '001-23',
            revision: 2,
            before: lowered,
            after: alone,
            reason: '录入有误',
          },
        },
      ]));

  it('lets a question take the place of an indicator', () => {
    const question = { figure: { measure: 'PLANNED_INVESTMENT' } };
    const { indicator: _, ...others } = waived;
    given([registered, waivedObserved])
      .when((document) =>
        correctObservation(
          document,
          { documentId, observationId: waivedId, said: { question }, clear: [], reason: '可查' },
          { money: true },
        ),
      )
      .then([
        {
          type: 'ObservationCorrected',
          data: {
            ...corrected.data,
            before: waived,
            after: { ...others, question },
            reason: '可查',
          },
        },
      ]);
  });

  it('refuses to make it what another figure of the document is', () => {
    const other = observed(loweredId, '001-23', {
      ...waived,
      value: '1400000000',
      places: [{ line: 9, quote: '1400万元' }],
    });
    given([registered, waivedObserved, other])
      .when(correcting({ observationId: loweredId, said: rightly }))
      .thenRefused('OBSERVATION_EXISTS', 'value');
  });

  it('refuses what a new figure is refused for', () => {
    given([registered, waivedObserved])
      .when(correcting({ said: { value: '1384260000' } }))
      .thenRefused('VALUE_NOT_IN_QUOTE', 'value');
    given([registered, waivedObserved])
      .when(correcting({ said: { unit: '家' } }))
      .thenRefused('UNIT_DIFFERS', 'unit');
    given([registered, waivedObserved])
      .when(correcting({ said: { partOf: waivedId } }))
      .thenRefused('OBSERVATION_PART_CYCLE', 'partOf');
    given([registered, waivedObserved, observed(loweredId, '001-23', { ...lowered, partOf: waivedId })])
      .when(correcting({ said: { partOf: loweredId } }))
      .thenRefused('OBSERVATION_PART_CYCLE', 'partOf');
  });

  it('refuses to change nothing, and to give and clear in one', () => {
    const faults = (change: Partial<CorrectObservation>) =>
      faultsOf(() => correcting(change)([registered, waivedObserved].reduce(evolve, absent as Document)));
    expect(faults({})).toEqual(['input NOTHING_TO_CHANGE']);
    expect(faults({ said: { note: '注' }, clear: ['NOTE'] })).toEqual(['note FIELD_CLEARED']);
  });

  it('refuses one that was retracted, or is not there', () => {
    const note = correcting({ said: { note: '注' } });
    given([registered, waivedObserved, retracted])
      .when(note)
      .thenRefused('OBSERVATION_RETRACTED', 'observationId');
    given([registered]).when(note).thenRefused('OBSERVATION_NOT_FOUND', 'observationId');
    given([]).when(note).thenRefused('DOCUMENT_NOT_FOUND', 'documentId');
  });
});
