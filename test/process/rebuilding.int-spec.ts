import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { constants, getPriority } from 'node:os';
import type { Client } from 'pg';
import { connect } from '#platform/database';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { built } from './built.js';
import { landed, signedIn, untilShown, type Ask } from './client.js';
import { openCluster, type Cluster } from './cluster.js';
import {
  cleanUp,
  killAll,
  patience,
  processesOn,
  ready,
  startServer,
  startYinfeng,
  until,
  type Program,
} from './program.js';

jest.setTimeout(3 * patience);

let cluster: Cluster;
let server: Program;
/** Reads the ledger's tables and does not stop: what is rebuilt beside them cannot be put in their place. */
let reader: Client;

const rebuilders = (): number[] =>
  processesOn(cluster.env['DATA_DIR']!)
    .filter((line) => line.includes('rebuild-process'))
    .map((line) => Number.parseInt(line, 10));

type Stand = { name: string; generation: number; shape: string };
const stands = () =>
  cluster.query<Stand>(
    `select name, generation, shape from log.checkpoint
      where name like 'ledger/%' and name not like '%\\_\\_next' or name = 'visits' order by name`,
  );
const ledgerNow = () =>
  cluster.query(`select id, amount::text, entries::text from views.ledger_sum order by id`);

/** As a release with other columns would find them. */
const outdate = async (): Promise<void> => {
  await cluster.query(`update log.checkpoint set shape = 'of another release' where name = any($1)`, [
    (await stands()).map(({ name }) => name),
  ]);
};
const startsRebuilding = async (): Promise<number> => {
  await outdate();
  server = await ready(await startServer(cluster.env));
  await until('it is rebuilt in a process of its own', () => rebuilders().length > 0);
  return rebuilders()[0]!;
};
const readLedger = async (): Promise<void> => {
  await reader.query('begin');
  await reader.query('select from views.ledger_sum limit 1');
};

let landing: Awaited<ReturnType<typeof smallPipeline>>['landing'];
const land = (by: Ask): Promise<unknown> => {
  const i = landing();
  return untilShown(() => by(LAND, { i }));
};
let before: { landed: bigint[]; ledger: unknown[]; stands: Stand[] };
beforeAll(async () => {
  await built();
  cluster = await openCluster();
  server = await ready(await startServer(cluster.env));
  const admin = await signedIn(server.url, 'admin');
  ({ landing } = await smallPipeline(admin));
  for (let n = 0; n < 3; n++) await land(admin);
  before = { landed: await landed(admin), ledger: await ledgerNow(), stands: await stands() };
  await server.stop();
  reader = await connect(cluster.env['DATABASE_URL']!);
});
afterEach(() => reader.query('rollback'));
afterAll(async () => {
  await reader?.end();
  await killAll();
  await cluster?.stop();
  await cleanUp();
});

const shadows = () =>
  cluster.query<{ name: string }>(
    `select name from log.checkpoint where name like '%\\_\\_next'
     union all select tablename from pg_tables where schemaname = 'views' and tablename like '%\\_\\_next'`,
  );
const ledgerIsFilled = async (): Promise<boolean> => {
  const [stand] = await cluster.query<{ filled: boolean }>(
    `select c.seq = s.seq as filled from log.checkpoint c, log.sequencer s where c.name like 'ledger/%\\_\\_next'`,
  );
  return stand?.filled === true;
};

/** Whether somebody leads the projections that are outdated in these specs. */
const isLed = async (): Promise<boolean> => {
  const [found] = await cluster.query<{ led: boolean }>(
    `select bool_and(exists (select from pg_locks where locktype = 'advisory' and granted
         and ((classid::bigint << 32) | objid::bigint) = hashtextextended('yinfeng/projection/' || name, 0))) as led
       from unnest($1::text[]) as name`,
    [(await stands()).map(({ name }) => name)],
  );
  return found!.led;
};

