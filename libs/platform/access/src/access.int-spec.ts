import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { openDataSource } from '#platform/database';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import type { Meta } from '#platform/kernel';
import { accessMigrations } from './access.migration.js';
import { Accounts } from './accounts.js';
import { createDemoAccounts, demoAccounts, DEMO_PASSWORD, placeDemoAccount } from './demo-accounts.js';
import { Devices } from './devices.js';
import { verifyPassword } from './password.js';
import { Sessions } from './sessions.js';
import { SYSTEM_ACTOR_ID } from './system-actor.js';

let database: TestDatabase;
let owner: DataSource;
let api: DataSource;
let worker: DataSource;

beforeAll(async () => {
  database = await testDatabase(accessMigrations);
  [owner, api, worker] = await Promise.all([
    openDataSource(database.owner, []),
    openDataSource(database.api, []),
    openDataSource(database.worker, []),
  ]);
  await createDemoAccounts(owner);
});
afterAll(async () => {
  await Promise.all([owner, api, worker].map((source) => source.destroy()));
  await database.drop();
});

const admin = demoAccounts[0].id;

/** Sessions whose memory can be made to lapse. */
const setUp = () => {
  const time = { now: 0 };
  return { time, sessions: new Sessions(api, () => time.now), lapse: () => (time.now += 3_000) };
};

const setBack = (token: string, column: 'seen_at' | 'expires_at', by: string) =>
  owner.query(`update access.session set ${column} = ${column} - interval '${by}' where token_hash = $1`, [
    createHash('sha256').update(token).digest(),
  ]);

describe('the accounts', () => {
  it('of the demonstration are made once, with one password', async () => {
    const read = () =>
      owner.query('select * from access.account order by id') as Promise<{ password: string }[]>;
    const before = await read();
    await createDemoAccounts(owner);
    expect(await read()).toEqual(before);
    expect(before).toHaveLength(6);
    expect(await verifyPassword(before.at(-1)?.password, DEMO_PASSWORD)).toBe(true);
  });

  it('of the demonstration are placed once: what an administrator said since stays', async () => {
    const { sessions } = setUp();
    const [organizationId, stationId, another] = [randomUUID(), randomUUID(), randomUUID()];
    const workplace = async () => {
      const { viewer } = (await sessions.account('station'))!;
      return [viewer.organizationId, viewer.stationId];
    };
    expect(await workplace()).toEqual([null, null]);
    await placeDemoAccount(owner, 'station', { organizationId, stationId });
    expect(await workplace()).toEqual([organizationId, stationId]);
    await owner.query(`update access.account set organization_id = $1 where username = 'station'`, [another]);
    await placeDemoAccount(owner, 'station', { organizationId, stationId });
    expect(await workplace()).toEqual([another, stationId]);
    // Nobody else's account of that name.
    await owner.query(`update access.account set demo = false where username = 'liaison'`);
    await placeDemoAccount(owner, 'liaison', { organizationId });
    expect((await sessions.account('liaison'))!.viewer.organizationId).toBeNull();
    await owner.query(
      `update access.account set demo = true, organization_id = null, station_id = null where username in ('liaison', 'station')`,
    );
  });

  it('have one for the system that nobody signs in to', async () => {
    const { sessions } = setUp();
    expect(await sessions.account('system')).toBeUndefined();
    expect(
      await api.query('select display_name from access.account where id = $1', [SYSTEM_ACTOR_ID]),
    ).toEqual([{ display_name: '系统' }]);
  });

  it.each([
    ['api', 'insert into access.account select * from access.account'],
    ['api', "update access.account set role = 'ADMIN'"],
    ['api', 'delete from access.account'],
    ['worker', 'select password from access.account'],
    ['worker', 'select * from access.session'],
    ['worker', 'select * from access.device'],
    ['worker', 'select * from access.sign_in_attempt'],
    ['api', 'drop table access.sign_in_attempt'],
    ['api', 'create table access.more (id int)'],
    ['worker', 'delete from access.session'],
  ])('are closed to the role %s: %s', async (role, statement) => {
    await expect((role === 'api' ? api : worker).query(statement)).rejects.toThrow(
      /permission denied|must be owner/,
    );
  });

  it('tell the worker a name and nothing else', async () => {
    expect(await worker.query('select display_name from access.account where id = $1', [admin])).toEqual([
      { display_name: '演示管理员' },
    ]);
  });
});

