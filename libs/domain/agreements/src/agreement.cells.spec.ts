import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { agreementKinds, Refused, type AgreementKind, type Measure } from '#platform/kernel';
import { baselineRule, cellDifference, cellKey, claimedOf, type Cell, type LineKind } from '#platform/ledger';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { agreementCells } from './agreement.cells.js';
import type { AgreementAmended, AgreementEvent, AgreementTerms } from './agreement.events.js';
import {
  agreementId,
  amended,
  chamber,
  cityHub,
  correctedAs,
  credit,
  description,
  dollars,
  federation,
  framework,
  fulfilled,
  hub,
  recognized,
  rejected,
  reopened,
  signed,
  terminated,
  today,
  twoThirds,
  whole,
  yuan,
} from './testing/agreement.examples.js';
import { absent, evolve, termsOn, type Agreement, type SignedAgreement } from './agreement.state.js';
import { agreementSubject } from './agreement.subject.js';
import { amendAgreement } from './commands/amend-agreement/amend-agreement.decide.js';
import { correctAgreement } from './commands/correct-agreement/correct-agreement.decide.js';
import { fulfilAgreement } from './commands/fulfil-agreement/fulfil-agreement.decide.js';
import { terminateAgreement } from './commands/terminate-agreement/terminate-agreement.decide.js';

const called = new Map([
  [chamber, 'chamber'],
  [federation, 'federation'],
  [hub, 'hub'],
  [cityHub, 'city hub'],
]);
const fold = (events: readonly AgreementEvent[]) => events.reduce(evolve, absent);
const cellsOf = (events: readonly AgreementEvent[]): Cell[] =>
  cellDifference([], agreementCells(baselineRule, fold(events)));
const correction = (events: readonly AgreementEvent[], after: Partial<typeof description>) =>
  correctedAs(fold(events) as SignedAgreement, { ...description, ...after });

/** The lines of one measure: `2022-03-10 100000000`, with the organization where there is one. */
const figure = (
  cells: readonly Cell[],
  measure: Measure,
  kind: LineKind = 'UNDIVIDED',
  basis: 'CLAIMED' | 'RECOGNIZED' = 'CLAIMED',
): string[] =>
  cells
    .filter((cell) => cell.measure === measure && cell.kind === kind && cell.basis === basis)
    .map(({ on, organizationId, hubId, amount }) =>
      [on, called.get(organizationId ?? ''), hubId && `under ${called.get(hubId)}`, amount]
        .filter((part) => part !== undefined)
        .join(' '),
    );
const claimed = (events: readonly AgreementEvent[], measure: Measure, kind?: LineKind) =>
  figure(cellsOf(events), measure, kind);
const recognition = (events: readonly AgreementEvent[], measure: Measure, kind?: LineKind) =>
  figure(cellsOf(events), measure, kind, 'RECOGNIZED');
const measuresOf = (cells: readonly Cell[]) => [...new Set(cells.map((cell) => cell.measure))].toSorted();

