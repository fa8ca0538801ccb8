import { HELD, placesOf } from '#platform/event-store';
import { everybodyAtHome } from '#platform/kernel';
import type {
  AnyEvent,
  CalendarDate,
  Decisions,
  EventOf,
  Measure,
  RecognitionEvent,
  Recorded,
} from '#platform/kernel';
import { decide, streamOf, undecided } from '#platform/kernel';
import {
  claimCells,
  stepsOf,
  type Cell,
  type Cells,
  type CreditLine,
  type CreditsFrom,
  type Dims,
} from '../cells.js';
import { declareMeasures, fen, measuresOf, ONE, type MeasureWords } from '../contract.js';
import { baselineRule, type CountingRule } from '../rule.js';
import { subject } from '../subject.js';
import type { RuleEvents } from '../ledger.projection.js';

// A deal counts as one thing and as an amount, shared by organizations; a seat is a balance of members. Together they have every kind of
// line, measure and cause, and nothing else of a real context.

type Opened = { on: CalendarDate; fen: number; credits: readonly CreditLine[]; dims: Dims };
export type DealEvent =
  | EventOf<'DealStruck', Opened>
  | EventOf<'DealRevised', { on: CalendarDate; fen: number }>
  | EventOf<'DealRecredited', { from: CalendarDate; credits: readonly CreditLine[] }>
  | EventOf<'DealCorrected', { on: CalendarDate; dims: Dims }>
  | EventOf<'DealWithdrawn', { on: CalendarDate }>
  | EventOf<'DealNamed', { name: string }>
  | RecognitionEvent;

export type Deal = {
  readonly name: string;
  readonly plans: readonly { readonly on: CalendarDate; readonly fen: number }[];
  readonly creditsFrom: readonly CreditsFrom[];
  readonly dims: Dims;
  readonly withdrawnOn?: CalendarDate;
  readonly decisions: Decisions;
};
const noDeal: Deal = { name: '', plans: [], creditsFrom: [], dims: {}, decisions: undecided };

const evolveDeal = (deal: Deal, event: DealEvent): Deal => {
  switch (event.type) {
    case 'DealStruck': {
      const { on, fen, credits, dims } = event.data;
      return { ...deal, plans: [{ on, fen }], creditsFrom: [{ from: on, credits }], dims };
    }
    case 'DealRevised':
      return { ...deal, plans: [...deal.plans, event.data] };
    case 'DealRecredited':
      return { ...deal, creditsFrom: [...deal.creditsFrom, event.data] };
    case 'DealCorrected': {
      const [first, ...rest] = deal.plans;
      return {
        ...deal,
        dims: event.data.dims,
        plans: first ? [{ ...first, on: event.data.on }, ...rest] : rest,
      };
    }
    case 'DealWithdrawn':
      return { ...deal, withdrawnOn: event.data.on };
    case 'DealNamed':
      return { ...deal, name: event.data.name };
    default:
      return { ...deal, decisions: decide(deal.decisions, event) };
  }
};

/** A floor of a rule is judged by the first plan, as the record has it. */
export const dealCells: Cells<Deal> = (rule, deal) => {
  const [first] = deal.plans;
  if (!first || rule.floors.some(({ least }) => first.fen < least)) return [];
  const until = <T extends object>(balances: readonly T[]) =>
    deal.withdrawnOn === undefined ? balances : [...balances, { on: deal.withdrawnOn, balance: 0n }];
  const measured = (measure: Measure, balances: readonly { on: CalendarDate; balance: bigint }[]): Cell[] =>
    claimCells(
      measure,
      stepsOf(until(balances) as typeof balances, deal.creditsFrom),
      deal.dims,
      deal.decisions,
    );
  return [
    ...measured('PROJECTS_LANDED', [{ on: first.on, balance: ONE }]),
    ...measured(
      'PLANNED_INVESTMENT',
      deal.plans.map(({ on, fen }) => ({ on, balance: BigInt(fen) })),
    ),
  ];
};

