import { Views } from '#platform/projections';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { ObjectLiteral } from 'typeorm';
import { readingOf, type GraphqlContext } from './context.js';
import { isUuid } from './scalars.js';

type RowClass<Row> = abstract new (...args: never[]) => Row;
type BatchOf<Id, Value> = (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Value>>;

/**
 * One statement for all the rows of a kind that one operation asks for, however many resolvers ask; they are those that its reading sees.
 * What is loaded is kept for the length of the operation (not for subscriptions, whose context outlives each answer).
 */
@Injectable()
export class Loaders {
  private readonly perContext = new WeakMap<object, Map<unknown, DataLoader<unknown, unknown>>>();

  constructor(private readonly views: Views) {}

  /** The row with this primary key, or null. */
  load<Row extends ObjectLiteral>(
    context: GraphqlContext,
    row: RowClass<Row>,
    id: string | null | undefined,
  ): Promise<Row | null> {
    if (id === null || id === undefined) return Promise.resolve(null);
    return this.loadBy(context, row, (ids) => this.rowsOf(context, row, ids), id);
  }

  /**
   * Anything that can be asked for by many ids at once. `key` names the kind (a class or a text, unique in the code base);
   * `batch` is asked once with the distinct ids and answers with those it found.
   */
  loadBy<Id, Value>(
    context: GraphqlContext,
    key: unknown,
    batch: BatchOf<Id, Value>,
    id: Id,
  ): Promise<Value | null> {
    let loaders = this.perContext.get(context);
    if (!loaders) this.perContext.set(context, (loaders = new Map()));
    let loader = loaders.get(key);
    if (!loader) {
      loader = new DataLoader<unknown, unknown>(
        async (ids) => {
          const distinct = [...new Set(ids)] as Id[];
          const found = await batch(distinct);
          return ids.map((each) => found.get(each as Id) ?? null);
        },
        { cache: !context.live, maxBatchSize: 1_000 },
      );
      loaders.set(key, loader);
    }
    return loader.load(id) as Promise<Value | null>;
  }

  private async rowsOf<Row extends ObjectLiteral>(
    context: GraphqlContext,
    row: RowClass<Row>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Row>> {
    const repository = this.views.as(readingOf(context)).of(row as new () => Row);
    const key = repository.metadata.primaryColumns[0];
    if (!key || repository.metadata.primaryColumns.length !== 1)
      throw new Error(`${row.name} has no single primary key: use loadBy`);
    // An id that cannot be a uuid names nothing; PostgreSQL would refuse the whole batch for it.
    const askable = key.type === 'uuid' ? ids.filter(isUuid).map((id) => id.toLowerCase()) : ids;
    if (askable.length === 0) return new Map();
    const rows = await repository
      .createQueryBuilder('row')
      .where(`row.${key.propertyName} = ANY(:ids)`, { ids: [...new Set(askable)] })
      .getMany();
    const byKey = new Map(rows.map((found) => [String(key.getEntityValue(found)), found]));
    return new Map(
      ids.flatMap((id) => {
        const found = byKey.get(id) ?? byKey.get(id.toLowerCase());
        return found ? [[id, found] as const] : [];
      }),
    );
  }
}
