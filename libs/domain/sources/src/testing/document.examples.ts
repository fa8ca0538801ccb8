import { BadInput } from '#platform/kernel';
import type {
  DocumentRegistered,
  FigureExcluded,
  FigureObserved,
  ObservationCited,
  ObservationCorrected,
  ObservationRetracted,
  Observed,
} from '../document.events.js';

// Facts for the specs of this context.

export const documentId = '3d0c7d9e-64a2-5c0d-9a5f-0b8f4d1f6a01';
export const waivedId = '8a1f4f0e-6a6c-5f0d-8f21-3d6a4b0c9e11';
export const loweredId = '0c2e9c1d-7b5f-5a3e-9d42-6f1b8e7a5c22';
export const sha256 = 'ca873dcb7fd684102fdfc65e3262bfd31a85f3c9613280b452d82bce3840883b';

export const registered: DocumentRegistered = {
  type: 'DocumentRegistered',
  data: {
    documentId,
    title: '党建引领社会组织高质量发展',
    publisher: '青岛市民政局',
    statedAsOf: { value: '2022-08', basis: 'STATED', why: '第1行' },
    sha256,
  },
};
export const waived: Observed = {
  indicator: 'FEES_WAIVED_AMOUNT',
  subject: '全市社会组织',
  value: '1384250000',
  unit: 'fen',
  qualifier: 'EXACT',
  period: { from: '2021-01-01', to: '2021-12-31', basis: 'STATED' },
  places: [{ line: 7, quote: '减免会费及服务性收费1384.25万元' }],
};
export const lowered: Observed = {
  ...waived,
  indicator: 'FEES_LOWERED_AMOUNT',
  subject: '166家商协会',
  value: '291670000',
  neverAddedTo: [waivedId],
  places: [{ line: 7, quote: '降低收费标准291.67万元' }],
};
export const observed = (observationId: string, key: string, what: Observed): FigureObserved => ({
  type: 'FigureObserved',
  data: { documentId, observationId, key, ...what },
});
export const waivedObserved = observed(waivedId, '001-21', waived);
export const loweredObserved = observed(loweredId, '001-23', lowered);

const again = { line: 9, quote: '共减免1384.25万元' };
export const cited: ObservationCited = {
  type: 'ObservationCited',
  data: {
    documentId,
    observationId: waivedId,
    key: '001-21',
    revision: 2,
    place: again,
    after: { ...waived, places: [...waived.places, again] },
  },
};
/** The document says 1384.25万, and somebody had typed 1384.52. */
const mistyped: Observed = {
  ...waived,
  value: '1384520000',
  places: [{ line: 7, quote: '减免会费及服务性收费1384.52万元' }],
};
export const mistypedObserved = observed(waivedId, '001-21', mistyped);
export const corrected: ObservationCorrected = {
  type: 'ObservationCorrected',
  data: {
    documentId,
    observationId: waivedId,
    key: '001-21',
    revision: 2,
    before: mistyped,
    after: waived,
    reason: '录入有误',
  },
};
export const retracted: ObservationRetracted = {
  type: 'ObservationRetracted',
  data: { documentId, observationId: waivedId, key: '001-21', revision: 1, reason: '文中没有这一数' },
};
export const excluded: FigureExcluded = {
  type: 'FigureExcluded',
  data: {
    documentId,
    key: '001-08',
    place: { line: 5, quote: '培育市级党建工作示范点4个' },
    reason: '党建工作计数',
  },
};

/** `field CODE` of each fault that a rule finds in what it is given. */
export const faultsOf = (rule: () => unknown): string[] => {
  try {
    rule();
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.fields.map(({ field, code }) => `${field} ${code}`);
    throw error;
  }
};
