import { writeFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

// A tenth of the processor where both want it; the lowest would stand still on a machine that does other things as well.
const lower = 10;
const lowest = constants.priority.PRIORITY_LOW;

/**
 * Lets other processes have the processors first, as far as the system allows it. For a process that is to make threads: before it makes them,
 * they inherit it.
 */
export const giveWay = (pid: number): void => {
  try {
    const priority = Math.min(getPriority() + lower, lowest);
    setPriority(pid, priority);
    // Linux may share the processors out among sessions first (autogroup): a priority then counts within one, and each has its own as well.
    writeFileSync(`/proc/${pid}/autogroup`, String(priority));
  } catch {
    // it has ended, is another user's, or the system has no priorities: it works all the same
  }
};
