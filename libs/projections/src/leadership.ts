import { Client, type ClientConfig } from 'pg';

/** A part of the worker that must run once in the whole installation. */
export type Led = { readonly name: string; start(): Promise<() => Promise<void>> };

/**
 * One leader for each part, by advisory locks held on one connection of its own: whoever holds the lock runs the part; when its
 * process or connection dies, another takes over within `retryMs`.
 */
export class Leadership {
  private client: Client | undefined;
  private readonly running = new Map<string, () => Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: ClientConfig,
    private readonly parts: readonly Led[],
    private readonly onError: (error: unknown) => void,
    private readonly retryMs = 1000,
  ) {}

  /** Tries once for every part, then keeps trying in the background. */
  async start(): Promise<void> {
    await this.next();
  }

  /** The names of the parts this process runs. */
  leads(): string[] {
    return [...this.running.keys()];
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn.catch(() => {});
    await this.rest();
    await this.client?.end().catch(() => {});
  }

  private next(): Promise<void> {
    this.turn = this.attempt()
      .catch((error: unknown) => this.onError(error))
      .then(() => {
        if (!this.stopped) this.timer = setTimeout(() => void this.next(), this.retryMs);
      });
    return this.turn;
  }

  private async attempt(): Promise<void> {
    const client = this.client ?? (await this.connect());
    for (const part of this.parts) {
      if (this.stopped || this.client !== client) return;
      if (this.running.has(part.name)) continue;
      const { rows } = await client.query<{ won: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as won',
        [`yinfeng/${part.name}`],
      );
      if (rows[0]?.won) this.running.set(part.name, await part.start());
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
      if (this.client === client) this.client = undefined;
      void this.rest();
    });
    await client.connect();
    // Idle for good by design: the guard against idle transactions does not touch it, an idle session limit would.
    await client.query('set idle_session_timeout = 0');
    this.client = client;
    return client;
  }

  private async rest(): Promise<void> {
    const stops = [...this.running.values()];
    this.running.clear();
    await Promise.all(stops.map((stop) => stop()));
  }
}
