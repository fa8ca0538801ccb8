import type { Upcast } from '#platform/kernel';

/** Steps from older stored shapes. Each comes with a stored sample in `samples/`. */
export const networkUpcasts: readonly Upcast[] = [
  // It did not say what it made of joinings recorded before it: the path of its own day is taken for theirs.
  { type: 'OrganizationAssignedToHub', from: 1, step: (data) => ({ ...data, joinings: [] }) },
];
