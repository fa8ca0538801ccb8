import { hashPassword } from './password.js';
import type { Role } from './permissions.js';

export const DEMO_PASSWORD = 'demo-yinfeng';
const JURISDICTION = 'qingdao';

const account = <const U extends string>(n: number, username: U, displayName: string, role: Role) => ({
  id: `00000000-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`,
  username,
  displayName,
  role,
});

/** The users of the demonstration: posts, not people. */
export const demoAccounts = [
  account(1, 'admin', '演示管理员', 'ADMIN'),
  account(2, 'reviewer', '演示认定员', 'REVIEWER'),
  account(3, 'liaison', '演示招商专员', 'LIAISON'),
  account(4, 'station', '演示站点联络员', 'STATION'),
  account(5, 'analyst', '演示分析员', 'ANALYST'),
] as const;

/** Analysts of the jurisdictions that a demonstration has on request, each made when the first seed of its own is planted. */
export const guestAnalysts = [
  { ...account(6, 'analyst-weifang', '演示分析员（潍坊）', 'ANALYST'), jurisdictionId: 'weifang' },
  { ...account(7, 'analyst-zhejiang', '演示分析员（浙江）', 'ANALYST'), jurisdictionId: 'zhejiang' },
  { ...account(8, 'analyst-jinan', '演示分析员（济南）', 'ANALYST'), jurisdictionId: 'jinan' },
] as const;

/** Where an account works: ids of the network's subjects. */
type Workplace = { readonly organizationId: string; readonly stationId?: string };

/** Says where a demonstration user works, unless that was said before. `owner` may also be a session of the owner's role. */
export const placeDemoAccount = async (
  owner: { query(sql: string, values: unknown[]): Promise<unknown> },
  username: string,
  { organizationId, stationId }: Workplace,
): Promise<void> => {
  await owner.query(
    `update access.account set organization_id = $2, station_id = $3
      where id = any($4) and username = $1 and demo and organization_id is null and station_id is null`,
    [username, organizationId, stationId ?? null, [...demoAccounts, ...guestAnalysts].map(({ id }) => id)],
  );
};

type DemoAccount = Pick<(typeof demoAccounts)[number], 'displayName' | 'role'> & {
  readonly id: string;
  readonly username: string;
  readonly jurisdictionId?: string;
};

/**
 * Creates the demonstration users unless they are there; told twice, it changes nothing. For demonstration mode only: their
 * password stands in the README. `owner` is a DataSource or a session of the owner's role: no other may write accounts.
 */
export const createDemoAccounts = async (
  owner: { query(sql: string, values?: unknown[]): Promise<unknown> },
  accounts: readonly DemoAccount[] = demoAccounts,
): Promise<void> => {
  for (const { id, username, displayName, role, jurisdictionId = JURISDICTION } of accounts) {
    const there = rowsOf(await owner.query('select 1 from access.account where username = $1', [username]));
    if (there.length > 0) continue;
    await owner.query(
      `insert into access.account (id, username, display_name, password, role, jurisdiction_id, demo)
       values ($1, $2, $3, $4, $5, $6, true) on conflict do nothing`,
      [id, username, displayName, await hashPassword(DEMO_PASSWORD), role, jurisdictionId],
    );
  }
};

/** A DataSource answers with rows, a session with a result that has them. */
const rowsOf = (answered: unknown): readonly unknown[] =>
  Array.isArray(answered) ? answered : (answered as { rows: readonly unknown[] }).rows;
