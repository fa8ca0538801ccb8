import { regionPrefix, type Basis, type CalendarDate, type Measure } from '#platform/kernel';
import type { CreditMode, LineKind } from '../cells.js';
import { dimensions, NONE, type Dimension, type FilteredDimension, type FilterField } from '../dimensions.js';
import type { FigureFilter } from './figures.types.js';

/** The codes that are asked for, by the fields of the filter; undefined where all are. */
export type CodesAsked = {
  readonly [F in FilterField]?: Readonly<NonNullable<FigureFilter[F]>> | undefined;
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

const path = `string_to_array(hub_path, '/')`;
/** Whose whole involvement a FULL or HUB line is. */
const whose = `case when kind = 'HUB' then hub_id else organization_id end`;

const among = (where: Where, column: string, asked: readonly string[]) =>
  where.and((p) => `${column} = any(${p}::text[])`, asked);
const within = (where: Where, column: string, asked: string) =>
  where.and((p) => `starts_with(${column}, ${p})`, regionPrefix(asked));
type Narrowed = Exclude<FilteredDimension, 'ORGANIZATION'>;
/** How a filter narrows to codes of a dimension, in the order in which statements have the conditions. */
const narrowings: {
  readonly [D in Narrowed]: (
    where: Where,
    column: string,
    asked: NonNullable<CodesAsked[FilterField<D>]>,
  ) => Where;
} = { STATION: among, ACTIVITY: among, INDUSTRY_CHAIN: among, AGREEMENT_KIND: among, REGION: within };

/** The WHERE that totals and their drill-down share. Grows a list of parameters. */
export class Where {
  readonly params: unknown[] = [];
  private readonly conditions: string[] = [];
  private readonly hubCodes: string;

  constructor(query: FigureQuery, by: readonly Dimension[], measures: readonly Measure[]) {
    const kinds = kindsOf(query, by);
    const [kind, ...more] = kinds;
    this.and((p) => `rule_id = ${p}`, query.ruleId);
    this.and((p) => `jurisdiction_id = ${p}`, query.jurisdictionId);
    this.and((p) => `measure = any(${p}::text[])`, measures);
    this.and((p) => `basis = ${p}`, query.basis);
    if (more.length === 0) this.and((p) => `kind = ${p}`, kind);
    else this.and((p) => `kind = any(${p}::text[])`, kinds);
    this.hubCodes = this.organizations(query, by, kinds.includes('HUB'));
    for (const dimension of Object.keys(narrowings) as Narrowed[]) {
      const { column, filter } = dimensions[dimension];
      const asked = query[filter];
      if (asked !== undefined)
        (narrowings[dimension] as typeof among & typeof within)(this, column, asked as never);
    }
  }

  /**
   * Narrows to the organizations asked for and all below them.
   * @param once FULL lines of each one's own beside the HUB lines of all below it: a subject counts once for each
   * @returns the hubs in whose rows a line stands, as SQL
   */
  private organizations(query: FigureQuery, by: readonly Dimension[], once: boolean): string {
    const { organizationIds, hubIds = [] } = query;
    const byHub = by.includes('HUB');
    const asked = organizationIds === undefined ? undefined : this.param(organizationIds, 'text[]');
    const below = (who: string) => `(${who} = any(${asked}) or ${path} && ${asked})`;
    // Of one that is asked for beside a hub above it, nothing is counted but what the hub counts.
    const highest = `${whose} = any(${asked}) and not ${path} && ${asked}`;
    if (!once) {
      if (asked !== undefined) this.conditions.push(below('organization_id'));
      if (!byHub) return '';
      const own = `organization_id = any(${this.param(hubIds, 'text[]')}) and not organization_id = any(${path})`;
      return orNone(`${path} || case when ${own} then array[organization_id] else array[]::text[] end`);
    }
    if (!byHub) {
      this.conditions.push(`(${highest})`);
      return '';
    }
    // A FULL line that a HUB line counts already has its organization in its own path.
    this.conditions.push(`not ${whose} = any(${path})`);
    const hub = `(kind = 'HUB' or ${whose} = any(${this.param(hubIds, 'text[]')}))`;
    const itself = `case when ${hub} then array[${whose}] else array[]::text[] end`;
    if (asked === undefined) return `(${itself})`;
    this.conditions.push(below(whose));
    // The hubs above what is asked for have it in their rows; what lies below it stands there already, once.
    return `(case when ${highest} then ${orNone(`${itself} || ${path}`)} else ${itself} end)`;
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

  /** Narrows to the row of a hub, or to that of none. */
  hub(code: string): this {
    return this.and((p) => `${p} = any${this.hubCodes}`, code);
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

  /** Joins each line with the hubs in whose rows it stands, as `hub.code`; parameters are numbered as in `sql`. */
  hubRows(offset = 0): string {
    return shifted(`cross join lateral unnest${this.hubCodes} as hub(code)`, offset);
  }
}

const orNone = (codes: string): string =>
  `(case when ${codes} = array[]::text[] then array['${NONE}'] else ${codes} end)`;

const shifted = (text: string, offset: number): string =>
  offset === 0 ? text : text.replaceAll(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`);