describe('a signed agreement counts', () => {
  it.each<[AgreementKind, Measure]>([
    ['FRAMEWORK', 'FRAMEWORK_AMOUNT'],
    ['INTENT', 'INTENT_AMOUNT'],
    ['CONTRACT', 'CONTRACT_AMOUNT'],
    ['SPONSORSHIP', 'SPONSORSHIP_AMOUNT'],
    ['GRANT', 'SPONSORSHIP_AMOUNT'],
    ['COOPERATION', 'AGREED_AMOUNT'],
  ])('as a %s once, and its sum in %s alone', (kind, measure) => {
    const cells = cellsOf([signed({}, kind)]);
    expect(measuresOf(cells)).toEqual(['AGREEMENTS_SIGNED', measure].toSorted());
    expect(figure(cells, 'AGREEMENTS_SIGNED')).toEqual(['2022-03-10 10000']);
    expect(figure(cells, measure)).toEqual(['2022-03-10 100000000']);
    expect(cells.every((cell) => cell.kindCode === kind)).toBe(true);
  });

  it('as a talent agreement once, and its sum nowhere', () =>
    expect(measuresOf(cellsOf([signed({}, 'TALENT')]))).toEqual(['AGREEMENTS_SIGNED']));

  it('as a framework without a sum once', () =>
    expect(measuresOf(cellsOf([framework()]))).toEqual(['AGREEMENTS_SIGNED']));

  it('under its own station, chain, region and activity', () => {
    const dims = { stationId: hub, activityId: cityHub };
    for (const cell of cellsOf([signed(dims)]))
      expect(cell).toMatchObject({ ...dims, chainCode: 'QD22-10', regionCode: '370211' });
    for (const cell of cellsOf([framework()])) expect(cell.chainCode).toBeUndefined();
  });

  it('for each organization by its share, wholly for each, and for each hub once', () => {
    const events = [
      signed({
        amount: yuan(100_000_001),
        credits: [credit(chamber, 6667, hub, cityHub), credit(federation, 3333, hub, cityHub)],
      }),
    ];
    expect(claimed(events, 'CONTRACT_AMOUNT', 'SHARED')).toEqual([
      '2022-03-10 chamber under hub 66670001',
      '2022-03-10 federation under hub 33330000',
    ]);
    expect(claimed(events, 'AGREEMENTS_SIGNED', 'SHARED')).toEqual([
      '2022-03-10 chamber under hub 6667',
      '2022-03-10 federation under hub 3333',
    ]);
    expect(claimed(events, 'CONTRACT_AMOUNT', 'FULL')).toEqual([
      '2022-03-10 chamber under hub 100000001',
      '2022-03-10 federation under hub 100000001',
    ]);
    expect(claimed(events, 'CONTRACT_AMOUNT', 'HUB')).toEqual([
      '2022-03-10 under hub 100000001',
      '2022-03-10 under city hub 100000001',
    ]);
  });

  it('in fen at the recorded rate where the sum is foreign', () =>
    expect(
      claimed(
        [
          signed({ amount: dollars(100, 710, '7.1') }),
          amended({ amount: dollars(100, 720, '7.2') }, '2022-06-01'),
        ],
        'CONTRACT_AMOUNT',
      ),
    ).toEqual(['2022-03-10 710', '2022-06-01 10']));
});

describe('an amendment', () => {
  it('counts the difference on its own day, up or down, for those of the signing', () => {
    const events = [
      signed({ credits: twoThirds }),
      amended({ amount: yuan(150_000_000) }, '2022-06-01'),
      amended({ amount: yuan(120_000_000) }, '2022-07-01'),
    ];
    expect(claimed(events, 'CONTRACT_AMOUNT')).toEqual([
      '2022-03-10 100000000',
      '2022-06-01 50000000',
      '2022-07-01 -30000000',
    ]);
    expect(claimed(events, 'AGREEMENTS_SIGNED')).toEqual(['2022-03-10 10000']);
    expect(claimed(events, 'CONTRACT_AMOUNT', 'SHARED')).toEqual([
      '2022-03-10 chamber under hub 66670000',
      '2022-03-10 federation 33330000',
      '2022-06-01 chamber under hub 33335000',
      '2022-06-01 federation 16665000',
      '2022-07-01 chamber under hub -20001000',
      '2022-07-01 federation -9999000',
    ]);
  });

  it('backdated shifts what the later one added', () =>
    expect(
      claimed(
        [
          signed(),
          amended({ amount: yuan(150_000_000) }, '2022-06-01'),
          amended({ amount: yuan(120_000_000) }, '2022-05-01'),
        ],
        'CONTRACT_AMOUNT',
      ),
    ).toEqual(['2022-03-10 100000000', '2022-05-01 20000000', '2022-06-01 30000000']));

  it('twice on one day counts the last word', () =>
    expect(
      claimed(
        [
          signed(),
          amended({ amount: yuan(7) }, '2022-06-01'),
          amended({ amount: yuan(120_000_000) }, '2022-06-01'),
        ],
        'CONTRACT_AMOUNT',
      ),
    ).toEqual(['2022-03-10 100000000', '2022-06-01 20000000']));

  it('of the end alone moves nothing, also between two sums', () => {
    const history = [signed(), amended({ amount: yuan(5) }, '2022-06-01')];
    expect(cellsOf([...history, amended({ expiresOn: '2026-01-01' }, '2022-07-01')])).toEqual(
      cellsOf(history),
    );
    expect(cellsOf([...history, amended({ expiresOn: '2026-01-01' }, '2022-05-01')])).toEqual(
      cellsOf(history),
    );
  });

  it('gives a framework its first sum on its own day', () =>
    expect(claimed([framework(), amended({ amount: yuan(5) }, '2022-06-01')], 'FRAMEWORK_AMOUNT')).toEqual([
      '2022-06-01 5',
    ]));
});

