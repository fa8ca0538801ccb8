import 'reflect-metadata';
import path from 'node:path';
import { SYSTEM_ACTOR_ID } from '#platform/access';
import { connect } from '#platform/database';
import {
  eventHash,
  genesisHash,
  MemoryEventStore,
  reactionCommandId,
  StreamWriter,
  type StoredEvent,
} from '#platform/event-store';
import { ProgramModule, reactions, registry, type Platform } from '#composition/program';
import { projectRoot, readSeed, Seeder } from '#composition/seeds';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';

/** What a log is filled from. Both belong to a database whose log and access migrations have run. */
export type LogDatabase = { readonly owner: string };

let planted: Promise<readonly StoredEvent[]> | undefined;

/**
 * The demonstration's events in their order, sent as real commands into a store in memory, once a process.
 * @param platform of any database: handlers look at its streams only, which are in memory here
 */
export const demonstration = (platform: Platform): Promise<readonly StoredEvent[]> =>
  (planted ??= (async () => {
    const store = new MemoryEventStore();
    const streams = new StreamWriter(store, registry(), platform.keys.digest);
    const app = await NestFactory.createApplicationContext(
      ProgramModule.forRoot({ ...platform, store, streams }, () => {}),
      { logger: ['fatal', 'error'], abortOnError: false },
    );
    try {
      const seed = await readSeed(path.join(projectRoot(), 'seeds/qingdao-2022'));
      const unplanted = { apiDb: { query: async () => [] } } as unknown as Platform; // what was planted elsewhere is no matter
      const bus = app.get(CommandBus, { strict: false });
      await new Seeder(unplanted, bus).plant(seed);
      await react(store, bus);
      return await store.readAll(null, Number.MAX_SAFE_INTEGER);
    } finally {
      await app.close();
    }
  })());

/** What reactions send because of the events; their own loop would send the same. */
const react = async (store: MemoryEventStore, bus: CommandBus): Promise<void> => {
  const types = registry();
  for (let seq = 0; ; seq += 1) {
    const [stored] = await store.readAll(String(seq), 1);
    if (!stored) return;
    const event = { ...stored, ...types.upcast(stored), seq: seq + 1, knownAt: new Date().toISOString() };
    for (const reaction of reactions.filter((each) => each.handles(event.type))) {
      const command = reaction.react(event, {
        commandId: reactionCommandId(event.id, reaction.name),
        actorId: SYSTEM_ACTOR_ID,
        jurisdictionId: event.meta.jurisdictionId,
        correlationId: event.meta.correlationId,
        causationId: event.id,
        at: event.meta.recordedAt,
      });
      if (command) await bus.execute(command as never);
    }
  }
};

// Who works there is the same in every copy; what is worked on is new.
const shared = ['organization', 'station', 'activity', 'chain-catalogue', 'rule'];
const ids = /[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const dates = /"(20\d\d-\d\d-\d\d)"/g;

const shifted = (text: string, copy: number): string =>
  ((Number.parseInt(text.slice(0, 8), 16) + copy * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0') +
  text.slice(8);

/** Copies of the demonstration without end: copy 0 is itself, others have their own leads, visits, agreements, projects and days. */
export function* copies(originals: readonly StoredEvent[], logId: string): Generator<StoredEvent> {
  const isShared = (streamId: string) => shared.some((category) => streamId.startsWith(`${category}-`));
  const kept = new Set(
    originals.filter((e) => isShared(e.streamId)).flatMap((e) => e.streamId.match(ids) ?? []),
  );
  for (const { meta } of originals) kept.add(meta.actorId).add(meta.digest);
  for (let copy = 0; ; copy += 1) {
    const heads = new Map<string, string>();
    const renamed = (text: string) =>
      copy === 0 ? text : text.replace(ids, (id) => (kept.has(id) ? id : shifted(id, copy)));
    const later = (text: string) =>
      copy === 0
        ? text
        : text.replace(
            dates,
            (_, day: string) =>
              `"${new Date(Date.parse(day) + (copy % 730) * 86_400_000).toISOString().slice(0, 10)}"`,
          );
    for (const original of originals) {
      if (copy > 0 && isShared(original.streamId)) continue;
      const streamId = renamed(original.streamId);
      const event = {
        ...original,
        id: renamed(original.id),
        streamId,
        data: JSON.parse(later(renamed(JSON.stringify(original.data)))) as object,
        meta: JSON.parse(renamed(JSON.stringify(original.meta))) as StoredEvent['meta'],
      };
      const hash = eventHash(event, heads.get(streamId) ?? genesisHash(logId, streamId));
      heads.set(streamId, hash);
      yield { ...event, hash };
    }
  }
}

const chunk = 5000;

/** Fills an empty log, sequenced, with copies of the demonstration. Chains of hashes hold. */
export const fillLog = async (
  database: LogDatabase,
  originals: readonly StoredEvent[],
  count: number,
): Promise<void> => {
  const client = await connect(database.owner);
  try {
    await client.query('set synchronous_commit = off');
    const { rows } = await client.query<{ log_id: string }>('select log_id from log.log_info');
    const source = copies(originals, rows[0]!.log_id);
    let written: Promise<unknown> = Promise.resolve();
    for (let seq = 0; seq < count; seq += chunk) {
      const events = Array.from(
        { length: Math.min(chunk, count - seq) },
        () => source.next().value as StoredEvent,
      );
      await written;
      // While these are written the next ones are made.
      written = client.query(
        `with written as (
           insert into log.events (event_id, stream_id, version, type, v, data, meta, hash)
           select * from (select e.id, e.stream_id, e.version, e.type, e.v, e.data::jsonb, e.meta::jsonb, decode(e.hash, 'hex')
             from unnest($2::uuid[], $3::text[], $4::int[], $5::text[], $6::int[], string_to_array($7, chr(30)), string_to_array($8, chr(30)), $9::text[])
               with ordinality as e(id, stream_id, version, type, v, data, meta, hash, ord) order by e.ord) as e
           returning epoch, xid, position, event_id, hash),
         placed as (
           insert into log.log_index (seq, event_id, event_hash, known_at, token)
           select $1::bigint + row_number() over (order by position), event_id, hash,
             clock_timestamp(), epoch || '.' || xid || '.' || position from written
           returning seq, token, known_at)
         update log.sequencer s set seq = p.seq, token = p.token, known_at = p.known_at
         from placed p where p.seq = $1::bigint + cardinality($2::uuid[])`,
        [
          seq,
          events.map((e) => e.id),
          events.map((e) => e.streamId),
          events.map((e) => e.version),
          events.map((e) => e.type),
          events.map((e) => e.v),
          // No JSON has this character: a text that is cut up takes less time than an array's literal.
          events.map((e) => JSON.stringify(e.data)).join('\u001E'),
          events.map((e) => JSON.stringify(e.meta)).join('\u001E'),
          events.map((e) => e.hash),
        ],
      );
    }
    await written;
    await client.query('vacuum analyze log.events');
    await client.query('vacuum analyze log.log_index');
  } finally {
    await client.end();
  }
};
