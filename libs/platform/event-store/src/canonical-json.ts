import canonicalize from 'canonicalize';

/** Deeper values go to the library, which also finds those that contain themselves. */
const deepest = 64;
// An object of JavaScript gives its keys in the order in which they came but for these: whole numbers come first, and one names the prototype.
const outOfOrder = /^(?:0|[1-9]\d*|__proto__)$/;

/** Not a value of plain JSON, or one whose keys cannot be put in order by inserting them. */
const notPlain = Symbol('not plain');

const inOrder = (value: unknown, depth: number): unknown => {
  if (typeof value === 'string') return value.isWellFormed() ? value : notPlain;
  if (typeof value === 'number') return Number.isFinite(value) ? value : notPlain;
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object' || depth === deepest) return notPlain;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      const ordered = inOrder(item, depth + 1);
      if (ordered === notPlain) return notPlain;
      items.push(ordered);
    }
    return items;
  }
  if ('toJSON' in value) return notPlain;
  const members: Record<string, unknown> = {};
  for (const key of Object.keys(value).toSorted()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    const ordered = inOrder(member, depth + 1);
    if (ordered === notPlain || !key.isWellFormed() || outOfOrder.test(key)) return notPlain;
    members[key] = ordered;
  }
  return members;
};

/**
 * Canonical JSON by RFC 8785, as the library writes it. What is plain JSON, and so every event, is put in order here and written by the engine
 * itself: that takes a quarter of the library's time, which was most of what the sequencer needed to look at a chain of hashes. Anything else is
 * the library's.
 * @throws for what has no canonical form: NaN, half a surrogate pair, a value that contains itself
 */
export const canonicalJson = (value: unknown): string => {
  const ordered = inOrder(value, 0);
  return ordered === notPlain ? canonicalize(value)! : JSON.stringify(ordered);
};
