import type { DataSource } from 'typeorm';
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
    [username, organizationId, stationId ?? null, demoAccounts.map(({ id }) => id)],
  );
};

/**
 * Creates the demonstration users unless they are there; told twice, it changes nothing. For demonstration mode only: their
 * password stands in the README. `owner` is a DataSource of the owner's role: no other may write accounts.
 */
export const createDemoAccounts = async (owner: Pick<DataSource, 'query'>): Promise<void> => {
  const there = (await owner.query('select username from access.account')) as { username: string }[];
  for (const { id, username, displayName, role } of demoAccounts) {
    if (there.some((row) => row.username === username)) continue;
    await owner.query(
      `insert into access.account (id, username, display_name, password, role, jurisdiction_id, demo)
       values ($1, $2, $3, $4, $5, $6, true) on conflict do nothing`,
      [id, username, displayName, await hashPassword(DEMO_PASSWORD), role, JURISDICTION],
    );
  }
};
