import { isDeepStrictEqual } from 'node:util';
import { placesOf } from '#platform/event-store';
import {
  categoryOf,
  dateOf,
  isRecognition,
  sameFact,
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
  LedgerDesignationRow,
  LedgerEntryRow,
  LedgerFigureRow,
  LedgerRetirementRow,
  LedgerRuleRow,
  LedgerSubjectRow,
  LedgerSumRow,
  scopeText,
  summedBy,
} from './ledger.rows.js';
import { ledgerName, type CountingRule } from './rule.js';
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

/** What a subject counts for under one rule. */
type Counted = {
  readonly cells: CellSums;
  readonly seen: Seen;
  /** Those that were ever decided on. */
  readonly figures: Figures;
  /** The rows of what is claimed, by id. */
  readonly claims: ReadonlyMap<string, LedgerClaimRow>;
};
type Folded = {
  readonly state: unknown;
  readonly version: number;
  readonly illustrative: boolean;
  /** By rule; one under which it never counted for anything is not there. */
  readonly counted: ReadonlyMap<string, Counted>;
};
const uncounted: Counted = { cells: new Map(), seen: nothingSeen, figures: new Map(), claims: new Map() };
const decidedIn = (seen: Seen) => Object.keys(seen) as Measure[];

// Subjects folded lately; a miss costs one read of the subject's row.
const cached = 5_000;

// Places met lately, with their numbers.
const placesCached = 50_000;

/** How the events of rules are read: they are a context's. */
export type RuleEvents = {
  readonly types: readonly string[];
  readonly published: (event: Recorded) => CountingRule | undefined;
  /** The rule that became its jurisdiction's default. */
  readonly designated: (event: Recorded) => string | undefined;
  /** The rule that is counted no more from here on. */
  readonly retired: (event: Recorded) => string | undefined;
};
const noRuleEvents: RuleEvents = {
  types: [],
  published: () => undefined,
  designated: () => undefined,
  retired: () => undefined,
};

/** A rule that is counted, up to the place at which it was retired, if it was. */
type CountedRule = { readonly rule: CountingRule; readonly until: number | undefined };

type Place = { readonly numbers: CodeNumbers & { readonly scope: number }; readonly sumId: string };

/**
 * Where in the log an event takes effect, and when that became known: its own place, but for one that a repair holds until an earlier version of its
 * stream, which was passed over, has got its place. All that is asked as of a place goes by this one.
 */
type Effect = { readonly seq: number; readonly knownAt: string };
const effectsOf = (events: readonly Recorded[]): Effect[] => {
  const places = placesOf(events);
  let effect: Effect = { seq: 0, knownAt: '' };
  return events.map(({ seq, knownAt }, n) => (effect = seq === places[n] ? { seq, knownAt } : effect));
};

/**
 * The entries of an event: what its subject counts for after it, less what it counted for before; by each rule that is counted. All rules are folded
 * together, so that a subject's state is folded once. By another rule than the first only what a rule can change has entries: all else is
 * read from the first one's.
 */
