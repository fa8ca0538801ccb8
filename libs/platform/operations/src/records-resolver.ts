import { Allow, Reader, type Permission } from '#platform/access';
import {
  Connection,
  CountWanted,
  Loaders,
  PageArgs,
  pageOf,
  type OrderBy,
  type Page,
} from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Injectable, type Type } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { SelectQueryBuilder } from 'typeorm';
import type { ListOrder } from './list-order.js';
import { narrow, ownRow, ownRows, type JurisdictionFilter, type Narrowing } from './own-rows.js';

/** What a resolver of rows reads through. */
@Injectable()
export abstract class RowsResolver {
  constructor(
    readonly views: Views,
    readonly loaders: Loaders,
  ) {}
}

type OwnRow = { id: string; jurisdictionId: string };
type Finds<Row> = { one(reading: Reading, id: string): Promise<Row | null> };
type ResolverClass<Row, More = object> = abstract new (
  views: Views,
  loaders: Loaders,
) => RowsResolver & Finds<Row> & More;

type One = {
  /** The query of one by its id. */
  readonly one: string;
  readonly allow: Permission;
};

/** The base of a record's resolver, with the query of one by its id: `class LeadsResolver extends RecordResolver(LeadRow, { … })`. */
export const RecordResolver = <Row extends OwnRow>(
  row: Type<Row>,
  { one, allow }: One,
): ResolverClass<Row> => {
  @Resolver({ isAbstract: true })
  abstract class OneResolver extends RowsResolver {
    @Allow(allow)
    @Query(() => row, { name: one, nullable: true })
    one(@Reader() reading: Reading, @Args('id', { type: () => ID }) id: string): Promise<Row | null> {
      return ownRow(this.views, reading, row, id);
    }
  }
  return OneResolver;
};

type List<Row, F> = One & {
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
  /** The rows that a filter asks for, as `row`: what the list shows, for whatever else is said of them. */
  asked(reading: Reading, filter: F | null | undefined): SelectQueryBuilder<Row>;
  many(
    page: PageArgs,
    countWanted: boolean,
    reading: Reading,
    filter?: F | null,
    orderBy?: Parameters<ListOrder<Row>['by']>[0] | null,
  ): Promise<Page<Row>>;
};

/** The base of a record's resolver, with the query of one by its id and the list of those that a filter asks for. */
export const RecordsResolver = <Row extends OwnRow, F extends JurisdictionFilter>(
  row: Type<Row>,
  list: List<Row, F>,
): ResolverClass<Row, Lists<Row, F>> => {
  const PageOfRows = Connection(row, row.name.replace(/Row$/, ''));
  const { orders } = list;

  @Resolver({ isAbstract: true })
  abstract class ListResolver extends RecordResolver(row, list) implements Lists<Row, F> {
    asked(reading: Reading, filter: F | null | undefined): SelectQueryBuilder<Row> {
      const query = ownRows(this.views, reading, row, filter);
      if (filter) {
        narrow(query, list.by(filter));
        list.also?.(query, filter);
      }
      return query;
    }

    @Allow(list.allow)
    @Query(() => PageOfRows, { name: list.many, description: list.description })
    many(
      @Args() { first, after }: PageArgs,
      @CountWanted() countWanted: boolean,
      @Reader() reading: Reading,
      @Args('filter', { nullable: true, type: () => list.filter }) filter?: F | null,
      orderBy?: Parameters<ListOrder<Row>['by']>[0] | null,
    ): Promise<Page<Row>> {
      const order = orders && orderBy ? orders.by(orderBy) : list.orderBy;
      return pageOf(this.asked(reading, filter), { orderBy: [order], first, after, countWanted });
    }
  }
  if (orders)
    Args('orderBy', { nullable: true, type: () => orders.input })(ListResolver.prototype, 'many', 4);
  return ListResolver;
};
