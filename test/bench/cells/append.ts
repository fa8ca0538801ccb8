import {
  paired,
  timed,
  type Bench,
  type Cell,
  type Contender,
  type Measured,
  type Result,
} from '../harness.js';
import { openClients, openProduct } from '../product.js';
import { rounds, type Append, type Round } from '../workload.js';

/** How one contender appends, and how many events its store then holds. */
type Writer = {
  readonly name: string;
  /** @param writer which of the concurrent ones */
  readonly append: (append: Append, writer: number) => Promise<unknown>;
  readonly count: () => Promise<number>;
};

/** Every writer sends its appends one after the other; all writers run at once. */
const contender = (writer: Writer, round: (index: number) => Round): Contender => {
  let index = 0;
  let held: number | undefined;
  return {
    name: writer.name,
    round: async (): Promise<Measured> => {
      const plan = round(index++);
      held ??= await writer.count();
      const latenciesMs: number[] = [];
      const ms = await timed(() =>
        Promise.all(
          plan.map(async (appends, which) => {
            for (const append of appends) {
              const begun = performance.now();
              await writer.append(append, which);
              latenciesMs.push(performance.now() - begun);
            }
          }),
        ),
      );
      const count = plan.flat().reduce((sum, { events }) => sum + events.length, 0);
      const now = await writer.count();
      if (now - held !== count)
        throw new Error(`${writer.name} said it wrote ${count} events, and ${now - held} are there`);
      held = now;
      return { count, ms, latenciesMs };
    },
  };
};

/** What the disk, PostgreSQL and the driver allow: a prepared INSERT of the same JSON into a table with one index. */
const floor = async (bench: Bench, connections: number): Promise<Writer> => {
  const database = await bench.database.fresh();
  bench.defer(() => database.drop());
  const clients = await openClients(bench, database.superuser, connections);
  await clients[0]!.query(
    `create table bare (position bigint generated always as identity primary key, stream_id text not null,
       version int not null, data jsonb not null, meta jsonb not null)`,
  );
  return {
    name: 'floor',
    append: async ({ events }, writer) => {
      for (const { streamId, version, data, meta } of events)
        await clients[writer]!.query({
          name: 'floor',
          text: 'insert into bare (stream_id, version, data, meta) values ($1, $2, $3, $4)',
          values: [streamId, version, JSON.stringify(data), JSON.stringify(meta)],
        });
    },
    count: async () =>
      Number((await clients[0]!.query<{ n: string }>('select count(*) as n from bare')).rows[0]!.n),
  };
};

/** A peer's store on a database of its own; undefined (and reported) where it can't be had. */
const peer = async (
  bench: Bench,
  name: string,
  connections: number,
  missing: string[],
): Promise<Writer | undefined> => {
  try {
    const { openStore } = await bench.peer(name);
    const database = await bench.database.fresh();
    bench.defer(() => database.drop());
    const store = await openStore({ connectionString: database.superuser, connections });
    bench.defer(() => store.close());
    return { name, append: store.append, count: store.count };
  } catch (error) {
    bench.print(`without ${name}: ${(error as Error).message}`);
    missing.push(`${name}: ${(error as Error).message}`);
    return undefined;
  }
};

type Variant = {
  readonly name: string;
  readonly writers: number;
  readonly perAppend: number;
  readonly peers: readonly string[];
  /** Appends a round. */
  readonly appends: number;
};

const variants = (quick: boolean): Variant[] => {
  const all = ['emmett', 'message-db', 'castore'];
  return [
    { name: 'append.1', writers: 1, perAppend: 1, peers: all, appends: quick ? 24 : 400 },
    { name: 'append.8', writers: 8, perAppend: 1, peers: all, appends: quick ? 80 : 1000 },
    { name: 'append.32', writers: 32, perAppend: 1, peers: all, appends: quick ? 160 : 2000 },
    { name: 'append.x10', writers: 8, perAppend: 10, peers: ['emmett'], appends: quick ? 40 : 400 },
  ];
};

/** Appends of hashed events behind the right version, by N writers at a time. */
export const cell: Cell = {
  names: ['append.1', 'append.8', 'append.32', 'append.x10'],
  run: async (bench) => {
    const all = variants(bench.quick).filter(({ name }) => bench.wants(name));
    const connections = Math.max(...all.map(({ writers }) => writers));
    const ours = await openProduct(bench);
    const logId = await ours.store.logId();
    const writer: Writer = {
      name: 'ours',
      append: ({ head, events }) => ours.store.append(head, events),
      count: () => ours.number('select count(*) from log.events'),
    };
    const missing: string[] = [];
    const others = [await floor(bench, connections)];
    for (const name of new Set(all.flatMap(({ peers }) => peers))) {
      const found = await peer(bench, name, connections, missing);
      if (found) others.push(found);
    }

    const results: Result[] = [];
    for (const { name, writers, perAppend, peers, appends } of all) {
      const plan = rounds(name, logId, writers, perAppend);
      const warmUps = bench.quick ? 1 : 2;
      const round = (index: number) => plan(index, index < warmUps ? Math.ceil(appends / 4) : appends);
      const chosen = others.filter((other) => other.name === 'floor' || peers.includes(other.name));
      const [mine, ...theirs] = [writer, ...chosen].map((one) => contender(one, round));
      for (let warmUp = 0; warmUp < warmUps; warmUp++)
        for (const one of [mine!, ...theirs]) await one.round();
      const result = await paired(name, mine!, theirs, bench.quick ? 2 : 15); // many short ones: what the host takes comes in bursts
      const absent = missing.filter((why) => peers.some((peerName) => why.startsWith(`${peerName}:`)));
      results.push({
        ...result,
        writers,
        eventsPerAppend: perAppend,
        ...(absent.length > 0 ? { missing: absent } : {}),
      });
    }
    const brokenStreams = await ours.number(
      'select count(*) from (select from log.events group by stream_id having count(*) <> max(version) or min(version) <> 1) as s',
    );
    if (brokenStreams > 0) throw new Error(`${brokenStreams} of our streams have holes or doubles`);
    return results;
  },
};
