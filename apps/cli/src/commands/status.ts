import type { Platform } from '#composition/program';
import type { Owed } from '#platform/projections';
import { strangerLine } from './verify.js';

/** One line about what a reaction owes. */
export const owedLine = ({ reaction, seq, message, since }: Owed): string =>
  `reaction/${reaction} owes what event ${seq} asks for since ${since}, and tries it again: ${message}`;

/** Prints where the log, every projection and every reaction stand, by the database's word: also what nobody has given a place yet. */
export const status = async ({ log, progress, oldestOpenAppend, strangers }: Platform): Promise<void> => {
  process.stdout.write(`log ${await log.position(await log.head())}\n`);
  const held = await oldestOpenAppend();
  if (held)
    process.stdout.write(
      `${held.waiting} events are held back by ${held.writer}, which has written and is still open\n`,
    );
  for (const stranger of await strangers()) process.stdout.write(`${strangerLine(stranger)}\n`);
  for (const owed of await progress.owed()) process.stdout.write(`${owedLine(owed)}\n`);
  const moved = new Map((await progress.health()).map(({ name, updatedAt }) => [name, updatedAt]));
  for (const part of await progress.parts()) {
    const { name, kind, seq, head, state, seenAt, failure, missing, stillMs } = part;
    const at = kind === 'SEQUENCER' ? seenAt : (moved.get(name) ?? null);
    const notes = [
      missing ? 'no tables yet' : (at ?? 'never'),
      ...(seq < head ? [`${head - seq} behind`] : []),
      ...(seq > head ? [`beyond the log's end at ${head}`] : []),
      ...(stillMs > 5_000 ? [`for ${Math.round(stillMs / 1000)} s`] : []),
      ...(failure !== null ? [`STOPPED: ${failure}`] : []),
      // Without a server everything runs nowhere: only where something waits is that news.
      ...(failure === null && state !== 'RUNNING' && seq !== head ? [state] : []),
    ];
    process.stdout.write(`${name.padEnd(40)} ${String(seq).padStart(9)}  ${notes.join('  ')}\n`);
  }
};