describe('a server whose release has other read tables', () => {
  it('serves while another process of less priority rebuilds all of them, and goes on with the new ones', async () => {
    await readLedger();
    const child = await startsRebuilding();
    // Said to it once it runs. Whoever runs all this with the lowest priority has no lower one to give.
    const less = Math.min(getPriority(server.pid) + 1, constants.priority.PRIORITY_LOW);
    await until('it gives way', () => getPriority(child) >= less);
    const admin = await signedIn(server.url, 'admin');
    expect(before.landed).toEqual([3n, 300_000_003n]);
    expect(await landed(admin)).toEqual(before.landed);
    // What is shown by tables that are of this release is read back.
    const i = {
      commandId: randomUUID(),
      name: '新目录',
      validFrom: '2023-01-01',
      chains: [{ code: 'T-02', name: '氢能', verified: true }],
    };
    const adopted = await untilShown(() =>
      admin('mutation($i: AdoptChainCatalogueInput!) { adoptChainCatalogue(input: $i) { name } }', { i }),
    );
    expect(adopted.adoptChainCatalogue.name).toBe('新目录');
    expect(rebuilders()).toEqual([child]);

    await reader.query('commit');
    await until('nothing rebuilds any more', () => rebuilders().length === 0);
    expect(await stands()).toEqual(
      before.stands.map((stand) => ({ ...stand, generation: stand.generation + 1 })),
    );
    expect(await ledgerNow()).toEqual(before.ledger);
    await land(admin);
    expect(await landed(admin)).toEqual([4n, 400_000_004n]);
  });

  it('is stopped together with what it has rebuilt elsewhere', async () => {
    await server.stop();
    await readLedger();
    await startsRebuilding();
    expect(await server.stop()).toBe(0);
    expect(rebuilders()).toEqual([]);
    await reader.query('commit');
  });

  it('leaves nothing that rebuilds when it is killed with -9, and rebuilds when it is started again', async () => {
    const ledger = await ledgerNow();
    await readLedger();
    await startsRebuilding();
    server.sendSignal('SIGKILL');
    expect(await server.ended).toBe('SIGKILL');
    await until('nothing rebuilds any more', () => rebuilders().length === 0);
    await reader.query('commit');

    const { shape } = before.stands[0]!;
    server = await ready(await startServer(cluster.env));
    await until('it is rebuilt', async () => (await stands())[0]!.shape === shape);
    await until('nothing rebuilds any more', () => rebuilders().length === 0);
    expect(await ledgerNow()).toEqual(ledger);
    expect(await server.stop()).toBe(0);
  });
});

describe('a rebuild by hand', () => {
  it('that is killed with -9 keeps no start from being ready, and what it left is cleared away', async () => {
    server = await ready(await startServer(cluster.env));
    for (const isOutdated of [false, true]) {
      await readLedger();
      const byHand = startYinfeng(cluster.env, 'rebuild');
      await until('it has filled the ledger beside the live one', ledgerIsFilled);
      byHand.signalGroup('SIGKILL');
      expect(await byHand.ended).toBe('SIGKILL');
      await reader.query('commit');
      // From now on what it left is behind the log.
      await land(await signedIn(server.url, 'admin'));
      expect(await shadows()).not.toEqual([]);
      await server.stop();
      if (isOutdated) await outdate();
      server = await ready(await startServer(cluster.env));
      await until('it is cleared away', async () => (await shadows()).length === 0);
      await until('nothing rebuilds any more', () => rebuilders().length === 0);
    }
    const { shape } = before.stands[0]!;
    expect((await stands())[0]!.shape).toBe(shape);
    await server.stop();
  });

  it('is not disturbed by a server that starts beside it, which rebuilds what is outdated once it has ended', async () => {
    await readLedger();
    await outdate();
    const { shape } = before.stands[0]!;
    const generation = async () => (await stands())[0]!.generation;
    const was = await generation();
    server = await startServer(cluster.env);
    await until('the server has filled the ledger beside the live one', ledgerIsFilled);
    const byHand = startYinfeng(cluster.env, 'rebuild', (await stands())[0]!.name);
    await until('it waits', () => byHand.out().includes('another process rebuilds it'));
    await reader.query('commit');
    expect(await byHand.ended).toBe(0);
    await ready(server);
    expect(await generation()).toBe(was + 2);
    expect((await stands())[0]!.shape).toBe(shape);

    // The other way round.
    await readLedger();
    const again = startYinfeng(cluster.env, 'rebuild');
    await until('it has filled the ledger beside the live one', ledgerIsFilled);
    await server.stop();
    // Who rebuilds by hand takes over what the server ran, and keeps it until it ends. A server that came before that would rebuild once more, later.
    await until('it leads', isLed);
    await outdate();
    server = await ready(await startServer(cluster.env));
    expect((await shadows()).map(({ name }) => name)).toContain('ledger_sum__next');
    await reader.query('commit');
    expect(await again.ended).toBe(0);
    await until('nothing is outdated', async () =>
      (await stands()).every((stand, i) => stand.shape === before.stands[i]!.shape),
    );
    await until('nothing rebuilds any more', () => rebuilders().length === 0);
    expect(await generation()).toBe(was + 3);
    expect(await shadows()).toEqual([]);
    await server.stop();
  });
});
