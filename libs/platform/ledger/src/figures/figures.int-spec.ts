import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SequencedLog } from '#platform/event-store';
import { decimalOfCount, Refused, regionPrefix, split, type Basis, type Measure } from '#platform/kernel';
import { claimedOf, type CreditMode } from '../cells.js';
import { readingIn } from '#platform/testing';
import { contractOf } from '../contract.js';
import type { LedgerLine } from '../ledger.rows.js';
import { baselineRule } from '../rule.js';
import { openSampleLedger, type SampleLedger } from '../testing/sample-ledger.js';
import {
  activities,
  chains,
  dealSubject,
  hubs,
  numbers,
  organizations,
  recorded,
  regions,
  sampleHistory,
  some,
  stations,
  type Deal,
  type Numbers,
} from '../testing/sample-subjects.js';
import { dimensionNames as dimensions, isKind, isTime, NONE, type Dimension } from '../dimensions.js';
import type { FigureQuery } from './figure-query.js';
import { FiguresResolver } from './figures.resolver.js';
import type { Figure, FigureFilter, LedgerEntry, LedgerEntryOrder, TotalRow } from './figures.types.js';
import type { RowOrder } from '../enums.js';
import type { KeyNames } from './key-names.js';
import { totals } from './totals.js';

const history = sampleHistory(numbers(582));
const measures: readonly Measure[] = ['PLANNED_INVESTMENT', 'PROJECTS_LANDED', 'NETWORK_MEMBERS'];
const today = '2022-08-31';
const baseline = {
  ruleId: baselineRule.ruleId,
  jurisdictionId: 'qingdao',
  basis: 'CLAIMED',
  credit: 'SHARED',
} as const satisfies FigureQuery;

let sample: SampleLedger;
let all: readonly LedgerLine[];
let resolver: FiguresResolver;
beforeAll(async () => {
  sample = await openSampleLedger();
  await sample.replay(history, 20);
  all = await sample.lines();
  const positionOf = (seq: number | string) => `log:${seq}`;
  const log = {
    clockAt: async () => 'WITNESSED',
    position: async (seq: number) => positionOf(seq),
    positions: async () => positionOf,
  } as unknown as SequencedLog;
  const keyNames: KeyNames = {
    names: async (_reading, _dimension, codes) => new Map(codes.map((code) => [code, `name of ${code}`])),
    hubs: async () => hubIds,
  };
  resolver = new FiguresResolver(sample.views, log, keyNames);
});
afterAll(() => sample.close());

// The same figures the slow way: every entry looked at, sums made by hand, nothing taken from the code under test but the names of the
// dimensions.
const codeOf = (row: LedgerLine, dimension: Dimension): string => {
  const { occurredOn: on } = row;
  switch (dimension) {
    case 'ORGANIZATION':
      return row.organizationId;
    case 'HUB':
      return row.hubId;
    case 'STATION':
      return row.stationId;
    case 'INDUSTRY_CHAIN':
      return row.chainCode;
    case 'REGION':
      return row.regionCode;
    case 'ACTIVITY':
      return row.activityId;
    case 'AGREEMENT_KIND':
      return row.kindCode;
    // No measure of the sample has one of the others, whatever its lines bear.
    case 'ACTIVITY_KIND':
    case 'OUTCOME_KIND':
    case 'RATING':
    case 'HUB_LEVEL':
    case 'VISIT_DIRECTION':
      return NONE;
    case 'MONTH':
      return on.slice(0, 7);
    case 'QUARTER':
      return `${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`;
    case 'YEAR':
      return on.slice(0, 4);
  }
};
// One of the organizations is a hub itself, and nobody is below it; another is credited, and others are below it.
const hubIds = [...hubs, organizations[4]!];

/** The hubs above the one that a line is of, as the line has them. */
const above = (row: LedgerLine) => row.hubPath.split('/').filter(Boolean);
/** Whose line it is. */
const whose = (row: LedgerLine) => (row.kind === 'HUB' ? row.hubId : row.organizationId);
const whole = (query: FigureQuery, by: readonly Dimension[]) =>
  query.credit === 'FULL' && !by.includes('ORGANIZATION');
