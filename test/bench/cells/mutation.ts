import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from '#libs/database';
import { ProgramModule } from '#libs/program';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { concurrently, paired, type Bench, type Cell, type Contender, type Result } from '../harness.js';
import { platformOn } from '../stack/ledger.js';
import { plantProjects, receipt } from '../stack/projects.js';

/** Events of a project before the first command: its landing and these. */
const receipts = 9;

/** A log of its own for the hand-written one, with what a careful hand gives it, and the same events in it. */
export const copyLog = async (superuser: string): Promise<void> => {
  const client = await connect(superuser);
  try {
    await client.query(`
      create schema hand;
      create table hand.events (
        position bigint generated always as identity primary key,
        event_id uuid not null unique,
        stream_id text collate "C" not null,
        version int not null,
        type text not null,
        v int not null,
        data jsonb not null,
        meta jsonb not null,
        hash bytea not null,
        created_at timestamptz not null default clock_timestamp(),
        unique (stream_id, version)
      );
      insert into hand.events (event_id, stream_id, version, type, v, data, meta, hash)
        select event_id, stream_id, version, type, v, data, meta, hash from log.events order by position;
      grant usage on schema hand to yinfeng_api;
      grant select, insert on hand.events to yinfeng_api;`);
    for (const table of ['hand.events', 'log.events']) await client.query(`vacuum analyze ${table}`);
  } finally {
    await client.end();
  }
};

type Stored = {
  version: number;
  type: string;
  data: { landedOn?: string; kind?: string; received?: number };
};
type Loaded = {
  version: number;
  landedOn: string | undefined;
  withdrawn: boolean;
  received: Map<string, number>;
};

/** The same command written for this one case: a prepared select, a fold, a rule, a prepared insert. */
export const byHand =
  (pool: Pool) =>
  async (projectId: string, n: number): Promise<void> => {
    const streamId = `project-${projectId}`;
    const { rows } = await pool.query<Stored>({
      name: 'load',
      text: 'select version, type, data from hand.events where stream_id = $1 order by version',
      values: [streamId],
    });
    const state: Loaded = { version: 0, landedOn: undefined, withdrawn: false, received: new Map() };
    for (const { version, type, data } of rows) {
      state.version = version;
      if (type === 'ProjectLanded') state.landedOn = data.landedOn;
      else if (type === 'ProjectFundsReceived') state.received.set(data.kind!, data.received!);
      else if (type === 'ProjectWithdrawn') state.withdrawn = true;
    }
    const receivedOn = '2022-09-02';
    if (state.landedOn === undefined || state.withdrawn || receivedOn < state.landedOn)
      throw new Error('refused');
    const kind = ['PAID_IN_DOMESTIC', 'FIXED_ASSET_INVESTMENT', 'UTILIZED_FOREIGN'][n % 3]!;
    const fen = 1_000_000 + n;
    const commandId = randomUUID();
    const data = {
      projectId,
      kind,
      amount: { amount: fen, currency: 'CNY', cny: fen },
      receivedOn,
      received: (state.received.get(kind) ?? 0) + fen,
    };
    const meta = {
      commandId,
      digest: commandId.replaceAll('-', '') + commandId.replaceAll('-', ''),
      correlationId: commandId,
      actorId: '00000000-0000-4000-8000-000000000001',
      jurisdictionId: 'qingdao',
      recordedAt: new Date().toISOString(),
    };
    await pool.query({
      name: 'append',
      text: `insert into hand.events (event_id, stream_id, version, type, v, data, meta, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [
        randomUUID(),
        streamId,
        state.version + 1,
        'ProjectFundsReceived',
        1,
        JSON.stringify(data),
        JSON.stringify(meta),
        randomBytes(32),
      ],
    });
  };

/** Both logs hold what was acknowledged, and rows of the same size. @throws Error otherwise */
const compare = async (superuser: string, done: number): Promise<void> => {
  const client = await connect(superuser);
  try {
    const sums = async (table: string) =>
      (
        await client.query<{ n: number; data: number; meta: number; versions: boolean }>(
          `select count(*)::int as n, avg(pg_column_size(data))::int as data, avg(pg_column_size(meta))::int as meta,
             bool_and(counted = last) as versions
           from (select *, count(*) over (partition by stream_id) as counted, max(version) over (partition by stream_id) as last from ${table}) as e
           where type = 'ProjectFundsReceived'`,
        )
      ).rows[0]!;
    const [ours, theirs] = [await sums('log.events'), await sums('hand.events')];
    if (ours.n !== done || theirs.n !== done)
      throw new Error(
        `mutation: ${done} receipts were acknowledged, ${ours.n} and ${theirs.n} are in the logs`,
      );
    if (!ours.versions || !theirs.versions) throw new Error('mutation: versions are not dense');
    for (const column of ['data', 'meta'] as const)
      if (Math.abs(ours[column] - theirs[column]) > 0.1 * ours[column])
        throw new Error(`mutation: ${column} takes ${ours[column]} bytes here and ${theirs[column]} there`);
  } finally {
    await client.end();
  }
};

const run = async (bench: Bench): Promise<Result[]> => {
  const { quick } = bench;
  const database = await bench.database.fresh();
  bench.defer(() => database.drop());
  const { platform, close } = await platformOn(database);
  bench.defer(close);
  const app = await NestFactory.createApplicationContext(
    ProgramModule.forRoot(platform, (message, error) => bench.say(`${message} ${String(error ?? '')}`)),
    { logger: ['fatal', 'error'], abortOnError: false },
  );
  bench.defer(() => app.close());
  const bus = app.get(CommandBus, { strict: false });

  const projects = await plantProjects(platform, bus, quick ? 60 : 300, receipts);
  await copyLog(database.superuser);
  const pool = new Pool({ connectionString: database.api, max: 10 });
  bench.defer(() => pool.end());
  const hand = byHand(pool);

  // Each on its own projects: that others wrote to the same one at the same time is another matter.
  let rounds = 0;
  const contender = (
    name: string,
    workers: number,
    one: (projectId: string, n: number) => Promise<unknown>,
  ): Contender => ({
    name,
    round: () => concurrently(workers, projects.length, (index) => one(projects[index]!, index)),
  });
  const results: Result[] = [];
  for (const workers of [1, 8]) {
    const ours = contender('ours', workers, (projectId, n) => bus.execute(receipt(projectId, n)));
    const floor = contender('floor', workers, hand);
    for (const each of [ours, floor]) await each.round();
    const many = quick ? 3 : 9;
    results.push(await paired(`mutation.${workers}`, ours, [floor], many));
    rounds += many + 1;
  }
  await compare(database.superuser, projects.length * (receipts + rounds));
  return results;
};

/** From the command bus to the append acknowledged: a stream of some events read, folded, decided on and appended to. */
export const cell: Cell = { names: ['mutation.1', 'mutation.8'], run };
