import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dateOf, isRecognition, type AnyEvent } from '#platform/kernel';
import { cellDifference, claimedOf, type Cell } from './cells.js';
import { ledgerProjection } from './ledger.projection.js';
import {
  LedgerClaimRow,
  LedgerCodeRow,
  LedgerFigureRow,
  LedgerSubjectRow,
  LedgerSumRow,
  type LedgerLine,
  scopeText,
} from './ledger.rows.js';
import { NONE } from './dimensions.js';
import { baselineRule } from './rule.js';
import type { LedgerSubject } from './subject.js';
import { openSampleLedger, sampleSubjects, type SampleLedger } from './testing/sample-ledger.js';
import {
  dealCells,
  dealSubject,
  numbers,
  organizations,
  recorded,
  sampleHistory,
  seatSubject,
  type Deal,
} from './testing/sample-subjects.js';

const subjects = sampleSubjects;
const history = sampleHistory(numbers(2022));

let sample: SampleLedger;
beforeAll(async () => {
  sample = await openSampleLedger();
});
afterAll(() => sample.close());

const foldOf = (subject: LedgerSubject, id: string, upTo = Infinity): unknown =>
  history
    .filter((event) => event.streamId === `${subject.category}-${id}` && event.seq <= upTo)
    .reduce<unknown>((state, event) => subject.evolve(state, event), subject.initial);
