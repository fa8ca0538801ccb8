import { isDeepStrictEqual } from 'node:util';
import {
  categoryOf,
  dateOf,
  isRecognition,
  subjectIdOf,
  type Measure,
  type Recorded,
} from '#platform/kernel';
import {
  add,
  insert,
  put,
  PoisonEvent,
  remove,
  type DerivedRows,
  type Folding,
  type Projection,
  type RowOp,
  type RowReader,
} from '#platform/projections';
import { cellSums, sumsDifference, type Cell, type CellSums } from './cells.js';
import { claimsOf } from './claims.js';
import { codesKey, numbersOf, type CodeNumbers } from './dimensions.js';
import {
  LedgerClaimRow,
  LedgerCodeRow,
  LedgerEntryRow,
  LedgerFigureRow,
  LedgerSubjectRow,
  LedgerSumRow,
  scopeText,
  summedBy,
} from './ledger.rows.js';
import { projectionOf, type CountingRule } from './rule.js';
import {
  claimedCells,
  figuresOf,
  nothingSeen,
  queueStandingOf,
  seenAfter,
  standingOf,
  type Figures,
  type Seen,
} from './standing.js';
import type { EntryCause, LedgerSubject } from './subject.js';

type Folded = {
  readonly state: unknown;
  readonly version: number;
  readonly cells: CellSums;
  readonly seen: Seen;
  /** Those that were ever decided on. */
  readonly figures: Figures;
  readonly illustrative: boolean;
  /** The rows of what is claimed, by id. */
  readonly claims: ReadonlyMap<string, LedgerClaimRow>;
};
const nothing: CellSums = new Map();
const noFigures: Figures = new Map();
const noClaims: Folded['claims'] = new Map();
const decidedIn = (seen: Seen) => Object.keys(seen) as Measure[];

// Subjects folded lately; a miss costs one read of the subject's row.
const cached = 5_000;

// Places met lately, with their numbers.
const placesCached = 50_000;

type Place = { readonly numbers: CodeNumbers & { readonly scope: number }; readonly sumId: string };

