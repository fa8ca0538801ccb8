import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Context,
  Field,
  Int,
  ObjectType,
  Query,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import { createClient, type Client } from 'graphql-ws';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Allow, Reader, Readings } from '#platform/access';
import { openDataSource } from '#platform/database';
import { Loaders, type GraphqlContext } from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import { CheckpointCache, Views } from '#platform/projections';
import { ask, bell, cookieOf, startSampleApp, type SampleApp } from './testing/sample-app.js';

/*
 * Every way to a projected row, on one table with a policy by what the session says of who reads. No query here has a WHERE of its own for the
 * scope: what keeps the rows of two readers apart is the door alone.
 */

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [nest, roost] = [uuid(1), uuid(2)];

@Entity('eggs')
class EggRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') jurisdictionId!: string;
  @Column('uuid') ownerId!: string;
}

/** What a reader sees of the table, by each way there is. */
@ObjectType()
class Clutch {
  @Field(() => [String], { description: 'By a list.' }) listed!: string[];
}

const owners = (rows: readonly Pick<EggRow, 'ownerId'>[]) => rows.map(({ ownerId }) => ownerId).toSorted();

@Resolver(() => Clutch)
class ClutchResolver {
  private readonly kept: CheckpointCache<string[]>;

  constructor(
    private readonly views: Views,
    private readonly loaders: Loaders,
  ) {
    this.kept = new CheckpointCache(views.stands, () => 1, 100_000);
  }

  @Allow('pipeline.read')
  @Query(() => Clutch)
  async clutch(@Reader() reading: Reading): Promise<Clutch> {
    return Object.assign(new Clutch(), {
      listed: owners(await this.views.as(reading).own(EggRow).getMany()),
    });
  }

  @Allow('pipeline.read')
  @Subscription(() => Clutch)
  async *clutches(@Reader() reading: Reading): AsyncGenerator<{ clutches: Clutch }> {
    for (;;) {
      await bell.rung();
      yield { clutches: await this.clutch(reading) };
    }
  }

  @ResolveField(() => [String], { description: 'One by one.' })
  async found(@Reader() reading: Reading): Promise<string[]> {
    const rows = await Promise.all(ids.map((id) => this.views.as(reading).findOwn(EggRow, id)));
    return owners(rows.filter((row) => row !== null));
  }

  @ResolveField(() => [String], { description: 'By a loader.' })
  async loaded(@Context() context: GraphqlContext): Promise<string[]> {
    const rows = await Promise.all(ids.map((id) => this.loaders.load(context, EggRow, id)));
    return owners(rows.filter((row) => row !== null));
  }

  @ResolveField(() => Int, { description: 'By a prepared statement.' })
  async counted(@Reader() reading: Reading): Promise<number> {
    const rows = this.views.as(reading);
    const [row] = await rows.statement<{ n: number }>({
      name: 'eggs',
      text: `select count(*)::int as n from ${rows.table(EggRow)}`,
      values: [],
    });
    return row!.n;
  }

  @ResolveField(() => [String], { description: 'By a statement that is not prepared.' })
  async asked(@Reader() reading: Reading): Promise<string[]> {
    const rows = this.views.as(reading);
    return owners(await rows.of(EggRow).query(`select owner_id as "ownerId" from ${rows.table(EggRow)}`));
  }

  @ResolveField(() => [String], { description: 'From an answer that is kept.' })
  remembered(@Reader() reading: Reading): Promise<string[]> {
    return this.kept.of(reading, 'eggs', async () =>
      owners(
        await this.views
          .as(reading)
          .of(EggRow)
          .find({ select: { ownerId: true, id: true } }),
      ),
    );
  }
}

const ids = [1, 2, 3, 4, 5].map((n) => uuid(10 + n));
const everyWay = '{ listed found loaded counted asked remembered }';
const seenBy = (of: readonly string[]) => ({
  listed: of,
  found: of,
  loaded: of,
  counted: of.length,
  asked: of,
  remembered: of,
});
/** Three eggs lie in the nest, two on the roost. */
const seen = {
  liaison: seenBy([nest, nest, nest]),
  station: seenBy([roost, roost]),
  analyst: seenBy([nest, nest, nest, roost, roost]),
} as const;
type Username = keyof typeof seen;
const scopes = { liaison: [nest], station: [roost], analyst: 'all' } as const;

