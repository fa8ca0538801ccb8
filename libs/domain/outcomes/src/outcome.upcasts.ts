import type { Upcast } from '#platform/kernel';

/** Steps from older stored shapes; none yet. Each comes with a stored sample in `samples/`. */
export const outcomeUpcasts: readonly Upcast[] = [];