/** The lines a query reads, each with the hubs in whose rows it stands. */
const readBy = (query: FigureQuery, by: readonly Dimension[]) => {
  const { organizationIds: asked, credit } = query;
  const inside = (row: LedgerLine) =>
    !asked || asked.includes(whose(row)) || above(row).some((hub) => asked.includes(hub));
  const highest = (row: LedgerLine) =>
    asked?.includes(whose(row)) === true && !above(row).some((hub) => asked.includes(hub));
  if (!by.includes('ORGANIZATION') && !by.includes('HUB') && !asked)
    return all.filter((row) => row.kind === 'UNDIVIDED').map((row) => ({ row, hubRows: ['-'] }));
  if (!whole(query, by))
    return all
      .filter((row) => row.kind === credit && inside(row))
      .map((row) => {
        const found = new Set([
          ...above(row),
          ...(hubIds.includes(row.organizationId) ? [row.organizationId] : []),
        ]);
        return { row, hubRows: found.size > 0 ? [...found] : ['-'] };
      });
  const once = all.filter(
    (row) => row.kind === 'HUB' || (row.kind === 'FULL' && !above(row).includes(row.organizationId)),
  );
  if (!by.includes('HUB')) return once.filter(highest).map((row) => ({ row, hubRows: ['-'] }));
  return once.filter(inside).map((row) => {
    const own = row.kind === 'HUB' || hubIds.includes(whose(row)) ? [whose(row)] : [];
    const found = [...own, ...(highest(row) ? above(row) : [])];
    return { row, hubRows: found.length === 0 && highest(row) ? ['-'] : found };
  });
};
/** The entries a query is about, without regard to days; by hub once for each row that it stands in. */
const matching = (query: FigureQuery, measure: Measure, by: readonly Dimension[], rows = true) => {
  const among = (values: readonly string[] | undefined, code: string) => !values || values.includes(code);
  const prefix = query.regionCode?.replace(/(00){1,2}$/, '');
  return readBy(query, by)
    .filter(
      ({ row }) =>
        row.jurisdictionId === query.jurisdictionId &&
        row.measure === measure &&
        row.basis === query.basis &&
        among(query.stationIds, row.stationId) &&
        among(query.activityIds, row.activityId) &&
        among(query.chainCodes, row.chainCode) &&
        among(query.agreementKinds, row.kindCode) &&
        (query.regionCodes?.some((code) => row.regionCode.startsWith(regionPrefix(code))) ?? true) &&
        (prefix === undefined || row.regionCode.startsWith(prefix)),
    )
    .flatMap(({ row, hubRows }) =>
      rows && by.includes('HUB')
        ? hubRows.map((hubId) => Object.assign(Object.create(row) as LedgerLine, { hubId }))
        : [row],
    );
};
const plus = (sums: Map<string, [bigint, number]>, key: string, row: LedgerLine) => {
  const [amount, entries] = sums.get(key) ?? [0n, 0];
  sums.set(key, [amount + BigInt(row.amount), entries + 1]);
};
const monthsBetween = (from: string, to: string): string[] => {
  const months: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    for (let month = 1; month <= 12; month++) {
      const code = `${year}-${String(month).padStart(2, '0')}`;
      if (code >= from.slice(0, 7) && code <= to.slice(0, 7)) months.push(code);
    }
  return months;
};
const bruteForce = (query: FigureQuery, measure: Measure, by: readonly Dimension[], lines = by) => {
  const sums = new Map<string, [bigint, number]>();
  const { from = '0000', to = '9999' } = query;
  // The grand total reads the same lines, each once.
  const rows = matching(query, measure, lines, lines === by);
  if (contractOf(measure).flow === 'FLOW') {
    for (const row of rows.filter(({ occurredOn: on }) => on >= from && on <= to))
      plus(sums, by.map((dimension) => codeOf(row, dimension)).join('|'), row);
    return sums;
  }
  const upTo = rows.filter((row) => row.occurredOn <= to);
  if (!by.some(isTime)) {
    for (const row of upTo) plus(sums, by.map((dimension) => codeOf(row, dimension)).join('|'), row);
    return sums;
  }
  // A balance over time: what all movements up to the period's last month come to, for every period of the range.
  const earliest = upTo.map((row) => row.occurredOn).toSorted()[0];
  if (earliest === undefined) return sums;
  const latestMonthOf = new Map<string, string>();
  for (const month of monthsBetween(query.from ?? earliest, to))
    latestMonthOf.set(
      by.map((dimension) => (isTime(dimension) ? periodOf(month, dimension) : '')).join('|'),
      month,
    );
  for (const [periods, month] of latestMonthOf)
    for (const row of upTo.filter((each) => each.occurredOn.slice(0, 7) <= month)) {
      const at = periods.split('|');
      plus(
        sums,
        by.map((dimension, i) => (isTime(dimension) ? at[i] : codeOf(row, dimension))).join('|'),
        row,
      );
    }
  return sums;
};
const periodOf = (month: string, dimension: Dimension): string =>
  codeOf({ occurredOn: `${month}-01` } as LedgerLine, dimension);

