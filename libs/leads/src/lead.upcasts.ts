import type { Upcast } from '#libs/kernel';

/** A claim of v1 was settled by the lead as it stood just then; at which version that was is not known. */
const unknownVersion: Upcast['step'] = (data) => ({ ...data, leadVersion: 0 });

/** Steps from older stored shapes. Each comes with a stored sample in `samples/`. */
export const leadUpcasts: readonly Upcast[] = [
  { type: 'InvestorClaimed', from: 1, step: unknownVersion },
  { type: 'InvestorClaimWithdrawn', from: 1, step: unknownVersion },
];
