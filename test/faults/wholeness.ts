import { setTimeout as pause } from 'node:timers/promises';
import { projections, reactions } from '#composition/program';
import { expect, jest } from '@jest/globals';
import { rebuild } from '../../apps/cli/src/commands/rebuild.js';
import { verifyLog } from '../../apps/cli/src/commands/verify.js';
import { connect } from '#platform/database';
import type { Client } from 'pg';
import { patience } from '../process/program.js';
import type { Journal } from './journal.js';
import { openProgram, type FaultProgram } from './program.js';

/** Everything that can run the program's parts on a database: `TestDatabase`'s environment, or that of a cluster. */
type Env = Readonly<Record<string, string>>;

export type Whole = { readonly events: number; readonly commands: number };

/**
 * What must hold whatever happened: every acknowledged command is in the log exactly once and as it was acknowledged, of no command only a part;
 * nothing is there that nobody sent; versions are dense in each stream, hashes hold, and the public order has each event once; the projections
 * get to the end of the log without help, and stand byte for byte as a rebuild makes them.
 * @param env of the database; processes that still run on it may go on, but nobody may write to the log
 */
export const wholeness = async (env: Env, journal: Journal): Promise<Whole> => {
  const program = await openProgram(env);
  const { platform, host, reports } = program;
  const worker = platform.worker(host);
  // One connection for all questions: opening one costs more than most answers.
  const owner = await connect(platform.database.owner);
  try {
    await worker.start();
    await settled(program);
    await expectCommands(owner, journal);
    expect(
      await answersOf(
        owner,
        `select stream_id, array_agg(version order by version) as versions from log.events group by stream_id
         having min(version) <> 1 or max(version) <> count(*)`,
      ),
    ).toEqual([]);
    const { events, unsequenced } = await verifyLog(platform.store, platform.apiDb);
    expect(unsequenced).toBe(0);
    expect(
      await answersOf(
        owner,
        `select count(*)::int as places, count(distinct event_id)::int as placed, coalesce(max(seq), 0)::int as last from log.log_index`,
      ),
    ).toEqual([{ places: events, placed: events, last: events }]);

    const live = await dumps(owner);
    expect(await quietly(() => rebuild(platform, [], false))).toBe(true);
    const rebuilt = await dumps(owner);
    expect([...live.keys()]).toEqual([...rebuilt.keys()]);
    for (const [table, rows] of live) await expectSame(table, rows, rebuilt.get(table)!);
    expect(reports.filter((line) => /stopped|failed/.test(line))).toEqual([]);
    return { events, commands: journal.sent.size };
  } finally {
    await owner.end();
    await worker.stop();
    await program.close();
  }
};

const answersOf = async <Row>(on: Client, sql: string): Promise<Row[]> => (await on.query(sql)).rows as Row[];

/** Without the lines for whoever waits. */
const quietly = async <T>(work: () => Promise<T>): Promise<T> => {
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    return await work();
  } finally {
    out.mockRestore();
  }
};

/** Resolves when every event has its place, and every projection and reaction has passed the last. */
const settled = async ({ platform, reports }: FaultProgram): Promise<void> => {
  const names = [...projections.map((p) => p.name), ...reactions.map((r) => `reaction/${r.name}`)];
  for (const end = Date.now() + patience; ; await pause(50)) {
    const [{ events, seq, behind }] = (await platform.apiDb.query(
      `select (select count(*)::int from log.events) as events, seq::int,
         array(select name || ' at ' || coalesce(c.seq, -1) || coalesce(': ' || c.failure, '')
               from unnest($1::text[]) as name left join log.checkpoint c using (name)
               where c.seq is null or c.seq < s.seq or c.failure is not null) as behind
       from log.sequencer s`,
      [names],
    )) as [{ events: number; seq: number; behind: string[] }];
    if (events === seq && behind.length === 0) return;
    if (Date.now() > end)
      throw new Error(
        `nobody gets on: ${events} events, ${seq} places, ${behind.join('; ')}\n${reports.join('\n')}`,
      );
  }
};

/** Each command of the journal wrote all of its events, once, on one stream, where it was acknowledged to; nobody else wrote any. */
const expectCommands = async (owner: Client, { sent, acknowledged }: Journal): Promise<void> => {
  const rows = await answersOf<{
    commandId: string;
    streams: string[];
    versions: number[];
    events: number;
    caused: boolean;
  }>(
    owner,
    `select meta->>'commandId' as "commandId", array_agg(distinct stream_id) as streams, count(*)::int as events,
       array_agg(version order by version) as versions, bool_and(meta ? 'causationId') as caused
     from log.events group by 1`,
  );
  const found = new Map(rows.map((row) => [row.commandId, row]));
  const wrong: unknown[] = [];
  for (const { commandId, events } of sent.values()) {
    const row = found.get(commandId);
    const ack = acknowledged.get(commandId);
    if (!row && !ack) continue;
    const dense = row?.versions.every((version, index) => version === row.versions[0]! + index);
    const asAnswered =
      !ack ||
      (row?.streams[0] === ack.streamId &&
        (ack.version === undefined || row.versions.at(-1) === ack.version));
    if (row?.events !== events || row.streams.length !== 1 || !dense || !asAnswered)
      wrong.push({ sent: sent.get(commandId), acknowledged: ack, found: row });
  }
  expect(wrong).toEqual([]);
  expect(rows.filter((row) => !sent.has(row.commandId) && !row.caused)).toEqual([]);
  // What a reaction sent has its cause in the log.
  expect(
    await answersOf(
      owner,
      `select event_id from log.events e where meta ? 'causationId'
         and not exists (select from log.events c where c.event_id = (e.meta->>'causationId')::uuid)`,
    ),
  ).toEqual([]);
};

type Rows = ReadonlyMap<string, string>;

/** Every row of every projected table, as PostgreSQL writes it, by its id. */
const dumps = async (owner: Client): Promise<ReadonlyMap<string, Rows>> => {
  const tables = await answersOf<{ name: string }>(
    owner,
    `select tablename as name from pg_tables where schemaname = 'views' order by 1`,
  );
  const found = new Map<string, Rows>();
  for (const { name } of tables) {
    // A digest: a million rows fit in memory, and what differs is shown by its id.
    const rows = await answersOf<{ id: string; row: string }>(
      owner,
      `select id::text, encode(sha256(convert_to(t::text, 'UTF8')), 'hex') as row from views."${name}" t order by id::text collate "C"`,
    );
    found.set(name, new Map(rows.map(({ id, row }) => [id, row])));
  }
  expect(found.size).toBeGreaterThan(0);
  return found;
};

const expectSame = async (table: string, live: Rows, rebuilt: Rows): Promise<void> => {
  const ids = new Set([...live.keys(), ...rebuilt.keys()]);
  const different = [...ids].filter((id) => live.get(id) !== rebuilt.get(id));
  expect({ table, different: different.slice(0, 20), of: different.length }).toEqual({
    table,
    different: [],
    of: 0,
  });
};
