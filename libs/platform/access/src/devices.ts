import { createHash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** How long a device is known after its last sign-in. */
export const DEVICE_DAYS = 180;
/** A script that signs in without cookies makes a device each time: the oldest are forgotten. */
const MOST_OF_AN_ACCOUNT = 50;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * The browsers that have signed in to an account before, by a token in a long-lived cookie. Knowing one is no right to anything: its
 * guesses are counted apart, so that a stranger at the same address, or very many at others, cannot keep the right person out.
 */
export class Devices {
  constructor(private readonly source: Pick<DataSource, 'query'>) {}

  /** The name by which this device's guesses at the account are counted; undefined unless it has signed in to it before. */
  async knownAt(token: string | undefined, username: string): Promise<string | undefined> {
    if (token === undefined || !/^[\w-]{43}$/.test(token)) return undefined;
    const hash = hashOf(token);
    const rows = (await this.source.query(
      `select from access.device d join access.account a on a.id = d.account_id
        where d.token_hash = $1 and a.username = $2 and d.expires_at > now()`,
      [hash, username],
    )) as unknown[];
    return rows.length > 0 ? hash.toString('hex') : undefined;
  }

  /**
   * Remembers that this device has signed in, and returns its new token. What the old one was known for moves along, and the old one is
   * worth nothing any more: so a token that somebody else had planted in the browser is of no use to them.
   */
  async remember(before: string | undefined, accountId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const hash = hashOf(token);
    if (before !== undefined)
      await this.source.query('update access.device set token_hash = $2 where token_hash = $1', [
        hashOf(before),
        hash,
      ]);
    await this.source.query(
      `insert into access.device (token_hash, account_id, expires_at) values ($1, $2, now() + interval '${DEVICE_DAYS} days')
       on conflict (token_hash, account_id) do update set seen_at = now(), expires_at = excluded.expires_at`,
      [hash, accountId],
    );
    await this.source.query(
      `delete from access.device where account_id = $1 and (expires_at < now() or token_hash in (
         select token_hash from access.device where account_id = $1 order by seen_at desc offset ${MOST_OF_AN_ACCOUNT}))`,
      [accountId],
    );
    return token;
  }
}
