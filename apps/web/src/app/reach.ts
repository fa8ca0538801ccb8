/*
 * Whether the server answers, as far as the questions tell that were put to it. The browser knows of its network alone: a server that is
 * stopped, or a network that leads nowhere, it takes for being online.
 */

let reached = true;
const listeners = new Set<() => void>();

export const isReached = (): boolean => reached;

const say = (now: boolean): void => {
  if (now === reached) return;
  reached = now;
  for (const listener of listeners) listener();
};

/** How many answers have come. */
let answers = 0;

/** Notes that the server has answered, whatever it said. */
export const noteAnswer = (): void => {
  answers += 1;
  say(true);
};

/**
 * To be called when a question is sent. Questions do not fail in the order in which they were sent: the server is gone only if nothing at
 * all has come from it since this one was.
 * @returns how to note that nobody has answered it
 */
export const noteAsked = (): (() => void) => {
  const before = answers;
  return () => {
    if (answers === before) say(false);
  };
};

/** Told when the server is found gone, and when it is found back. @returns how to call it off */
export const onReachChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
