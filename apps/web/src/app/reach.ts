/*
 * Whether the server answered the last time that it was asked. The browser knows of its network alone: a server that is stopped, or a
 * network that leads nowhere, it takes for being online.
 */

let reached = true;
const listeners = new Set<() => void>();

export const isReached = (): boolean => reached;

/** Notes whether an answer of any kind came back, or none. */
export const noteReach = (now: boolean): void => {
  if (now === reached) return;
  reached = now;
  for (const listener of listeners) listener();
};

/** Told when the server is found gone, and when it is found back. @returns how to call it off */
export const onReachChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