describe('an account that a command names', () => {
  const meta = { jurisdictionId: 'qingdao' } as Meta;
  const refusal = (id: string, of = meta) =>
    new Accounts(api).known('userId', id, of).then(
      () => undefined,
      (error: unknown) => error,
    );

  it('is one of the jurisdiction, with which somebody signs in', async () => {
    expect(await refusal(admin)).toBeUndefined();
    const refused = { code: 'USER_NOT_FOUND', details: { field: 'userId' } };
    expect(await refusal('11111111-1111-4111-8111-111111111111')).toMatchObject(refused);
    expect(await refusal(SYSTEM_ACTOR_ID)).toMatchObject(refused);
    expect(await refusal(admin, { ...meta, jurisdictionId: 'jinan' })).toMatchObject(refused);
    await owner.query('update access.account set disabled = true where id = $1', [admin]);
    expect(await refusal(admin)).toMatchObject(refused);
    await owner.query('update access.account set disabled = false where id = $1', [admin]);
  });
});

describe('a session', () => {
  it('is known by its token, of which only the hash is kept', async () => {
    const { sessions } = setUp();
    const token = await sessions.open(admin);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await sessions.viewer(token)).toMatchObject({
      id: admin,
      username: 'admin',
      role: 'ADMIN',
      jurisdictionId: 'qingdao',
    });
    const kept = JSON.stringify(
      await owner.query('select encode(token_hash, $1) as hash from access.session', ['escape']),
    );
    expect(kept).not.toContain(token);
  });

  it.each(['', 'x', `${'A'.repeat(42)}'`, 'A'.repeat(43)])('is not known by %j', async (token) => {
    expect(await setUp().sessions.viewer(token)).toBeNull();
  });

  it('ends at once', async () => {
    const { sessions } = setUp();
    const token = await sessions.open(admin);
    expect(await sessions.lives(token)).toBe(true);
    await sessions.end(token);
    expect(await sessions.viewer(token)).toBeNull();
    expect(await sessions.lives(token)).toBe(false);
  });

  it('that ends while it is being looked up is not believed afterwards', async () => {
    const { sessions } = setUp();
    const token = await sessions.open(admin);
    await Promise.all([sessions.viewer(token), sessions.viewer(token), sessions.end(token)]);
    expect(await sessions.viewer(token)).toBeNull();
  });

  it('that another process ended is believed for three seconds at most', async () => {
    const [here, there] = [setUp(), setUp()];
    const token = await here.sessions.open(admin);
    await here.sessions.viewer(token);
    await there.sessions.end(token);
    here.lapse();
    expect(await here.sessions.viewer(token)).toBeNull();
  });

  it('ends when idle for eight hours', async () => {
    const { sessions, lapse } = setUp();
    const token = await sessions.open(admin);
    await setBack(token, 'seen_at', '7 hours 59 minutes');
    expect(await sessions.lives(token)).toBe(true); // only asked
    lapse();
    expect(await sessions.viewer(token)).not.toBeNull(); // used: idle anew
    await setBack(token, 'seen_at', '7 hours 59 minutes');
    lapse();
    expect(await sessions.lives(token)).toBe(true);
    await setBack(token, 'seen_at', '2 minutes');
    lapse();
    expect(await sessions.viewer(token)).toBeNull();
  });

  it('counts as used even where the last look-up only asked', async () => {
    const { sessions, lapse } = setUp();
    const token = await sessions.open(admin);
    await setBack(token, 'seen_at', '7 hours 59 minutes');
    await sessions.lives(token);
    await sessions.viewer(token); // within the time that the look-up is believed
    await setBack(token, 'seen_at', '2 minutes');
    lapse();
    expect(await sessions.viewer(token)).not.toBeNull();
  });

  it('ends after seven days however used, and is swept out at the next sign-in', async () => {
    const { sessions, lapse } = setUp();
    const token = await sessions.open(admin);
    await setBack(token, 'expires_at', '7 days');
    lapse();
    expect(await sessions.viewer(token)).toBeNull();
    await sessions.open(admin);
    expect(
      await owner.query('select from access.session where token_hash = $1', [
        createHash('sha256').update(token).digest(),
      ]),
    ).toEqual([]);
  });

  it('ends with its account', async () => {
    const { sessions, lapse } = setUp();
    const analyst = demoAccounts[4].id;
    const token = await sessions.open(analyst);
    expect(await sessions.viewer(token)).not.toBeNull();
    await owner.query('update access.account set disabled = true where id = $1', [analyst]);
    lapse();
    expect(await sessions.viewer(token)).toBeNull();
    expect(await sessions.account('analyst')).toBeUndefined();
    await owner.query('update access.account set disabled = false where id = $1', [analyst]);
    lapse();
    expect(await sessions.viewer(token)).toBeNull(); // ended, not hidden
  });

  it.each([false, true])('ends with its password, and no other with it (kept: %s)', async (kept) => {
    const { sessions, lapse } = setUp();
    const [analyst, station] = [demoAccounts[4].id, demoAccounts[3].id];
    const [changed, same] = [await sessions.open(analyst, { kept }), await sessions.open(station, { kept })];
    await owner.query(`update access.account set display_name = display_name || '' where id = $1`, [analyst]);
    expect(await sessions.viewer(changed)).not.toBeNull();
    await owner.query(`update access.account set password = password || '' where id = $1`, [analyst]);
    lapse();
    expect(await sessions.viewer(changed)).not.toBeNull(); // the same as before
    const [{ password }] = (await owner.query('select password from access.account where id = $1', [
      analyst,
    ])) as [{ password: string }];
    await owner.query(`update access.account set password = '!' where id = $1`, [analyst]);
    lapse();
    expect([await sessions.viewer(changed), await sessions.viewer(same)]).toEqual([
      null,
      expect.objectContaining({ id: station }),
    ]);
    await owner.query('update access.account set password = $2 where id = $1', [analyst, password]);
    lapse();
    expect(await sessions.viewer(changed)).toBeNull();
  });
});

