import { split, type Basis, type CalendarDate, type Decisions, type Measure, byDay } from '#platform/kernel';
import { codesKey, type CodeProperty, type Codes, type Located } from './dimensions.js';
import type { CountingRule } from './rule.js';

/**
 * UNDIVIDED: the subject as a whole, no organization. SHARED: an organization's part by credit shares. FULL: an organization's
 * whole involvement, HUB: the same for each hub above, once each.
 */
export type LineKind = 'UNDIVIDED' | 'SHARED' | 'FULL' | 'HUB';

/** SHARED splits by credit shares and adds up; FULL counts each one's whole involvement. */
export const creditModes = ['SHARED', 'FULL'] as const;
export type CreditMode = (typeof creditModes)[number];

/** Dimensions a subject carries besides its organizations. None or several of one is absent: 未分配. */
export type Dims = Omit<Codes, CodeProperty<'ORGANIZATION' | 'HUB'>>;

/**
 * What a subject counts for in one place of the ledger. `amount` in fen or 1/10,000 of a count. The hub of a SHARED line is the one
 * directly above the organization, that of a HUB line the hub itself. `hubs` are as they were when the organization was credited. Where
 * the organization of a FULL line is at the same time a hub above another that shares the subject, it stands first among them itself: its
 * HUB line counts the subject for it already, once.
 */
export type Cell = Located & {
  readonly measure: Measure;
  readonly basis: Basis;
  readonly kind: LineKind;
  readonly on: CalendarDate;
  readonly amount: bigint;
};

/** All a subject counts for as it now stands, under a rule. Pure. */
export type Cells<S> = (rule: CountingRule, state: S) => readonly Cell[];

/** An organization's share of a subject, with the hubs above it (nearest first) as they were when it was credited. */
export type CreditLine = {
  readonly organizationId: string;
  readonly basisPoints: number;
  readonly hubs: readonly string[];
};

/** The balance of one measure from a day on, and who shares it from then on. */
export type Step = {
  readonly on: CalendarDate;
  readonly balance: bigint;
  readonly credits: readonly CreditLine[];
};

type Balance = Pick<Step, 'balance' | 'credits'>;
type Part = {
  readonly whose: Pick<Cell, 'organizationId' | 'hubId' | 'hubs'>;
  readonly amount: bigint;
};
/** Who has what of a balance, by place: the same organization under other hubs is another place. */
type Parts = ReadonlyMap<string, Part>;

const above = (hubs: readonly string[]) => (hubs.length === 0 ? {} : { hubs });
const place = ({ organizationId, hubs }: CreditLine, path = hubs): Part['whose'] => ({
  organizationId,
  ...(hubs[0] === undefined ? {} : { hubId: hubs[0] }),
  ...above(path),
});
const partsOf = (entries: readonly Part[]): Parts =>
  new Map(
    entries.map((part) => [
      `${part.whose.organizationId}|${part.whose.hubId}|${part.whose.hubs?.join('/') ?? ''}`,
      part,
    ]),
  );
const sharedParts = ({ balance, credits }: Balance): Parts => {
  const shares = split(balance, credits);
  return partsOf(
    credits.map((line) => ({ whose: place(line), amount: shares.get(line.organizationId) ?? 0n })),
  );
};
const fullParts = ({ balance, credits }: Balance): Parts => {
  const hubs = new Set(credits.flatMap((line) => line.hubs));
  return partsOf(
    credits.map((line) => ({
      whose: place(line, hubs.has(line.organizationId) ? [line.organizationId, ...line.hubs] : line.hubs),
      amount: balance,
    })),
  );
};
const hubParts = ({ balance, credits }: Balance): Parts => {
  const paths = new Map(
    credits.flatMap(({ hubs }) => hubs.map((hubId, i) => [hubId, hubs.slice(i + 1)] as const)),
  );
  return partsOf([...paths].map(([hubId, path]) => ({ whose: { hubId, ...above(path) }, amount: balance })));
};
const kinds = [
  ['SHARED', sharedParts],
  ['FULL', fullParts],
  ['HUB', hubParts],
] as const;

/**
 * The cells of one measure of one subject from its dated balances. What an organization gets on a day is its part of the balance
 * after it less its part of the balance before: no fen drifts, however often shares and balances change.
 * @param steps in any order; several on one day apply in the order given
 */
export const stepCells = (measure: Measure, basis: Basis, steps: readonly Step[], dims: Dims): Cell[] => {
  const cells: Cell[] = [];
  let before: { readonly balance: bigint; readonly parts: readonly Parts[] } = {
    balance: 0n,
    parts: kinds.map(() => new Map()),
  };
  for (const { on, ...stands } of inOrder(steps)) {
    const cell = (kind: LineKind, amount: bigint, whose: Part['whose'] = {}) => {
      if (amount !== 0n) cells.push({ ...dims, measure, basis, kind, on, ...whose, amount });
    };
    const after = { balance: stands.balance, parts: kinds.map(([, partsOfKind]) => partsOfKind(stands)) };
    cell('UNDIVIDED', after.balance - before.balance);
    for (const [index, [kind]] of kinds.entries()) {
      const was = before.parts[index]!;
      const is = after.parts[index]!;
      for (const key of new Set([...was.keys(), ...is.keys()]))
        cell(
          kind,
          (is.get(key)?.amount ?? 0n) - (was.get(key)?.amount ?? 0n),
          (is.get(key) ?? was.get(key)!).whose,
        );
    }
    before = after;
  }
  return cells;
};

