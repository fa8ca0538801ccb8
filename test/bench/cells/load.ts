import { everybodyAtHome, streamOf, type AnyEvent } from '#platform/kernel';
import { EventRegistry, genesisHash, StreamWriter } from '#platform/event-store';
import { concurrently, paired, type Bench, type Cell, type Contender } from '../harness.js';
import { openClients, openProduct } from '../product.js';
import { eventsAfter, eventType, seeded, uuidOf, type Append } from '../workload.js';

const length = 20;

/** What each fold comes to: enough to see that every event was read, and whole. */
type State = { readonly versions: number; readonly amount: bigint; readonly basisPoints: number };
const initial: State = { versions: 0, amount: 0n, basisPoints: 0 };
type Revised = AnyEvent & {
  readonly data: {
    readonly sequence: number;
    readonly plannedInvestment: { readonly amount: string };
    readonly credits: readonly { readonly basisPoints: number }[];
  };
};
const evolve = (state: State, event: AnyEvent): State => {
  const { data } = event as Revised;
  return {
    versions: state.versions + data.sequence,
    amount: state.amount + BigInt(data.plannedInvestment.amount),
    basisPoints: data.credits.reduce((sum, credit) => sum + credit.basisPoints, state.basisPoints),
  };
};

type Load = (streamId: string, worker: number) => Promise<unknown>;

/** The same JSON by the same key, prepared; the rows stay the text that came. */
const floor = async (bench: Bench, connections: number, streams: readonly Append[]): Promise<Load> => {
  const database = await bench.database.fresh();
  bench.defer(() => database.drop());
  const clients = await openClients(bench, database.superuser, connections);
  await clients[0]!.query(
    `create table bare (stream_id text collate "C" not null, version int not null, type text not null, data jsonb not null,
       meta jsonb not null, primary key (stream_id, version))`,
  );
  const events = streams.flatMap((stream) => stream.events);
  await clients[0]!.query(
    'insert into bare select * from unnest($1::text[], $2::int[], $3::text[], $4::jsonb[], $5::jsonb[])',
    [
      events.map((event) => event.streamId),
      events.map((event) => event.version),
      events.map((event) => event.type),
      events.map((event) => JSON.stringify(event.data)),
      events.map((event) => JSON.stringify(event.meta)),
    ],
  );
  await clients[0]!.query('vacuum analyze bare');
  const asItCame = { getTypeParser: () => (text: string) => text };
  return async (streamId, worker) => {
    const { rowCount } = await clients[worker]!.query({
      name: 'floor',
      text: 'select version, type, data, meta from bare where stream_id = $1 order by version',
      values: [streamId],
      types: asItCame as never,
    });
    if (rowCount !== length) throw new Error(`${rowCount} rows of ${streamId}`);
  };
};

/** Streams of 20 events, read and folded as a command does before it decides; 8 at a time, and one after the other. */
export const cell: Cell = {
  names: ['load'],
  run: async (bench) => {
    const workers = 8;
    const platform = await openProduct(bench);
    const logId = await platform.store.logId();
    const streams: Append[] = Array.from({ length: bench.quick ? 40 : 500 }, (_, index) => {
      const streamId = `project-${uuidOf(`load ${index}`)}`;
      const head = { version: 0, hash: genesisHash(logId, streamId) };
      return { streamId, head, events: eventsAfter(streamId, head, length) };
    });
    for (const { head, events } of streams) await platform.store.append(head, events);
    await platform.sql.query('vacuum analyze log.events');

    const checked = (load: (streamId: string) => Promise<State>): Load => {
      return async (streamId) => {
        const state = await load(streamId);
        if (state.versions !== (length * (length + 1)) / 2 || state.basisPoints !== length * 10_000)
          throw new Error(
            `${streamId} folds to ${JSON.stringify({ ...state, amount: String(state.amount) })}`,
          );
      };
    };

    const writer = new StreamWriter(
      platform.store,
      new EventRegistry([{ types: { [eventType]: { v: 1 } }, upcasts: [] }]),
      platform.keys.digest,
    );
    const anyStream = streamOf('', initial, evolve, everybodyAtHome);
    const ours = checked(async (id) => (await writer.load({ ...anyStream(id), id })).state);
    const loads: { name: string; load: Load }[] = [
      { name: 'floor', load: await floor(bench, workers, streams) },
    ];
    const missing: string[] = [];
    for (const name of ['emmett', 'message-db'])
      try {
        const { openStore } = await bench.peer(name);
        const database = await bench.database.fresh();
        bench.defer(() => database.drop());
        const store = await openStore({ connectionString: database.superuser, connections: workers });
        bench.defer(() => store.close());
        await concurrently(workers, streams.length, async (index) => {
          const { head, events, streamId } = streams[index]!;
          if (name === 'emmett') await store.append({ head, events, streamId });
          else
            for (const event of events)
              await store.append({ streamId, head: { version: event.version - 1 }, events: [event] });
        });
        await store.settle();
        loads.push({ name, load: checked((id) => store.load(id, evolve, initial)) });
      } catch (error) {
        bench.print(`without ${name}: ${(error as Error).message}`);
        missing.push(`${name}: ${(error as Error).message}`);
      }

    const at = async (concurrency: number, count: number, rounds: number) => {
      const contender = (name: string, load: Load): Contender => {
        const random = seeded(7);
        return {
          name,
          round: async () => {
            const order = Array.from(
              { length: count },
              () => streams[Math.floor(random() * streams.length)]!.streamId,
            );
            const done = await concurrently(concurrency, count, (index, worker) =>
              load(order[index]!, worker),
            );
            return { ...done, count: count * length };
          },
        };
      };
      const [mine, ...others] = [{ name: 'ours', load: ours }, ...loads].map(({ name, load }) =>
        contender(name, load),
      );
      for (const one of [mine!, ...others]) await one.round();
      return paired('load', mine!, others, rounds);
    };
    const alone = await at(1, bench.quick ? 30 : 600, bench.quick ? 2 : 9);
    const together = await at(workers, bench.quick ? 80 : 2000, bench.quick ? 2 : 9);
    const { name: _, ...at1 } = alone;
    return [
      { ...together, workers, eventsPerStream: length, at1, ...(missing.length > 0 ? { missing } : {}) },
    ];
  },
};
