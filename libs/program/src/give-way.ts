import { readFileSync, writeFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

// A tenth of the processor where both want it; the lowest would stand still on a machine that does other things as well.
const lower = 10;
const lowest = constants.priority.PRIORITY_LOW;

/**
 * Lets other processes have the processors first, as far as the system lets us say so. For a process that is to make threads: before it
 * makes them, they inherit it.
 */
export const giveWay = async (pid: number): Promise<void> => {
  const priority = Math.min(getPriority() + lower, lowest);
  try {
    setPriority(pid, priority);
    // Linux may share the processors out among sessions first (autogroup): a priority then counts within one, and each session has its
    // own as well. Setting that is allowed ten times a second.
    for (let tries = 5; tries > 0; tries--)
      try {
        writeFileSync(`/proc/${pid}/autogroup`, String(priority));
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
        await pause(150);
      }
  } catch {
    // it has ended, or is another user's, or the system knows no such thing: it works all the same
  }
};

/** The process of this machine in which PostgreSQL serves a connection; undefined where it runs elsewhere, or nothing tells. */
export const backendOf = (client: PoolClient): number | undefined => {
  const { processID, connection } = client as unknown as {
    readonly processID?: number | null;
    readonly connection?: { readonly stream?: { readonly localPort?: number } };
  };
  const port = connection?.stream?.localPort;
  if (!processID || port === undefined) return undefined;
  try {
    // PostgreSQL titles its processes: a process of this number that names our own port is the one.
    const title = readFileSync(`/proc/${processID}/cmdline`, 'utf8');
    return title.startsWith('postgres: ') && title.includes(`(${port})`) ? processID : undefined;
  } catch {
    return undefined;
  }
};

/** Has PostgreSQL give way as well with what it does for the connections of a pool, where it runs on this machine. */
export const sessionsGiveWay = (pool: Pool): void => {
  const told = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => {
    if (told.has(client)) return;
    told.add(client);
    const pid = backendOf(client);
    if (pid !== undefined) void giveWay(pid);
  });
};
