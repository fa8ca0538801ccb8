import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Column, Entity, PrimaryColumn, type DataSource, type Repository } from 'typeorm';
import { openDataSource } from '#platform/database';
import { Views, type Progress } from '#platform/projections';
import { readingIn } from '#platform/testing';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { encodeCursor } from './cursor.js';
import type { Page } from './connection.js';
import { Loaders } from './loaders.js';
import { pageOf, type OrderBy } from './page-of.js';

@Entity('page_sample')
class Sample {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('bigint', { name: 'planned_fen' }) plannedFen!: string;
  @Column('date', { nullable: true }) day!: string | null;
  @Column('timestamptz') at!: Date;
  @Column('text', { nullable: true }) grade!: string | null;
}

@Entity('page_pair')
class Pair {
  @PrimaryColumn('text') left!: string;
  @PrimaryColumn('int') right!: number;
}

let database: TestDatabase;
let source: DataSource;
let samples: Repository<Sample>;

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

beforeAll(async () => {
  database = await testDatabase();
  source = await openDataSource(database.worker, [Sample, Pair]);
  await source.synchronize();
  samples = source.getRepository(Sample);
  await source.query(`
    insert into views.page_sample (id, name, planned_fen, day, at, grade)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
           -- names that differ within one page only by their collation, with quotes and Chinese
           (array['青岛', '青岛', '济南', 'a''b', 'A"B', '😀'])[1 + n % 6],
           9007199254740000 + n % 7,
           case when n % 5 = 0 then null else date '2022-08-01' + n % 4 end,
           -- microseconds apart
           timestamptz '2022-08-31 00:00:00+08' + (n % 9) * interval '1 microsecond',
           case n % 4 when 0 then null when 1 then 'A' when 2 then 'B' else 'C' end
      from generate_series(1, 60) n`);
  await source.query(`insert into views.page_pair select chr(65 + n % 3), n from generate_series(1, 20) n`);
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

/** All ids, page by page. */
const walked = async (orderBy: OrderBy<Sample>[], first: number): Promise<string[]> => {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: Page<Sample> = await pageOf(samples, { orderBy, first, after });
    ids.push(...page.edges.map(({ node }) => node.id));
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor ?? null);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return ids;
};

const sqlName = { id: 'id', name: 'name', plannedFen: 'planned_fen', day: 'day', at: 'at', grade: 'grade' };

/** What PostgreSQL itself says the order is. */
const sorted = async (orderBy: OrderBy<Sample>[]): Promise<string[]> => {
  const last = orderBy.at(-1)?.direction ?? 'ASC';
  const order = [
    ...orderBy.map(
      ({ column, direction }) =>
        `"${sqlName[column as keyof typeof sqlName]}" ${direction ?? 'ASC'} nulls last`,
    ),
    `id ${last}`,
  ];
  const rows = (await source.query(`select id from views.page_sample order by ${order.join(', ')}`)) as {
    id: string;
  }[];
  return rows.map(({ id }) => id);
};

const deaf = (): void => undefined;

/** What the DataSource asks PostgreSQL from now on. */
const statementsFromNow = (): string[] => {
  const seen: string[] = [];
  source.logger = {
    logQuery: (sql) => seen.push(sql),
    logQueryError: deaf,
    logQuerySlow: deaf,
    logSchemaBuild: deaf,
    logMigration: deaf,
    log: deaf,
  };
  return seen;
};

const refusalOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
    return undefined;
  } catch (error) {
    return (error as { fields?: unknown[] }).fields?.[0];
  }
};

/** What only somebody who knows how cursors are made could send. */
const forged = (...values: (string | null)[]) => encodeCursor('row.day ASC, row.id ASC', values);

const by = (column: keyof Sample & string, direction: 'ASC' | 'DESC' = 'ASC') => [{ column, direction }];

