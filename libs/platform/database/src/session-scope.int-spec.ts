import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { openDataSource, rowsOfStatement } from './data-source.js';
import { withScope } from './session-scope.js';

let database: TestDatabase;
let source: DataSource;
const lost: string[] = [];
beforeAll(async () => {
  database = await testDatabase();
  source = await openDataSource(database.api, [], { poolSize: 1, onLost: (line) => lost.push(line) });
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const text = `select current_setting('yinfeng.jurisdiction', true) as jurisdiction, current_setting('yinfeng.scopes', true) as scopes`;
const qingdao = { jurisdiction: 'qingdao', scopes: 'all' };
const hub = { jurisdiction: 'qingdao', scopes: '{h1,h2}' };
const scopeSeen = async (by: DataSource): Promise<unknown> => (await by.query(text))[0];

/** The statements that go to PostgreSQL from now on, on connections that are there. */
const statementsFromNow = async (): Promise<string[]> => {
  const seen: string[] = [];
  const { master } = source.driver as unknown as { master: Pool };
  const client = await master.connect();
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  client.query = ((...given: unknown[]) => {
    const [of] = given as [string | { text: string }];
    seen.push(typeof of === 'string' ? of : of.text);
    return query(...given);
  }) as typeof client.query;
  client.release();
  return seen;
};

describe('a data source with a scope', () => {
  it('is set on each connection that is lent, whichever way a statement goes', async () => {
    expect(await scopeSeen(source)).toEqual({ jurisdiction: null, scopes: null });
    const [all, part] = [withScope(source, qingdao), withScope(source, hub)];
    for (const [by, scope] of [
      [all, qingdao],
      [part, hub],
      [all, qingdao],
    ] as const) {
      expect(await scopeSeen(by)).toEqual(scope);
      expect(await rowsOfStatement(by, { name: 'scope seen', text, values: [] })).toEqual([scope]);
      expect(await by.createQueryBuilder().select(`current_setting('yinfeng.scopes')`, 'scopes').from('(select)', 'one').getRawOne()).toEqual({ scopes: scope.scopes }); // prettier-ignore
      expect(await by.transaction((manager) => manager.query(text))).toEqual([scope]);
    }
  });

  it('costs no statement while a connection goes on serving it', async () => {
    const [all, part] = [withScope(source, qingdao), withScope(source, hub)];
    await scopeSeen(part);
    const seen = await statementsFromNow();
    for (const by of [all, withScope(source, { ...qingdao }), all, part, part]) await scopeSeen(by);
    expect(seen.map((statement) => (statement === text ? 'read' : 'set'))).toEqual(
      ['set', 'read', 'read', 'read', 'set', 'read', 'read'], // prettier-ignore
    );
  });

  it('lends no connection that could not be set, and sets the next one anew', async () => {
    const impossible = withScope(source, { jurisdiction: 'nul \u0000', scopes: 'all' });
    await scopeSeen(withScope(source, qingdao));
    await expect(scopeSeen(impossible)).rejects.toThrow('invalid byte sequence');
    await expect(rowsOfStatement(impossible, { text, values: [] })).rejects.toThrow('invalid byte sequence');
    expect(await scopeSeen(withScope(source, hub))).toEqual(hub);
    expect(await scopeSeen(withScope(source, qingdao))).toEqual(qingdao);
  });

  it('lends no connection that was given back within a transaction: what is set there ends with it', async () => {
    const { master } = source.driver as unknown as { master: Pool };
    const [all, part] = [withScope(source, qingdao), withScope(source, hub)];
    for (const ends of ['rollback', 'select 1 / 0']) {
      await scopeSeen(all);
      const forgotten = await master.connect();
      await forgotten.query('begin');
      if (ends !== 'rollback') await forgotten.query(ends).catch(() => undefined);
      forgotten.release();
      expect(await scopeSeen(part)).toEqual(hub);
      await source.query('rollback');
      expect(await scopeSeen(part)).toEqual(hub);
    }
  });

  it('outlives connections that are cut while they are set', async () => {
    const killer = await openDataSource(database.api, [], { poolSize: 1 });
    /** Asks again where the connection was cut. */
    const stubborn = async <T>(read: () => Promise<T>): Promise<T> => {
      for (;;) {
        try {
          return await read();
        } catch (error) {
          if (!/ECONNRESET|terminat|closed|not queryable/i.test(String(error))) throw error;
        }
      }
    };
    try {
      for (let n = 0; n < 60; n++) {
        const [{ pid }] = await stubborn(
          () => source.query('select pg_backend_pid() as pid') as Promise<[{ pid: number }]>,
        );
        const scope = n % 2 === 0 ? qingdao : hub;
        const [, answer] = await Promise.all([
          killer.query('select pg_terminate_backend($1)', [pid]),
          stubborn(() => scopeSeen(withScope(source, scope))),
        ]);
        expect(answer).toEqual(scope);
      }
    } finally {
      await killer.destroy();
    }
  });
});