const randomQuery = (random: Numbers): FigureQuery => {
  const perhaps = <T>(p: number, value: () => T): T | undefined => (random.chance(p) ? value() : undefined);
  const day = () => `202${1 + random.below(2)}-0${1 + random.below(8)}-1${random.below(10)}`;
  const [one, other] = [day(), day()].toSorted();
  return {
    ruleId: baselineRule.ruleId,
    jurisdictionId: random.chance(0.9) ? 'qingdao' : 'jinan',
    basis: random.chance(0.7) ? 'CLAIMED' : 'RECOGNIZED',
    credit: random.chance(0.5) ? 'SHARED' : 'FULL',
    from: perhaps(0.3, () => one!),
    to: perhaps(0.6, () => other!) ?? today,
    organizationIds: perhaps(0.35, () => some(random, [...organizations, ...hubs, '-'], 3).toSorted()),
    stationIds: perhaps(0.15, () => some(random, [...stations, '-'], 2)),
    activityIds: perhaps(0.1, () => some(random, [...activities, '-'], 2)),
    chainCodes: perhaps(0.2, () => some(random, [...chains, '-'], 2)),
    regionCode: perhaps(0.2, () => random.of([...regions, '370000', '370200', '110000', '440000'])),
    regionCodes: perhaps(0.15, () => some(random, [...regions, '370200', '440000'], 2)),
    agreementKinds: perhaps(0.1, () => some(random, ['INTENT', 'CONTRACT', 'TALENT'] as const, 2)),
  };
};
/** Every mix of dimensions, the empty one first: of those that share a column one that measures have, and one that none has. */
const mixed = dimensions.filter((each) => !isKind(each) || each === 'AGREEMENT_KIND');
const mixes: readonly (readonly Dimension[])[] = [
  ...Array.from({ length: 2 ** mixed.length }, (_, bits) => mixed.filter((_dimension, i) => (bits >> i) & 1)),
  ['RATING'],
  ['RATING', 'ORGANIZATION'],
];
const compare = async (query: FigureQuery, by: readonly Dimension[]) => {
  const found = await totals(sample.read, { ...query, hubIds }, measures, by);
  const rows = new Map<string, Map<Measure, [bigint, number]>>();
  for (const { codes, sums } of found.rows)
    rows.set(codes.join('|'), new Map([...sums].map(([m, sum]) => [m, [sum.amount, sum.entries]])));
  expect(rows.size).toBe(found.rows.length);
  const keys = new Set<string>();
  for (const measure of measures) {
    const expected = bruteForce(query, measure, by);
    if (by.length > 0) for (const key of expected.keys()) keys.add(key);
    const actual = new Map([...rows].map(([key, sums]) => [key, sums.get(measure)!]));
    if (by.length > 0)
      expect([
        by,
        query,
        measure,
        new Map([...actual].filter(([, [, entries]]) => entries > 0).toSorted()),
      ]).toEqual([by, query, measure, new Map([...expected].toSorted())]);
    const timeless = by.filter((d) => !isTime(d) || contractOf(measure).flow === 'FLOW');
    const filtered = query.organizationIds !== undefined;
    const overlap =
      (by.includes('HUB') && (filtered || !whole(query, by))) || (filtered && query.credit === 'FULL');
    // What a filter finds under FULL is the same however it is grouped; else the lines of the rows, each once.
    const sums = overlap
      ? bruteForce(query, measure, [], query.credit === 'FULL' && filtered ? [] : ['ORGANIZATION'])
      : bruteForce(query, measure, timeless);
    const all = [...sums.values()];
    expect([measure, found.grand.get(measure)]).toEqual([
      measure,
      {
        amount: all.reduce((sum, [amount]) => sum + amount, 0n),
        entries: all.reduce((sum, [, entries]) => sum + entries, 0),
      },
    ]);
  }
  expect(rows.size).toBe(keys.size);
  // By the first measure, descending, then by key.
  const order = found.rows.map(
    ({ codes, sums }) => [sums.get(measures[0]!)!.amount, codes.join('|')] as const,
  );
  expect(order).toEqual(order.toSorted(([a, k], [b, l]) => (a === b ? (k < l ? -1 : 1) : a > b ? -1 : 1)));
};

