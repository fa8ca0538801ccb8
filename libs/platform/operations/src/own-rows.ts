import { jurisdictionAsked } from '#platform/access';
import { ExactTextField, isUuid } from '#platform/graphql';
import { foldedCreditCode, regionPrefix, type CalendarDate, type Reading } from '#platform/kernel';
import { JurisdictionField } from '#platform/ledger';
import type { Views } from '#platform/projections';
import { Args, ID, InputType } from '@nestjs/graphql';
import type { EntityTarget, SelectQueryBuilder } from 'typeorm';

/** The argument of a list without a filter. */
export const JurisdictionArg = (): ParameterDecorator =>
  Args('jurisdictionId', {
    type: () => ID,
    nullable: true,
    description: "Default: the viewer's home; any other is refused.",
  });

/** The filter of every list: what it shows belongs to one jurisdiction. */
@InputType({ isAbstract: true })
export abstract class JurisdictionFilter {
  @JurisdictionField() jurisdictionId?: string | null;
}

type OwnRow = { id: string; jurisdictionId: string };

/** The row of an id as a caller gave it; null for what is no id, is not there, or is another jurisdiction's. */
export const ownRow = async <T extends OwnRow>(
  views: Views,
  reading: Reading,
  row: EntityTarget<T>,
  id: string,
): Promise<T | null> => (isUuid(id) ? views.as(reading).findOwn(row, id) : null);

/** The rows, as `row`, of the jurisdiction that a filter names. @throws Refused FORBIDDEN for another than the reader's home */
export const ownRows = <T extends OwnRow>(
  views: Views,
  reading: Reading,
  row: EntityTarget<T>,
  filter: Pick<JurisdictionFilter, 'jurisdictionId'> | null | undefined,
): SelectQueryBuilder<T> => {
  jurisdictionAsked(reading.viewer, filter?.jurisdictionId);
  return views.as(reading).own(row);
};

/** A filter's field for a part of what its rows are called, one character or more. */
export const SearchField = ({ description }: { readonly description: string }) =>
  ExactTextField({ max: 200, optional: true, description });

/** Text as part of a LIKE pattern, standing for itself. */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

type Given<T> = T | null | undefined;
type By<T, V> = { readonly [P in keyof T]?: Given<V> };

/** What a list is narrowed to, by the row's properties; what is null or undefined narrows nothing. */
export type Narrowing<T> = {
  readonly is?: By<T, string | boolean>;
  readonly among?: By<T, readonly string[]>;
  /** Of properties that hold several ids: any one of them is among those asked for. */
  readonly overlaps?: By<T, readonly string[]>;
  /** In a region or in one below it. */
  readonly regionCode?: Given<string>;
  /** Not before the day, not after the day; or fen, not less and not more. */
  readonly since?: By<T, CalendarDate>;
  readonly until?: By<T, CalendarDate>;
  /** A text that is part of one of the properties `within`, whatever its case; or the credit code that stands in `code`. */
  readonly search?: {
    readonly text: Given<string>;
    readonly within: readonly (keyof T & string)[];
    readonly code?: keyof T & string;
  };
};

/** Adds what a filter asks for. Its ids are ids: the filter's class refuses any other text (`IdField`). */
export const narrow = <T extends OwnRow>(
  query: SelectQueryBuilder<T>,
  { is = {}, among = {}, overlaps = {}, regionCode, since = {}, until = {}, search }: Narrowing<T>,
): SelectQueryBuilder<T> => {
  const { driver } = query.connection;
  const each = <V>(by: By<T, V>, add: (property: string, type: string, given: V, name: string) => void) => {
    for (const [property, given] of Object.entries(by) as [string, Given<V>][]) {
      if (given === null || given === undefined) continue;
      const column = query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(property);
      if (!column) throw new Error(`the rows have no ${property}`);
      add(property, driver.normalizeType(column), given, `by_${Object.keys(query.getParameters()).length}`);
    }
  };

  each(is, (property, _type, given, name) => query.andWhere(`row.${property} = :${name}`, { [name]: given }));
  each(among, (property, _type, given, name) =>
    query.andWhere(`row.${property} = ANY(:${name})`, { [name]: given }),
  );
  each(overlaps, (property, type, given, name) =>
    query.andWhere(`row.${property} && CAST(:${name} AS ${type}[])`, { [name]: given }),
  );
  if (regionCode)
    query.andWhere('starts_with(row.regionCode, :region)', { region: regionPrefix(regionCode) });
  each(since, (property, _type, given, name) =>
    query.andWhere(`row.${property} >= :${name}`, { [name]: given }),
  );
  each(until, (property, _type, given, name) =>
    query.andWhere(`row.${property} <= :${name}`, { [name]: given }),
  );
  const text = search?.text?.normalize('NFC').trim();
  if (search && text) {
    const parts = search.within.map((property) => `row.${property} ILIKE :searched`);
    const whole = search.code === undefined ? [] : [`row.${search.code} = :searchedCode`];
    query.andWhere(`(${[...parts, ...whole].join(' OR ')})`, {
      searched: `%${literal(text)}%`,
      ...(search.code === undefined ? {} : { searchedCode: foldedCreditCode(text) }),
    });
  }
  return query;
};
