import { notLeader, Refusal } from './messages.js';
import { status as Code } from '@grpc/grpc-js';

/** Where a node listens. */
export type Endpoint = { readonly address: string; readonly port: number };

/** Which calls a fault is for. One append of a batch stream counts as one call; a subscription counts as a read. */
export type Calls = 'append' | 'read' | 'any';

/** What happens to a call. `written`: an append is recorded all the same, and only its answer suffers. */
export type Fault =
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  | { readonly kind: 'not-ready' }
  | { readonly kind: 'time-out'; readonly written: boolean }
  | { readonly kind: 'cut'; readonly written: boolean; readonly after: number }
  | { readonly kind: 'trickle'; readonly milliseconds: number }
  | { readonly kind: 'hold'; readonly written: boolean; readonly released: Promise<void> };

type Options = { readonly times?: number; readonly on?: Calls; readonly written?: boolean };

/**
 * What goes wrong next, in the order in which it was asked for: a call takes the first fault that is meant for it,
 * and each fault is used up after its `times`.
 */
export class Faults {
  readonly #next: { fault: Fault; on: Calls; left: number }[] = [];

  readonly #self: () => Endpoint;

  /** @param self where the server itself listens */
  constructor(self: () => Endpoint) {
    this.#self = self;
  }

  /** The next appends are answered that another node leads. */
  notLeader({ times, leader, on = 'append' }: Options & { readonly leader?: Endpoint } = {}): void {
    this.#add(
      { kind: 'refuse', refusal: notLeader(leader ?? this.#self()) },
      { ...(times && { times }), on },
    );
  }

  /** The next calls end with UNAVAILABLE; of a batch stream, the whole stream. */
  unavailable(options: Options = {}): void {
    this.#add({ kind: 'refuse', refusal: new Refusal(Code.UNAVAILABLE, 'Server Is Too Busy') }, options);
  }

  /** The next calls are answered as by a server that still starts: UNAVAILABLE, or an error of its own kind within a batch stream. */
  notReady(options: Options = {}): void {
    this.#add({ kind: 'not-ready' }, options);
  }

  /** The next appends are answered with the server's own time-out, which leaves open whether they were written. */
  timeOut({ written = false, ...options }: Options = {}): void {
    this.#add({ kind: 'time-out', written }, { ...options, on: 'append' });
  }

  /**
   * The connection of the next calls is cut: of an append, by default after it was recorded and before its answer;
   * of a read or a subscription, before its first event or `after` so many.
   */
  cut({
    written = true,
    on = 'append',
    after = 0,
    ...options
  }: Options & { readonly after?: number } = {}): void {
    this.#add({ kind: 'cut', written, after }, { ...options, on });
  }

  /** The next calls wait until the returned function is called: never, if it never is. */
  hold({ written = false, ...options }: Options = {}): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#add({ kind: 'hold', written, released: promise }, options);
    return resolve;
  }

  /** The next calls wait for so long. */
  delay(milliseconds: number, { written = false, ...options }: Options = {}): void {
    const fault: Fault = {
      kind: 'hold',
      written,
      get released() {
        return new Promise<void>((resolve) => void setTimeout(resolve, milliseconds).unref());
      },
    };
    this.#add(fault, options);
  }

  /** The next reads give one event at a time, and rest so long after each. */
  trickle(milliseconds: number, options: Omit<Options, 'on' | 'written'> = {}): void {
    this.#add({ kind: 'trickle', milliseconds }, { ...options, on: 'read' });
  }

  /** Forgets what has not yet happened. */
  clear(): void {
    this.#next.length = 0;
  }

  /** Faults that have not yet happened. */
  get left(): number {
    return this.#next.reduce((sum, { left }) => sum + left, 0);
  }

  /** The fault for a call that now begins, if any. */
  take(call: Exclude<Calls, 'any'>): Fault | undefined {
    const index = this.#next.findIndex(({ on }) => on === 'any' || on === call);
    const next = this.#next[index];
    if (next === undefined) return undefined;
    next.left--;
    if (next.left === 0) this.#next.splice(index, 1);
    return next.fault;
  }

  #add(fault: Fault, { times = 1, on = 'any' }: Options): void {
    this.#next.push({ fault, on, left: times });
  }
}
