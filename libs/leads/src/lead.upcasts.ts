import type { Upcast } from '#libs/kernel';

/** Steps from older stored shapes. Each comes with a stored sample in `samples/`. */
export const leadUpcasts: readonly Upcast[] = [
  // The last grade that was said was in force, whatever its day.
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
];
