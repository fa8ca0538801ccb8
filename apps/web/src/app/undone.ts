import { useSyncExternalStore } from 'react';

/*
 * How many things were told to be done on a page that was left before the answer came, and were not done. The shell says so on every
 * other page: there is nobody else to tell.
 */

let count = 0;
const listeners = new Set<() => void>();

export const setUndone = (now: number): void => {
  count = now;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useUndone = (): number => useSyncExternalStore(subscribe, () => count);
