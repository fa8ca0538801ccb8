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
type ResolverClass<Row> = abstract new (views: Views, loaders: Loaders) => RowsResolver & Finds<Row>;

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
  readonly orderBy: OrderBy<Row>;
};

/** The base of a record's resolver, with the query of one by its id and the list of those that a filter asks for. */
export const RecordsResolver = <Row extends OwnRow, F extends JurisdictionFilter>(
  row: Type<Row>,
  list: List<Row, F>,
): ResolverClass<Row> => {
  const PageOfRows = Connection(row, row.name.replace(/Row$/, ''));

  @Resolver({ isAbstract: true })
  abstract class ListResolver extends RecordResolver(row, list) {
    @Allow(list.allow)
    @Query(() => PageOfRows, { name: list.many, description: list.description })
    many(
      @Args() { first, after }: PageArgs,
      @CountWanted() countWanted: boolean,
      @Reader() reading: Reading,
      @Args('filter', { nullable: true, type: () => list.filter }) filter?: F | null,
    ): Promise<Page<Row>> {
      const query = ownRows(this.views, reading, row, filter);
      if (filter) {
        narrow(query, list.by(filter));
        list.also?.(query, filter);
      }
      return pageOf(query, { orderBy: [list.orderBy], first, after, countWanted });
    }
  }
  return ListResolver;
};
