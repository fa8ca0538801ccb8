import { BadInput } from '#platform/kernel';
import type {
  Programme,
  VisitAmended,
  VisitCancelled,
  VisitCorrected,
  VisitLogged,
  VisitPlan,
  VisitPlanned,
  VisitRecord,
} from '../visit.events.js';

// Facts for the specs of this context.

export const today = '2022-08-31';
export const visitId = '7c1f8f0a-2b54-5c5e-9a55-6c9d3f1b2e40';
export const stationId = '44444444-4444-5444-8444-444444444444';
export const federation = '11111111-1111-5111-8111-111111111111';
export const chamber = '22222222-2222-5222-8222-222222222222';
export const society = '33333333-3333-5333-8333-333333333333';
export const leadId = '55555555-5555-5555-8555-555555555555';
export const activityId = '66666666-6666-5666-8666-666666666666';

const programme: Programme = {
  direction: 'OUTBOUND',
  name: '赴粤产业链考察团',
  host: {
    stationId,
    organizationId: chamber,
    credits: [{ organizationId: chamber, basisPoints: 10_000, hubs: [federation] }],
  },
  organizations: [
    { organizationId: chamber, hubs: [federation] },
    { organizationId: society, hubs: [federation] },
  ],
  organizationsReported: { value: 30, qualifier: 'MORE_THAN' },
  delegateCount: 45,
  originRegionCode: '370200',
  destinationRegionCode: '440000',
  regionCode: '440000',
  chainCode: 'QD22-01',
  itinerary: [
    { on: '2022-06-20', place: '深圳市', purpose: '走访氢能企业' },
    { on: '2022-06-22', place: '广州市' },
  ],
  leadIds: [leadId],
  activityId,
};
export const plan: VisitPlan = { ...programme, plannedOn: '2022-06-20', plannedUntil: '2022-06-22' };
export const record: VisitRecord = {
  ...programme,
  delegateCount: 41,
  visitedOn: '2022-06-20',
  endedOn: '2022-06-22',
  result: '达成合作意向两项',
};

export const planned: VisitPlanned = {
  type: 'VisitPlanned',
  data: { visitId, ...plan, sourceDocument: '青民函〔2022〕15号' },
};
export const amended: VisitAmended = {
  type: 'VisitAmended',
  data: { visitId, before: plan, after: { ...plan, delegateCount: 40 }, reason: '名额调整' },
};
export const logged: VisitLogged = { type: 'VisitLogged', data: { visitId, ...record } };
export const cancelled: VisitCancelled = {
  type: 'VisitCancelled',
  data: { visitId, reason: '疫情防控' },
};
const { chainCode: _, ...withoutChain } = record;
/** One delegate too many had been recorded, and a chain that was not the visit's. */
export const corrected: VisitCorrected = {
  type: 'VisitCorrected',
  data: { visitId, before: record, after: { ...withoutChain, delegateCount: 40 }, reason: '人数多记一人' },
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