const idsOf = (subject: LedgerSubject): string[] => [
  ...new Set(
    history
      .filter((event) => event.streamId.startsWith(`${subject.category}-`))
      .map((event) => event.streamId.slice(subject.category.length + 1)),
  ),
];
const cellOf = (row: LedgerLine): Cell => {
  const given = Object.fromEntries(
    (['organizationId', 'hubId', 'stationId', 'chainCode', 'regionCode', 'activityId', 'kindCode'] as const)
      .filter((name) => row[name] !== NONE)
      .map((name) => [name, row[name]]),
  );
  const { measure, basis, kind, occurredOn: on } = row;
  const path = row.hubPath === '' ? {} : { hubs: row.hubPath.split('/') };
  return { measure, basis, kind, on, ...given, ...path, amount: BigInt(row.amount) };
};
/** Sums of amounts and numbers of rows, by a key. */
const summed = <T>(
  all: readonly T[],
  keyOf: (row: T) => string,
  of: (row: T) => readonly [bigint, bigint],
) => {
  const sums = new Map<string, [bigint, bigint]>();
  for (const row of all) {
    const [amount, times] = of(row);
    const before = sums.get(keyOf(row)) ?? [0n, 0n];
    sums.set(keyOf(row), [before[0] + amount, before[1] + times]);
  }
  return new Map([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

describe('the ledger of a history', () => {
  let all: readonly LedgerLine[];
  beforeAll(async () => {
    await sample.replay(history, 7);
    all = await sample.lines();
  });

  it('holds, for every subject, entries that sum to what it counts for as it stands', async () => {
    expect(all.length).toBeGreaterThan(500);
    for (const subject of subjects)
      for (const id of idsOf(subject)) {
        const own = all.filter((row) => row.subjectId === id);
        const cells = subject.cells(baselineRule, foldOf(subject, id));
        expect(cellDifference([], own.map(cellOf))).toEqual(cellDifference([], cells));
      }
  });

  it('holds, at any moment of the past, what a subject counted for then', async () => {
    for (const upTo of [30, 90])
      for (const id of idsOf(dealSubject)) {
        const own = all.filter((row) => row.subjectId === id && Number(row.seq) <= upTo);
        const cells = dealSubject.cells(baselineRule, foldOf(dealSubject, id, upTo));
        expect(cellDifference([], own.map(cellOf))).toEqual(cellDifference([], cells));
      }
  });

  it('keeps each entry with its event, in the order it became known', async () => {
    expect(
      all.map(({ id, ruleId, eventId, subjectId, subjectKind, actorId, jurisdictionId, recordedAt }) => ({
        id,
        ruleId,
        eventId,
        subjectId,
        subjectKind,
        actorId,
        jurisdictionId,
        recordedAt,
      })),
    ).toEqual(
      all.map((row) => {
        const event = history[Number(row.seq) - 1]!;
        return {
          id: `baseline@1/${event.seq}/${row.line}`,
          ruleId: 'baseline@1',
          eventId: event.id,
          subjectId: event.streamId.slice(-36),
          subjectKind: event.streamId.slice(0, -37),
          actorId: event.meta.actorId,
          jurisdictionId: event.meta.jurisdictionId,
          recordedAt: event.knownAt,
        };
      }),
    );
    const lines = summed(
      all,
      (row) => row.seq,
      (row) => [BigInt(row.line), 1n],
    );
    // Lines of an event are 1, 2, 3 …
    for (const [sum, times] of lines.values()) expect(sum).toBe((times * (times + 1n)) / 2n);
  });

  it('says why, and whether it is late', async () => {
    const causes = new Map<string, string>(Object.entries({ ...dealSubject.causes, ...seatSubject.causes }));
    const said = all.map(({ cause, late }) => ({ cause, late }));
    expect(said).toEqual(
      all.map((row) => {
        const { type, knownAt } = history[Number(row.seq) - 1]!;
        return {
          cause: causes.get(type),
          late: dateOf(knownAt).slice(0, 7) > row.occurredOn.slice(0, 7),
        };
      }),
    );
    for (const cause of ['NEW', 'REVISED', 'RECREDITED', 'CORRECTED', 'WITHDRAWN', 'RECOGNIZED', 'REJECTED'])
      expect(said.some((each) => each.cause === cause)).toBe(true);
    expect(said.some((each) => !each.late)).toBe(true);
  });

  it('has sums that are those of its entries, and no others', async () => {
    const codes = new Map(
      (await sample.db.getRepository(LedgerCodeRow).find()).map(({ id, number }) => [number, id]),
    );
    const sums = await sample.db.getRepository(LedgerSumRow).find();
    expect(
      summed(
        sums,
        (row) =>
          [row.scope, row.organization, row.hub, row.hubPath, row.chain].map((n) => codes.get(n)).join('|'),
        (row) => [BigInt(row.amount), BigInt(row.entries)],
      ),
    ).toEqual(
      summed(
        all,
        (row) => `${scopeText(row)}|${row.organizationId}|${row.hubId}|${row.hubPath}|${row.chainCode}`,
        (row) => [BigInt(row.amount), 1n],
      ),
    );
    expect(sums.map(({ id }) => id)).toEqual(
      sums.map((row) => [row.scope, row.organization, row.hub, row.hubPath, row.chain].join('/')),
    );
  });

  it('numbers scopes, codes and paths in the order in which the log first names them', async () => {
    const codes = await sample.db.getRepository(LedgerCodeRow).find({ order: { number: 'ASC' } });
    expect(codes.map(({ number }) => number)).toEqual(codes.map((_, i) => i + 1));
    const named = new Set<string>();
    for (const row of all.toSorted((a, b) => Number(a.seq) - Number(b.seq) || a.line - b.line))
      for (const code of [
        scopeText(row),
        row.organizationId,
        row.hubId,
        row.hubPath,
        row.stationId,
        row.chainCode,
        row.regionCode,
        row.activityId,
        row.kindCode,
      ])
        named.add(code);
    expect(codes.map(({ id }) => id)).toEqual([...named]);
  });

  it('keeps each subject as it stands, with its name', async () => {
    const kept = await sample.db.getRepository(LedgerSubjectRow).find();
    expect(kept).toHaveLength(idsOf(dealSubject).length + idsOf(seatSubject).length);
    for (const row of kept) {
      const subject = row.subjectKind === 'deal' ? dealSubject : seatSubject;
      const state = foldOf(subject, row.id);
      expect(row).toMatchObject({ state, name: subject.nameOf(state) });
    }
  });

  it('keeps each figure that was ever decided on, with its sums and whether it still stands', async () => {
    const figures = await sample.db.getRepository(LedgerFigureRow).find();
    const decided = new Set(
      history
        .filter((event) => isRecognition(event))
        .map(
          ({ streamId, data }) =>
            `baseline@1/${streamId.slice(-36)}/${(data as { measure: string }).measure}`,
        ),
    );
    expect(new Set(figures.map(({ id }) => id))).toEqual(decided);
    for (const { subjectId, measure, claimed, recognized, standing } of figures) {
      const of = (basis: 'CLAIMED' | 'RECOGNIZED') =>
        all
          .filter((row) => row.subjectId === subjectId && row.measure === measure)
          .filter((row) => row.basis === basis && row.kind === 'UNDIVIDED')
          .reduce((sum, row) => sum + BigInt(row.amount), 0n);
      // What was rejected counts nowhere, and is claimed all the same.
      const deal = foldOf(dealSubject, subjectId) as Deal;
      const { [measure]: decision, ...decisions } = deal.decisions;
      const rejected = decision?.decision === 'REJECTED';
      const claim = rejected
        ? claimedOf(dealCells(baselineRule, { ...deal, decisions }), measure)
        : of('CLAIMED');
      expect([BigInt(claimed), BigInt(recognized)]).toEqual([claim, of('RECOGNIZED')]);
      const claims = BigInt(claimed) > 0n;
      expect(standing).toBe(standing === 'STANDS' ? 'STANDS' : claims ? 'AWAITS' : 'LAPSED');
    }
    expect(new Set(figures.map(({ standing }) => standing)).size).toBe(3);
  });

  it('keeps each claim as its entries have it, whatever was decided of it', async () => {
    const claims = await sample.db.getRepository(LedgerClaimRow).find();
    const counted = summed(
      all.filter((row) => row.basis === 'CLAIMED' && row.kind === 'UNDIVIDED'),
      (row) => `baseline@1/${row.subjectId}/${row.measure}`,
      (row) => [BigInt(row.amount), 1n],
    );
    const figures = new Map(
      (await sample.db.getRepository(LedgerFigureRow).find()).map((row) => [row.id, row] as const),
    );
    const lastDecision = new Map(
      history
        .filter((event) => isRecognition(event))
        .map(({ streamId, type, data }) => [
          `baseline@1/${streamId.slice(-36)}/${(data as { measure: string }).measure}`,
          type,
        ]),
    );
    // What counts as claimed has its row, and what is claimed and rejected has, too; nothing else.
    const of = new Map(claims.map((row) => [row.id, row]));
    expect([...counted].filter(([id, [amount]]) => amount > 0n && !of.has(id))).toEqual([]);
    for (const row of claims) {
      expect(BigInt(row.counted)).toBe(counted.get(row.id)?.[0] ?? 0n);
      const figure = figures.get(row.id);
      expect(row.claimed).toBe(figure ? figure.claimed : row.counted);
      const type = lastDecision.get(row.id);
      const decided = type === 'FigureRecognized' ? 'RECOGNIZED' : 'REJECTED';
      expect(row.standing).toBe(
        type === undefined || type === 'FigureReopened'
          ? 'NONE'
          : figure!.standing === 'AWAITS'
            ? 'STALE'
            : decided,
      );
      const subject = row.subjectKind === 'deal' ? dealSubject : seatSubject;
      expect(row.name).toBe(subject.nameOf(foldOf(subject, row.subjectId)));
    }
    for (const figure of figures.values()) expect(of.has(figure.id)).toBe(BigInt(figure.claimed) > 0n);
    expect(new Set(claims.map(({ standing }) => standing)).size).toBeGreaterThan(2);
  });

  it('shares each claim as its entries do, and says since when it stands', async () => {
    const claims = await sample.db.getRepository(LedgerClaimRow).find();
    const standing = claims.filter((row) => row.counted === row.claimed);
    expect(standing.length).toBeGreaterThan(15);
    for (const row of standing) {
      const own = all.filter(
        (entry) =>
          entry.subjectId === row.subjectId && entry.measure === row.measure && entry.basis === 'CLAIMED',
      );
      const shared = summed(
        own.filter(({ kind }) => kind === 'SHARED'),
        ({ organizationId }) => organizationId,
        (entry) => [BigInt(entry.amount), 0n],
      );
      const expected = [...shared].filter(([, [amount]]) => amount !== 0n);
      expect(
        new Map(row.shares.map(({ organizationId, amount }) => [organizationId, BigInt(amount)])),
      ).toEqual(new Map(expected.map(([id, [amount]]) => [id, amount])));
      expect(row.shares.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(BigInt(row.claimed));
      for (const { organizationId } of row.shares) expect(row.scopeIds).toContain(organizationId);
      const days = summed(
        own.filter(({ kind }) => kind === 'UNDIVIDED'),
        ({ occurredOn, chainCode }) => `${occurredOn}|${chainCode}`,
        (entry) => [BigInt(entry.amount), 0n],
      );
      const moved = [...days].filter(([, [amount]]) => amount !== 0n).map(([key]) => key.split('|'));
      expect(row.occurredOn).toBe(moved.at(-1)![0]);
      expect(row.chainCode ?? NONE).toBe(moved.at(-1)![1]);
    }
  });

  it('is the same, byte for byte, whatever the batches and however often it is rebuilt', async () => {
    const before = await sample.dump();
    await sample.rebuilder(history).rebuild(sample.ledger);
    expect(await sample.dump()).toEqual(before);
    await sample.rebuilder(history, 13).rebuild(sample.ledger);
    expect(await sample.dump()).toEqual(before);
    await sample.rebuilder(history, 13, true).rebuild(sample.ledger);
    expect(await sample.dump()).toEqual(before);
    await sample.replay(history, 2);
    expect(await sample.dump()).toEqual(before);
  });
});

describe('the entries that a rebuild leaves', () => {
  const stands = async () => {
    const [row] = (await sample.db.query(
      `select relpages > 0 and relallvisible = relpages as whole, reltuples::int as counted, reloptions as options
         from pg_class where oid = 'views.ledger_entry'::regclass`,
    )) as { whole: boolean; counted: number; options: string[] }[];
    return row!;
  };

  it.each([
    ['at once', false],
    ['in short transactions', true],
  ])(
    'can be read by their index alone, filled %s',
    async (_how, gentle) => {
      // A rebuild waits two seconds for transactions that are older than its rows, of which autovacuum has some: who was disturbed for longer
      // fills them once more. Three times in a row it is not autovacuum.
      let left;
      for (let attempts = 0; attempts < 3 && left?.whole !== true; attempts += 1) {
        await sample.rebuilder(history, 50, gentle).rebuild(sample.ledger);
        left = await stands();
      }
      expect(left?.whole).toBe(true);
      expect(left?.counted).toBe((await sample.lines()).length);
      // Nor does autovacuum wait until they have grown by a fifth.
      expect(left?.options).toEqual(['autovacuum_vacuum_insert_scale_factor=0.01']);
    },
    120_000,
  );
});

describe('a database of version 4', () => {
  it('has none of its three rollups once its ledger is of this version', async () => {
    await sample.replay(history, 50);
    for (const name of ['total', 'day', 'month'])
      await sample.db.query(`create table views.ledger_${name} (id text)`);
    await sample.db.query('update log.checkpoint set version = 4 where name = $1', [sample.ledger.name]);
    await sample.rebuilder(history).ensure(sample.ledger);
    const found = (await sample.db.query(
      "select tablename from pg_tables where schemaname = 'views' order by 1",
    )) as { tablename: string }[];
    expect(found.map(({ tablename }) => tablename)).toEqual(
      ['claim', 'code', 'designation', 'entry', 'figure', 'retirement', 'rule', 'subject', 'sum'].map(
        (name) => `ledger_${name}`,
      ),
    );
  });
});

describe('the ledger stops', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const struck = recorded(1, `deal-${id}`, 1, {
    type: 'DealStruck',
    data: {
      on: '2022-03-10',
      fen: 100,
      credits: [{ organizationId: organizations[0]!, basisPoints: 10_000, hubs: [] }],
      dims: {},
    },
  });
  const refused = async (
    reason: string,
    event: AnyEvent,
    version = 2,
    given: readonly LedgerSubject[] = subjects,
  ) => {
    await sample.replay([struck], 1);
    const { writer, at } = await sample.runner(ledgerProjection(baselineRule, given));
    const attempt = writer.write([recorded(2, `deal-${id}`, version, event)], at);
    await expect(attempt).rejects.toMatchObject({ name: 'PoisonEvent', seq: 2 });
    await expect(attempt).rejects.toThrow(reason);
  };

  it('at an event of a subject that nobody gave a cause', () =>
    refused('DealSold has no cause in deal', { type: 'DealSold', data: {} }));

  it('at a version that does not follow', () =>
    refused('version 4 after 1', { type: 'DealRevised', data: { on: '2022-04-01', fen: 5 } }, 4));

  it('at an event that moves a figure although its cause says it never does', () =>
    refused(
      'DealRevised moved PLANNED_INVESTMENT',
      { type: 'DealRevised', data: { on: '2022-04-01', fen: 5 } },
      2,
      [{ ...dealSubject, causes: { ...dealSubject.causes, DealRevised: 'ignore' } }],
    ));

  it('not at streams that are no subject of it', async () => {
    await sample.replay([struck], 1);
    const before = await sample.dump();
    const streams = [
      'lead-00000000-0000-4000-8000-000000000009',
      'rule-x',
      'chain-catalogue-qingdao',
      'deal',
      `deal--${id}`,
    ];
    await sample.replay(
      [struck, ...streams.map((stream, n) => recorded(n + 2, stream, 1, { type: 'Other', data: {} }))],
      10,
    );
    expect(await sample.dump()).toEqual(before);
  });
});
