import { createHash } from 'node:crypto';
import { Refused } from '#platform/kernel';
import { storeFaultOf } from '#platform/supervision';
import { Logger } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';

const logger = new Logger('Sign-in');

const MINUTE = 60;

/** Attempts at anything from one address that did not succeed. */
const OF_ADDRESS = { points: 30, duration: 5 * MINUTE };
/** Failures at one account, from one address or from one known device. */
const AT_ACCOUNT = { points: 5, duration: 15 * MINUTE };
/** From this many failures at an account on, from wherever, it is being guessed … */
const GUESSED = { points: 20, duration: 60 * MINUTE };
/** … and an address has one guess at it. */
const AT_GUESSED_ACCOUNT = { points: 1, duration: 15 * MINUTE };

const SWEEP_MS = 60_000;

/** Who tries to sign in. */
type Guesser = {
  /** As `callerAddress` says it. */
  readonly address: string;
  /** As `Devices.knownAt` says it. */
  readonly device: string | undefined;
};

/** An attempt that may be made. It counts as failed until it is told otherwise. */
type Attempt = {
  succeeded(): Promise<void>;
  failed(): Promise<void>;
};

// Neither addresses nor names stand in the table.
const keyOf = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/**
 * Slows guessing before a password is looked at, by counters in PostgreSQL that all processes share and a restart leaves. Nothing here
 * closes an account: whoever comes from an address that has not guessed at it may try, however many others do.
 */
export class SignInLimiter {
  private readonly ofAddress: RateLimiterPostgres;
  private readonly atAccount: RateLimiterPostgres;
  private readonly guessed: RateLimiterPostgres;
  private readonly atGuessedAccount: RateLimiterPostgres;
  private swept = Number.NEGATIVE_INFINITY;

  /** `source`: the API's, with the table of `SignInLimits`. `now` in milliseconds, as the library reads them. */
  constructor(
    private readonly source: DataSource,
    private readonly now: () => number = () => Date.now(),
  ) {
    const limiter = (keyPrefix: string, limit: { points: number; duration: number }) =>
      new RateLimiterPostgres({
        storeClient: source,
        storeType: 'typeorm',
        schemaName: 'access',
        tableName: 'sign_in_attempt',
        tableCreated: true, // by a migration: this role may not
        clearExpiredByTimeout: false, // no timer that outlives the application; see `sweep`
        keyPrefix,
        ...limit,
      });
    this.ofAddress = limiter('address', OF_ADDRESS);
    this.atAccount = limiter('account', AT_ACCOUNT);
    this.guessed = limiter('guessed', GUESSED);
    this.atGuessedAccount = limiter('once', AT_GUESSED_ACCOUNT);
  }

  /**
   * Asks before any work is done for it. Whether the account exists makes no difference.
   * @throws Refused TOO_MANY_REQUESTS with `retryAfterSeconds`; SIGN_IN_UNAVAILABLE where the counters cannot be reached
   */
  async admit(username: string, { address, device }: Guesser): Promise<Attempt> {
    await this.sweep();
    if (device !== undefined) {
      const key = keyOf('device', username, device);
      await count(() => this.atAccount.consume(key));
      return {
        succeeded: async () => void (await count(() => this.atAccount.delete(key))),
        failed: async () => {}, // of somebody who was there before: no sign that strangers guess
      };
    }

    const [here, account, both] = [keyOf(address), keyOf(username), keyOf(username, address)];
    await count(() => this.ofAddress.consume(here));
    const failures = await count(() => this.guessed.get(account));
    const limiter =
      (failures?.consumedPoints ?? 0) >= GUESSED.points ? this.atGuessedAccount : this.atAccount;
    try {
      await count(() => limiter.consume(both));
    } catch (refusal) {
      // Nothing was tried: who knocks at one closed account does not use up what the others at this address have.
      await count(() => this.ofAddress.reward(here));
      throw refusal;
    }
    return {
      succeeded: async () => {
        await count(() => this.ofAddress.reward(here));
        await count(() => limiter.delete(both));
      },
      failed: async () => void (await count(() => this.guessed.penalty(account))),
    };
  }

  /** Expired counters count for nothing; they are deleted once a minute, by whoever comes then. */
  private async sweep(): Promise<void> {
    if (this.now() - this.swept < SWEEP_MS) return;
    this.swept = this.now();
    await count(() =>
      this.source.query('delete from access.sign_in_attempt where expire < $1', [this.now()]),
    );
  }
}

/** The library throws its answer where the limit is reached, and an error where its table cannot be reached. */
const count = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RateLimiterRes)
      throw new Refused('TOO_MANY_REQUESTS', {
        retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
      });
    if (storeFaultOf(error)) throw error; // as every other request that needs the store
    logger.error('the counters of sign-ins cannot be reached', error instanceof Error ? error.stack : error);
    throw new Refused('SIGN_IN_UNAVAILABLE');
  }
};
