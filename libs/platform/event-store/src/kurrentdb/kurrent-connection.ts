import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreDBClient, ErrorType, isCommandError } from '@eventstore/db-client';
import { StoreUnavailable } from '../port.js';
import { nameNoAddresses } from './server-names.js';

/** One attempt of a call, as the call sees it. */
export type Attempt = {
  readonly client: EventStoreDBClient;
  /** Aborted when the attempt has taken too long, or has failed: the reason is what it fails with. */
  readonly signal: AbortSignal;
  /** How long the attempt may take without a sign of life. */
  readonly deadlineMs: number;
  /** A sign of life: the time begins anew. */
  readonly alive: () => void;
};

export type Patience = {
  /** How long one attempt may be silent. */
  readonly deadlineMs: number;
  /** How long attempts are made before `StoreUnavailable`. */
  readonly patienceMs: number;
};

/** The attempt did not answer in time. Nobody knows whether it did anything. */
class Silent extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
    this.name = 'Silent';
  }
}

/** The client does not take the connection string, or not the files it names. */
export class BadConnectionString extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadConnectionString';
  }
}

const firstPauseMs = 50;
const longestPauseMs = 2000;

// A server that is going, coming, being elected or out of reach. The connection moves to another node by itself where it can.
const passingTypes: ReadonlySet<string> = new Set([
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
  ErrorType.NOT_LEADER,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.TIMEOUT,
]);
const passingWords =
  /Failed to discover|ECONN|ETIMEDOUT|EPIPE|RST_STREAM|GOAWAY|[Cc]hannel .*(closed|shut)|Cancelled on client|write after end|socket hang up/;

/** Whether the same call may succeed a moment later. */
const isPassing = (error: unknown): boolean => {
  if (error instanceof Silent) return true;
  if (isCommandError(error as never) && passingTypes.has((error as { type: string }).type)) return true;
  const { type, message } = error as { type?: string; message?: string };
  return (type === undefined || type === ErrorType.UNKNOWN) && passingWords.test(message ?? '');
};

/** A random half to the whole of a pause that doubles, so that callers that failed together do not retry together. */
const pauseAfter = (attempts: number, random: () => number = Math.random): number =>
  Math.min(firstPauseMs * 2 ** attempts, longestPauseMs) * (0.5 + random() / 2);

/** Errors about the connection string never repeat it: it may hold a password. */
const wordsFor = ({ message }: Error): string =>
  /certificate|userCertFile/.test(message) ? message : 'not a connection string that the client takes';

const clientOf = (url: string): EventStoreDBClient => {
  nameNoAddresses();
  let client: EventStoreDBClient;
  try {
    client = EventStoreDBClient.connectionString(url);
  } catch (error) {
    // Not as its cause: the client's error has the string in a property.
    // oxlint-disable-next-line preserve-caught-error
    throw new BadConnectionString(wordsFor(error as Error));
  }
  // Appends go the unary way also where the server offers BatchAppend. In BatchAppend the client heeds no deadline, one failed
  // connection fails the appends of all, and an answer after that throws where nobody can catch it (see README).
  return Object.assign(client, { supports: async () => false });
};

/** A connection that retries: every call has a deadline, passing failures are tried again, and what remains is an error of ours. */
export class KurrentConnection {
  private client: EventStoreDBClient;
  /** Clients that were replaced, and that somebody still waits for an answer of. */
  private readonly retired = new Set<EventStoreDBClient>();
  /** How many attempts are under way on each client. */
  private readonly underWay = new Map<EventStoreDBClient, number>();
  private readonly closing = new AbortController();

  /** Connections on which `meet` has been called, or is. */
  private readonly met = new WeakMap<Channel, Promise<void>>();

  /** @param meet called on each new connection, before any call is made on it: what it throws is what that call throws */
  constructor(
    private readonly url: string,
    private readonly patience: Patience,
    private readonly meet?: (attempt: Attempt) => Promise<void>,
  ) {
    this.client = clientOf(url);
  }

