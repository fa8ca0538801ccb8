import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Keeps the heap close to what lives in it. By itself V8 lets garbage grow to several times that while there is memory, and a process
 * that runs on a liaison office's one machine beside its database should not.
 */
export const keepHeapSmall = (): void => setFlagsFromString('--heap-growing-percent=80');

/** Collects once and gives the pages back: after a start, which fills the heap with what is never needed again. */
export const giveBackMemory = (): void => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Twice: objects with a finalizer go with the second collection.
  collect();
  collect();
};