describe('a session that is kept on a device', () => {
  const open = async () => {
    const made = setUp();
    return { ...made, token: await made.sessions.open(admin, { kept: true }) };
  };

  it('may be idle for 30 days, whoever signs in meanwhile', async () => {
    const { sessions, token, lapse } = await open();
    await setBack(token, 'seen_at', '29 days 23 hours');
    await sessions.open(admin); // sweeps
    expect(await sessions.lives(token)).toBe(true);
    await setBack(token, 'seen_at', '2 hours');
    lapse();
    expect(await sessions.lives(token)).toBe(false);
  });

  it('ends after 30 days however used, as its cookie does, and is swept out', async () => {
    const { sessions, token, lapse } = await open();
    await setBack(token, 'expires_at', '29 days 23 hours');
    expect(await sessions.viewer(token)).not.toBeNull();
    await setBack(token, 'expires_at', '2 hours');
    lapse();
    expect(await sessions.viewer(token)).toBeNull();
    await sessions.open(admin);
    expect(
      await owner.query('select from access.session where token_hash = $1', [
        createHash('sha256').update(token).digest(),
      ]),
    ).toEqual([]);
  });

  it('ends at once when it is signed out, and with its account', async () => {
    const { sessions, token } = await open();
    await sessions.end(token);
    expect(await sessions.viewer(token)).toBeNull();
    const another = await open();
    await owner.query('update access.account set disabled = true where id = $1', [admin]);
    expect(await another.sessions.viewer(another.token)).toBeNull();
    await owner.query('update access.account set disabled = false where id = $1', [admin]);
    expect(await another.sessions.viewer(another.token)).toBeNull();
  });
});

describe('a device', () => {
  const [one, other] = [demoAccounts[1], demoAccounts[2]];
  const known = (token: string | undefined, username: string) => new Devices(api).knownAt(token, username);

  it('is known at the accounts that it signed in to, by a token of which only the hash is kept', async () => {
    const devices = new Devices(api);
    const first = await devices.remember(undefined, one.id);
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(await known(first, one.username)).toMatch(/^[0-9a-f]{64}$/);
    expect(await known(first, other.username)).toBeUndefined();
    const second = await devices.remember(first, other.id);
    expect(await known(second, one.username)).toBe(await known(second, other.username));
    expect(await known(second, one.username)).toBeDefined();
    const kept = JSON.stringify(
      await owner.query('select encode(token_hash, $1) as hash from access.device', ['escape']),
    );
    expect(kept).not.toContain(second);
  });

  it('gets a new token at each sign-in: an old one is worth nothing, whoever planted it', async () => {
    const devices = new Devices(api);
    const planted = await devices.remember(undefined, other.id);
    const token = await devices.remember(planted, one.id);
    expect(await known(planted, one.username)).toBeUndefined();
    expect(await known(planted, other.username)).toBeUndefined();
    expect(await known(token, one.username)).toBeDefined();
  });

  it.each([undefined, '', 'x', 'A'.repeat(43), `${'A'.repeat(42)}'`])('is not known by %j', async (token) => {
    expect(await known(token, one.username)).toBeUndefined();
  });

  it('is forgotten half a year after its last sign-in, and when an account has very many', async () => {
    const devices = new Devices(api);
    const old = await devices.remember(undefined, one.id);
    await owner.query(`update access.device set expires_at = expires_at - interval '180 days'`);
    expect(await known(old, one.username)).toBeUndefined();
    const first = await devices.remember(undefined, one.id);
    for (let n = 1; n <= 50; n += 1) await devices.remember(undefined, one.id);
    expect(await known(first, one.username)).toBeUndefined();
    expect(await owner.query('select from access.device where account_id = $1', [one.id])).toHaveLength(50);
  });
});