const inOrder = <T extends { readonly on: CalendarDate }>(dated: readonly T[]): T[] =>
  dated.toSorted(byDay((each) => each.on));

/** Who shares a subject from a day on. The first is in force from the beginning, whatever its day. */
export type CreditsFrom = { readonly from: CalendarDate; readonly credits: readonly CreditLine[] };

/**
 * Steps from dated balances and dated credits: one on each day on which either changes.
 * @param balances what the subject stands at from each day on; of several of one day the last given
 * @param credits at least one; the last that began by a day holds on it
 */
export const stepsOf = (
  balances: readonly { readonly on: CalendarDate; readonly balance: bigint }[],
  credits: readonly CreditsFrom[],
): Step[] => {
  const begins = inOrder(credits.map((c) => ({ ...c, on: c.from })));
  // What a day ends with is all that counts of it: many receipts of one day are one step.
  const dated = inOrder(balances).filter(({ on }, index, all) => on !== all[index + 1]?.on);
  const creditsOn = (day: CalendarDate) =>
    (begins.findLast((c) => c.from <= day) ?? begins[0])?.credits ?? [];
  const balanceOn = (day: CalendarDate) => dated.findLast((b) => b.on <= day)?.balance;
  const steps = dated.map(({ on, balance }) => ({ on, balance, credits: creditsOn(on) }));
  for (const { from } of begins.slice(1)) {
    const balance = balanceOn(from);
    if (balance !== undefined && !dated.some((b) => b.on === from))
      steps.push({ on: from, balance, credits: creditsOn(from) });
  }
  return inOrder(steps);
};

/**
 * Both accounts of one measure of one subject. CLAIMED follows the steps unless rejected. RECOGNIZED holds what was recognized, but by
 * no day more than had been claimed by then, as the record now has it: a claim corrected below what was recognized takes the rest out
 * with it, on the claim's own days. A later revision downward is no correction: what had been claimed stays recognized until somebody
 * decides anew, or the subject is withdrawn (a balance of zero empties both).
 */
export const claimCells = (
  measure: Measure,
  steps: readonly Step[],
  dims: Dims,
  decisions: Decisions,
): Cell[] => {
  const decision = decisions[measure];
  if (decision?.decision === 'REJECTED') return [];
  const claimed = stepCells(measure, 'CLAIMED', steps, dims);
  if (!decision) return claimed;
  const value = BigInt(decision.value);
  let most = 0n; // that was claimed since it last stood at nothing
  const recognized = inOrder(steps).map((step) => {
    most = step.balance === 0n ? 0n : step.balance > most ? step.balance : most;
    return { ...step, balance: most < value ? most : value };
  });
  return [...claimed, ...stepCells(measure, 'RECOGNIZED', recognized, dims)];
};

/** The balance over time and its final value, as UNDIVIDED CLAIMED cells show it: what a reviewer may recognize. */
export const claimedOf = (cells: readonly Cell[], measure: Measure): bigint =>
  cells.reduce(
    (sum, c) =>
      c.measure === measure && c.basis === 'CLAIMED' && c.kind === 'UNDIVIDED' ? sum + c.amount : sum,
    0n,
  );

/** The place of a cell, as text: equal for equal places. */
export const cellKey = (c: Cell): string => `${c.measure}|${c.basis}|${c.kind}|${c.on}${codesKey(c)}`;

/** Cells summed up by place: at most one is left for each. */
export type CellSums = ReadonlyMap<string, Cell>;
export const cellSums = (cells: readonly Cell[]): CellSums => {
  const sums = new Map<string, Cell>();
  for (const cell of cells) {
    const key = cellKey(cell);
    const before = sums.get(key);
    sums.set(key, before ? { ...cell, amount: before.amount + cell.amount } : cell);
  }
  return sums;
};

/** Cells after less cells before, by place, in the order of their keys; places that did not change are left out. */
export const cellDifference = (before: readonly Cell[], after: readonly Cell[]): Cell[] =>
  sumsDifference(cellSums(before), cellSums(after));

/** `cellDifference` of cells that are summed up already. */
export const sumsDifference = (before: CellSums, after: CellSums): Cell[] => {
  const changed: [string, Cell][] = [];
  const change = (key: string, cell: Cell, amount: bigint) => {
    if (amount !== 0n) changed.push([key, { ...cell, amount }]);
  };
  for (const [key, cell] of after) change(key, cell, cell.amount - (before.get(key)?.amount ?? 0n));
  for (const [key, cell] of before) if (!after.has(key)) change(key, cell, -cell.amount);
  return changed.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
};
