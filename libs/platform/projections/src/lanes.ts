/**
 * Puts together what shares a key, also by way of others: each group keeps the order of what is in it, and groups have nothing to do with one
 * another. A group stands where its first member stood.
 */
export const groupedByKeys = <T>(
  items: readonly T[],
  keysOf: (item: T) => readonly string[],
): readonly (readonly T[])[] => {
  const parent = items.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root]!;
    for (let next = at; next !== root;) [parent[next], next] = [root, parent[next]!];
    return root;
  };
  const first = new Map<string, number>();
  for (const [at, item] of items.entries())
    for (const key of keysOf(item)) {
      const before = first.get(key);
      if (before === undefined) first.set(key, at);
      else {
        const [one, other] = [rootOf(before), rootOf(at)];
        parent[Math.max(one, other)] = Math.min(one, other);
      }
    }
  const groups = new Map<number, T[]>();
  for (const [at, item] of items.entries()) {
    const root = rootOf(at);
    const group = groups.get(root);
    if (group) group.push(item);
    else groups.set(root, [item]);
  }
  return [...groups.values()];
};

/**
 * Does one thing after the other within each group, and so many groups side by side. Once one fails nothing more is begun; what is under way is
 * waited for.
 * @returns what failed
 */
export const inLanes = async <T>(
  groups: readonly (readonly T[])[],
  lanes: number,
  run: (item: T) => Promise<unknown>,
): Promise<readonly { readonly item: T; readonly error: unknown }[]> => {
  const waiting = groups.values();
  const failed: { item: T; error: unknown }[] = [];
  const lane = async (): Promise<void> => {
    for (const group of waiting)
      for (const item of group) {
        if (failed.length > 0) return;
        try {
          await run(item);
        } catch (error) {
          failed.push({ item, error });
        }
      }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, groups.length) }, lane));
  return failed;
};
