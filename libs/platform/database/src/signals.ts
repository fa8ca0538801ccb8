import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { connectTimeout, type PoolUrl } from './connection.js';

type Heard = (payload: string) => void;

/**
 * Wake-up calls between the processes of one database: LISTEN and NOTIFY on one dedicated connection. They only make
 * waiting short. Nobody may rely on one: it can be merged with the next, or be lost with the connection.
 */
export class Signals {
  private readonly handlers = new Map<string, Set<Heard>>();
  /** What is still to be sent, by channel: the latest payload wins. */
  private readonly unsent = new Map<string, string>();
  private due: NodeJS.Timeout | undefined;
  private client: Client | undefined;
  private connecting: Promise<void> | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private isOut = false;
  private readonly closing = new AbortController();

  /**
   * Connects on first use, in the background, and again whenever the connection is lost.
   * @param onTrouble called once per outage, and once when it is over
   * @param onConnect called with each new connection before anything is heard on it
   */
  constructor(
    private readonly url: PoolUrl,
    private readonly onTrouble: (line: string) => void = () => undefined,
    private readonly onConnect: (client: Client) => Promise<void> = () => Promise.resolve(),
  ) {}

  /**
   * Hears every payload sent on a channel: this process's at once, those of others after a round trip. After an outage it hears `''` once,
   * because something may have been missed: look for yourself.
   * @returns resolves when the server listens, to a function that ends it
   */
  async listen(channel: string, heard: Heard): Promise<() => void> {
    const others = this.handlers.get(channel) ?? new Set<Heard>();
    const isNew = others.size === 0;
    this.handlers.set(channel, others.add(heard));
    const wasConnected = this.client !== undefined;
    await this.connected();
    // A connection made just now listens to it already. A failure here is a lost connection, which is made again.
    if (isNew && wasConnected) await this.run(`listen ${quoted(channel)}`).catch(() => undefined);
    return () => {
      others.delete(heard);
      if (others.size > 0 || this.handlers.get(channel) !== others) return;
      this.handlers.delete(channel);
      void this.run(`unlisten ${quoted(channel)}`).catch(() => undefined);
    };
  }

  /**
   * Calls the handlers of this process at once and everybody else soon: at most one statement in 5 ms, with the latest payload of each channel.
   * While the connection is down the latest is kept.
   * @param payload text below 8,000 bytes
   */
  notify(channel: string, payload: string): void {
    if (Buffer.byteLength(payload) >= 8_000) throw new RangeError('a payload is shorter than 8,000 bytes');
    if (this.closing.signal.aborted) return;
    this.deliver(channel, payload);
    this.unsent.set(channel, payload);
    this.due ??= setTimeout(() => this.send(), pace);
  }

  /** Sends what is due, then disconnects. Nothing is heard afterwards. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    clearTimeout(this.due);
    await this.connecting;
    const client = this.client;
    this.client = undefined;
    await this.turn;
    if (this.unsent.size > 0) await client?.query(notify, taken(this.unsent)).catch(() => undefined);
    this.handlers.clear();
    await client?.end().catch(() => undefined);
  }

  private deliver(channel: string, payload: string): void {
    for (const heard of this.handlers.get(channel) ?? []) heard(payload);
  }

  private send(): void {
    this.due = undefined;
    if (this.unsent.size === 0 || this.closing.signal.aborted) return;
    if (this.client === undefined) return void this.connected(); // sent from there
    const [channels, payloads] = taken(this.unsent);
    this.run(notify, [channels, payloads]).catch(() => {
      for (const [index, channel] of channels.entries())
        if (!this.unsent.has(channel)) this.unsent.set(channel, payloads[index]!);
    });
  }

  /** One statement after the other on the one connection, since pg is going to stop queueing them itself. */
  private run(sql: string, values: unknown[] = []): Promise<unknown> {
    const client = this.client;
    const answer = this.turn.then(() => client?.query(sql, values));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  /** Resolves once there is a connection (or this is closed). */
  connected(): Promise<void> {
    if (this.client !== undefined || this.closing.signal.aborted) return Promise.resolve();
    this.connecting ??= this.connect().finally(() => (this.connecting = undefined));
    return this.connecting;
  }

  private async connect(): Promise<void> {
    for (let failures = 0; !this.closing.signal.aborted; failures++) {
      const client = new Client({
        connectionString: this.url,
        application_name: 'yinfeng signals',
        connectionTimeoutMillis: connectTimeout,
        keepAlive: true,
      });
      try {
        let ended = false;
        client.on('error', () => undefined); // 'end' follows
        client.once('end', () => {
          ended = true;
          if (this.client === client) this.lost();
        });
        await client.connect();
        await this.onConnect(client);
        const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
        client.on('notification', ({ channel, payload, processId }) => {
          if (processId !== rows[0]?.pid) this.deliver(channel, payload ?? ''); // our own were delivered at once
        });
        for (const channel of this.handlers.keys()) await client.query(`listen ${quoted(channel)}`);
        if (ended) throw new Error('the connection ended');
        this.client = client;
        this.back();
        return;
      } catch (error) {
        await client.end().catch(() => undefined);
        this.out(error);
        const wait = Math.min(100 * 2 ** failures, 5_000) * (0.5 + Math.random() / 2);
        await pause(wait, undefined, { signal: this.closing.signal }).catch(() => undefined);
      }
    }
  }

  private lost(): void {
    this.client = undefined;
    if (this.closing.signal.aborted) return;
    this.out(new Error('the connection ended'));
    void this.connected();
  }

  private out(error: unknown): void {
    if (this.isOut || this.closing.signal.aborted) return;
    this.isOut = true;
    this.onTrouble(`signals are out: ${(error as Error).message}`);
  }

  private back(): void {
    if (this.due === undefined) this.send();
    if (!this.isOut) return;
    this.isOut = false;
    this.onTrouble('signals are back');
    for (const channel of this.handlers.keys()) this.deliver(channel, '');
  }
}

const pace = 5;

const notify =
  'select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as n(channel, payload)';

/** Takes everything out. */
const taken = (unsent: Map<string, string>): [channels: string[], payloads: string[]] => {
  const found: [string[], string[]] = [[...unsent.keys()], [...unsent.values()]];
  unsent.clear();
  return found;
};

const quoted = (channel: string): string => `"${channel.replaceAll('"', '""')}"`;
