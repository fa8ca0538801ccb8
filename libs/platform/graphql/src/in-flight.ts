import { RequestRefused } from './errors.js';
import { limits } from './rules.js';

/** What one account may have under way at once, over all its requests and sockets of this process. */
type Most = {
  readonly operations: number;
  readonly subscriptions: number;
  /** Of the figures asked for, as `limits.figures` counts them. */
  readonly figures: number;
};

const most: Most = { operations: 100, subscriptions: 100, figures: 2 * limits.figures };

const none = { operations: 0, subscriptions: 0, figures: 0 };

/**
 * Counts what each account has under way. Answers that wait for each other lie in memory together: fifty operations on each of six sockets,
 * well within what one connection may, came to 1.6 GB. Strangers are not counted: many may share the address of a proxy, and what they
 * may ask is small.
 */
export class InFlight {
  private readonly underWay = new Map<string, typeof none>();

  constructor(private readonly at: Most = most) {}

  /**
   * Takes room for one operation.
   * @returns gives the room back; calling it again does nothing
   * @throws RequestRefused TOO_MANY_REQUESTS where there is none
   */
  begin(account: string, kind: 'operations' | 'subscriptions', figures = 0): () => void {
    const now = this.underWay.get(account) ?? none;
    if (now[kind] >= this.at[kind]) refuse(`More than ${this.at[kind]} ${kind} at once`);
    // Whatever is within the limit of one operation goes when nothing else is under way.
    if (now.figures > 0 && now.figures + figures > this.at.figures)
      refuse('Too many figures at once: ask again when those under way are answered');
    this.add(account, kind, 1, figures);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.add(account, kind, -1, -figures);
    };
  }

  private add(account: string, kind: 'operations' | 'subscriptions', count: number, figures: number): void {
    const now = this.underWay.get(account) ?? none;
    const then = { ...now, [kind]: now[kind] + count, figures: now.figures + figures };
    if (then.operations + then.subscriptions === 0) this.underWay.delete(account);
    else this.underWay.set(account, then);
  }
}

const refuse = (message: string): never => {
  throw new RequestRefused(429, 'TOO_MANY_REQUESTS', message);
};