describe('the end', () => {
  const history = [signed({ credits: twoThirds }), amended({ amount: yuan(150_000_000) }, '2022-04-01')];

  it('by termination takes the sum out on its own day, and leaves that it was signed', () => {
    const events = [...history, terminated('2022-06-01')];
    expect(claimed(events, 'CONTRACT_AMOUNT')).toEqual([
      '2022-03-10 100000000',
      '2022-04-01 50000000',
      '2022-06-01 -150000000',
    ]);
    expect(claimed(events, 'CONTRACT_AMOUNT', 'SHARED').slice(-2)).toEqual([
      '2022-06-01 chamber under hub -100005000',
      '2022-06-01 federation -49995000',
    ]);
    expect(claimed(events, 'AGREEMENTS_SIGNED')).toEqual(['2022-03-10 10000']);
  });

  it('on the signing day leaves the count alone', () => {
    const cells = cellsOf([signed(), terminated('2022-03-10')]);
    expect(measuresOf(cells)).toEqual(['AGREEMENTS_SIGNED']);
  });

  it('of a framework without a sum moves nothing', () =>
    expect(cellsOf([framework(), terminated('2022-06-01')])).toEqual(cellsOf([framework()])));

  it('by fulfilment moves nothing', () =>
    expect(cellsOf([...history, fulfilled('2022-06-01')])).toEqual(cellsOf(history)));
});

describe('a correction', () => {
  it('is as if it had been recorded rightly', () => {
    const right = {
      chainCode: 'QD22-01',
      regionCode: '370202',
      signedOn: '2022-02-01',
      amount: yuan(90),
      credits: twoThirds,
    };
    expect(cellsOf([signed(), correction([signed()], right)])).toEqual(cellsOf([signed(right)]));
  });

  it('of the sum shrinks what a later amendment added', () => {
    const history = [signed(), amended({ amount: yuan(150) }, '2022-06-01')];
    expect(claimed([...history, correction(history, { amount: yuan(140) })], 'CONTRACT_AMOUNT')).toEqual([
      '2022-03-10 140',
      '2022-06-01 10',
    ]);
  });

  it('after termination moves both ends', () => {
    const history = [signed(), terminated('2022-06-01')];
    expect(
      claimed(
        [...history, correction(history, { amount: yuan(140), signedOn: '2022-01-01' })],
        'CONTRACT_AMOUNT',
      ),
    ).toEqual(['2022-01-01 140', '2022-06-01 -140']);
  });

  it('takes the chain and the sum away', () => {
    const { chainCode: _, amount: __, ...bare } = description;
    const first = signed({}, 'FRAMEWORK');
    const cells = cellsOf([first, correctedAs(fold([first]) as SignedAgreement, bare)]);
    expect(measuresOf(cells)).toEqual(['AGREEMENTS_SIGNED']);
    for (const cell of cells) expect(cell.chainCode).toBeUndefined();
  });
});