describe('totals', () => {
  it('are the sums of the entries, by every mix of dimensions', async () => {
    const random = numbers(24);
    for (const by of mixes) {
      // All mixes of up to three, and of the larger ones some.
      if (by.length > 3 && !random.chance(0.08)) continue;
      await compare(randomQuery(random), by);
    }
  });

  it('are the sums of the entries without any filter, in both modes of credit and on both bases', async () => {
    for (const credit of ['SHARED', 'FULL'] as const)
      for (const basis of ['CLAIMED', 'RECOGNIZED'] as const)
        for (const by of [
          [],
          ['ORGANIZATION'],
          ['HUB'],
          ['ORGANIZATION', 'HUB'],
          ['ORGANIZATION', 'MONTH'],
        ] as const)
          await compare(
            { ruleId: baselineRule.ruleId, jurisdictionId: 'qingdao', basis, credit, to: today },
            by,
          );
  });

  it('are the same from the totals of all days as from the days', async () => {
    const query = baseline;
    for (const by of [
      [],
      ['ORGANIZATION'],
      ['INDUSTRY_CHAIN', 'ORGANIZATION'],
      ['INDUSTRY_CHAIN', 'STATION'],
    ] as const) {
      const fromTotals = await totals(sample.read, query, measures, by);
      const fromDays = await totals(
        sample.read,
        { ...query, from: '1900-01-01', to: '9999-12-31' },
        measures,
        by,
      );
      expect(fromDays).toEqual(fromTotals);
    }
  });

  it('have one row of an organization and a chain, also where it came under other hubs', async () => {
    const moved = await openSampleLedger();
    try {
      const organizationId = organizations[1]!;
      const deal = (seq: number, fen: number, above: readonly string[]) =>
        recorded(seq, `deal-00009999-0000-4000-8000-${String(seq).padStart(12, '0')}`, 1, {
          type: 'DealStruck',
          data: {
            on: '2022-03-01',
            fen,
            credits: [{ organizationId, basisPoints: 10_000, hubs: above }],
            dims: { chainCode: chains[0] },
          },
        });
      const seat = (seq: number, above: readonly string[]) =>
        recorded(seq, `seat-00009999-0000-4000-8000-${String(seq).padStart(12, '0')}`, 1, {
          type: 'SeatTaken',
          data: { on: '2022-03-01', organizationId, hubs: above, dims: { chainCode: chains[0] } },
        });
      await moved.replay(
        [
          deal(1, 5, [hubs[0]!]),
          deal(2, 7, [hubs[1]!, hubs[2]!]),
          deal(3, 9, []),
          seat(4, [hubs[0]!]),
          seat(5, [hubs[1]!, hubs[2]!]),
        ],
        10,
      );
      // A flow and a balance, asked together and each alone.
      const planned = { amount: 21n, entries: 3 };
      const seats = { amount: 20_000n, entries: 2 };
      const sums = { PLANNED_INVESTMENT: planned, NETWORK_MEMBERS: seats } as const;
      for (const asked of [
        ['PLANNED_INVESTMENT', 'NETWORK_MEMBERS'],
        ['PLANNED_INVESTMENT'],
        ['NETWORK_MEMBERS'],
      ] as const) {
        const found = await totals(moved.read, baseline, asked, ['INDUSTRY_CHAIN', 'ORGANIZATION']);
        const expected = new Map<Measure, unknown>(asked.map((measure) => [measure, sums[measure]]));
        expect(found.rows).toEqual([{ codes: [chains[0], organizationId], sums: expected }]);
        expect(found.grand).toEqual(expected);
      }
    } finally {
      await moved.close();
    }
  });

  it('add up: shares to the undivided whole, members to their hub, regions to the region above', async () => {
    const query = baseline;
    const amounts = async (by: readonly Dimension[], given: Partial<FigureQuery> = {}) =>
      (await totals(sample.read, { ...query, to: today, ...given }, ['PLANNED_INVESTMENT'], by)).rows.map(
        (row) => ({
          codes: row.codes,
          amount: row.sums.get('PLANNED_INVESTMENT')!.amount,
        }),
      );
    const whole = (await totals(sample.read, { ...query, to: today }, ['PLANNED_INVESTMENT'], [])).grand.get(
      'PLANNED_INVESTMENT',
    )!.amount;
    const sum = (rows: readonly { amount: bigint }[]) => rows.reduce((total, row) => total + row.amount, 0n);
    for (const dimension of dimensions.filter((each) => each !== 'HUB'))
      expect([dimension, sum(await amounts([dimension]))]).toEqual([dimension, whole]);
    // A hub's row has all below it, so the city's has what the rows of its hubs have.
    const pairs = await amounts(['HUB', 'ORGANIZATION']);
    for (const { codes, amount } of await amounts(['HUB']))
      expect(sum(pairs.filter((pair) => pair.codes[0] === codes[0]))).toBe(amount);
    const byRegion = await amounts(['REGION']);
    const below = byRegion.filter(({ codes }) => codes[0]!.startsWith('37'));
    expect(sum(await amounts(['YEAR'], { regionCode: '370000' }))).toBe(sum(below));
  });

  it('bear the place in the log that they stand at', async () => {
    const query = baseline;
    expect((await totals(sample.read, query, measures, [])).seq).toBe(history.length);
    const ruled = measures.filter((measure) => measure !== 'NETWORK_MEMBERS');
    const none = await totals(sample.read, { ...query, ruleId: 'none@1' }, ruled, ['MONTH']);
    expect(none).toMatchObject({ rows: [], seq: history.length });
    expect([...none.grand.values()]).toEqual(ruled.map(() => ({ amount: 0n, entries: 0 })));
  });
});