let sample: SampleApp;
const cookies = {} as Record<Username, string>;

beforeAll(async () => {
  sample = await startSampleApp({ rows: [EggRow], part: { providers: [ClutchResolver] } });
  const worker = await openDataSource(sample.database.worker, [EggRow]);
  await worker.synchronize();
  await worker
    .getRepository(EggRow)
    .insert(ids.map((id, i) => ({ id, jurisdictionId: 'qingdao', ownerId: i < 3 ? nest : roost })));
  await worker.query('alter table views.eggs enable row level security');
  await worker.query(`create policy by_scope on views.eggs for select to yinfeng_api using (
    jurisdiction_id = (select current_setting('yinfeng.jurisdiction', true))
    and case (select current_setting('yinfeng.scopes', true)) when 'all' then true
        else owner_id = any ((select nullif(nullif(current_setting('yinfeng.scopes', true), ''), 'all'))::uuid[]) end)`);
  await worker.destroy();
  // Narrower scopes than a jurisdiction, which no account has yet.
  const readings = sample.app.get(Readings);
  const whole = readings.of.bind(readings);
  readings.of = (viewer) => ({ ...whole(viewer), scopes: scopes[viewer.username as Username] });
  for (const username of Object.keys(seen) as Username[])
    cookies[username] = await cookieOf(sample.url, username);
});
afterAll(() => sample.close());

const clientOf = (username: Username): Client =>
  createClient({
    url: `${sample.url.replace('http', 'ws')}/graphql/ws`,
    retryAttempts: 0,
    webSocketImpl: class extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, { protocols, headers: { cookie: cookies[username] } } as never);
      }
    },
  });
const firstOf = async (client: Client, query: string): Promise<unknown> => {
  for await (const answer of client.iterate({ query })) return answer;
  return undefined;
};

describe('rows of two scopes', () => {
  it('are not there for a connection that never said who reads', async () => {
    const api = await openDataSource(sample.database.api, [EggRow]);
    try {
      expect(await api.getRepository(EggRow).count()).toBe(0);
    } finally {
      await api.destroy();
    }
  });

  it('are told apart in 200 requests that share the connections', async () => {
    const users = Object.keys(seen) as Username[];
    const given: unknown[] = [];
    const due: unknown[] = [];
    for (let begun = 0; begun < 200; begun += 40)
      await Promise.all(
        Array.from({ length: 40 }, async (_, i) => {
          const username = users[(begun + i) % users.length]!;
          const cookie = cookies[username];
          const { data, errors } = await ask(sample.url, `{ clutch ${everyWay} }`, undefined, { cookie });
          given.push(errors.length > 0 ? errors : data!['clutch']);
          due.push(seen[username]);
        }),
      );
    expect(given).toHaveLength(200);
    expect(given).toEqual(due);
  });

  it('are told apart on two sockets, in queries and in what a subscription tells', async () => {
    const users = ['liaison', 'station'] as const;
    const clients = users.map(clientOf);
    try {
      const subscriptions = clients.map((client) =>
        client.iterate({ query: `subscription { clutches ${everyWay} }` }),
      );
      for (let turn = 0; turn < 10; turn++) {
        const next = subscriptions.map((answers) => answers.next());
        const queries = Promise.all(
          Array.from({ length: 10 }, (_, i) => firstOf(clients[i % 2]!, `{ clutch ${everyWay} }`)),
        );
        await bell.awaited(2);
        bell.ring();
        expect((await Promise.all(next)).map(({ value }) => value as unknown)).toEqual(
          users.map((username) => ({ data: { clutches: seen[username] } })),
        );
        expect(await queries).toEqual(
          Array.from({ length: 10 }, (_, i) => ({ data: { clutch: seen[users[i % 2]!] } })),
        );
      }
    } finally {
      await Promise.all(clients.map((client) => client.dispose()));
    }
  });

  it('are not there for a stranger, whom nothing is told', async () => {
    const { data, errors } = await ask(sample.url, `{ clutch ${everyWay} }`);
    expect([data, errors[0]?.extensions['code']]).toEqual([null, 'UNAUTHENTICATED']);
  });
});
