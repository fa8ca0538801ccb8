import { Loaders, type GraphqlContext } from '#platform/graphql';
import type { Type } from '@nestjs/common';
import { Views } from '#platform/projections';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { recordAsOf, shownAsOf } from './row-versions.js';

type RowType = Type<{ id: string }>;
type PropertiesOf<Row, V> = {
  [P in keyof Row & string]: Row[P] extends V ? P : never;
}[keyof Row & string];

/** A record that a row names by an id, or all those that it names by a list of ids. */
type Related<Row> =
  | { readonly row: RowType; readonly by: PropertiesOf<Row, string | null> }
  | { readonly row: RowType; readonly all: PropertiesOf<Row, readonly string[]> };

/**
 * The resolver of the fields that show a row's related records beside their ids: `relatedFields(VisitRow, { host: { row: OrganizationRow,
 * by: 'hostOrganizationId' } })`. Those of all rows of an operation are one statement a kind. What the reader may not see is null, and not in a list.
 */
export const relatedFields = <Row extends object>(
  row: Type<Row>,
  fields: { readonly [name: string]: Related<Row> },
): Type => {
  class RelatedFields {
    constructor(
      readonly loaders: Loaders,
      readonly views: Views,
    ) {}
  }
  const load = async (
    { loaders, views }: RelatedFields,
    related: Related<Row>,
    of: Row,
    context: GraphqlContext,
  ): Promise<unknown> => {
    const known = shownAsOf(of);
    const one = async (id: string | null) => {
      const stood =
        known && id !== null ? recordAsOf(views, loaders, context, related.row, id, known) : undefined;
      return stood ?? loaders.load(context, related.row, id);
    };
    if ('by' in related) return one(of[related.by as keyof Row] as string | null);
    const ids = of[related.all as keyof Row] as readonly string[];
    const found = await Promise.all(ids.map((id) => one(id)));
    return found.filter((each) => each !== null);
  };
  for (const [name, related] of Object.entries(fields)) {
    const value = function (this: RelatedFields, of: Row, context: GraphqlContext): Promise<unknown> {
      return load(this, related, of, context);
    };
    Object.defineProperty(RelatedFields.prototype, name, { value, configurable: true, writable: true });
    const method = Object.getOwnPropertyDescriptor(RelatedFields.prototype, name)!;
    Reflect.defineMetadata('design:paramtypes', [Object, Object], RelatedFields.prototype, name);
    Parent()(RelatedFields.prototype, name, 0);
    Context()(RelatedFields.prototype, name, 1);
    if ('by' in related)
      ResolveField(() => related.row, { nullable: true })(RelatedFields.prototype, name, method);
    else ResolveField(() => [related.row])(RelatedFields.prototype, name, method);
  }
  Reflect.defineMetadata('design:paramtypes', [Loaders, Views], RelatedFields);
  Resolver(() => row)(RelatedFields);
  return RelatedFields;
};
