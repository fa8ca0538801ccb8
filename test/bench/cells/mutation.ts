import { createSecretKey, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { connect } from '#platform/database';
import { commandDigest, eventHash, eventId, verifyStream, type HashedEvent } from '#platform/event-store';
import type { EventMeta } from '#platform/kernel';
import { ProgramModule } from '#composition/program';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { concurrently, paired, type Bench, type Cell, type Contender, type Result } from '../harness.js';
import { platformOn } from '../stack/ledger.js';
import { plantProjects, receipt } from '../stack/projects.js';

/** Events of a project before the first command: its landing and these. */
const receipts = 9;

const hands = ['hand', 'bare'] as const;

/** A log of its own for each of the hand-written ones, with what a careful hand gives it, and the same events in it. */
const copyLog = async (superuser: string): Promise<void> => {
  const client = await connect(superuser);
  try {
    for (const name of hands)
      await client.query(`
      create schema ${name};
      create table ${name}.events (
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
      insert into ${name}.events (event_id, stream_id, version, type, v, data, meta, hash)
        select event_id, stream_id, version, type, v, data, meta, hash from log.events order by position;
      grant usage on schema ${name} to yinfeng_api;
      grant select, insert on ${name}.events to yinfeng_api;`);
    for (const table of [...hands.map((name) => `${name}.events`), 'log.events'])
      await client.query(`vacuum analyze ${table}`);
  } finally {
    await client.end();
  }
};

type Data = { landedOn?: string; kind?: string; amount?: { cny: number }; receivedOn?: string };
type Stored = { version: number; type: string; data: Data; meta: EventMeta; hash: Buffer };
type Folded = {
  version: number;
  landedOn: string | undefined;
  withdrawn: boolean;
  received: Map<string, number>;
};

const actorId = '00000000-0000-4000-8000-000000000001';
const jurisdictionId = 'qingdao';

const folded = (rows: readonly Pick<Stored, 'version' | 'type' | 'data'>[]): Folded => {
  const state: Folded = { version: 0, landedOn: undefined, withdrawn: false, received: new Map() };
  for (const { version, type, data } of rows) {
    state.version = version;
    if (type === 'ProjectLanded') state.landedOn = data.landedOn;
    else if (type === 'ProjectFundsReceived')
      state.received.set(data.kind!, (state.received.get(data.kind!) ?? 0) + data.amount!.cny);
    else if (type === 'ProjectWithdrawn') state.withdrawn = true;
  }
  return state;
};

/** The n-th receipt of a project as its event holds it. @throws Error where the rule would refuse it */
const received = (state: Folded, projectId: string, n: number) => {
  const receivedOn = '2022-09-02';
  if (state.landedOn === undefined || state.withdrawn || receivedOn < state.landedOn)
    throw new Error('refused');
  const kind = ['PAID_IN_DOMESTIC', 'FIXED_ASSET_INVESTMENT', 'UTILIZED_FOREIGN'][n % 3]!;
  const fen = 1_000_000 + n;
  return {
    projectId,
    kind,
    amount: { amount: fen, currency: 'CNY', cny: fen },
    receivedOn,
    received: (state.received.get(kind) ?? 0) + fen,
  };
};

const metaOf = (commandId: string, digest: string): EventMeta => ({
  commandId,
  digest,
  correlationId: commandId,
  actorId,
  jurisdictionId,
  recordedAt: new Date().toISOString(),
});

const type = 'ProjectFundsReceived';
type ByHand = (projectId: string, n: number) => Promise<void>;
const insert = (table: string) => ({
  name: `append to ${table}`,
  text: `insert into ${table} (event_id, stream_id, version, type, v, data, meta, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
});

/**
 * The same command written for this one case, with what it owes whoever wrote it: the stream loaded, a repeat found by its command id and
 * recognized by its digest, no other jurisdiction's project, the fold, the rule, and an event whose id comes of the command's and whose hash
 * holds the one before it. Two prepared statements and nothing in between.
 */
const byHand =
  (pool: Pool, digestKey: KeyObject): ByHand =>
  async (projectId, n) => {
    const streamId = `project-${projectId}`;
    const commandId = randomUUID();
    const digest = commandDigest(digestKey, actorId, 'RecordProjectFunds', { projectId, n });
    const { rows } = await pool.query<Stored>({
      name: 'load',
      text: 'select version, type, data, meta, hash from hand.events where stream_id = $1 order by version',
      values: [streamId],
    });
    for (const { meta } of rows)
      if (meta.commandId === commandId) {
        if (meta.digest !== digest) throw new Error('the command id was used');
        return;
      }
    if (rows[0]!.meta.jurisdictionId !== jurisdictionId) throw new Error('of another jurisdiction');
    const state = folded(rows);
    const version = state.version + 1;
    const event = { id: eventId(commandId, 0), streamId, version, type, v: 1 };
    const whole = {
      ...event,
      data: received(state, projectId, n),
      meta: metaOf(commandId, digest),
    };
    const hash = Buffer.from(eventHash(whole, rows.at(-1)!.hash.toString('hex')), 'hex');
    await pool.query({
      ...insert('hand.events'),
      values: [
        whole.id,
        streamId,
        version,
        type,
        1,
        JSON.stringify(whole.data),
        JSON.stringify(whole.meta),
        hash,
      ],
    });
  };

/** Load, fold, rule and insert alone: no look for a repeat, and no digest, id or hash made. What those duties cost shows beside `floor`. */
const bare =
  (pool: Pool): ByHand =>
  async (projectId, n) => {
    const streamId = `project-${projectId}`;
    const { rows } = await pool.query<Pick<Stored, 'version' | 'type' | 'data'>>({
      name: 'load bare',
      text: 'select version, type, data from bare.events where stream_id = $1 order by version',
      values: [streamId],
    });
    const state = folded(rows);
    const data = received(state, projectId, n);
    const commandId = randomUUID();
    const meta = metaOf(commandId, commandId.replaceAll('-', '').repeat(2));
    await pool.query({
      ...insert('bare.events'),
      values: [
        randomUUID(),
        streamId,
        state.version + 1,
        type,
        1,
        JSON.stringify(data),
        JSON.stringify(meta),
        randomBytes(32),
      ],
    });
  };

/** All logs hold what was acknowledged, in rows of the same size, and ours and the floor's hashes hold. @throws Error otherwise */
const compare = async (superuser: string, logId: string, streamIds: readonly string[], done: number) => {
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
    const ours = await sums('log.events');
    for (const table of hands.map((name) => `${name}.events`)) {
      const theirs = await sums(table);
      if (ours.n !== done || theirs.n !== done)
        throw new Error(
          `mutation: ${done} receipts were acknowledged, ${ours.n} and ${theirs.n} are in the logs`,
        );
      if (!ours.versions || !theirs.versions) throw new Error('mutation: versions are not dense');
      for (const column of ['data', 'meta'] as const)
        if (Math.abs(ours[column] - theirs[column]) > 0.1 * ours[column])
          throw new Error(`mutation: ${column} takes ${ours[column]} bytes here and ${theirs[column]} there`);
    }
    for (const table of ['log.events', 'hand.events'])
      for (const streamId of streamIds) {
        const { rows } = await client.query<HashedEvent>(
          `select event_id as id, stream_id as "streamId", version, type, v, data, meta, encode(hash, 'hex') as hash
           from ${table} where stream_id = $1 order by version`,
          [streamId],
        );
        const broken = verifyStream(logId, streamId, rows);
        if (broken !== undefined)
          throw new Error(`mutation: the hash of ${streamId}@${broken} in ${table} does not hold`);
      }
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
    ProgramModule.forRoot(platform, (message, error) => bench.print(`${message} ${String(error ?? '')}`)),
    { logger: ['fatal', 'error'], abortOnError: false },
  );
  bench.defer(() => app.close());
  const bus = app.get(CommandBus, { strict: false });

  const projects = await plantProjects(platform, bus, quick ? 60 : 300, receipts);
  await copyLog(database.superuser);
  const pool = new Pool({ connectionString: database.api, max: 10 });
  bench.defer(() => pool.end());
  const key = createSecretKey(platform.keys.digest);
  const others = { floor: byHand(pool, key), bare: bare(pool) };

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
    const theirs = Object.entries(others).map(([name, one]) => contender(name, workers, one));
    for (const each of [ours, ...theirs]) await each.round();
    const many = quick ? 3 : 9;
    results.push(await paired(`mutation.${workers}`, ours, theirs, many));
    rounds += many + 1;
  }
  const some = projects.slice(0, 10).map((id) => `project-${id}`);
  await compare(
    database.superuser,
    await platform.store.logId(),
    some,
    projects.length * (receipts + rounds),
  );
  return results;
};

/** From the command bus to the append acknowledged: a stream of some events read, folded, decided on and appended to. */
export const cell: Cell = { names: ['mutation.1', 'mutation.8'], run };