describe('recognition', () => {
  it('adds to its own account, perhaps less, at the day of the signing', () => {
    const events = [signed({ credits: twoThirds }), recognized('CONTRACT_AMOUNT', 80_000_001)];
    expect(recognition(events, 'CONTRACT_AMOUNT')).toEqual(['2022-03-10 80000001']);
    expect(recognition(events, 'CONTRACT_AMOUNT', 'SHARED')).toEqual([
      '2022-03-10 chamber under hub 53336001',
      '2022-03-10 federation 26664000',
    ]);
    expect(recognition(events, 'AGREEMENTS_SIGNED')).toEqual([]);
  });

  it('stays when the sum is amended, until recognized again', () => {
    const events = [
      signed(),
      recognized('CONTRACT_AMOUNT', 100_000_000),
      amended({ amount: yuan(150_000_000) }, '2022-06-01'),
    ];
    expect(recognition(events, 'CONTRACT_AMOUNT')).toEqual(['2022-03-10 100000000']);
    expect(claimedOf(cellsOf(events), 'CONTRACT_AMOUNT')).toBe(150_000_000n);
    // Recognized again, the increase counts from the day on which it was claimed.
    expect(recognition([...events, recognized('CONTRACT_AMOUNT', 150_000_000)], 'CONTRACT_AMOUNT')).toEqual([
      '2022-03-10 100000000',
      '2022-06-01 50000000',
    ]);
  });

  it('of a signing that is corrected below it shrinks to what is claimed', () => {
    const history = [signed(), recognized('CONTRACT_AMOUNT', 100_000_000)];
    const agreement = fold(history) as SignedAgreement;
    const right = correctedAs(agreement, { ...description, amount: yuan(80_000_000) });
    expect(recognition([...history, right], 'CONTRACT_AMOUNT')).toEqual(['2022-03-10 80000000']);
  });

  it('of the sum leaves on termination, of the signing stays', () => {
    const events = [
      signed(),
      recognized('CONTRACT_AMOUNT', 80),
      recognized('AGREEMENTS_SIGNED', 10_000),
      terminated('2022-06-01'),
    ];
    expect(recognition(events, 'CONTRACT_AMOUNT')).toEqual(['2022-03-10 80', '2022-06-01 -80']);
    expect(recognition(events, 'AGREEMENTS_SIGNED')).toEqual(['2022-03-10 10000']);
  });

  it('refused takes the figure out of both accounts at its original days, and taken back restores it', () => {
    const history = [signed(), recognized('CONTRACT_AMOUNT', 80), amended({ amount: yuan(5) }, '2022-06-01')];
    const refused = [...history, rejected('CONTRACT_AMOUNT')];
    expect(measuresOf(cellsOf(refused))).toEqual(['AGREEMENTS_SIGNED']);
    expect(claimed([...refused, reopened('CONTRACT_AMOUNT')], 'CONTRACT_AMOUNT')).toEqual(
      claimed(history, 'CONTRACT_AMOUNT'),
    );
    expect(cellsOf([signed(), rejected('AGREEMENTS_SIGNED')]).map((cell) => cell.measure)).not.toContain(
      'AGREEMENTS_SIGNED',
    );
  });
});

