import { badField } from './refused.js';

/**
 * What a record says, with what is said anew and without what is cleared.
 * @param cleared fields that the record may do without
 * @throws BadInput FIELD_CLEARED where a value is both given and cleared
 */
export const saidAnew = <T extends object>(
  before: T,
  said: Partial<T>,
  cleared: readonly (keyof T & string)[],
): T => {
  const both = cleared.find((field) => said[field] !== undefined);
  if (both !== undefined) badField(both, 'FIELD_CLEARED', 'a value is given and cleared in one');
  const after: Partial<T> = { ...before, ...said };
  for (const field of cleared) delete after[field];
  return after as T;
};
