import { regionPrefix, type Basis, type CalendarDate, type Measure } from '#platform/kernel';
import type { CreditMode, LineKind } from '../cells.js';
import { hasDimension, wordsOf } from '../contract.js';
import {
  dimensions,
  isTime,
  NONE,
  type CodedDimension,
  type Dimension,
  type FilteredDimension,
  type FilterField,
} from '../dimensions.js';
import { scopeText, summedBy } from '../ledger.rows.js';
import { baselineRule } from '../rule.js';
import type { FigureFilter } from './figures.types.js';

/** The codes that are asked for, by the fields of the filter; undefined where all are. */
export type CodesAsked = {
  readonly [F in FilterField]?: Readonly<NonNullable<FigureFilter[F]>> | undefined;
} & {
  /** Several regions, beside the one that the dimension's own field has. */
  readonly regionCodes?: readonly string[] | undefined;
};

/**
 * Which figures are asked for, with every default settled: what `totals` sums and `ledgerEntries` lists. An organization that is asked
 * for stands for itself and for all that stood below it when a subject was credited.
 */
export type FigureQuery = CodesAsked & {
  readonly ruleId: string;
  readonly jurisdictionId: string;
  readonly basis: Basis;
  readonly credit: CreditMode;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  /** The day that balances end on where the range has no end: today, or the day of a past state, so that nothing has expired before its day. */
  readonly stockTo?: CalendarDate | undefined;
  /** The last place in the log that counts: what became known behind it does not. */
  readonly upTo?: number | undefined;
  /** Who is a hub: wherever rows are by HUB, what is credited to a hub itself stands in its own row. */
  readonly hubIds?: readonly string[] | undefined;
};

/**
 * The kinds of line a query reads: without an organization in group, key or filter the undivided ones; else as asked. Under FULL, without
 * rows by organization, an organization counts a subject once however many below it share it: by the HUB line where one below it does,
 * by its own FULL line where it shares alone.
 */
export const kindsOf = (query: FigureQuery, by: readonly Dimension[]): readonly LineKind[] => {
  const byOrganization = by.includes('ORGANIZATION');
  if (!byOrganization && !by.includes('HUB') && query.organizationIds === undefined) return ['UNDIVIDED'];
  if (query.credit === 'SHARED') return ['SHARED'];
  return byOrganization ? ['FULL'] : ['FULL', 'HUB'];
};

/** Whether its figures are of each one's whole involvement, which two may have in the same subject. */
export const isFull = (query: FigureQuery, by: readonly Dimension[]): boolean =>
  kindsOf(query, by).includes('FULL');

/**
 * Whether a line may stand in several rows, or in none, so that the rows do not add up to the grand total: a hub's row has what the rows
 * of the hubs below it have; and what a filter finds is counted once in the grand total, but for each one under FULL by organization.
 */
export const rowsOverlap = (query: FigureQuery, by: readonly Dimension[]): boolean =>
  by.includes('HUB')
    ? query.credit === 'SHARED' || by.includes('ORGANIZATION') || query.organizationIds !== undefined
    : isFull(query, by) && by.includes('ORGANIZATION') && query.organizationIds !== undefined;

/** Whose lines the grand total reads where rows overlap: what a filter finds is the same however it is grouped. */
export const grandBy = (query: FigureQuery, by: readonly Dimension[]): readonly Dimension[] =>
  isFull(query, by) && query.organizationIds !== undefined ? [] : ['ORGANIZATION'];

/** The rule whose entries a measure has under a rule: what no rule can change has those of the baseline alone. */
export const countedBy = (ruleId: string, measure: Measure): string =>
  wordsOf(measure).ruled ? ruleId : baselineRule.ruleId;

/** The table that has the words behind the numbers of rows, and the other way round. */
export const codeTable = 'views.ledger_code';

/** The numbers of some words, as SQL: looked up once a statement. Of a word that nothing was ever recorded under there is none. */
const numbersOf = (condition: string): string => `select number from ${codeTable} where ${condition}`;

const among = (where: Where, column: string, asked: readonly string[]) =>
  where.and((p) => `${column} = any(array(${numbersOf(`id = any(${p}::text[])`)}))`, asked);
const within = (where: Where, column: string, asked: string) =>
  where.and((p) => `${column} = any(array(${numbersOf(`starts_with(id, ${p})`)}))`, regionPrefix(asked));
const withinAny = (where: Where, column: string, asked: readonly string[]) =>
  where.and(
    (p) =>
      `${column} = any(array(${numbersOf(`exists (select from unnest(${p}::text[]) as prefix where starts_with(id, prefix))`)}))`,
    asked.map(regionPrefix),
  );
