import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IntField } from './fields.js';

/** Relay page information. Lists are read forwards, so `hasPreviousPage` says that `after` was given. */
@ObjectType()
export class PageInfo {
  @Field() hasNextPage!: boolean;
  @Field() hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

export type Edge<Row> = { node: Row; cursor: string };

/** What a connection's resolver returns; `pageOf` makes one. `totalCount` is -1 when nobody asked for it. */
export type Page<Row> = { edges: Edge<Row>[]; pageInfo: PageInfo; totalCount: number };

/** The arguments of every list: `@Args() page: PageArgs`, handed on to `pageOf`. */
@ArgsType()
export class PageArgs {
  @IntField({ default: 50, description: 'From 1 to 100.' }) first?: number | null;
  @Field(() => String, { nullable: true }) after?: string | null;
}

const made = new Map<string, { row: unknown; connection: Type<Page<unknown>> }>();

/**
 * The Relay connection type of a row class: `Connection(LeadRow, 'Lead')` is `LeadConnection` over `LeadEdge`.
 * Asked twice for the same name it answers with the same class.
 */
export const Connection = <Row extends object>(row: Type<Row>, name: string): Type<Page<Row>> => {
  const known = made.get(name);
  if (known) {
    if (known.row !== row) throw new Error(`${name}Connection is a list of another class already`);
    return known.connection as Type<Page<Row>>;
  }

  @ObjectType(`${name}Edge`)
  class EdgeOf {
    @Field(() => row) node!: Row;
    @Field() cursor!: string;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionOf {
    @Field(() => [EdgeOf]) edges!: EdgeOf[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
    @Field(() => Int, { description: 'Of the whole list; counted only when asked for.' }) totalCount!: number;
  }

  made.set(name, { row, connection: ConnectionOf });
  return ConnectionOf;
};