const called = (name: string, ruled = false): MeasureWords => ({
  name,
  nameEn: name,
  definition: name,
  definitionEn: name,
  population: [name, name],
  credited: [name, name],
  dated: [name, name],
  neverWith: [],
  ruled,
});
const dealMeasures = {
  PLANNED_INVESTMENT: measuresOf(
    'the organizations that share it',
    'of the deal',
    'FLOW',
    'AGREEMENT_KIND',
  )('FEN', fen, 'struck'),
  PROJECTS_LANDED: measuresOf(
    'the organizations that share it',
    'of the deal',
    'FLOW',
    'AGREEMENT_KIND',
  )('COUNT', ['个', 'projects'], 'struck'),
};
export const dealSubject = subject({
  streams: streamOf<Deal, DealEvent>('deal', noDeal, evolveDeal, everybodyAtHome),
  kind: 'DEAL',
  measures: dealMeasures,
  words: { PLANNED_INVESTMENT: called('Planned', true), PROJECTS_LANDED: called('Landed', true) },
  cells: dealCells,
  causes: {
    DealStruck: 'NEW',
    DealRevised: 'REVISED',
    DealRecredited: 'RECREDITED',
    DealCorrected: 'CORRECTED',
    DealWithdrawn: 'WITHDRAWN',
    DealNamed: 'ignore',
  },
  nameOf: (deal) => deal.name,
});

export type SeatEvent =
  | EventOf<'SeatTaken', { on: CalendarDate; organizationId: string; hubs: readonly string[]; dims: Dims }>
  | EventOf<'SeatLeft', { on: CalendarDate }>;
export type Seat = {
  readonly intervals: readonly { readonly on: CalendarDate; readonly held: boolean }[];
  readonly organizationId: string;
  readonly hubs: readonly string[];
  readonly dims: Dims;
};
export const seatCells: Cells<Seat> = (_rule, seat) =>
  claimCells(
    'NETWORK_MEMBERS',
    seat.intervals.map(({ on, held }) => ({
      on,
      balance: held ? ONE : 0n,
      credits: [{ organizationId: seat.organizationId, basisPoints: 10_000, hubs: seat.hubs }],
    })),
    seat.dims,
    undecided,
  );
const seatMeasures = {
  NETWORK_MEMBERS: measuresOf('the member', 'of the seat', 'STOCK')(
    'COUNT',
    ['家', 'organizations'],
    'taken',
  ),
};
export const seatSubject = subject({
  streams: streamOf<Seat, SeatEvent>(
    'seat',
    { intervals: [], organizationId: '', hubs: [], dims: {} },
    (seat, event) =>
      event.type === 'SeatTaken'
        ? { ...event.data, intervals: [...seat.intervals, { on: event.data.on, held: true }] }
        : { ...seat, intervals: [...seat.intervals, { on: event.data.on, held: false }] },
    everybodyAtHome,
  ),
  kind: 'SEAT',
  measures: seatMeasures,
  words: { NETWORK_MEMBERS: called('Seats') },
  cells: seatCells,
  causes: { SeatTaken: 'NEW', SeatLeft: 'WITHDRAWN' },
  nameOf: (seat) => seat.organizationId,
});
for (const { category, measures, words } of [dealSubject, seatSubject])
  declareMeasures(category, measures, words);

/** Rules by floor: about half of the deals are below it, and almost all. */
const floorRule = (ruleId: string, least: number): CountingRule => ({
  ...baselineRule,
  ruleId,
  name: { zh: ruleId, en: ruleId },
  floors: [{ measure: 'PLANNED_INVESTMENT', least, judgedBy: 'FIRST' }],
});
export const halfRule = floorRule('half@1', 2_500_000_000);
export const fewRule = floorRule('few@1', 5_000_000_000);

/** How rules come into a sample log. */
export const sampleRuleEvents: RuleEvents = {
  types: ['RulePublished', 'RuleDesignated', 'RuleRetired'],
  published: ({ type, data }) => (type === 'RulePublished' ? (data as CountingRule) : undefined),
  designated: ({ type, data }) =>
    type === 'RuleDesignated' ? (data as { readonly ruleId: string }).ruleId : undefined,
  retired: ({ type, data }) =>
    type === 'RuleRetired' ? (data as { readonly ruleId: string }).ruleId : undefined,
};
export const rulePublished = (rule: CountingRule): AnyEvent => ({ type: 'RulePublished', data: rule });
export const ruleDesignated = (ruleId: string): AnyEvent => ({ type: 'RuleDesignated', data: { ruleId } });
export const ruleRetired = (ruleId: string): AnyEvent => ({ type: 'RuleRetired', data: { ruleId } });

