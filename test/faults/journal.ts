import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Appended } from '#platform/event-store';

/** A command as a client sends it, in full, so that whoever finds it unanswered can send it again. */
export type SentCommand = {
  readonly commandId: string;
  /** The name of its mutation, or `reviseProjectPlans`: several revisions at once. */
  readonly command: string;
  readonly input: object;
  /** How many events it writes, all or none. */
  readonly events: number;
};

/** What a client was answered. */
export type Acknowledged = Pick<Appended, 'streamId'> & {
  readonly commandId: string;
  /** The stream's version after the command; absent where the client was shown a row, which others may have changed since. */
  readonly version?: number;
};

/** What clients sent and what they were answered, by command id. */
export type Journal = {
  readonly sent: ReadonlyMap<string, SentCommand>;
  readonly acknowledged: ReadonlyMap<string, Acknowledged>;
};

/** Writes a client's journal: an acknowledgement is on the disk before the client takes it as given. */
export class JournalWriter {
  private readonly file: number;

  constructor(file: string) {
    this.file = openSync(file, 'a');
  }

  sent(command: SentCommand): void {
    this.line({ sent: command });
  }

  acknowledged({ commandId }: SentCommand, { streamId, version }: Omit<Acknowledged, 'commandId'>): void {
    this.line({ acknowledged: { commandId, streamId, version } });
    fdatasyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }

  private line(entry: object): void {
    writeSync(this.file, `${JSON.stringify(entry)}\n`);
  }
}

/** @throws Error when a client got two different answers to one command */
export const readJournal = (...files: readonly string[]): Journal => {
  const sent = new Map<string, SentCommand>();
  const acknowledged = new Map<string, Acknowledged>();
  for (const file of files) {
    // A process that was killed may have left half a line, which was not on its way to anybody.
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    for (const line of lines) {
      const entry = JSON.parse(line) as { sent?: SentCommand; acknowledged?: Acknowledged };
      if (entry.sent) sent.set(entry.sent.commandId, entry.sent);
      if (!entry.acknowledged) continue;
      const before = acknowledged.get(entry.acknowledged.commandId);
      if (before && JSON.stringify(before) !== JSON.stringify(entry.acknowledged))
        throw new Error(`two answers to one command: ${JSON.stringify([before, entry.acknowledged])}`);
      acknowledged.set(entry.acknowledged.commandId, entry.acknowledged);
    }
  }
  return { sent, acknowledged };
};
