import type { Platform } from '#composition/program';

/** Prints where the log and every projection stand. */
export const status = async ({ log, progress, oldestOpenAppend }: Platform): Promise<void> => {
  process.stdout.write(`log ${await log.position(await log.head())}\n`);
  const held = await oldestOpenAppend();
  if (held)
    process.stdout.write(
      `${held.waiting} events are held back by ${held.writer}, which has written and is still open\n`,
    );
  for (const { name, seq, failure, updatedAt } of await progress.health())
    process.stdout.write(
      `${name.padEnd(40)} ${String(seq).padStart(9)}  ${updatedAt ?? 'no tables yet'}${failure === null ? '' : `  STOPPED: ${failure}`}\n`,
    );
};
