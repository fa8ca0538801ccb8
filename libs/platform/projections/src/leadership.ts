import { Client, type ClientConfig } from 'pg';

type Stop = () => Promise<void>;

/** A part of the worker that must run once in the whole installation. */
export type Led = {
  readonly name: string;
  /**
   * Resolves, once the part runs, to what stops it. The signal aborts a start that is no longer wanted; a part calls `later` when its start
   * takes long and nobody need wait for it.
   */
  start(signal: AbortSignal, later: () => void): Promise<Stop>;
};

// A part that cannot start is tried again after a pause that grows to this.
const longestPauseMs = 60_000;

/**
 * One leader for each part, by advisory locks held on one connection of its own: whoever holds the lock runs the part; when its
 * process or connection dies, another takes over within `retryMs`. Parts start side by side: one that cannot, or that takes long
 * because it rebuilds, keeps no other waiting.
 */
export class Leadership {
  private client: Client | undefined;
  /** Parts whose locks this process holds. */
  private readonly held = new Map<string, Promise<Stop>>();
  private readonly running = new Set<string>();
  private readonly pauses = new Map<string, { readonly ms: number; readonly until: number }>();
  private wanted = new AbortController();
  private resting: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private turn: Promise<readonly Promise<void>[]> = Promise.resolve([]);

  constructor(
    private readonly connection: ClientConfig,
    private readonly parts: readonly Led[],
    private readonly onError: (error: unknown) => void,
    private readonly retryMs = 1000,
    private readonly onConnect: (client: Client) => Promise<void> = () => Promise.resolve(),
  ) {}

  /** Tries once for every part, waits for those that it starts (but not for one that calls `later`), then keeps trying in the background. */
  async start(): Promise<void> {
    await Promise.all(await this.next());
  }

  /** The names of the parts this process runs. */
  leads(): string[] {
    return this.parts.map((part) => part.name).filter((name) => this.running.has(name));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    this.wanted.abort();
    await this.turn;
    await this.rest();
    await this.client?.end().catch(() => {});
  }

  private next(): Promise<readonly Promise<void>[]> {
    this.turn = this.attempt()
      .catch((error: unknown) => {
        this.onError(error);
        return [];
      })
      .then((started) => {
        if (!this.stopped) this.timer = setTimeout(() => void this.next(), this.retryMs);
        return started;
      });
    return this.turn;
  }

  /** Takes every lock that is free, then starts those parts side by side, and gives what is being started. */
  private async attempt(): Promise<Promise<void>[]> {
    await this.resting; // what ran under locks that were lost must have ended before it may run again
    const client = this.client ?? (await this.connect());
    const won: Led[] = [];
    for (const part of this.parts) {
      if (this.stopped || this.client !== client) break;
      if (this.held.has(part.name) || Date.now() < (this.pauses.get(part.name)?.until ?? 0)) continue;
      try {
        const { rows } = await client.query<{ won: boolean }>(
          'select pg_try_advisory_lock(hashtextextended($1, 0)) as won',
          [lockOf(part)],
        );
        if (rows[0]?.won) won.push(part);
      } catch (error) {
        this.onError(error);
        break; // what was won is won
      }
    }
    if (this.stopped || this.client !== client) return []; // the locks go, or have gone, with the connection
    return won.map((part) => new Promise((done) => void this.begin(part, client, done).then(done)));
  }

  private async begin(part: Led, client: Client, later: () => void): Promise<void> {
    const { signal } = this.wanted;
    const starting = (async () => part.start(signal, later))();
    this.held.set(part.name, starting);
    try {
      await starting;
      if (this.held.get(part.name) !== starting) return; // the lock was lost meanwhile: `rest` stops it
      this.running.add(part.name);
      this.pauses.delete(part.name);
    } catch (error) {
      if (this.held.get(part.name) === starting) this.held.delete(part.name);
      if (signal.aborted) return;
      const ms = Math.min((this.pauses.get(part.name)?.ms ?? this.retryMs / 2) * 2, longestPauseMs);
      this.pauses.set(part.name, { ms, until: Date.now() + ms });
      this.onError(error);
      // Somebody else may fare better.
      if (this.client === client)
        await client
          .query('select pg_advisory_unlock(hashtextextended($1, 0))', [lockOf(part)])
          .catch(() => {});
    }
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      ...this.connection,
      application_name: 'yinfeng leadership',
      keepAlive: true,
    });
    client.on('error', (error) => {
      // The locks went with the connection: stop before somebody else has them. The checkpoint's compare fences what is still under way.
      this.onError(error);
      if (this.client !== client) return;
      this.client = undefined;
      this.resting = this.rest();
    });
    await client.connect();
    try {
      await this.onConnect(client);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    // This connection is idle by design. The limit on idle transactions does not apply to it; a limit on idle sessions would end it.
    await client.query('set idle_session_timeout = 0');
    this.client = client;
    return client;
  }

  /** Stops whatever runs, and whatever is still starting once it has started. */
  private async rest(): Promise<void> {
    this.wanted.abort();
    this.wanted = new AbortController();
    const held = [...this.held.values()];
    this.held.clear();
    this.running.clear();
    await Promise.all(
      held.map(async (starting) => {
        const stop = await starting.catch(() => undefined); // `begin` has reported it
        await stop?.().catch((error: unknown) => this.onError(error));
      }),
    );
  }
}

/** The name of the lock that whoever leads a part holds. */
export const lockOf = ({ name }: Pick<Led, 'name'>): string => `yinfeng/${name}`;