describe('every event', () => {
  const before = [signed()];
  const examples: { readonly [T in AgreementEvent['type']]: readonly AgreementEvent[] } = {
    AgreementSigned: [signed()],
    AgreementAmended: [...before, amended({ amount: yuan(5) }, '2022-04-01')],
    AgreementFulfilled: [...before, fulfilled('2022-04-01')],
    AgreementTerminated: [...before, terminated('2022-04-01')],
    AgreementCorrected: [...before, correction(before, { signedOn: '2022-03-01' })],
    FigureRecognized: [...before, recognized('AGREEMENTS_SIGNED', 10_000)],
    FigureRejected: [...before, rejected('AGREEMENTS_SIGNED')],
    FigureReopened: [...before, rejected('AGREEMENTS_SIGNED'), reopened('AGREEMENTS_SIGNED')],
  };

  it.each(Object.entries(examples))(
    'moves a figure unless its cause says it never does: %s',
    (type, events) => {
      expect(events.at(-1)?.type).toBe(type);
      const moved = cellDifference(cellsOf(events.slice(0, -1)), cellsOf(events)).length > 0;
      expect(moved).toBe(agreementSubject.causes[type] !== 'ignore');
    },
  );
});

describe('whatever happens to an agreement', () => {
  const day = fc.constantFrom(
    '2022-03-09',
    '2022-03-10',
    '2022-04-01',
    '2022-05-01',
    '2022-05-02',
    '2022-06-01',
  );
  const money = fc.oneof(fc.integer({ min: 1, max: 7 }), fc.constant(Number.MAX_SAFE_INTEGER)).map(yuan);
  const credits = fc.constantFrom(whole(chamber), whole(federation, hub), twoThirds, [
    credit(chamber, 1),
    credit(federation, 9999, hub, cityHub),
  ]);
  const measure = fc.constantFrom<Measure>('AGREEMENTS_SIGNED', 'CONTRACT_AMOUNT', 'FRAMEWORK_AMOUNT');
  type Step = (agreement: Agreement) => readonly AgreementEvent[];
  const reason = '原因';
  const terms = fc.record({ amount: money, expiresOn: day }, { requiredKeys: [] });
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.tuple(terms, day).map(
      ([after, amendedOn]): Step =>
        (a) =>
          amendAgreement(a, { agreementId, after, amendedOn, reason }, today),
    ),
    fc
      .tuple(
        fc.record(
          { amount: money, signedOn: day, credits, regionCode: fc.constant('370202') },
          { requiredKeys: [] },
        ),
        fc.subarray(['AMOUNT', 'EXPIRES_ON', 'CHAIN_CODE'] as const),
      )
      .map(
        ([right, clear]): Step =>
          (a) =>
            correctAgreement(a, { agreementId, right, clear, reason }, today),
      ),
    day.map(
      (terminatedOn): Step =>
        (a) =>
          terminateAgreement(a, { agreementId, terminatedOn, reason }, today),
    ),
    day.map(
      (fulfilledOn): Step =>
        (a) =>
          fulfilAgreement(a, { agreementId, fulfilledOn }, today),
    ),
    measure.map((m): Step => (a) => [
      recognized(m, Number(claimedOf(agreementCells(baselineRule, a), m) || 1n)),
    ]),
    measure.map((m): Step => () => [rejected(m)]),
    measure.map((m): Step => () => [reopened(m)]),
  );
  /** What really can have happened: refused steps leave nothing. */
  const histories = fc
    .tuple(fc.constantFrom(...agreementKinds), credits, fc.array(step, { maxLength: 12 }))
    .map(([kind, shares, steps]) => {
      const { expiresOn: _, ...facts } = signed({ credits: shares }, kind).data;
      const events: AgreementEvent[] = [{ type: 'AgreementSigned', data: facts }];
      for (const happens of steps)
        try {
          events.push(...happens(fold(events)));
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
      return events;
    });
  const always = (law: (events: AgreementEvent[]) => void) =>
    fc.assert(fc.property(histories, law), { seed: propertySeed, numRuns: 150 });

  it('shares add up to the whole on every day, in both accounts', () => {
    const summed = (cells: readonly Cell[], kind: LineKind) => {
      const sums = new Map<string, bigint>();
      for (const cell of cells.filter((c) => c.kind === kind)) {
        const { organizationId: _, hubId: __, hubs: ___, ...place } = cell;
        const key = cellKey({ ...place, kind: 'UNDIVIDED' });
        sums.set(key, (sums.get(key) ?? 0n) + cell.amount);
      }
      return new Map([...sums].filter(([, amount]) => amount !== 0n).toSorted());
    };
    always((events) => {
      const cells = agreementCells(baselineRule, fold(events));
      expect(summed(cells, 'SHARED')).toEqual(summed(cells, 'UNDIVIDED'));
    });
  });

  it('the entries of its events add up to what it counts for', () => {
    always((events) => {
      let before: readonly Cell[] = [];
      const entries = events.flatMap((_, i) => {
        const after = agreementCells(baselineRule, fold(events.slice(0, i + 1)));
        const made = cellDifference(before, after);
        before = after;
        return made;
      });
      expect(cellDifference([], entries)).toEqual(cellsOf(events));
    });
  });

  it('the sum on any day is what was in force on that day, until it was terminated', () => {
    always((events) => {
      const agreement = fold(events) as SignedAgreement;
      const measure = { FRAMEWORK: 'FRAMEWORK_AMOUNT', CONTRACT: 'CONTRACT_AMOUNT' } as const;
      if (agreement.kind !== 'FRAMEWORK' && agreement.kind !== 'CONTRACT') return;
      if (agreement.decisions[measure[agreement.kind]]?.decision === 'REJECTED') return;
      for (const on of ['2022-03-08', '2022-03-10', '2022-04-15', '2022-05-01', '2022-05-02', today]) {
        const there = on >= agreement.signedOn && !(agreement.terminatedOn && on >= agreement.terminatedOn);
        const cells = agreementCells(baselineRule, agreement).filter((cell) => cell.on <= on);
        expect(claimedOf(cells, measure[agreement.kind])).toBe(
          there ? BigInt(termsOn(agreement, on).amount?.cny ?? 0) : 0n,
        );
      }
    });
  });

  it('no fulfilment ever moves a figure', () => {
    always((events) => {
      const at = events.findIndex((event) => event.type === 'AgreementFulfilled');
      expect(cellsOf(events.slice(0, at + 1))).toEqual(at < 0 ? [] : cellsOf(events.slice(0, at)));
    });
  });

  it('counts the same after its state was kept and read again', () => {
    always((events) => {
      const agreement = fold(events);
      const kept = JSON.parse(JSON.stringify(agreement)) as Agreement;
      expect(agreementCells(baselineRule, kept)).toEqual(agreementCells(baselineRule, agreement));
    });
  });
});

