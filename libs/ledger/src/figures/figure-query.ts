import { regionPrefix, type AgreementKind, type Basis, type CalendarDate, type Measure } from '#libs/kernel';
import type { LineKind } from '../cells.js';
import type { CreditMode, Dimension } from './dimension.js';

/** Which figures are asked for, with every default settled: what `totals` sums and `ledgerEntries` lists. */
export type FigureQuery = {
  readonly ruleId: string;
  readonly jurisdictionId: string;
  readonly basis: Basis;
  readonly credit: CreditMode;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly organizationIds?: readonly string[] | undefined;
  readonly stationIds?: readonly string[] | undefined;
  readonly activityIds?: readonly string[] | undefined;
  readonly chainCodes?: readonly string[] | undefined;
  readonly regionCode?: string | undefined;
  readonly agreementKinds?: readonly AgreementKind[] | undefined;
};

/**
 * The one kind of line a query reads: without an organization in group, key or filter the undivided ones; else as asked. Hubs under FULL
 * have lines of their own, since a hub counts a subject once however many of its members share it.
 */
export const kindOf = (query: FigureQuery, by: readonly Dimension[]): LineKind => {
  const organizations = by.includes('ORGANIZATION') || query.organizationIds !== undefined;
  if (!organizations && !by.includes('HUB')) return 'UNDIVIDED';
  if (query.credit === 'SHARED') return 'SHARED';
  return organizations ? 'FULL' : 'HUB';
};

/** The WHERE that totals and their drill-down share. Grows a list of parameters. */
export class Where {
  readonly params: unknown[] = [];
  private readonly conditions: string[] = [];

  constructor(query: FigureQuery, kind: LineKind, measures: readonly Measure[]) {
    this.and((p) => `rule_id = ${p}`, query.ruleId);
    this.and((p) => `jurisdiction_id = ${p}`, query.jurisdictionId);
    this.and((p) => `measure = any(${p}::text[])`, measures);
    this.and((p) => `basis = ${p}`, query.basis);
    this.and((p) => `kind = ${p}`, kind);
    const among = (column: string, values: readonly string[] | undefined) => {
      if (values !== undefined) this.and((p) => `${column} = any(${p}::text[])`, values);
    };
    among('organization_id', query.organizationIds);
    among('station_id', query.stationIds);
    among('activity_id', query.activityIds);
    among('chain_code', query.chainCodes);
    among('agreement_kind', query.agreementKinds);
    if (query.regionCode !== undefined)
      this.and((p) => `starts_with(region_code, ${p})`, regionPrefix(query.regionCode));
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

  /** The conditions as SQL; parameters are numbered from `offset` + 1. */
  sql(offset = 0): string {
    const text = this.conditions.join(' and ');
    return offset === 0 ? text : text.replaceAll(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`);
  }
}
