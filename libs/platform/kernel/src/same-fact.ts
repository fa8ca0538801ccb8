const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/**
 * Whether two JSON-safe facts say the same; members that are undefined say nothing. Not by their plain text: jsonb gives the
 * members of a stored fact back in another order than they were written in.
 */
export const sameFact = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);
