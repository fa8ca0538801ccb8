/** Failures of one caller at one account, and of everybody at it, before it is closed for a while. */
const OF_ONE_ADDRESS = 5;
const OF_ALL_ADDRESSES = 50;
const WINDOW_MS = 15 * 60_000;
const MOST_KEYS = 10_000;

type Failures = { count: number; until: number };

/**
 * Slows guessing: after 5 failures from one address, or 50 from all, an account answers nobody there for 15 minutes after the
 * last failure. In memory, so of one process; and by address, so that nobody can lock another out from afar in a moment.
 */
export class SignInLimiter {
  private readonly failures = new Map<string, Failures>();

  /** `now` in milliseconds that never go back. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether a sign-in may be tried; asked before the password is looked at. */
  mayTry(username: string, address: string): boolean {
    return (
      this.countOf(keyOf(username, address)) < OF_ONE_ADDRESS &&
      this.countOf(keyOf(username)) < OF_ALL_ADDRESSES
    );
  }

  failed(username: string, address: string): void {
    for (const key of [keyOf(username, address), keyOf(username)]) {
      const count = this.countOf(key) + 1;
      this.failures.delete(key); // to the end: the map is in order of the last failure
      this.failures.set(key, { count, until: this.now() + WINDOW_MS });
    }
    for (const key of this.failures.keys()) {
      if (this.failures.size <= MOST_KEYS) break;
      this.failures.delete(key);
    }
  }

  succeeded(username: string, address: string): void {
    this.failures.delete(keyOf(username, address));
  }

  private countOf(key: string): number {
    const found = this.failures.get(key);
    if (!found) return 0;
    if (found.until > this.now()) return found.count;
    this.failures.delete(key);
    return 0;
  }
}

const keyOf = (username: string, address = ''): string => JSON.stringify([username, address]);