export const ledgerProjection = (
  baseline: CountingRule,
  subjects: readonly LedgerSubject[],
  ruleEvents: RuleEvents = noRuleEvents,
): Projection => {
  const categories = new Map(subjects.map((subject) => [subject.category, subject]));
  const ruledOf = new Map(
    subjects.map(({ category, words }) => [
      category,
      new Set(Object.keys(words).filter((measure) => words[measure]!.ruled)),
    ]),
  );
  const ruled = new Set([...ruledOf.values()].flatMap((measures) => [...measures]));
  const types = new Set([
    'CommandNoted',
    ...ruleEvents.types,
    ...subjects.flatMap((subject) => Object.keys(subject.causes)),
  ]);
  const subjectOf = (streamId: string): { subject: LedgerSubject; subjectId: string } | undefined => {
    const subjectId = subjectIdOf(streamId);
    const subject = categories.get(categoryOf(streamId));
    return subject && { subject, subjectId };
  };
  /** What a subject counts for under a rule, as far as its entries are kept. */
  const cellsOf = (subject: LedgerSubject, rule: CountingRule, state: unknown): CellSums => {
    const cells = subject.cells(rule, state);
    if (rule === baseline) return cellSums(cells);
    const measures = ruledOf.get(subject.category)!;
    return cellSums(cells.filter(({ measure }) => measures.has(measure)));
  };

  const begin = (read: RowReader, live?: RowReader): Folding => {
    const folded = new Map<string, Folded>();
    const places = new Map<string, Place>();
    /** The whole dictionary: a code that is not in it was never named before. */
    let codes: Map<string, number> | undefined;
    /** The rules that are counted besides the baseline, by their jurisdiction. */
    const rules = new Map<string, CountedRule[]>();
    const count = (jurisdictionId: string, counted: CountedRule) => {
      const own = rules.get(jurisdictionId) ?? [];
      const { ruleId } = counted.rule;
      rules.set(jurisdictionId, [...own.filter(({ rule }) => rule.ruleId !== ruleId), counted]);
    };
    /** Those that count a subject at a place in the log. */
    const rulesOf = (
      { category }: LedgerSubject,
      jurisdictionId: string,
      seq: number,
    ): readonly CountingRule[] => [
      baseline,
      ...(ruledOf.get(category)!.size === 0 ? [] : (rules.get(jurisdictionId) ?? []))
        .filter(({ until }) => until === undefined || seq < until)
        .map(({ rule }) => rule),
    ];
    const placeAt = (ruleId: string, jurisdictionId: string, cell: Cell, ops: RowOp[]): Place => {
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

    /** Whether anything was ever counted that a rule may count otherwise. */
    const hasCounted = (jurisdictionId: string): boolean =>
      [...ruled].some((measure) => {
        const whole = { ruleId: baseline.ruleId, jurisdictionId, measure: measure as Measure };
        return codes!.has(scopeText({ ...whole, basis: 'CLAIMED', kind: 'UNDIVIDED' }));
      });

    /** What became of the rules: not of the figures, which a rule has from the beginning of the log or not at all. */
    const ruleRows = (event: Recorded, effect: Effect): RowOp[] => {
      const { jurisdictionId } = event.meta;
      const seq = String(effect.seq);
      const designated = ruleEvents.designated(event);
      if (designated !== undefined)
        return [
          // Of several that take effect at one place the last is the default from there on.
          put(LedgerDesignationRow, {
            id: `${jurisdictionId}/${seq}`,
            jurisdictionId,
            seq,
            ruleId: designated,
          }),
        ];
      const retired = ruleEvents.retired(event);
      if (retired !== undefined) {
        const counted = rules.get(jurisdictionId)?.find((own) => own.rule.ruleId === retired);
        if (counted) count(jurisdictionId, { ...counted, until: effect.seq });
        return [insert(LedgerRetirementRow, { id: retired, jurisdictionId, seq })];
      }
      const rule = ruleEvents.published(event);
      if (rule === undefined) return [];
      const { ruleId } = rule;
      const isCounted = rules.get(jurisdictionId)?.some((own) => sameFact(own.rule, rule)) ?? false;
      // A rule that only takes away from the baseline has missed nothing of where the baseline has nothing.
      const isWanted = ruleId !== baseline.ruleId && !isCounted && hasCounted(jurisdictionId);
      if (!isWanted && !isCounted && ruleId !== baseline.ruleId)
        count(jurisdictionId, { rule, until: undefined });
      const state = isWanted ? ('WANTED' as const) : ('COUNTED' as const);
      return [insert(LedgerRuleRow, { id: ruleId, jurisdictionId, seq, state, rule })];
    };

    // Events that were sequenced together became known at the same moment.
    let last = { knownAt: '', month: '' };
    const monthOf = (knownAt: string): string => {
      if (last.knownAt !== knownAt) last = { knownAt, month: dateOf(knownAt).slice(0, 7) };
      return last.month;
    };

    const load = async (events: readonly Recorded[]): Promise<void> => {
      if (!codes) {
        codes = new Map((await read(LedgerCodeRow, 'all')).map(({ id, number }) => [id, number]));
        // Tables that are filled anew count from their first event on whatever the live ones know of; a rule that these lack is wanted again.
        // Where a rule ends they find out for themselves, when they come to it: an earlier release may have had it end elsewhere.
        const ends = new Map(
          (await read(LedgerRetirementRow, 'all')).map(({ id, seq }) => [id, Number(seq)]),
        );
        for (const { id, jurisdictionId, rule, state } of await (live ?? read)(LedgerRuleRow, 'all'))
          if (id !== baseline.ruleId && (live || state === 'COUNTED'))
            count(jurisdictionId, { rule, until: ends.get(id) });
      }
      const missing = new Map<string, LedgerSubject>();
      for (const { streamId } of events) {
        const found = subjectOf(streamId);
        if (!found || folded.has(found.subjectId)) continue;
        folded.set(found.subjectId, {
          state: found.subject.initial,
          version: 0,
          illustrative: false,
          counted: new Map(),
        });
        missing.set(found.subjectId, found.subject);
      }
      for (const row of await read(LedgerSubjectRow, [...missing.keys()])) {
        const subject = missing.get(row.id)!;
        const { state, version, illustrative, jurisdictionId } = row;
        const seenBy = row.seen as Readonly<Record<string, Seen>>;
        const counted = new Map(
          rulesOf(subject, jurisdictionId, events[0]!.seq).map((rule) => {
            const seen = seenBy[rule.ruleId] ?? nothingSeen;
            const cells = cellsOf(subject, rule, state);
            const claimed = claimedCells(subject, rule, { state, cells }, decidedIn(seen), cellsOf);
            const figures = figuresOf(cells, claimed, decidedIn(seen));
            const whose = { ...row, subjectId: row.id, seen, ruleId: rule.ruleId };
            return [
              rule.ruleId,
              { cells, seen, figures, claims: claimRows(subject, whose, claimed, figures, cells) },
            ];
          }),
        );
        folded.set(row.id, { state, version, illustrative, counted });
      }
    };

    /** All that is claimed of a subject, as rows. */
    const claimRows = (
      { category: subjectKind }: LedgerSubject,
      of: Pick<LedgerClaimRow, 'ruleId' | 'subjectId' | 'jurisdictionId' | 'name'> & { readonly seen: Seen },
      claimed: CellSums,
      figures: Figures,
      cells: CellSums,
    ): Counted['claims'] => {
      const counted = claimed === cells ? undefined : claimsOf(cells);
      const { ruleId, subjectId, jurisdictionId, name, seen } = of;
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
    const claimsChanged = (before: Counted, after: Counted): RowOp[] => [
      ...[...after.claims.values()]
        .filter((row) => !isDeepStrictEqual(row, before.claims.get(row.id)))
        .map((row) => put(LedgerClaimRow, row)),
      ...[...before.claims.keys()]
        .filter((id) => !after.claims.has(id))
        .map((id) => remove(LedgerClaimRow, id)),
    ];

    /** The figures of a subject that were ever decided on, where the event changed how they stand. */
    const figureRows = (
      event: Recorded,
      effect: Effect,
      subject: LedgerSubject,
      { ruleId }: CountingRule,
      before: Counted,
      after: Counted,
    ): RowOp[] =>
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
            seq: String(effect.seq),
            since: effect.knownAt,
          }),
        ];
      });

    const entriesOf = (event: Recorded, effect: Effect): RowOp[] => {
      const found = subjectOf(event.streamId);
      if (!found) return ruleRows(event, effect);
      const { subject, subjectId } = found;
      // What changed nothing has no cause to move a figure, whatever the subject; its version counts all the same.
      const noted = event.type === 'CommandNoted';
      const cause = noted ? 'ignore' : subject.causes[event.type];
      if (cause === undefined) throw new Error(`${event.type} has no cause in ${subject.category}`);
      const before = folded.get(subjectId)!;
      if (event.version !== before.version + 1)
        throw new Error(`version ${event.version} after ${before.version} of ${event.streamId}`);
      const state = noted ? before.state : subject.evolve(before.state, event);
      // A revision at another rate is taken in two steps: what it says at the rate before, then what the rate adds.
      const former = subject.atFormerRate?.(event);
      const midway = former && subject.evolve(before.state, former);
      const { jurisdictionId } = event.meta;
      const name = subject.nameOf(state);
      const illustrative =
        before.illustrative || (event.data as { readonly illustrative?: unknown }).illustrative === true;
      const counted = new Map<string, Counted>();
      const seenBy: Record<string, Seen> = {};
      const ops: RowOp[] = [];
      for (const rule of rulesOf(subject, jurisdictionId, effect.seq)) {
        const was = before.counted.get(rule.ruleId) ?? uncounted;
        const cells = cellsOf(subject, rule, state);
        const decided = decidedIn(was.seen);
        const measures = isRecognition(event) ? [...new Set([...decided, event.data.measure])] : decided;
        const claimed = claimedCells(subject, rule, { state, cells }, measures, cellsOf);
        const figures = figuresOf(cells, claimed, measures);
        const seen = isRecognition(event) ? seenAfter(was.seen, event, figures) : was.seen;
        const whose = { ruleId: rule.ruleId, subjectId, jurisdictionId, name, seen };
        const claims = claimRows(subject, whose, claimed, figures, cells);
        const is: Counted = { cells, seen, figures, claims };
        counted.set(rule.ruleId, is);
        if (seen !== nothingSeen) seenBy[rule.ruleId] = seen;
        ops.push(...figureRows(event, effect, subject, rule, was, is), ...claimsChanged(was, is));
        const between = midway === undefined ? undefined : cellsOf(subject, rule, midway);
        const moved: readonly (readonly [Cell, EntryCause | 'ignore'])[] = between
          ? [
              ...sumsDifference(was.cells, between).map((cell) => [cell, cause] as const),
              ...sumsDifference(between, cells).map((cell) => [cell, 'REVALUED'] as const),
            ]
          : sumsDifference(was.cells, cells).map((cell) => [cell, cause]);
        ops.push(...entryRows(event, effect, subject, subjectId, rule, moved));
      }
      folded.set(subjectId, { state, version: event.version, illustrative, counted });
      return [
        // A new one needs nothing to be found again.
        (before.version === 0 ? insert : put)(LedgerSubjectRow, {
          id: subjectId,
          subjectKind: subject.category,
          jurisdictionId,
          name,
          version: event.version,
          state: state as object,
          illustrative,
          seen: seenBy,
        }),
        ...ops,
      ];
    };

    const entryRows = (
      event: Recorded,
      effect: Effect,
      subject: LedgerSubject,
      subjectId: string,
      { ruleId }: CountingRule,
      moved: readonly (readonly [Cell, EntryCause | 'ignore'])[],
    ): RowOp[] => {
      const { jurisdictionId, actorId } = event.meta;
      const knownMonth = monthOf(effect.knownAt);
      const ops: RowOp[] = [];
      moved.forEach(([cell, cause], index) => {
        if (cause === 'ignore')
          throw new Error(`${event.type} moved ${cell.measure} though its cause says it never does`);
        const { numbers, sumId } = placeAt(ruleId, jurisdictionId, cell, ops);
        const { scope, organization, hub, hubPath, chain } = numbers;
        ops.push(
          insert(LedgerEntryRow, {
            ...numbers,
            id: `${ruleId}/${event.seq}/${index + 1}`,
            seq: String(effect.seq),
            line: index + 1,
            eventId: event.id,
            subjectKind: subject.category,
            subjectId,
            actorId,
            occurredOn: cell.on,
            recordedAt: effect.knownAt,
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
      const effects = effectsOf(events);
      const ops = events.flatMap((event, n) => {
        try {
          return entriesOf(event, effects[n]!);
        } catch (error) {
          throw new PoisonEvent(event.seq, error);
        }
      });
      if (folded.size > cached) folded.clear();
      return ops;
    };
  };

  return {
    name: ledgerName,
    version: 9, // raise to rebuild, also when a subject's state has another shape
    rows: [
      LedgerEntryRow,
      LedgerCodeRow,
      LedgerSumRow,
      LedgerSubjectRow,
      LedgerFigureRow,
      LedgerClaimRow,
      LedgerRuleRow,
      LedgerDesignationRow,
      LedgerRetirementRow,
    ],
    formerly: ['ledger_total', 'ledger_day', 'ledger_month'],
    handles: (type) => types.has(type),
    begin,
    derived: ledgerSums,
    lacking: (tableOf) => `select id from ${tableOf(LedgerRuleRow)} where state = 'WANTED' order by id`,
    links: [
      {
        row: LedgerSubjectRow,
        subject: 'id',
        category: 'subjectKind',
        categories: [...categories.keys()],
      },
      { row: LedgerEntryRow, effect: 'seq', eventId: 'eventId' },
    ],
    owned: [
      { row: LedgerSubjectRow, subject: 'id' },
      ...[LedgerEntryRow, LedgerFigureRow, LedgerClaimRow].map((row) => ({ row, subject: 'subjectId' })),
    ],
    shared: [LedgerCodeRow, LedgerRuleRow, LedgerDesignationRow, LedgerRetirementRow],
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
