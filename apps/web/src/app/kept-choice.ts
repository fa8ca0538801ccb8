/** A choice of this browser's, such as its language. Storage may be denied: then it lasts as long as the page. */
export const keptChoice = <T extends string>(name: string, allowed: readonly T[], byDefault: () => T) => {
  let now: T | undefined;
  const listeners = new Set<() => void>();
  return {
    get(): T {
      if (now !== undefined) return now;
      let kept: string | null = null;
      try {
        kept = localStorage.getItem(`yinfeng.${name}`);
      } catch {
        // Denied: the default.
      }
      return (now = allowed.find((one) => one === kept) ?? byDefault());
    },
    set(chosen: T): void {
      now = chosen;
      try {
        localStorage.setItem(`yinfeng.${name}`, chosen);
      } catch {
        // Denied: kept in this page only.
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
