import { describe, expect, it } from '@jest/globals';
import { everybodyAtHome, streamOf, type AnyEvent, type EventOf } from '#platform/kernel';
import type { Cell, Dims } from './cells.js';
import type {
  CodeNumbers,
  CodeProperty,
  Coded,
  Dimension,
  FilterField,
  TimeDimension,
  Timed,
} from './dimensions.js';
import { codesOf, dimensionNames } from './dimensions.js';
import type { DimensionEnum } from './enums.js';
import type { FigureQuery } from './figures/figure-query.js';
import type { FigureFilter } from './figures/figures.types.js';
import type { KeyNames } from './figures/key-names.js';
import type { LedgerEntryRow, LedgerLine, LedgerPlace } from './ledger.rows.js';
import { subject } from './subject.js';

/*
 * What must not compile: a line below `@ts-expect-error` that does compile fails the build, and so does a `none` of something. The
 * compiler reads specs too.
 */
/** Compiles where nothing is left over. */
const none = <Left extends never>(): Left | undefined => undefined;

describe('a dimension', () => {
  it('does not compile with a column of the table left out', () => {
    const coded = {
      property: 'townId',
      column: 'town_id',
      filter: 'townIds',
      label: 'A town.',
    } satisfies Coded;
    const timed = {
      format: 'IYYY-"W"IW',
      pattern: /^(\d{4})-W(\d\d)$/,
      codeOf: (year: string) => year,
      months: 0,
      label: 'A week.',
    } satisfies Timed;
    // @ts-expect-error no column
    const columnless: Coded = { property: 'townId', filter: null, label: 'A town.' };
    // @ts-expect-error nothing says whether one filters by it
    const undecided: Coded = { property: 'townId', column: 'town_id', label: 'A town.' };
    // @ts-expect-error nothing says how its code is read
    const unread: Timed = { format: 'YYYY', codeOf: (year) => year, months: 12, label: 'A year.' };
    expect([coded, timed, columnless, undecided, unread]).toHaveLength(5);
  });

  it('is in keys, rows, filters and names, or nothing compiles', () => {
    expect([
      none<Exclude<CodeProperty, keyof Cell>>(),
      none<Exclude<CodeProperty, keyof Dims | 'organizationId' | 'hubId'>>(),
      none<Exclude<CodeProperty, keyof LedgerPlace>>(),
      none<Exclude<keyof LedgerPlace, keyof LedgerLine>>(),
      none<Exclude<keyof CodeNumbers, keyof LedgerEntryRow>>(),
      none<Exclude<FilterField, keyof FigureQuery>>(),
      none<Exclude<FilterField, keyof FigureFilter>>(),
      // Nor has the filter a field of codes that the table does not know.
      none<
        Exclude<keyof FigureFilter, FilterField | 'regionCodes' | 'jurisdictionId' | 'occurred' | 'basis'>
      >(),
      none<Exclude<Dimension, keyof typeof DimensionEnum>>(),
      none<Exclude<Dimension, TimeDimension | Parameters<KeyNames['names']>[1]>>(),
    ]).toHaveLength(10);
    // @ts-expect-error is noticed: a dimension that rows do not have
    none<Exclude<CodeProperty, keyof Omit<LedgerPlace, 'chainCode'>>>();
  });

  it('cannot be left out where a place is written by hand', () => {
    const { chainCode: _, ...rest } = codesOf({});
    const place = {
      ruleId: '',
      jurisdictionId: '',
      measure: 'HIRES',
      basis: 'CLAIMED',
      kind: 'HUB',
    } as const;
    // @ts-expect-error no chain
    const forgetful: LedgerPlace = { ...place, ...rest };
    // @ts-expect-error no dimension is called so
    const invented: Cell = { ...place, on: '2022-03-10', amount: 1n, townId: 'x' };
    // @ts-expect-error of no kind that there is
    const misspelt: Dims = { kindCode: 'INTENTION' };
    // @ts-expect-error the year is left out
    const described: Record<Dimension, string> = Object.fromEntries(
      dimensionNames.map((d) => [d, d]),
    ) as Record<Exclude<Dimension, 'YEAR'>, string>;
    expect([forgetful, invented, misspelt, described]).toHaveLength(4);
  });
});

describe('an event without a cause', () => {
  type Planted = EventOf<'Planted', object>;
  type Watered = EventOf<'Watered', object>;
  const treeOf = <E extends AnyEvent>() => ({
    streams: streamOf<number, E>('tree', 0, (days) => days, everybodyAtHome),
    kind: 'TREE',
    measures: {},
    words: {},
    cells: () => [],
    nameOf: () => '',
  });
  const tree = treeOf<Planted | Watered>();

  it('does not compile, nor a cause of no event, nor one that is none', () => {
    const { causes, category, kind } = subject({ ...tree, causes: { Planted: 'NEW', Watered: 'ignore' } });
    expect([category, kind]).toEqual(['tree', 'TREE']);
    expect(causes).toEqual({
      Planted: 'NEW',
      Watered: 'ignore',
      FigureRecognized: 'RECOGNIZED',
      FigureRejected: 'REJECTED',
      FigureReopened: 'CORRECTED',
    });
    // @ts-expect-error Watered is left out
    subject({ ...tree, causes: { Planted: 'NEW' } });
    // @ts-expect-error nothing is called Watered
    subject({ ...treeOf<Planted>(), causes: { Planted: 'NEW', Watered: 'ignore' } });
    // @ts-expect-error no cause
    subject({ ...treeOf<Planted>(), causes: { Planted: 'GROWN' } });
    // @ts-expect-error no kind
    subject({ ...treeOf<Planted>(), kind: undefined, causes: { Planted: 'NEW' } });
  });
});