type Narrowed = Exclude<FilteredDimension, 'ORGANIZATION'>;
/** How a filter narrows to codes of a dimension, in the order in which statements have the conditions. */
const narrowings: {
  readonly [D in Narrowed]: (
    where: Where,
    column: string,
    asked: NonNullable<CodesAsked[FilterField<D>]>,
  ) => Where;
} = {
  STATION: among,
  ACTIVITY: among,
  INDUSTRY_CHAIN: among,
  AGREEMENT_KIND: among,
  ACTIVITY_KIND: among,
  OUTCOME_KIND: among,
  RATING: among,
  HUB_LEVEL: among,
  VISIT_DIRECTION: among,
  REGION: within,
};

// The words of a place of credit, where hubs are asked for: see `hubPlaces`.
const path = `string_to_array(path.id, '/')`;
/** Whose whole involvement a FULL or HUB line is. */
const whose = `case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end`;

/** The WHERE that totals and their drill-down share. Grows a list of parameters. */
export class Where {
  readonly params: unknown[] = [];
  private readonly conditions: string[] = [];
  /** Dimensions that a condition or a hub's rows need, besides those that are grouped by. */
  private readonly filtered = new Set<Dimension>();
  /** Whether all that is read is of one scope: one measure, and one kind of line. */
  readonly isOfOneScope: boolean;
  private readonly scopes: string;
  private readonly hubs: { readonly codes: string; readonly conditions: readonly string[] } | undefined;

  constructor(
    private readonly query: FigureQuery,
    by: readonly Dimension[],
    private readonly measures: readonly Measure[],
  ) {
    const { organizationIds, upTo } = query;
    const kinds = kindsOf(query, by);
    const scopes = this.scopesOf(kinds);
    this.isOfOneScope = scopes.length === 1;
    // One scope is one place in the index, whose entries come in the order of the log.
    this.scopes = this.isOfOneScope
      ? `scope = (${numbersOf(`id = ${this.param(scopes[0], 'text')}`)})`
      : `scope = any(array(${numbersOf(`id = any(${this.param(scopes, 'text[]')})`)}))`;
    this.conditions.push(this.scopes);
    if (upTo !== undefined) this.and((p) => `seq <= ${p}::bigint`, upTo);
    const once = kinds.includes('HUB');
    if (by.includes('HUB')) this.hubs = this.hubRowsOf(by, once);
    else if (organizationIds !== undefined) this.organizations(organizationIds, once);
    for (const dimension of Object.keys(narrowings) as Narrowed[]) {
      const { column, filter } = dimensions[dimension];
      const asked = query[filter];
      if (asked === undefined) continue;
      this.filtered.add(dimension);
      (narrowings[dimension] as typeof among & typeof within)(this, column, asked as never);
    }
    if (query.regionCodes !== undefined) {
      this.filtered.add('REGION');
      withinAny(this, dimensions.REGION.column, query.regionCodes);
    }
  }

  /** Whether nothing is asked for that the kept sums do not have. */
  get isOfSums(): boolean {
    return this.query.upTo === undefined && [...this.filtered].every((dimension) => isSummed(dimension));
  }

  /**
   * Narrows to the organizations asked for and all below them.
   * @param once FULL lines of each one's own beside the HUB lines of all below it: a subject counts once for each
   */
  private organizations(asked: readonly string[], once: boolean): void {
    const ids = this.param(asked, 'text[]');
    const isAsked = (who: string) => `${who} in (${numbersOf(`id = any(${ids})`)})`;
    const isBelow = `hub_path in (${numbersOf(`string_to_array(id, '/') && ${ids}`)})`;
    if (!once) return void this.conditions.push(`(${isAsked('organization')} or ${isBelow})`);
    // Of one that is asked for beside a hub above it, nothing is counted but what the hub counts.
    const hubs = `scope = any(array(${numbersOf(`id = any(${this.param(this.scopesOf(['HUB']), 'text[]')})`)}))`;
    this.conditions.push(
      `(${isAsked(`case when ${hubs} then hub else organization end`)} and not ${isBelow})`,
    );
  }