describe('a page by keyset', () => {
  it('page after page gives every row once, in order, whatever the order and the size', async () => {
    const column = fc.constantFrom(...(Object.keys(sqlName) as (keyof Sample & string)[]));
    const direction = fc.constantFrom('ASC' as const, 'DESC' as const);
    const orderBy = fc.uniqueArray(fc.record({ column, direction }), {
      selector: (each) => each.column,
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(orderBy, fc.integer({ min: 1, max: 70 }), async (order, first) => {
        expect(await walked(order, first)).toEqual(await sorted(order));
      }),
      {
        numRuns: 60,
        seed: 582,
        examples: [
          [[{ column: 'at', direction: 'DESC' }], 1],
          [
            [
              { column: 'day', direction: 'DESC' },
              { column: 'grade', direction: 'ASC' },
            ],
            7,
          ],
        ],
      },
    );
  });

  it('serves an index where every column is there and points one way', async () => {
    const orderBy = [{ column: 'plannedFen' as const }];
    const { pageInfo } = await pageOf(samples.createQueryBuilder('s'), { orderBy, first: 2 });
    const seen = statementsFromNow();
    await pageOf(samples.createQueryBuilder('s'), { orderBy, first: 2, after: pageInfo.endCursor });
    expect(seen.join()).toMatch(
      /\("s"\."planned_fen", "s"\."id"\) > \(CAST\(\$\d AS bigint\), CAST\(\$\d AS uuid\)\)/,
    );
  });

  it('stays stable while rows come and go', async () => {
    const page = await pageOf(samples, { orderBy: [{ column: 'id' }], first: 10 });
    await samples.delete(page.edges[9]!.node.id);
    const next = await pageOf(samples, {
      orderBy: [{ column: 'id' }],
      first: 10,
      after: page.pageInfo.endCursor,
    });
    expect(next.edges[0]?.node.id).toBe(uuid(11));
    await samples.insert(page.edges[9]!.node);
  });

  it('keeps the filter of the query it was given, and counts only when asked', async () => {
    const query = samples.createQueryBuilder('s').where('s.grade = :grade', { grade: 'A' });
    const first = await pageOf(query, { orderBy: [{ column: 'name' }], first: 4, countWanted: true });
    const second = await pageOf(query, {
      orderBy: [{ column: 'name' }],
      first: 100,
      after: first.pageInfo.endCursor,
    });
    expect(first.totalCount).toBe(15);
    expect(second.totalCount).toBe(-1);
    expect([...first.edges, ...second.edges].map(({ node }) => node.grade)).toEqual(Array(15).fill('A'));
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('ends with every column of a primary key of several', async () => {
    const repository = source.getRepository(Pair);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Page<Pair> = await pageOf(repository, {
        orderBy: [{ column: 'left', direction: 'DESC' }],
        first: 3,
        after,
      });
      seen.push(...page.edges.map(({ node }) => `${node.left}${node.right}`));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen).size).toBe(20);
  });

  it('of nothing has no cursors', async () => {
    const { edges, pageInfo } = await pageOf(samples.createQueryBuilder('s').where('false'), {
      orderBy: [{ column: 'name' }],
    });
    expect(edges).toEqual([]);
    expect(pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  it.each([0, -1, 101, 1.5])('refuses first: %s', async (first) => {
    expect(await refusalOf(pageOf(samples, { orderBy: [{ column: 'name' }], first }))).toEqual({
      field: 'first',
      code: 'FIRST_OUT_OF_RANGE',
      reason: 'first must be from 1 to 100',
    });
  });

  it('refuses a cursor that it did not give', async () => {
    const good = (await pageOf(samples, { orderBy: by('day'), first: 1 })).pageInfo.endCursor!;
    const cases: [string, OrderBy<Sample>[]][] = [
      ['', by('day')],
      ['x', by('day')],
      ['%%%', by('day')],
      [`${good}x`, by('day')],
      [good.slice(1), by('day')],
      [good, by('day', 'DESC')],
      [good, by('name')],
      [Buffer.from('[1,2]').toString('base64url'), by('day')],
      [Buffer.from('{"a":1}').toString('base64url'), by('day')],
      [forged('2022-08-01', 'no uuid'), by('day')],
      [forged('2022-02-30', uuid(1)), by('day')],
      [forged("'; drop table views.page_sample --", uuid(1)), by('day')],
      [forged('\0', uuid(1)), by('day')],
      [forged('2022-08-01'), by('day')],
    ];
    for (const [after, orderBy] of cases)
      expect([after, await refusalOf(pageOf(samples, { orderBy, first: 1, after }))]).toEqual([
        after,
        { field: 'after', code: 'CURSOR_INVALID', reason: 'not a cursor of this list in this order' },
      ]);
    expect((await pageOf(samples, { orderBy: by('day'), first: 1, after: good })).edges).toHaveLength(1);
  });
});

const reading = readingIn('qingdao');
const context = (live = false) => ({ req: {} as never, live, reading });

const countedLoaders = () => ({
  loaders: new Loaders(new Views(source, {} as Progress)),
  asked: statementsFromNow(),
});

describe('loaders', () => {
  it('read all rows of a kind in one statement, each once', async () => {
    const { loaders, asked } = countedLoaders();
    const one = context();
    const rows = await Promise.all([1, 2, 1, 999].map((n) => loaders.load(one, Sample, uuid(n))));
    expect(rows.map((row) => row?.id ?? null)).toEqual([uuid(1), uuid(2), uuid(1), null]);
    expect(await loaders.load(one, Sample, uuid(2))).toBe(rows[1]);
    expect(asked).toHaveLength(1);
  });

  it('take null, no uuid and a uuid in capitals for what they are', async () => {
    const { loaders } = countedLoaders();
    const one = context();
    const rows = await Promise.all(
      [null, undefined, 'no uuid', uuid(3).toUpperCase()].map((id) => loaders.load(one, Sample, id)),
    );
    expect(rows.map((row) => row?.id ?? null)).toEqual([null, null, null, uuid(3)]);
  });

  it('share nothing between operations, and keep nothing in a live one', async () => {
    const { loaders, asked } = countedLoaders();
    await loaders.load(context(), Sample, uuid(1));
    await loaders.load(context(), Sample, uuid(1));
    const live = context(true);
    await loaders.load(live, Sample, uuid(1));
    await loaders.load(live, Sample, uuid(1));
    expect(asked).toHaveLength(4);
  });
});
