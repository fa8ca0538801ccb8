import { closeSync, fdatasync, ftruncateSync, openSync, readFileSync, write } from 'node:fs';
import { promisify } from 'node:util';
import type { Proposed, Write } from './transaction-log.js';

const writeTo = promisify(write);
const sync = promisify(fdatasync);

type Line = {
  readonly s: string;
  readonly c: string;
  readonly t?: true;
  readonly e: readonly (readonly [id: string, type: string, json: boolean, data: string, metadata: string])[];
};

/** The writes of a log in a file, one a line; what came in meanwhile goes to the disk together. */
export class Journal {
  /** What the file held when it was opened, without a line that a crash tore. */
  readonly past: readonly Write[];
  readonly #file: number;
  #lines: string[] = [];
  #flushing: Promise<void> | undefined;
  #broken: unknown;

  constructor(path: string) {
    this.#file = openSync(path, 'a+');
    const text = readFileSync(path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    ftruncateSync(this.#file, Buffer.byteLength(whole));
    this.past = whole
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => read(JSON.parse(line) as Line));
  }

  append({ stream, events, created, tombstone }: Write): void {
    const line: Line = {
      s: stream,
      c: created,
      ...(tombstone && { t: tombstone }),
      e: events.map(({ id, type, json, data, metadata }) => [id, type, json, base64(data), base64(metadata)]),
    };
    this.#lines.push(`${JSON.stringify(line)}\n`);
  }

  /** Resolves once all that was appended before is on the disk. */
  async flush(): Promise<void> {
    // What failed once is lost to the file: nothing after it may be acknowledged.
    if (this.#broken) throw this.#broken;
    // One flush may be under way that began without the last lines.
    if (this.#flushing) await this.#flushing;
    if (this.#lines.length === 0 && !this.#flushing) return;
    this.#flushing ??= this.#write().finally(() => (this.#flushing = undefined));
    await this.#flushing;
  }

  async close(): Promise<void> {
    await this.flush().finally(() => closeSync(this.#file));
  }

  async #write(): Promise<void> {
    const text = Buffer.from(this.#lines.join(''));
    this.#lines = [];
    for (let at = 0; at < text.length;) at += (await writeTo(this.#file, text, at)).bytesWritten;
    await sync(this.#file);
  }
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

const read = ({ s, c, t, e }: Line): Write => ({
  stream: s,
  created: c,
  ...(t && { tombstone: t }),
  events: e.map(([id, type, json, data, metadata]): Proposed => ({
    id,
    type,
    json,
    data: Buffer.from(data, 'base64'),
    metadata: Buffer.from(metadata, 'base64'),
  })),
});
