import { BadInput } from '#platform/kernel';
import type {
  ActivityCancelled,
  ActivityCorrected,
  ActivityHeld,
  ActivityPlanned,
  ActivitySessionsAdded,
} from '../activity.events.js';

// Facts for the specs of this context.

export const today = '2022-08-31';
export const activityId = '0a6f3c7e-5f0e-5d0a-9b43-2f1c0d5e7a10';
export const federation = '11111111-1111-5111-8111-111111111111';
export const chamber = '22222222-2222-5222-8222-222222222222';
export const society = '33333333-3333-5333-8333-333333333333';

const credits = [
  { organizationId: chamber, basisPoints: 5_000, hubs: [federation] },
  { organizationId: society, basisPoints: 5_000, hubs: [federation] },
];

export const planned: ActivityPlanned = {
  type: 'ActivityPlanned',
  data: {
    activityId,
    name: '青岛—深圳产业链招商推介会',
    kind: 'PROMOTION_CONFERENCE',
    regionCode: '440000',
    chainCode: 'QD22-01',
    credits,
    expected: { from: '2022-06-10', to: '2022-06-12' },
    sourceDocument: '青民函〔2022〕12号',
  },
};

export const held: ActivityHeld = {
  type: 'ActivityHeld',
  data: {
    activityId,
    name: '青岛—深圳产业链招商推介会',
    kind: 'PROMOTION_CONFERENCE',
    regionCode: '440000',
    chainCode: 'QD22-01',
    credits,
    held: {
      sessions: [
        { heldOn: '2022-06-10', sessions: 1, participants: 80 },
        { heldOn: '2022-06-11', sessions: 2 },
      ],
      sessionCount: 3,
      participants: 80,
      firstHeldOn: '2022-06-10',
      lastHeldOn: '2022-06-11',
    },
  },
};

export const sessionsAdded: ActivitySessionsAdded = {
  type: 'ActivitySessionsAdded',
  data: {
    activityId,
    added: [{ heldOn: '2022-05-30', sessions: 1, participants: 20 }],
    held: {
      sessions: [
        { heldOn: '2022-05-30', sessions: 1, participants: 20 },
        { heldOn: '2022-06-10', sessions: 1, participants: 80 },
        { heldOn: '2022-06-11', sessions: 2 },
      ],
      sessionCount: 4,
      participants: 100,
      firstHeldOn: '2022-05-30',
      lastHeldOn: '2022-06-11',
    },
  },
};

export const cancelled: ActivityCancelled = {
  type: 'ActivityCancelled',
  data: { activityId, reason: '疫情防控' },
};

const { activityId: _, ...description } = held.data;
/** One session too many had been recorded on the second day, and a chain that was not the activity's. */
export const corrected: ActivityCorrected = {
  type: 'ActivityCorrected',
  data: {
    activityId,
    before: description,
    after: {
      name: description.name,
      kind: description.kind,
      regionCode: description.regionCode,
      credits,
      held: {
        sessions: [
          { heldOn: '2022-06-10', sessions: 1, participants: 80 },
          { heldOn: '2022-06-11', sessions: 1 },
        ],
        sessionCount: 2,
        participants: 80,
        firstHeldOn: '2022-06-10',
        lastHeldOn: '2022-06-11',
      },
    },
    reason: '场次多记一场',
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
