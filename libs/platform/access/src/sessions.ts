import { createHash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Role } from './permissions.js';
import { KEPT_DAYS } from './session-cookie.js';
import { Viewer } from './viewer.js';

/** How long a look-up is believed. A session ended by another process is refused here that much later. */
const BELIEVED_MS = 3_000;
const MOST_BELIEVED = 10_000;

/** How long a session may be idle, and how long it may last. Who keeps it on a device signs in again when its cookie has run out. */
const lasting = {
  usual: { idle: '8 hours', longest: '7 days' },
  kept: { idle: `${KEPT_DAYS} days`, longest: `${KEPT_DAYS} days` },
};

type AccountRow = {
  id: string;
  username: string;
  display_name: string;
  role: Role;
  jurisdiction_id: string;
  organization_id: string | null;
  station_id: string | null;
};

const viewerOf = (row: AccountRow): Viewer =>
  Object.assign(new Viewer(), {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    jurisdictionId: row.jurisdiction_id,
    organizationId: row.organization_id,
    stationId: row.station_id,
  });

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const isToken = (token: string): boolean => /^[\w-]{43}$/.test(token);

const ACCOUNT =
  'a.id, a.username, a.display_name, a.role, a.jurisdiction_id, a.organization_id, a.station_id';
const ALIVE = `s.expires_at > now() and s.seen_at > now() - s.idle and not a.disabled`;

/**
 * Sessions on the server: an opaque 256-bit token in a cookie, its SHA-256 in `access.session`. They end when idle for 8 hours
 * and after 7 days, or after 30 days where they are kept on a device; at sign-out, and with their account or its password. All times are the database's.
 */
export class Sessions {
  private readonly believed = new Map<string, { viewer: Viewer; stale: boolean; until: number }>();
  /** Counts the ends, so that a look-up that was under way when a session ended is not believed. */
  private ends = 0;

  constructor(
    private readonly source: DataSource,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** The account of a username with its password hash; undefined when there is none or it is disabled. */
  async account(username: string): Promise<{ viewer: Viewer; password: string } | undefined> {
    const [row] = (await this.source.query(
      `select ${ACCOUNT}, a.password from access.account a where a.username = $1 and not a.disabled`,
      [username],
    )) as (AccountRow & { password: string })[];
    return row && { viewer: viewerOf(row), password: row.password };
  }

  /** Opens a session and returns its token, which is nowhere kept. Sweeps out what has expired. */
  async open(accountId: string, { kept = false } = {}): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const { idle, longest } = kept ? lasting.kept : lasting.usual;
    await this.source.query('delete from access.session where expires_at < now() or seen_at < now() - idle');
    await this.source.query(
      `insert into access.session (token_hash, account_id, idle, expires_at)
       values ($1, $2, $3::interval, now() + $4::interval)`,
      [hashOf(token), accountId, idle, longest],
    );
    return token;
  }

  /** The viewer of a live session, which is thereby used: its idle time begins anew. */
  async viewer(token: string): Promise<Viewer | null> {
    return this.lookUp(token, true);
  }

  /** The viewer of a live session, which is not thereby used. */
  async known(token: string): Promise<Viewer | null> {
    return this.lookUp(token, false);
  }

  /** Whether the session lives. Asking is no use: an open page with a subscription still goes idle. */
  async lives(token: string): Promise<boolean> {
    return (await this.lookUp(token, false)) !== null;
  }

  /** Ends the session at once. */
  async end(token: string): Promise<void> {
    if (!isToken(token)) return;
    const hash = hashOf(token);
    await this.source.query('delete from access.session where token_hash = $1', [hash]);
    this.ends += 1;
    this.believed.delete(hash.toString('hex'));
  }

  private async lookUp(token: string, used: boolean): Promise<Viewer | null> {
    if (!isToken(token)) return null;
    const hash = hashOf(token);
    const found = this.believedOf(hash.toString('hex')) ?? (await this.read(hash));
    // At most once a minute: a write for every request would cost more than the request.
    if (found && used && found.stale) {
      found.stale = false;
      await this.source.query('update access.session set seen_at = now() where token_hash = $1', [hash]);
    }
    return found?.viewer ?? null;
  }

  private believedOf(key: string): { viewer: Viewer; stale: boolean } | undefined {
    const known = this.believed.get(key);
    if (known && known.until > this.clock()) return known;
    this.believed.delete(key);
    return undefined;
  }

  private async read(hash: Buffer): Promise<{ viewer: Viewer; stale: boolean } | undefined> {
    const ends = this.ends;
    const [row] = (await this.source.query(
      `select ${ACCOUNT}, s.seen_at < now() - interval '1 minute' as stale
         from access.session s join access.account a on a.id = s.account_id
        where s.token_hash = $1 and ${ALIVE}`,
      [hash],
    )) as (AccountRow & { stale: boolean })[];
    if (!row) return undefined;
    const found = { viewer: viewerOf(row), stale: row.stale, until: this.clock() + BELIEVED_MS };
    if (ends === this.ends) {
      for (const oldest of this.believed.keys()) {
        if (this.believed.size < MOST_BELIEVED) break;
        this.believed.delete(oldest);
      }
      this.believed.set(hash.toString('hex'), found);
    }
    return found;
  }
}