/** A log with more events in it: before the event with that place in the one given, in the order given. */
export const withRules = (
  history: readonly Recorded[],
  rules: readonly (readonly [before: number, event: AnyEvent])[],
): Recorded[] => {
  const log = history.flatMap((event) => [
    ...rules.filter(([before]) => before === event.seq).map(([, rule]) => ({ rule, event })),
    { rule: undefined, event },
  ]);
  return log.map(({ rule, event: { streamId, version, type, data, meta } }, i) =>
    rule
      ? recorded(i + 1, `rule-${i + 1}`, 1, rule)
      : recorded(i + 1, streamId, version, { type, data }, meta.jurisdictionId),
  );
};

/**
 * The log as readers get it after a repair: one of its events was passed over and got its place late, behind later versions of its stream. Those are
 * held until there, in the order of the stream; where they have their own places stands what nobody handles. As it was, where no stream goes on.
 */
export const repaired = (log: readonly Recorded[], random: Numbers): Recorded[] => {
  const after = (one: Recorded) =>
    log.filter(({ streamId, version }) => streamId === one.streamId && version > one.version);
  const followed = log.filter((event) => after(event).length > 0);
  if (followed.length === 0) return [...log];
  const passedOver = random.of(followed);
  const behind = log.indexOf(random.of(after(passedOver)));
  const places = log
    .filter((event) => event !== passedOver)
    .toSpliced(behind, 0, passedOver)
    .map(({ streamId, version, type, data, meta }, i) =>
      recorded(i + 1, streamId, version, { type, data }, meta.jurisdictionId),
    );
  const late = places[behind]!;
  const held = places.filter(
    ({ seq, streamId, version }) => streamId === late.streamId && version > late.version && seq < late.seq,
  );
  const mark = (event: Recorded): Recorded => ({
    ...event,
    type: HELD,
    data: {},
    streamId: HELD,
    version: 0,
  });
  return places.flatMap((event) => {
    if (event === late) return [late, ...held, mark(late)];
    return held.includes(event) ? [mark(event)] : [event];
  });
};

/** Those of the log, as readers get it, that took effect up to a place. */
export const upToPlace = (log: readonly Recorded[], place: number): Recorded[] => {
  const places = placesOf(log);
  return log.filter((_, n) => places[n]! <= place);
};

/** The events of so many places each, as readers get them: what takes effect at one place stays together. */
export const inBatches = (log: readonly Recorded[], size: number): Recorded[][] => {
  const batches: Recorded[][] = [];
  const places = placesOf(log);
  log.forEach((event, n) => (batches[Math.floor((places[n]! - 1) / size)] ??= []).push(event));
  return batches.filter((batch) => batch.length > 0);
};

const uuid = (group: string, n: number): string =>
  `0000${group}-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const organizations = Array.from({ length: 6 }, (_, n) => uuid('aaaa', n));
export const hubs = ['north', 'south', 'city'].map((_, n) => uuid('bbbb', n));
export const stations = Array.from({ length: 3 }, (_, n) => uuid('cccc', n));
export const activities = Array.from({ length: 2 }, (_, n) => uuid('dddd', n));
export const chains = ['QD22-01', 'QD22-02', 'QD22-24'];
export const regions = ['370202', '370203', '370211', '370102', '110101'];

/** Pseudo-random numbers from a seed (mulberry32): the same history on every machine. */
export const numbers = (seed: number) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    of: <T>(values: readonly T[]): T => values[below(values.length)]!,
    chance: (p: number) => next() < p,
  };
};
export type Numbers = ReturnType<typeof numbers>;

/** Distinct values in no order. */
export const some = <T>(random: Numbers, values: readonly T[], most: number): T[] => {
  const left = [...values];
  return Array.from({ length: 1 + random.below(most) }, () => left.splice(random.below(left.length), 1)[0]!);
};

const dayOf = (random: Numbers): CalendarDate => {
  const month = 1 + random.below(20); // January 2021 to August 2022
  return `${month > 12 ? 2022 : 2021}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;
};
const hubsOf = (organizationId: string): string[] => {
  if (hubs.includes(organizationId)) return organizationId === hubs[2] ? [] : [hubs[2]!];
  const n = organizations.indexOf(organizationId);
  return n === 0 ? [] : [hubs[n % 2]!, hubs[2]!]; // one belongs to no hub
};
const creditsOf = (random: Numbers): CreditLine[] => {
  const who = some(random, [...organizations, ...hubs], 4); // a hub may share what those below it share
  let left = 10_000;
  return who.map((organizationId, n) => {
    const basisPoints = n === who.length - 1 ? left : 1 + random.below(left - (who.length - n));
    left -= basisPoints;
    return { organizationId, basisPoints, hubs: hubsOf(organizationId) };
  });
};
const dimsOf = (random: Numbers): Dims => ({
  ...(random.chance(0.7) ? { stationId: random.of(stations) } : {}),
  ...(random.chance(0.8) ? { chainCode: random.of(chains) } : {}),
  ...(random.chance(0.9) ? { regionCode: random.of(regions) } : {}),
  ...(random.chance(0.3) ? { activityId: random.of(activities) } : {}),
  ...(random.chance(0.2) ? { kindCode: random.of(['INTENT', 'CONTRACT'] as const) } : {}),
});

