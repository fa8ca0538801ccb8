// Numbers that look random and are the same on every machine and every day: the seed is committed, and so is what comes of it.

const hash = (text) => {
  let h = 2166136261;
  for (const unit of text) h = Math.imul(h ^ unit.codePointAt(0), 16777619);
  return h >>> 0;
};

/** A generator of its own for each part, so that a change to one part does not shuffle the others. (mulberry32) */
export const random = (name) => {
  let state = hash(name);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  /** A whole number from `from` to `to`, both included. */
  const int = (from, to) => from + Math.floor(next() * (to - from + 1));
  const pick = (list) => list[int(0, list.length - 1)];
  const chance = (share) => next() < share;
  const shuffled = (list) => {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = int(0, i);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  };
  /** `count` different ones of a list. */
  const some = (list, count) => shuffled(list).slice(0, count);
  /** One of `[value, weight]` pairs. */
  const weighted = (pairs) => {
    let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of pairs) if ((left -= weight) < 0) return value;
    return pairs.at(-1)[0];
  };
  return { next, int, pick, chance, shuffled, some, weighted };
};
