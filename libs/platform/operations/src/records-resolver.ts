import { Allow, Reader, type Permission } from '#platform/access';
import { SequencedLog, type Known } from '#platform/event-store';
import {
  Connection,
  CountWanted,
  isUuid,
  Loaders,
  PageArgs,
  pageOf,
  type OrderBy,
  type Page,
} from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import { AsOf } from '#platform/ledger';
import { Views } from '#platform/projections';
import { Inject, Injectable, type Type } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { SelectQueryBuilder } from 'typeorm';
import type { ListOrder } from './list-order.js';
import { narrow, ownRow, ownRows, type JurisdictionFilter, type Narrowing } from './own-rows.js';
import type { RecordRow } from './record-row.js';
import { rowOfVersion, standingAt, type RowVersion, type RowVersions } from './row-versions.js';

/** What a resolver of rows reads through. */
@Injectable()
export abstract class RowsResolver {
  constructor(
    readonly views: Views,
    readonly loaders: Loaders,
  ) {}

  /** Says what was known when. */
  @Inject(SequencedLog) readonly log!: SequencedLog;
}

/** The argument of a list's query that asks for what was known then. */
export const asOfArgument = {
  type: () => AsOf,
  nullable: true,
  description: 'Without it, as it is known now.',
} as const;

const asOfOfRecords = {
  ...asOfArgument,
  description: `${asOfArgument.description} Leads, activities, agreements and projects that a record names are then those of that place, too; what else it names is called as it is now. Fields that only the present can answer are refused (\`NOT_AS_OF\`).`,
} as const;

type OwnRow = { id: string; jurisdictionId: string };
type Finds<Row> = { one(reading: Reading, id: string, asOf?: AsOf | null): Promise<Row | null> };
type ResolverClass<Row, More = object> = abstract new (
  views: Views,
  loaders: Loaders,
) => RowsResolver & Finds<Row> & More;

type One<Row = RecordRow> = {
  /** The query of one by its id. */
  readonly one: string;
  readonly allow: Permission;
  /** Where its versions are kept: then it, and its list, can be asked for as of any place in the log. */
  readonly versions?: RowVersions<Row & RecordRow>;
};

/** The base of a record's resolver, with the query of one by its id: `class LeadsResolver extends RecordResolver(LeadRow, { … })`. */
export const RecordResolver = <Row extends OwnRow>(
  row: Type<Row>,
  { one, allow, versions }: One<Row>,
): ResolverClass<Row> => {
  @Resolver({ isAbstract: true })
  abstract class OneResolver extends RowsResolver {
    @Allow(allow)
    @Query(() => row, { name: one, nullable: true })
    async one(
      @Reader() reading: Reading,
      @Args('id', { type: () => ID }) id: string,
      asOf?: AsOf | null,
    ): Promise<Row | null> {
      if (!versions || !asOf) return ownRow(this.views, reading, row, id);
      const known = await this.log.asOf('asOf', asOf);
      if (!isUuid(id)) return null;
      const rows = this.views.as(reading);
      const version = await rows.asOf(versions.keptBy, known.seq, () =>
        standingAt(rows.own(versions.row as Type<RowVersion>), known.seq)
          .andWhere('row.subjectId = :id', { id })
          .getOne(),
      );
      return version && rowOfVersion(versions, version, known);
    }
  }
  if (versions) Args('asOf', asOfOfRecords)(OneResolver.prototype, 'one', 2);
  return OneResolver;
};

type List<Row, F> = One<Row> & {
  /** The query of the list. */
  readonly many: string;
  readonly description: string;
  readonly filter: Type<F>;
  /** What is asked for by the row's properties. */
  readonly by: (filter: F) => Narrowing<Row>;
  /** What else is asked for. */
  readonly also?: (query: SelectQueryBuilder<Row & object>, filter: F) => void;
  /** Unless asked otherwise. */
  readonly orderBy: OrderBy<Row>;
  /** What it may be ordered by, on request. */
  readonly orders?: ListOrder<Row>;
};
type Lists<Row extends object, F> = {
  /**
   * Reads the rows that a filter asks for, as `row`: what the list shows, now or as of a place (`known`), for whatever else is said of them. Of the past
   * it may read twice, each time from a query of its own.
   */
  asked<A>(
    reading: Reading,
    filter: F | null | undefined,
    asOf: AsOf | null | undefined,
    read: (rows: SelectQueryBuilder<Row>, known?: Known) => Promise<A>,
  ): Promise<A>;
  many(
    page: PageArgs,
    countWanted: boolean,
    reading: Reading,
    filter?: F | null,
    orderBy?: Parameters<ListOrder<Row>['by']>[0] | null,
    asOf?: AsOf | null,
  ): Promise<Page<Row>>;
};

/** The base of a record's resolver, with the query of one by its id and the list of those that a filter asks for. */
export const RecordsResolver = <Row extends OwnRow, F extends JurisdictionFilter>(
  row: Type<Row>,
  list: List<Row, F>,
): ResolverClass<Row, Lists<Row, F>> => {
  const PageOfRows = Connection(row, row.name.replace(/Row$/, ''));
  const { orders, versions } = list;

  const narrowed = (query: SelectQueryBuilder<Row>, filter: F | null | undefined) => {
    if (filter) {
      narrow(query, list.by(filter));
      list.also?.(query, filter);
    }
    return query;
  };

  @Resolver({ isAbstract: true })
  abstract class ListResolver extends RecordResolver(row, list) implements Lists<Row, F> {
    async asked<A>(
      reading: Reading,
      filter: F | null | undefined,
      asOf: AsOf | null | undefined,
      read: (rows: SelectQueryBuilder<Row>, known?: Known) => Promise<A>,
    ): Promise<A> {
      if (!versions || !asOf) return read(narrowed(ownRows(this.views, reading, row, filter), filter));
      // A version has the columns of the row, and so the same conditions.
      const stood = ownRows(this.views, reading, versions.row as unknown as Type<Row>, filter);
      const known = await this.log.asOf('asOf', asOf);
      const query = standingAt(narrowed(stood, filter), known.seq);
      return this.views.as(reading).asOf(versions.keptBy, known.seq, () => read(query.clone(), known));
    }

    @Allow(list.allow)
    @Query(() => PageOfRows, { name: list.many, description: list.description })
    async many(
      @Args() { first, after }: PageArgs,
      @CountWanted() countWanted: boolean,
      @Reader() reading: Reading,
      @Args('filter', { nullable: true, type: () => list.filter }) filter?: F | null,
      orderBy?: Parameters<ListOrder<Row>['by']>[0] | null,
      asOf?: AsOf | null,
    ): Promise<Page<Row>> {
      const order = orders && orderBy ? orders.by(orderBy) : list.orderBy;
      const page = { orderBy: [order], first, after, countWanted };
      return this.asked(reading, filter, asOf, async (rows, known) => {
        const found = await pageOf(rows, page);
        if (!versions || !known) return found;
        const edges = found.edges.map(({ node, cursor }) => ({
          cursor,
          node: rowOfVersion(versions, node as unknown as RowVersion, known),
        }));
        return { ...found, edges };
      });
    }
  }
  if (orders)
    Args('orderBy', { nullable: true, type: () => orders.input })(ListResolver.prototype, 'many', 4);
  if (versions) Args('asOf', asOfOfRecords)(ListResolver.prototype, 'many', 5);
  return ListResolver;
};