/** A life-like log of deals and seats: everything that can happen to them, in an order that can happen. */
export const sampleHistory = (random: Numbers, { deals = 30, seats = 16, length = 160 } = {}): Recorded[] => {
  const dealIds = Array.from({ length: deals }, (_, n) => uuid('eeee', n));
  const seatIds = Array.from({ length: seats }, (_, n) => uuid('ffff', n));
  const begun = new Map<string, 'open' | 'closed'>();
  const versions = new Map<string, number>();
  const events: Recorded[] = [];
  const happened = (category: 'deal' | 'seat', id: string, event: DealEvent | SeatEvent | AnyEvent) => {
    const version = (versions.get(id) ?? 0) + 1;
    versions.set(id, version);
    events.push(
      recorded(
        events.length + 1,
        `${category}-${id}`,
        version,
        event,
        id.endsWith('7') ? 'jinan' : 'qingdao',
      ),
    );
  };
  while (events.length < length) {
    if (random.chance(0.25)) {
      const id = random.of(seatIds);
      const on = dayOf(random);
      if (begun.get(id) === 'open') {
        const last = events.findLast((event) => event.streamId === `seat-${id}`) as Recorded<SeatEvent>;
        // Not before it was taken: a balance of members is never below zero.
        happened('seat', id, { type: 'SeatLeft', data: { on: on > last.data.on ? on : last.data.on } });
        begun.set(id, 'closed');
      } else if (!begun.has(id)) {
        const organizationId = random.of(organizations);
        const { regionCode } = dimsOf(random);
        happened('seat', id, {
          type: 'SeatTaken',
          data: { on, organizationId, hubs: hubsOf(organizationId), dims: regionCode ? { regionCode } : {} },
        });
        begun.set(id, 'open');
      }
      continue;
    }
    const id = random.of(dealIds);
    const fen = random.chance(0.2) ? random.below(100) : 100 * random.below(58_200_000);
    if (!begun.has(id)) {
      begun.set(id, 'open');
      const data = { on: dayOf(random), fen, credits: creditsOf(random), dims: dimsOf(random) };
      happened('deal', id, { type: 'DealStruck', data });
      continue;
    }
    const measure = random.of(['PLANNED_INVESTMENT', 'PROJECTS_LANDED'] as const);
    const seenVersion = versions.get(id)!;
    const value = measure === 'PROJECTS_LANDED' ? 10_000 : random.below(1_000_000);
    happened(
      'deal',
      id,
      random.of<DealEvent>([
        { type: 'DealRevised', data: { on: dayOf(random), fen } },
        { type: 'DealRecredited', data: { from: dayOf(random), credits: creditsOf(random) } },
        { type: 'DealCorrected', data: { on: dayOf(random), dims: dimsOf(random) } },
        ...(random.chance(0.2) ? [{ type: 'DealWithdrawn', data: { on: '2022-08-29' } } as const] : []),
        { type: 'DealNamed', data: { name: `Deal ${events.length}` } },
        { type: 'FigureRecognized', data: { measure, seenVersion, value } },
        { type: 'FigureRejected', data: { measure, seenVersion } },
        { type: 'FigureReopened', data: { measure, seenVersion } },
      ]),
    );
  }
  return events;
};

/** An event as the log gives it; what is the same each time is made from its place. */
export const recorded = (
  seq: number,
  streamId: string,
  version: number,
  { type, data }: AnyEvent,
  jurisdictionId = 'qingdao',
): Recorded => ({
  type,
  data,
  id: uuid('1111', seq),
  streamId,
  version,
  seq,
  knownAt: `2022-08-${String(1 + (seq % 28)).padStart(2, '0')}T02:00:00.000000Z`,
  meta: {
    commandId: uuid('2222', seq),
    digest: '0'.repeat(64),
    correlationId: uuid('3333', seq),
    actorId: uuid('4444', seq % 3),
    jurisdictionId,
    recordedAt: '2022-08-31T09:30:00+08:00',
  },
});