  /**
   * Makes a call, and repeats it while it fails for a passing reason. The call must be harmless to repeat.
   * @param unmet makes it also where nobody knows yet what the connection leads to
   * @throws StoreUnavailable when it has failed for too long; whatever else the call throws
   */
  async run<T>(call: (attempt: Attempt) => Promise<T>, unmet = false): Promise<T> {
    const { deadlineMs, patienceMs } = this.patience;
    const until = performance.now() + patienceMs;
    for (let attempts = 0; ; attempts++) {
      const { client } = this;
      try {
        return await this.attempt(
          client,
          Math.min(deadlineMs, until - performance.now()),
          async (attempt) => {
            if (this.meet && !unmet) await this.hasMet(attempt, this.meet);
            return await call(attempt);
          },
        );
      } catch (error) {
        if (this.closing.signal.aborted) throw new StoreUnavailable('closed', error);
        if (!isPassing(error)) throw error;
        // The client itself leaves a node that refuses, not one that is silent.
        if (error instanceof Silent) this.replace(client);
        const pause = pauseAfter(attempts);
        if (performance.now() + pause >= until) throw new StoreUnavailable((error as Error).message, error);
        // Rejects when the store is closed, and the next attempt says so.
        await delay(pause, undefined, { signal: this.closing.signal }).catch(() => undefined);
      }
    }
  }

  private async hasMet(attempt: Attempt, meet: (attempt: Attempt) => Promise<void>): Promise<void> {
    const channel = await channelOf(attempt.client);
    let meeting = this.met.get(channel);
    if (!meeting) {
      meeting = meet(attempt);
      this.met.set(channel, meeting);
      const forget = () => {
        if (this.met.get(channel) === meeting) this.met.delete(channel);
      };
      void meeting.then(() => {
        // A channel connects anew by itself, to whatever listens there by then.
        if (channel.getConnectivityState(false) !== connectivityState.READY) return forget();
        channel.watchConnectivityState(connectivityState.READY, Infinity, forget);
      }, forget);
    }
    await meeting;
  }

  /** Identifies the node that the connection leads to, for comparison; undefined while discovery runs. */
  async node(): Promise<object | undefined> {
    const channel = channelOf(this.client).catch(() => undefined);
    return await Promise.race([
      channel,
      new Promise<undefined>((resolve) => setImmediate(resolve, undefined)),
    ]);
  }

  async close(): Promise<void> {
    const clients = [this.client, ...this.retired];
    this.retired.clear();
    this.closing.abort(); // Each attempt ends with that, before its client ends
    await Promise.all(clients.map(closed));
  }

  private attempt<T>(
    client: EventStoreDBClient,
    deadlineMs: number,
    call: (attempt: Attempt) => Promise<T>,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const aborting = new AbortController();
      const fail = (error: unknown) => {
        settle();
        reject(error);
        aborting.abort(error);
      };
      const stop = () => fail(new StoreUnavailable('closed'));
      const begin = () => setTimeout(() => fail(new Silent(Math.round(deadlineMs))), deadlineMs);
      let timer: NodeJS.Timeout | undefined;
      let isUnderWay = false;
      const settle = () => {
        clearTimeout(timer);
        this.closing.signal.removeEventListener('abort', stop);
        if (isUnderWay) this.ended(client);
        isUnderWay = false;
      };
      const alive = () => {
        if (!aborting.signal.aborted) timer?.refresh();
      };
      if (this.closing.signal.aborted) return stop();
      this.closing.signal.addEventListener('abort', stop);
      timer = begin();
      isUnderWay = true;
      this.underWay.set(client, (this.underWay.get(client) ?? 0) + 1);
      call({ client, signal: aborting.signal, deadlineMs, alive }).then(
        (value) => (settle(), resolve(value)),
        fail,
      );
    });
  }

  private replace(silent: EventStoreDBClient): void {
    if (this.client !== silent || this.closing.signal.aborted) return;
    this.client = clientOf(this.url);
    // Others may still get their answers from it, a long read for as long as it takes: to close a client ends its reads as if they had given
    // everything.
    if (this.underWay.has(silent)) this.retired.add(silent);
    else void closed(silent);
  }

  private ended(client: EventStoreDBClient): void {
    const left = this.underWay.get(client)! - 1;
    if (left > 0) return void this.underWay.set(client, left);
    this.underWay.delete(client);
    if (this.retired.delete(client)) void closed(client);
  }
}

/** What is used of gRPC's channels. */
type Channel = {
  close(): void;
  getConnectivityState(tryToConnect: boolean): number;
  watchConnectivityState(state: number, deadline: number, changed: (error?: Error) => void): void;
};

/** gRPC's number for a channel that is connected. */
const connectivityState = { READY: 2 };

const channelOf = (client: EventStoreDBClient): Promise<Channel> =>
  (client as unknown as { getChannel: () => Promise<Channel> }).getChannel();

/** `dispose` ends the client's streams, not its channel, which would keep the process alive. */
const closed = async (client: EventStoreDBClient): Promise<void> => {
  await client.dispose();
  const closing = channelOf(client).then(
    (channel) => channel.close(),
    () => undefined,
  );
  // Where no node is in reach, discovery goes on for a while; there is no channel to wait for then.
  await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, 200).unref())]);
};