describe('an organization in a filter', () => {
  const figures = async (given: Partial<FigureQuery>, by: readonly Dimension[]) =>
    totals(sample.read, { ...baseline, hubIds, to: today, ...given }, measures, by);
  const modes = (['SHARED', 'FULL'] as const).flatMap((credit) =>
    (['CLAIMED', 'RECOGNIZED'] as const).map((basis) => ({ credit, basis })),
  );

  it.each(modes)('is a hub’s row, for each hub and measure: $credit $basis', async (mode) => {
    const { rows } = await figures(mode, ['HUB']);
    const zero = { amount: 0n, entries: 0 };
    let found = 0;
    for (const hubId of hubIds) {
      const row = rows.find(({ codes }) => codes[0] === hubId);
      if (row) found++;
      for (const by of [[], ['HUB'], ['ORGANIZATION'], ['REGION'], ['HUB', 'ORGANIZATION']] as const)
        expect([hubId, by, (await figures({ ...mode, organizationIds: [hubId] }, by)).grand]).toEqual([
          hubId,
          by,
          row?.sums ?? new Map(measures.map((m) => [m, zero])),
        ]);
    }
    expect(found).toBeGreaterThan(2);
  });

  it.each(modes)('beside a hub above it adds nothing: $credit $basis', async (mode) => {
    const [north, , city] = hubs as [string, string, string];
    const of = async (...organizationIds: string[]) =>
      (await figures({ ...mode, organizationIds }, [])).grand.get('PLANNED_INVESTMENT')!;
    const whole = await of(city);
    expect(await of(city, organizations[1]!, north)).toEqual(whole);
    expect(await of(organizations[3]!, city)).toEqual(whole);
    // Two hubs, neither above the other: shares add up, and each one's whole counts once for each.
    const apart = [await of(north), await of(hubs[1]!)];
    expect((await of(north, hubs[1]!)).amount).toBe(apart[0]!.amount + apart[1]!.amount);
  });

  it('counts once whatever subject it or one below it shares, by the subjects as they stand', async () => {
    // From the subjects alone, without a line of the ledger: what each comes to, and who shares it in the end.
    const states = new Map<string, Deal>();
    for (const event of history.filter((each) => each.streamId.startsWith('deal-')))
      if (event.meta.jurisdictionId === 'qingdao')
        states.set(
          event.streamId,
          dealSubject.evolve(states.get(event.streamId) ?? dealSubject.initial, event) as Deal,
        );
    let twice = 0;
    for (const organizationId of [...organizations, ...hubIds]) {
      const expected = { SHARED: 0n, FULL: 0n };
      for (const deal of states.values()) {
        const balance = claimedOf(dealSubject.cells(baselineRule, deal), 'PLANNED_INVESTMENT');
        const credits =
          deal.creditsFrom.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)).at(-1)
            ?.credits ?? [];
        const shares = split(balance, credits);
        const within = credits.filter((line) => [line.organizationId, ...line.hubs].includes(organizationId));
        if (within.length > 1 && within.some((line) => line.organizationId === organizationId)) twice++;
        if (within.length > 0) expected.FULL += balance;
        for (const line of within) expected.SHARED += shares.get(line.organizationId)!;
      }
      for (const credit of ['SHARED', 'FULL'] as const) {
        const { grand } = await figures({ credit, organizationIds: [organizationId] }, []);
        expect([organizationId, credit, grand.get('PLANNED_INVESTMENT')!.amount]).toEqual([
          organizationId,
          credit,
          expected[credit],
        ]);
      }
    }
    expect(twice).toBeGreaterThan(0);
  });
});

