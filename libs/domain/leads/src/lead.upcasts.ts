import type { Upcast } from '#platform/kernel';

/** A claim of v1 was settled by the lead as it stood just then; at which version that was is not known. */
const unknownVersion: Upcast['step'] = (data) => ({ ...data, leadVersion: 0 });

/** Steps from older stored shapes. Each comes with a stored sample in `samples/`. */
export const leadUpcasts: readonly Upcast[] = [
  { type: 'InvestorClaimed', from: 1, step: unknownVersion },
  { type: 'InvestorClaimWithdrawn', from: 1, step: unknownVersion },
  // What was in force with it, one event alone does not tell; whoever asks goes by the days of all grades (`gradedAfter`).
  {
    type: 'LeadRegraded',
    from: 1,
    step: (data) => ({ ...data, current: (data as { after: string }).after }),
  },
  // The last who was named had it, whatever the day.
  {
    type: 'LeadAssigned',
    from: 1,
    step: (data) => ({ ...data, current: (data as { owner: object }).owner }),
  },
  // A value could be replaced, and not be cleared.
  { type: 'LeadCorrected', from: 1, step: (data) => ({ ...data, cleared: [] }) },
];
