import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import { absent, evolve, type Document } from '../../document.state.js';
import { documentId, excluded, registered, waivedObserved } from '../../testing/document.examples.js';
import { excludeFigures } from './exclude-figures.decide.js';

const given = specFor({ initial: absent as Document, evolve });
const { documentId: _, ...figure } = excluded.data;
const excluding =
  (...figures: readonly (typeof figure)[]) =>
  (document: Document) =>
    excludeFigures(document, documentId, figures);

describe('exclude figures', () => {
  it('records each with its reason', () => given([registered]).when(excluding(figure)).then([excluded]));

  it('passes over one that is excluded so already', () =>
    given([registered, excluded]).when(excluding(figure)).then([]));

  it('refuses a key that is taken, by a figure or with another reason', () => {
    given([registered, waivedObserved])
      .when(excluding({ ...figure, key: '001-21' }))
      .thenRefused('FIGURE_KEY_TAKEN', 'figures.0.key');
    given([registered, excluded])
      .when(excluding({ ...figure, reason: '另一个理由' }))
      .thenRefused('FIGURE_KEY_TAKEN', 'figures.0.key');
  });

  it('refuses a document that is not there', () =>
    given([]).when(excluding(figure)).thenRefused('DOCUMENT_NOT_FOUND', 'documentId'));
});
