import type { Measure } from '#platform/kernel';

export const units = ['FEN', 'COUNT', 'PERSONS', 'SESSIONS'] as const;
export type Unit = (typeof units)[number];

/** FLOW measures are net over a range of days; STOCK measures are a balance at its end. */
export type Flow = 'FLOW' | 'STOCK';

export type MeasureContract = {
  readonly unit: Unit;
  readonly flow: Flow;
  /** Category of the streams whose subjects it counts. */
  readonly subject: string;
  /** The word behind a displayed count (量词). */
  readonly counter: { readonly zh: string; readonly en: string };
  /** Who is credited. */
  readonly credited: string;
  /** The day its entries bear. */
  readonly dated: string;
  /** Where the other dimensions come from. */
  readonly dimensions: string;
};

const of = (
  subject: string,
  unit: Unit,
  counter: readonly [zh: string, en: string],
  credited: string,
  dated: string,
  dimensions: string,
  flow: Flow = 'FLOW',
): MeasureContract => ({
  unit,
  flow,
  subject,
  counter: { zh: counter[0], en: counter[1] },
  credited,
  dated,
  dimensions,
});

const fen = ['', ''] as const;
const project = 'chain, region, station, activity of the project';
const agreement = 'chain, region, station, activity and kind of the agreement';
const activity = 'the activity itself, its chain and region';
const outcome = 'as reported';

/**
 * Who is credited for what, when: the one table. A test holds each line against the cells that the contexts really make.
 * (DESIGN §5; stages and measures: DOMAIN §1.)
 */
export const contract: { readonly [M in Measure]: MeasureContract } = {
  LEADS_REPORTED: of(
    'lead',
    'COUNT',
    ['条', 'leads'],
    'the reporter, for ever, unless the claim is a later report of the same investor',
    'reported',
    'chain, region, station, activity of the lead',
  ),
  LEADS_QUALIFIED: of(
    'lead',
    'COUNT',
    ['条', 'leads'],
    'the reporter',
    'qualified',
    'chain, region, station, activity of the lead',
  ),
  VISITS_LOGGED: of(
    'visit',
    'COUNT',
    ['次', 'visits'],
    'the host of the station',
    'visited',
    'station, chain, region, activity of the visit',
  ),
  VISIT_DELEGATES: of(
    'visit',
    'PERSONS',
    ['人次', 'person-times'],
    'the host of the station',
    'visited',
    'station, chain, region, activity of the visit',
  ),
  ACTIVITIES_HELD: of(
    'activity',
    'COUNT',
    ['场', 'activities'],
    'the organizers, in equal shares unless given',
    'first session',
    activity,
  ),
  ACTIVITY_SESSIONS: of(
    'activity',
    'SESSIONS',
    ['场次', 'sessions'],
    'the organizers, in equal shares unless given',
    'each session',
    activity,
  ),
  AGREEMENTS_SIGNED: of(
    'agreement',
    'COUNT',
    ['份', 'agreements'],
    "the agreement's credits",
    'signed',
    agreement,
  ),
  FRAMEWORK_AMOUNT: of('agreement', 'FEN', fen, "the agreement's credits", 'signed; amended', agreement),
  INTENT_AMOUNT: of('agreement', 'FEN', fen, "the agreement's credits", 'signed; amended', agreement),
  CONTRACT_AMOUNT: of('agreement', 'FEN', fen, "the agreement's credits", 'signed; amended', agreement),
  SPONSORSHIP_AMOUNT: of('agreement', 'FEN', fen, "the agreement's credits", 'signed; amended', agreement),
  PROJECTS_LANDED: of(
    'project',
    'COUNT',
    ['个', 'projects'],
    "the project's credits",
    'landed; withdrawn',
    project,
  ),
  PLANNED_INVESTMENT: of(
    'project',
    'FEN',
    fen,
    "the project's credits",
    'landed; revised; withdrawn',
    project,
  ),
  FIXED_ASSET_INVESTMENT: of('project', 'FEN', fen, "the project's credits", 'each receipt', project),
  PAID_IN_DOMESTIC: of('project', 'FEN', fen, "the project's credits", 'each receipt', project),
  UTILIZED_FOREIGN: of('project', 'FEN', fen, "the project's credits", 'each receipt', project),
  CONSTRUCTION_STARTS: of(
    'project',
    'COUNT',
    ['个', 'projects'],
    "the project's credits",
    'construction started',
    project,
  ),
  PRODUCTION_STARTS: of(
    'project',
    'COUNT',
    ['个', 'projects'],
    "the project's credits",
    'production started',
    project,
  ),
  PROJECTS_WITHDRAWN: of(
    'project',
    'COUNT',
    ['个', 'projects'],
    "the project's credits",
    'withdrawn',
    project,
  ),
  NETWORK_MEMBERS: of(
    'organization',
    'COUNT',
    ['家', 'organizations'],
    'the member',
    'joined; left',
    'region of the organization',
    'STOCK',
  ),
  STATIONS_OPEN: of(
    'station',
    'COUNT',
    ['处', 'stations'],
    'the host',
    'opened; closed',
    'the station itself and its region',
    'STOCK',
  ),
  JOBS_OFFERED: of('outcome', 'COUNT', ['个', 'jobs'], 'the reporter', 'as reported', outcome),
  HIRES: of('outcome', 'PERSONS', ['人', 'hires'], 'the reporter', 'as reported', outcome),
  STANDARDS_DRAFTED: of('outcome', 'COUNT', ['件', 'standards'], 'the reporter', 'as reported', outcome),
  AID_AMOUNT: of('outcome', 'FEN', fen, 'the reporter', 'as reported', outcome),
  TRAINING_PARTICIPANTS: of(
    'outcome',
    'PERSONS',
    ['人次', 'person-times'],
    'the reporter',
    'as reported',
    outcome,
  ),
  PLATFORMS: of('outcome', 'COUNT', ['个', 'platforms'], 'the reporter', 'as reported', outcome),
};

/** Counts are kept in 1/10,000, so that shares of a count stay exact; fen as they are. */
export const COUNT_SCALE = 10_000;

/** One thing, in the ledger's unit. */
export const ONE = BigInt(COUNT_SCALE);

/** A number of things in the ledger's unit. */
export const count = (things: number): bigint => BigInt(things) * ONE;