describe('balances over time', () => {
  const seat = (n: number) => `seat-00009999-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const taken = (seq: number, n: number, on: string) =>
    recorded(seq, seat(n), 1, {
      type: 'SeatTaken',
      data: { on, organizationId: organizations[n]!, hubs: [hubs[0]!], dims: {} },
    });
  const left = (seq: number, n: number, on: string) =>
    recorded(seq, seat(n), 2, { type: 'SeatLeft', data: { on } });
  let own: SampleLedger;
  beforeAll(async () => {
    own = await openSampleLedger();
    await own.replay(
      [
        taken(1, 1, '2021-11-20'),
        taken(2, 2, '2022-01-31'),
        taken(3, 3, '2022-02-01'),
        left(4, 1, '2022-04-15'),
      ],
      10,
    );
  });
  afterAll(() => own.close());
  const members = async (by: readonly Dimension[], given: Partial<FigureQuery> = {}) => {
    const query = { ...baseline, to: '2022-05-31', ...given };
    const found = await totals(own.read, query, ['NETWORK_MEMBERS'], by);
    const figure = ({ amount }: { amount: bigint }) => Number(amount / 10_000n);
    return [
      ...found.rows
        .map((row) => `${row.codes.join(' ')}: ${figure(row.sums.get('NETWORK_MEMBERS')!)}`)
        .toSorted(),
      `all: ${figure(found.grand.get('NETWORK_MEMBERS')!)}`,
    ];
  };

  it('show the end of each month, also of those in which nothing moved', async () =>
    expect(await members(['MONTH'])).toEqual([
      '2021-11: 1',
      '2021-12: 1',
      '2022-01: 2',
      '2022-02: 3',
      '2022-03: 3',
      '2022-04: 2',
      '2022-05: 2',
      'all: 2',
    ]));

  it('show the end of quarters and years', async () => {
    expect(await members(['QUARTER'])).toEqual(['2021-Q4: 1', '2022-Q1: 3', '2022-Q2: 2', 'all: 2']);
    expect(await members(['YEAR'])).toEqual(['2021: 1', '2022: 2', 'all: 2']);
    expect(await members(['YEAR'], { to: '2022-03-31' })).toEqual(['2021: 1', '2022: 3', 'all: 3']);
    expect(await members(['YEAR', 'QUARTER'])).toEqual([
      '2021 2021-Q4: 1',
      '2022 2022-Q1: 3',
      '2022 2022-Q2: 2',
      'all: 2',
    ]);
  });

  it('show what stood before the range, and nothing after its end', async () =>
    expect(await members(['MONTH'], { from: '2022-03-10', to: '2022-04-14' })).toEqual([
      '2022-03: 3',
      '2022-04: 3',
      'all: 3',
    ]));

  it('ignore where a range begins when no period is asked for', async () => {
    expect(await members([], { from: '2022-05-01' })).toEqual(['all: 2']);
    expect(await members(['HUB'], { from: '2022-05-01' })).toEqual([`${hubs[0]}: 2`, 'all: 2']);
  });

  it('show each organization from its first day on, and that it left', async () =>
    expect(await members(['MONTH', 'ORGANIZATION'], { from: '2022-03-01', to: '2022-05-01' })).toEqual([
      `2022-03 ${organizations[1]}: 1`,
      `2022-03 ${organizations[2]}: 1`,
      `2022-03 ${organizations[3]}: 1`,
      `2022-04 ${organizations[1]}: 0`,
      `2022-04 ${organizations[2]}: 1`,
      `2022-04 ${organizations[3]}: 1`,
      `2022-05 ${organizations[1]}: 0`,
      `2022-05 ${organizations[2]}: 1`,
      `2022-05 ${organizations[3]}: 1`,
      'all: 2',
    ]));

  it('go as far as the last movement that was recorded ahead, and no further however far the range', async () => {
    const ahead = await openSampleLedger();
    try {
      await ahead.replay([taken(1, 1, '9999-10-01'), left(2, 1, '9999-11-30')], 10);
      const query = { ...baseline, from: '1900-01-01' };
      for (const to of [undefined, '9999-12-31']) {
        const found = await totals(ahead.read, { ...query, to }, ['NETWORK_MEMBERS'], ['MONTH']);
        expect(found.rows.map((row) => [row.codes[0], row.sums.get('NETWORK_MEMBERS')!.amount])).toEqual([
          ['9999-10', 10_000n],
          ['9999-11', 0n],
        ]);
        expect(found.grand.get('NETWORK_MEMBERS')!.amount).toBe(0n);
      }
    } finally {
      await ahead.close();
    }
  });
});

describe('the figures of the API', () => {
  const reading = readingIn('qingdao');
  const filterOf = (query: FigureQuery): FigureFilter => ({
    occurred: { from: query.from ?? null, to: query.to ?? null },
    organizationIds: (query.organizationIds as string[] | undefined) ?? null,
    stationIds: (query.stationIds as string[] | undefined) ?? null,
    activityIds: (query.activityIds as string[] | undefined) ?? null,
    chainCodes: (query.chainCodes as string[] | undefined) ?? null,
    agreementKinds: (query.agreementKinds as FigureFilter['agreementKinds']) ?? null,
    regionCode: query.regionCode ?? null,
    basis: query.basis,
  });
  const asked = (
    by: readonly Dimension[],
    given: {
      of?: readonly Measure[];
      filter?: FigureFilter | null;
      credit?: CreditMode;
      first?: number;
      orderBy?: RowOrder;
      fill?: boolean;
    } = {},
  ) =>
    resolver.totals(
      reading,
      [...(given.of ?? measures)],
      [...by],
      given.filter ?? null,
      given.credit ?? 'SHARED',
      given.first ?? 10_000,
      given.orderBy,
      given.fill,
    );
  /** All entries behind a figure, page by page. */
  const entriesOf = async (
    measure: Measure,
    row: Pick<TotalRow, 'keys'>,
    filter: FigureFilter | null,
    credit: CreditMode,
    orderBy?: LedgerEntryOrder,
  ) => {
    const nodes = [];
    let after: string | null = null;
    let count: number;
    let total: Figure;
    do {
      const page: Awaited<ReturnType<FiguresResolver['ledgerEntries']>> = await resolver.ledgerEntries(
        reading,
        true,
        measure,
        row.keys.map(({ dimension, code }) => ({ dimension, code })),
        filter,
        credit,
        orderBy ? 7 : 100,
        after,
        orderBy,
      );
      total = await page.totalOf(); // the same on each page
      nodes.push(...page.edges.map((edge) => edge.node));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      count = page.totalCount;
    } while (after !== null);
    expect(nodes).toHaveLength(count);
    expect([total.amount, total.entryCount]).toEqual([
      nodes.reduce((sum, { amount }) => sum + amount, 0n),
      nodes.length,
    ]);
    return nodes;
  };

  it('are explained by exactly the entries whose sum they are', async () => {
    const random = numbers(69);
    let compared = 0;
    for (let round = 0; round < 40; round++) {
      const query = { ...randomQuery(random), jurisdictionId: 'qingdao' };
      const by = random.of(mixes.filter((mix) => mix.length <= 3 && !mix.includes('RATING')));
      const filter = filterOf(query);
      const found = await asked(by, { filter, credit: query.credit });
      const whole = { keys: [], figures: found.grand } as unknown as TotalRow;
      // Without an organization among its keys the whole is read from undivided lines: as many entries only where rows are, too.
      const byWhom = by.includes('ORGANIZATION') || by.includes('HUB');
      const explained = (query.organizationIds !== undefined || !byWhom) && !by.some(isTime);
      for (const row of [
        ...(explained ? [whole] : []),
        ...some(random, found.rows.length > 0 ? found.rows : [whole], 1),
      ]) {
        if (!explained && row === whole) continue;
        for (const figure of row.figures) {
          const entries = await entriesOf(figure.measure, row, filter, query.credit);
          expect(entries.reduce((sum, entry) => sum + entry.amount, 0n)).toBe(figure.amount);
          expect(entries).toHaveLength(figure.entryCount);
          compared += entries.length;
        }
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it('have their entries by day or by value, both ways, page by page', async () => {
    const place = ({ position, line }: LedgerEntry) => `${position}/${line}`;
    for (const [field, of] of [
      ['OCCURRED_ON', ({ occurredOn }: LedgerEntry) => occurredOn],
      ['VALUE', ({ amount }: LedgerEntry) => amount],
    ] as const) {
      const entries = (direction: 'ASC' | 'DESC') =>
        entriesOf('PLANNED_INVESTMENT', { keys: [] }, null, 'SHARED', { field, direction });
      const [up, down] = [await entries('ASC'), await entries('DESC')];
      expect(up.length).toBeGreaterThan(20);
      expect(down.map(place)).toEqual(up.map(place).toReversed());
      for (const [i, entry] of up.slice(1).entries()) expect(of(entry) >= of(up[i]!)).toBe(true);
    }
  });

  it('have a row for each period, in order, where that is asked for', async () => {
    const year = { occurred: { from: '2020-12-31', to: '2022-12-31' } } as FigureFilter;
    const of = ['PLANNED_INVESTMENT', 'NETWORK_MEMBERS'] as const;
    const found = await asked(['MONTH'], { of, filter: year });
    const full = await asked(['MONTH'], { of, filter: year, orderBy: 'KEY', fill: true });
    expect(full.rows.map(({ keys }) => keys[0]!.code)).toEqual(
      ['2020-12', '2021', '2022'].flatMap((year) =>
        year.length > 4
          ? [year]
          : Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`),
      ),
    );
    expect(full.grand).toEqual(found.grand);
    // No other figure than without, and zeros beside.
    const [before, after] = [found, full].map(
      ({ rows }) => new Map(rows.map(({ keys, figures }) => [keys[0]!.code, figures])),
    ) as [Map<string, Figure[]>, Map<string, Figure[]>];
    expect(before.size).toBeLessThan(25);
    for (const [code, figures] of after)
      expect(figures.map(({ amount }) => amount)).toEqual(
        before.get(code)?.map(({ amount }) => amount) ?? [0n, 0n],
      );
    const codes = (await asked(['ORGANIZATION', 'MONTH'], { of, orderBy: 'KEY' })).rows.map(({ keys }) =>
      keys.map(({ code }) => code).join('|'),
    );
    expect(codes).toEqual(codes.toSorted());
  });

  it('are kept while nothing moves, and show at once what did', async () => {
    const [before, again] = [await asked(['ORGANIZATION']), await asked(['ORGANIZATION'])];
    expect(again).toBe(before);
    expect(await asked(['ORGANIZATION'], { first: 1 })).not.toBe(before);
    expect((await asked(['ORGANIZATION'], { credit: 'FULL' })).rows).not.toEqual(before.rows);
    const moved = (by: number) =>
      sample.db.transaction(async (all) => {
        await all.query(`update views.ledger_sum set amount = amount + $1`, [by]);
        await all.query(`update log.checkpoint set seq = seq + sign($1::int) where name = $2`, [
          by,
          sample.ledger.name,
        ]);
      });
    await moved(7);
    try {
      const after = await asked(['ORGANIZATION']);
      expect(after.position).toBe(`log:${history.length + 1}`);
      expect(after.rows.map((row) => row.figures)).not.toEqual(before.rows.map((row) => row.figures));
    } finally {
      await moved(-7);
    }
    expect(await asked(['ORGANIZATION'])).toEqual(before);
  });

  it('list entries in the order they became known, each once', async () => {
    const entries = await entriesOf('PLANNED_INVESTMENT', { keys: [] }, null, 'SHARED');
    const places = entries.map((entry) => Number(entry.position.split(':')[1]) * 1000 + entry.line);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(places.length);
    expect(entries.length).toBeGreaterThan(100);
  });

  it('give values exactly, in the unit of the measure', async () => {
    const found = await asked(['ORGANIZATION']);
    for (const figure of [...found.grand, ...found.rows.flatMap((row) => row.figures)]) {
      const { unit } = contractOf(figure.measure);
      expect(figure.unit).toBe(unit);
      expect(figure.value).toBe(unit === 'FEN' ? `${figure.amount}` : decimalOfCount(figure.amount));
    }
    expect(found).toMatchObject({
      ruleId: 'baseline@1',
      hypothetical: false,
      position: `log:${history.length}`,
    });
  });

  it('name their keys; none or several is 未分配', async () => {
    const found = await asked(['INDUSTRY_CHAIN', 'YEAR']);
    for (const { keys } of found.rows) {
      const [chain, year] = keys as [TotalRow['keys'][0], TotalRow['keys'][0]];
      expect(chain.name).toBe(chain.code === '-' ? '未分配' : `name of ${chain.code}`);
      expect(year.name).toBe(year.code);
    }
    expect(found.rows.some((row) => row.keys[0]!.code === '-')).toBe(true);
  });

  it('say how many rows there are where fewer were asked for, and keep the whole', async () => {
    const every = await asked(['ORGANIZATION', 'MONTH']);
    const few = await asked(['ORGANIZATION', 'MONTH'], { first: 3 });
    expect([few.rows.length, few.rowCount, few.truncated]).toEqual([3, every.rows.length, true]);
    expect(few.rows).toEqual(every.rows.slice(0, 3));
    expect(few.grand).toEqual(every.grand);
    expect(every.truncated).toBe(false);
  });

  it.each<
    [
      string,
      readonly Dimension[],
      CreditMode,
      string[] | null,
      Measure,
      [row: boolean | undefined, grand: boolean],
    ]
  >([
    ['undivided flows', ['INDUSTRY_CHAIN'], 'FULL', null, 'PLANNED_INVESTMENT', [true, true]],
    ['shares', ['ORGANIZATION'], 'SHARED', null, 'PLANNED_INVESTMENT', [true, true]],
    ['each one’s whole involvement', ['ORGANIZATION'], 'FULL', null, 'PLANNED_INVESTMENT', [true, false]],
    ['each hub’s whole involvement', ['HUB'], 'FULL', null, 'PLANNED_INVESTMENT', [true, false]],
    [
      'shares by hub, of which one is below another',
      ['HUB'],
      'SHARED',
      null,
      'PLANNED_INVESTMENT',
      [false, true],
    ],
    [
      'the whole of a hub by organization',
      ['ORGANIZATION'],
      'FULL',
      [hubs[0]!],
      'PLANNED_INVESTMENT',
      [false, true],
    ],
    [
      'several ones’ involvement in a chain',
      ['INDUSTRY_CHAIN'],
      'FULL',
      [organizations[0]!, organizations[1]!],
      'PLANNED_INVESTMENT',
      [false, false],
    ],
    [
      'one’s involvement in chains',
      ['INDUSTRY_CHAIN'],
      'FULL',
      [organizations[1]!],
      'PLANNED_INVESTMENT',
      [true, true],
    ],
    ['balances at the end', ['REGION'], 'SHARED', null, 'NETWORK_MEMBERS', [true, true]],
    ['balances over time', ['MONTH'], 'SHARED', null, 'NETWORK_MEMBERS', [false, false]],
  ])('say whether they add up: %s', async (_, by, credit, organizationIds, measure, [row, grand]) => {
    const found = await asked(by, {
      credit,
      of: [measure],
      filter: { organizationIds, occurred: { to: today } },
    });
    expect(found.rows.length).toBeGreaterThan(0);
    expect(new Set(found.rows.map((each) => each.figures[0]!.additive))).toEqual(new Set([row]));
    expect(found.grand[0]!.additive).toBe(grand);
  });

  it.each<[string, () => Promise<unknown>, string, string]>([
    ['no measure', () => asked([], { of: [] }), 'MEASURES_MISSING', 'measures'],
    [
      'a measure twice',
      () => asked([], { of: ['PROJECTS_LANDED', 'PROJECTS_LANDED'] }),
      'MEASURE_REPEATED',
      'measures',
    ],
    ['a dimension twice', () => asked(['MONTH', 'MONTH']), 'DIMENSION_REPEATED', 'groupBy'],
    ['no rows', () => asked(['MONTH'], { first: 0 }), 'FIRST_OUT_OF_RANGE', 'first'],
    ['too many rows', () => asked(['MONTH'], { first: 10_001 }), 'FIRST_OUT_OF_RANGE', 'first'],
    [
      'a range that ends before it begins',
      () => asked([], { filter: { occurred: { from: '2022-02-01', to: '2022-01-31' } } }),
      'RANGE_REVERSED',
      'filter.occurred',
    ],
    [
      'a period that does not exist',
      () =>
        entriesOf(
          'PROJECTS_LANDED',
          { keys: [{ dimension: 'MONTH', code: '2022-13', name: '' }] },
          null,
          'SHARED',
        ),
      'PERIOD_INVALID',
      'keys.0.code',
    ],
  ])('refuse %s', async (_, attempt, code, field) => {
    const caught = await attempt().catch((error: unknown) => error);
    expect(caught).toBeInstanceOf(Refused);
    expect((caught as Refused).details['fields']).toEqual([expect.objectContaining({ field, code })]);
  });

  it('refuse another jurisdiction’s', async () => {
    const caught = await asked([], { filter: { jurisdictionId: 'jinan' } }).catch((error: unknown) => error);
    expect(caught).toMatchObject({ code: 'FORBIDDEN', details: { field: 'filter.jurisdictionId' } });
  });

  it('hold nothing of another jurisdiction, and never both bases', async () => {
    const planned = async (basis: Basis) =>
      (await asked([], { filter: { basis } })).grand.find((each) => each.measure === 'PLANNED_INVESTMENT')!
        .amount;
    for (const basis of ['CLAIMED', 'RECOGNIZED'] as const)
      expect(await planned(basis)).toBe(
        all
          .filter(
            (row) =>
              row.jurisdictionId === 'qingdao' &&
              row.basis === basis &&
              row.kind === 'UNDIVIDED' &&
              row.measure === 'PLANNED_INVESTMENT',
          )
          .reduce((sum, row) => sum + BigInt(row.amount), 0n),
      );
    expect(all.some((row) => row.jurisdictionId === 'jinan')).toBe(true);
  });
});