describe('an amendment in foreign money', () => {
  const first = dollars(100_000, 700_000, '7');
  const amends = (before: AgreementTerms, after: AgreementTerms): AgreementAmended => ({
    type: 'AgreementAmended',
    data: { agreementId, before, after, current: after, amendedOn: '2022-06-01', reason: '增资' },
  });
  const atFormerRate = (before: AgreementTerms, after: AgreementTerms) =>
    agreementSubject.atFormerRate?.(amends(before, after)) as AgreementAmended | undefined;

  it('is taken at the rate before, so that what the rate adds is a line of its own', () => {
    const after = { amount: dollars(150_000, 1_080_000, '7.2'), expiresOn: '2023-12-31' };
    expect(atFormerRate({ amount: first }, after)?.data.after).toMatchObject({
      amount: { amount: 150_000, cny: 1_050_000, rate: '7' },
      expiresOn: '2023-12-31',
    });
  });

  it('has no rate before where there was no sum, none of that currency, or none is said', () => {
    expect(atFormerRate({}, { amount: first })).toBeUndefined();
    expect(atFormerRate({ amount: yuan(5) }, { amount: first })).toBeUndefined();
    expect(atFormerRate({ amount: first }, { amount: yuan(5) })).toBeUndefined();
    expect(atFormerRate({ amount: first }, { expiresOn: '2023-12-31' })).toBeUndefined();
  });
});