/** The entries of an event: what its subject counts for after it, less what it counted for before. */
export const ledgerProjection = (rule: CountingRule, subjects: readonly LedgerSubject[]): Projection => {
  const categories = new Map(subjects.map((subject) => [subject.category, subject]));
  const types = new Set(['CommandNoted', ...subjects.flatMap((subject) => Object.keys(subject.causes))]);
  const { ruleId } = rule;
  const subjectOf = (streamId: string): { subject: LedgerSubject; subjectId: string } | undefined => {
    const subjectId = subjectIdOf(streamId);
    const subject = categories.get(categoryOf(streamId));
    return subject && { subject, subjectId };
  };

  const begin = (read: RowReader): Folding => {
    const folded = new Map<string, Folded>();
    const places = new Map<string, Place>();
    /** The whole dictionary: a code that is not in it was never named before. */
    let codes: Map<string, number> | undefined;
    const placeAt = (jurisdictionId: string, cell: Cell, ops: RowOp[]): Place => {
      const { measure, basis, kind } = cell;
      const scope = scopeText({ ruleId, jurisdictionId, measure, basis, kind });
      const key = `${scope}${codesKey(cell)}`;
      let place = places.get(key);
      if (!place) {
        if (places.size >= placesCached) places.clear();
        const numberOf = (code: string): number => {
          let number = codes!.get(code);
          if (number === undefined) {
            codes!.set(code, (number = codes!.size + 1));
            ops.push(insert(LedgerCodeRow, { id: code, number }));
          }
          return number;
        };
        const numbers = { scope: numberOf(scope), ...numbersOf(cell, numberOf) };
        const sumId = [numbers.scope, ...summedBy.map((property) => numbers[property])].join('/');
        places.set(key, (place = { numbers, sumId }));
      }
      return place;
    };

    // Events that were sequenced together became known at the same moment.
    let last = { knownAt: '', month: '' };
    const monthOf = (knownAt: string): string => {
      if (last.knownAt !== knownAt) last = { knownAt, month: dateOf(knownAt).slice(0, 7) };
      return last.month;
    };

    const load = async (events: readonly Recorded[]): Promise<void> => {
      codes ??= new Map((await read(LedgerCodeRow, 'all')).map(({ id, number }) => [id, number]));
      const missing = new Map<string, LedgerSubject>();
      for (const { streamId } of events) {
        const found = subjectOf(streamId);
        if (!found || folded.has(found.subjectId)) continue;
        folded.set(found.subjectId, {
          state: found.subject.initial,
          version: 0,
          cells: nothing,
          seen: nothingSeen,
          figures: noFigures,
          illustrative: false,
          claims: noClaims,
        });
        missing.set(found.subjectId, found.subject);
      }
      for (const row of await read(LedgerSubjectRow, [...missing.keys()])) {
        const subject = missing.get(row.id)!;
        const { state, version, seen, illustrative } = row;
        const cells = cellSums(subject.cells(rule, state));
        const claimed = claimedCells(subject, rule, { state, cells }, decidedIn(seen));
        const figures = figuresOf(cells, claimed, decidedIn(seen));
        const claims = claimRows(subject, { ...row, subjectId: row.id }, claimed, figures, cells);
        folded.set(row.id, { state, version, cells, seen, figures, illustrative, claims });
      }
    };

    /** All that is claimed of a subject, as rows. */
    const claimRows = (
      { category: subjectKind }: LedgerSubject,
      of: Pick<LedgerClaimRow, 'subjectId' | 'jurisdictionId' | 'name'> & { readonly seen: Seen },
      claimed: CellSums,
      figures: Figures,
      cells: CellSums,
    ): Folded['claims'] => {
      const counted = claimed === cells ? undefined : claimsOf(cells);
      const { subjectId, jurisdictionId, name, seen } = of;
      const rows = [...claimsOf(claimed)].map(([measure, claim]): LedgerClaimRow => {
        const id = `${ruleId}/${subjectId}/${measure}`;
        const standing = queueStandingOf(seen[measure], figures.get(measure));
        const counts = counted ? (counted.get(measure)?.claimed ?? 0n) : claim.claimed;
        const whose = { id, ruleId, jurisdictionId, subjectKind, subjectId, name, measure };
        return { ...whose, standing, ...claim, counted: counts };
      });
      return new Map(rows.map((row) => [row.id, row]));
    };

    /** What became of the claims of a subject. */
    const claimsChanged = (before: Folded, after: Folded): RowOp[] => [
      ...[...after.claims.values()]
        .filter((row) => !isDeepStrictEqual(row, before.claims.get(row.id)))
        .map((row) => put(LedgerClaimRow, row)),
      ...[...before.claims.keys()]
        .filter((id) => !after.claims.has(id))
        .map((id) => remove(LedgerClaimRow, id)),
    ];

    /** The figures of a subject that were ever decided on, where the event changed how they stand. */
    const figureRows = (event: Recorded, subject: LedgerSubject, before: Folded, after: Folded): RowOp[] =>
      decidedIn(after.seen).flatMap((measure) => {
        const [was, is] = [before.figures.get(measure), after.figures.get(measure)!];
        const standing = standingOf(after.seen[measure], is);
        if (
          was &&
          standing === standingOf(before.seen[measure], was) &&
          after.seen[measure] === before.seen[measure] &&
          is.moves === was.moves
        )
          return [];
        const subjectId = subjectIdOf(event.streamId);
        return [
          put(LedgerFigureRow, {
            id: `${ruleId}/${subjectId}/${measure}`,
            ruleId,
            jurisdictionId: event.meta.jurisdictionId,
            subjectKind: subject.category,
            subjectId,
            measure,
            standing,
            claimed: is.claimed,
            recognized: is.recognized,
            seq: String(event.seq),
            since: event.knownAt,
          }),
        ];
      });

    const entriesOf = (event: Recorded): RowOp[] => {
      const found = subjectOf(event.streamId);
      if (!found) return [];
      const { subject, subjectId } = found;
      // What changed nothing has no cause to move a figure, whatever the subject; its version counts all the same.
      const noted = event.type === 'CommandNoted';
      const cause = noted ? 'ignore' : subject.causes[event.type];
      if (cause === undefined) throw new Error(`${event.type} has no cause in ${subject.category}`);
      const before = folded.get(subjectId)!;
      if (event.version !== before.version + 1)
        throw new Error(`version ${event.version} after ${before.version} of ${event.streamId}`);
      const state = noted ? before.state : subject.evolve(before.state, event);
      const cells = cellSums(subject.cells(rule, state));
      const decided = decidedIn(before.seen);
      const measures = isRecognition(event) ? [...new Set([...decided, event.data.measure])] : decided;
      const claimed = claimedCells(subject, rule, { state, cells }, measures);
      const figures = figuresOf(cells, claimed, measures);
      const seen = isRecognition(event) ? seenAfter(before.seen, event, figures) : before.seen;
      const { jurisdictionId, actorId } = event.meta;
      const name = subject.nameOf(state);
      const illustrative =
        before.illustrative || (event.data as { readonly illustrative?: unknown }).illustrative === true;
      const claims = claimRows(subject, { subjectId, jurisdictionId, name, seen }, claimed, figures, cells);
      const after: Folded = { state, version: event.version, cells, seen, figures, illustrative, claims };
      folded.set(subjectId, after);
      const knownMonth = monthOf(event.knownAt);
      const ops: RowOp[] = [
        // A new one needs nothing to be found again.
        (before.version === 0 ? insert : put)(LedgerSubjectRow, {
          id: subjectId,
          subjectKind: subject.category,
          jurisdictionId,
          name,
          version: event.version,
          state: state as object,
          illustrative,
          seen,
        }),
        ...figureRows(event, subject, before, after),
        ...claimsChanged(before, after),
      ];
      // A revision at another rate is taken in two steps: what it says at the rate before, then what the rate adds.
      const former = subject.atFormerRate?.(event);
      const midway = former && cellSums(subject.cells(rule, subject.evolve(before.state, former)));
      const moved: readonly (readonly [Cell, EntryCause | 'ignore'])[] = midway
        ? [
            ...sumsDifference(before.cells, midway).map((cell) => [cell, cause] as const),
            ...sumsDifference(midway, cells).map((cell) => [cell, 'REVALUED'] as const),
          ]
        : sumsDifference(before.cells, cells).map((cell) => [cell, cause]);
      moved.forEach(([cell, cause], index) => {
        if (cause === 'ignore')
          throw new Error(`${event.type} moved ${cell.measure} though its cause says it never does`);
        const { numbers, sumId } = placeAt(jurisdictionId, cell, ops);
        const { scope, organization, hub, hubPath, chain } = numbers;
        ops.push(
          insert(LedgerEntryRow, {
            ...numbers,
            id: `${ruleId}/${event.seq}/${index + 1}`,
            seq: String(event.seq),
            line: index + 1,
            eventId: event.id,
            subjectKind: subject.category,
            subjectId,
            actorId,
            occurredOn: cell.on,
            recordedAt: event.knownAt,
            amount: cell.amount,
            cause,
            late: knownMonth > cell.on.slice(0, 7),
          }),
          add(
            LedgerSumRow,
            sumId,
            { scope, organization, hub, hubPath, chain },
            { amount: cell.amount, entries: 1n },
          ),
        );
      });
      return ops;
    };

    return async (events) => {
      await load(events);
      const ops = events.flatMap((event) => {
        try {
          return entriesOf(event);
        } catch (error) {
          throw new PoisonEvent(event.seq, error);
        }
      });
      if (folded.size > cached) folded.clear();
      return ops;
    };
  };

  return {
    name: projectionOf(ruleId),
    version: 6, // raise to rebuild, also when a subject's state has another shape
    rows: [LedgerEntryRow, LedgerCodeRow, LedgerSumRow, LedgerSubjectRow, LedgerFigureRow, LedgerClaimRow],
    formerly: ['ledger_total', 'ledger_day', 'ledger_month'],
    handles: (type) => types.has(type),
    begin,
    derived: ledgerSums,
    links: [
      {
        row: LedgerSubjectRow,
        subject: 'id',
        category: 'subjectKind',
        categories: [...categories.keys()],
      },
      { row: LedgerEntryRow, seq: 'seq', eventId: 'eventId' },
    ],
    owned: [
      { row: LedgerSubjectRow, subject: 'id' },
      ...[LedgerEntryRow, LedgerFigureRow, LedgerClaimRow].map((row) => ({ row, subject: 'subjectId' })),
    ],
    shared: [LedgerCodeRow],
    appended: [LedgerEntryRow],
  };
};

const columns = 'scope, organization, hub, hub_path, chain';

/** The sums as sums of the entries: what adding up event by event comes to. */
export const ledgerSums: readonly DerivedRows[] = [
  {
    row: LedgerSumRow,
    query: (tableOf) =>
      `select concat_ws('/', ${columns}) as id, ${columns}, sum(amount) as amount, count(*) as entries from ${tableOf(LedgerEntryRow)} group by ${columns}`,
  },
];
