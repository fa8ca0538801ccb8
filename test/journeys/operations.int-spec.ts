import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projections, reactions } from '#composition/program';
import { demoAccounts } from '#platform/access';
import { connect } from '#platform/database';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

let server: RunningServer;
let admin: Ask;
beforeAll(async () => {
  server = await runningServer();
  admin = await server.as('admin');
});
afterAll(() => server?.end());

const HEALTH = '{ projectionHealth { name kind position head lag state heartbeatAt failure } }';
const OWED = `{ owedCommands { totalCount commands { reaction position eventId streamId since triedAt failure } } }`;
const ACCOUNTS =
  '{ accounts { id username displayName role disabled organization { id } station { id } lastSeenAt } }';

describe('who sees to it that all is well', () => {
  it('sees how every part is, and that one is behind while it is', async () => {
    for (;;) {
      const { projectionHealth } = await admin(HEALTH);
      expect(projectionHealth.map(({ name }: { name: string }) => name).toSorted()).toEqual(
        ['sequencer', ...projections, ...reactions.map(({ name }) => `reaction/${name}`)]
          .map((each) => (typeof each === 'string' ? each : each.name))
          .toSorted(),
      );
      for (const part of projectionHealth) {
        expect(part.failure).toBeNull();
        expect(BigInt(part.head) - BigInt(part.position)).toBe(BigInt(part.lag));
        expect(part.heartbeatAt).toMatch(/Z$/);
      }
      const states = projectionHealth.map(({ state }: { state: string }) => state);
      if (states.every((state: string) => state === 'RUNNING')) break;
      expect(states).not.toContain('STOPPED');
    }
  });

  it('sees what reactions owe: how much, since when, and why, the oldest events first', async () => {
    expect((await admin(OWED)).owedCommands).toEqual({ totalCount: 0, commands: [] });
    // As a reaction leaves it that met a damaged stream, which PostgreSQL has none of. One that runs nowhere: nobody makes up for it meanwhile.
    const owe = `insert into log.owed_reaction (reaction, seq, event_id, stream_id, reason, passed_at, tried_at)
      select 'runs-nowhere', 1000 - k, gen_random_uuid(), 'lead-' || k, 'somebody has deleted it',
             '2026-01-02T03:04:05Z', '2026-01-02T04:05:06Z' from generate_series(1, 101) k`;
    const owner = await connect(server.platform.database.owner);
    try {
      await owner.query(owe);
      const { owedCommands } = await admin(OWED);
      expect([owedCommands.totalCount, owedCommands.commands.length]).toEqual([101, 100]);
      expect(owedCommands.commands[0]).toEqual({
        reaction: 'runs-nowhere',
        position: '899',
        eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        streamId: 'lead-101',
        since: '2026-01-02T03:04:05.000Z',
        triedAt: '2026-01-02T04:05:06.000Z',
        failure: 'somebody has deleted it',
      });
    } finally {
      await owner.query('delete from log.owed_reaction');
      await owner.end();
    }
  });

  it('sees the accounts of the jurisdiction, where they work and when they were last here', async () => {
    const owner = await connect(server.platform.database.owner);
    await owner.query(
      `insert into access.account (id, username, display_name, password, role, jurisdiction_id)
       values (gen_random_uuid(), 'elsewhere', '外地', '!', 'ADMIN', 'jinan')`,
    );
    await owner.end();
    const { accounts } = await admin(ACCOUNTS);
    expect(accounts.map(({ username }: { username: string }) => username)).toEqual(
      demoAccounts.map(({ username }) => username).toSorted(),
    );
    const [first, analyst] = accounts;
    expect(first).toEqual({
      id: demoAccounts[0].id,
      username: 'admin',
      displayName: '演示管理员',
      role: 'ADMIN',
      disabled: false,
      organization: null,
      station: null,
      lastSeenAt: expect.stringMatching(/Z$/),
    });
    expect(analyst.lastSeenAt).toBeNull();
    const ask = await server.as('analyst');
    const seen = async () => (await admin(ACCOUNTS)).accounts[1].lastSeenAt;
    expect(await seen()).not.toBeNull();
    await ask('mutation { signOut }');
    expect(await seen()).not.toBeNull(); // it was here all the same
  });

  it('is an administrator and nobody else', async () => {
    for (const role of ['analyst', 'station', 'liaison', 'reviewer'] as const) {
      const ask = await server.as(role);
      for (const question of [HEALTH, OWED, ACCOUNTS]) expect(await ask.refusal(question)).toBe('FORBIDDEN');
      const { me } = await ask('{ me { permissions } }');
      expect(me.permissions).not.toContain('operations.read');
    }
    const { me } = await admin('{ me { permissions } }');
    // What the contexts declare to read keeps its order, and what they let write comes after it.
    const reads = me.permissions.filter((permission: string) => permission.endsWith('.read'));
    expect(me.permissions.slice(0, reads.length)).toEqual(reads);
    expect(reads.slice(-2)).toEqual(['operations.read', 'accounts.read']);
  });
});