  /**
   * The hubs in whose rows a line stands, by the words of its place of credit, and the places that are asked for.
   * @param once as for `organizations`
   */
  private hubRowsOf(by: readonly Dimension[], once: boolean): NonNullable<Where['hubs']> {
    const { organizationIds, hubIds = [] } = this.query;
    const asked = organizationIds === undefined ? undefined : this.param(organizationIds, 'text[]');
    const below = (who: string) => `(${who} = any(${asked}) or ${path} && ${asked})`;
    if (!once) {
      const own = `organization.id = any(${this.param(hubIds, 'text[]')}) and not organization.id = any(${path})`;
      return {
        codes: orNone(`${path} || case when ${own} then array[organization.id] else array[]::text[] end`),
        conditions: asked === undefined ? [] : [below('organization.id')],
      };
    }
    // A FULL line that a HUB line counts already has its organization in its own path.
    const conditions = [`not ${whose} = any(${path})`];
    const hub = `(split_part(scope.id, '|', 5) = 'HUB' or ${whose} = any(${this.param(hubIds, 'text[]')}))`;
    const itself = `case when ${hub} then array[${whose}] else array[]::text[] end`;
    if (asked === undefined) return { codes: `(${itself})`, conditions };
    conditions.push(below(whose));
    const highest = `${whose} = any(${asked}) and not ${path} && ${asked}`;
    // The hubs above what is asked for have it in their rows; what lies below it stands there already, once.
    const above = orNone(`${itself} || ${path}`);
    return { codes: `(case when ${highest} then ${above} else ${itself} end)`, conditions };
  }

  /** Every place of credit that ever had an entry, once for each hub in whose row it stands: as many as organizations have had hubs, by scope. */
  private get hubPlaces(): string {
    const { codes, conditions } = this.hubs!;
    const words = (column: string, name = column) =>
      `join ${codeTable} as ${name} on ${name}.number = place.${column}`;
    return `select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where ${this.scopes}) as place
        ${words('scope')} ${words('organization')} ${words('hub')} ${words('hub_path', 'path')}
        cross join lateral unnest(${codes}) as listed(code)${conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''}`;
  }

  private scopesOf(kinds: readonly LineKind[]): string[] {
    const { ruleId, jurisdictionId, basis } = this.query;
    return this.measures.flatMap((measure) =>
      kinds.map((kind) =>
        scopeText({ ruleId: countedBy(ruleId, measure), jurisdictionId, measure, basis, kind }),
      ),
    );
  }

  private param(value: unknown, type: string): string {
    return `$${this.params.push(value)}::${type}`;
  }

  and(condition: (param: string) => string, value: unknown): this {
    this.params.push(value);
    this.conditions.push(condition(`$${this.params.length}`));
    return this;
  }

  days(from: CalendarDate | undefined, to: CalendarDate | undefined): this {
    if (from !== undefined) this.and((p) => `occurred_on >= ${p}::date`, from);
    if (to !== undefined) this.and((p) => `occurred_on <= ${p}::date`, to);
    return this;
  }

  /** Narrows to lines with this code of a dimension. */
  code(dimension: Exclude<CodedDimension, 'HUB'>, code: string): this {
    // What has another kind, or none, stands under `-`, all of it.
    if (!this.measures.every((measure) => hasDimension(measure, dimension))) {
      if (code !== NONE) this.conditions.push('false');
      return this;
    }
    return this.and((p) => `${dimensions[dimension].column} = (${numbersOf(`id = ${p}`)})`, code);
  }

  /** Narrows to the row of a hub, or to that of none. */
  hub(code: string): this {
    return this.and(
      (p) =>
        `(scope, organization, hub, hub_path) in (select at.scope, at.organization, at.hub, at.hub_path from (${this.hubPlaces}) as at where at.code = ${p})`,
      code,
    );
  }

  /** The conditions as SQL; parameters are numbered from `offset` + 1. */
  sql(offset = 0): string {
    return shifted(this.conditions.join(' and '), offset);
  }

  /** The conditions with named parameters, as TypeORM takes them. */
  named(): { readonly sql: string; readonly values: Readonly<Record<string, unknown>> } {
    const values = Object.fromEntries(this.params.map((value, i) => [`p${i + 1}`, value]));
    return { sql: this.sql().replaceAll(/\$(\d+)/g, ':p$1'), values };
  }

  /** The hubs in whose rows each place stands, as SQL; parameters are numbered as in `sql`. */
  hubRows(offset = 0): string {
    return shifted(this.hubPlaces, offset);
  }
}

/** Whether the kept sums are by this dimension. */
export const isSummed = (dimension: Dimension): boolean =>
  dimension === 'HUB' ||
  (summedBy as readonly string[]).includes(isTime(dimension) ? '' : dimensions[dimension].column);

const orNone = (codes: string): string =>
  `(case when ${codes} = array[]::text[] then array['${NONE}'] else ${codes} end)`;

/** SQL whose parameters are numbered from 1, with them numbered from `offset` + 1. */
export const shifted = (text: string, offset: number): string =>
  offset === 0 ? text : text.replaceAll(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`);
