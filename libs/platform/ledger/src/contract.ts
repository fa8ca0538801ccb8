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

type Counter = readonly [zh: string, en: string];

/** The measures of one kind of subject: who is credited, unless a measure says otherwise, and where the dimensions come from. */
const of =
  (subject: string, credited: string, dimensions: string, flow: Flow = 'FLOW') =>
  (unit: Unit, [zh, en]: Counter, dated: string, whom = credited): MeasureContract => ({
    unit,
    flow,
    subject,
    counter: { zh, en },
    credited: whom,
    dated,
    dimensions,
  });

const fen: Counter = ['', ''];
const leads: Counter = ['条', 'leads'];
const projects: Counter = ['个', 'projects'];
const persons: Counter = ['人次', 'person-times'];

const firstReporter = 'the reporter, for ever, unless the claim is a later report of the same investor';
const organizers = 'the organizers, in equal shares unless given';
const lead = of('lead', 'the reporter', 'chain, region, station, activity of the lead');
const visit = of('visit', 'the host of the station', 'station, chain, region, activity of the visit');
const activity = of('activity', organizers, 'the activity itself, its chain and region');
const agreement = of(
  'agreement',
  "the agreement's credits",
  'chain, region, station, activity and kind of the agreement',
);
const project = of('project', "the project's credits", 'chain, region, station, activity of the project');
const organization = of('organization', 'the member', 'region of the organization', 'STOCK');
const station = of('station', 'the host', 'the station itself and its region', 'STOCK');
const outcome = of('outcome', 'the reporter', 'as reported');

/**
 * Who is credited for what, when: the one table. A test holds each line against the cells that the contexts really make.
 * (DESIGN §5; stages and measures: DOMAIN §1.)
 */
export const contract: { readonly [M in Measure]: MeasureContract } = {
  LEADS_REPORTED: lead('COUNT', leads, 'reported', firstReporter),
  LEADS_QUALIFIED: lead('COUNT', leads, 'qualified'),
  VISITS_LOGGED: visit('COUNT', ['次', 'visits'], 'visited'),
  VISIT_DELEGATES: visit('PERSONS', persons, 'visited'),
  ACTIVITIES_HELD: activity('COUNT', ['场', 'activities'], 'first session'),
  ACTIVITY_SESSIONS: activity('SESSIONS', ['场次', 'sessions'], 'each session'),
  AGREEMENTS_SIGNED: agreement('COUNT', ['份', 'agreements'], 'signed'),
  FRAMEWORK_AMOUNT: agreement('FEN', fen, 'signed; amended'),
  INTENT_AMOUNT: agreement('FEN', fen, 'signed; amended'),
  CONTRACT_AMOUNT: agreement('FEN', fen, 'signed; amended'),
  SPONSORSHIP_AMOUNT: agreement('FEN', fen, 'signed; amended'),
  PROJECTS_LANDED: project('COUNT', projects, 'landed; withdrawn'),
  PLANNED_INVESTMENT: project('FEN', fen, 'landed; revised; withdrawn'),
  FIXED_ASSET_INVESTMENT: project('FEN', fen, 'each receipt'),
  PAID_IN_DOMESTIC: project('FEN', fen, 'each receipt'),
  UTILIZED_FOREIGN: project('FEN', fen, 'each receipt'),
  CONSTRUCTION_STARTS: project('COUNT', projects, 'construction started'),
  PRODUCTION_STARTS: project('COUNT', projects, 'production started'),
  PROJECTS_WITHDRAWN: project('COUNT', projects, 'withdrawn'),
  NETWORK_MEMBERS: organization('COUNT', ['家', 'organizations'], 'joined; left'),
  STATIONS_OPEN: station('COUNT', ['处', 'stations'], 'opened; closed'),
  JOBS_OFFERED: outcome('COUNT', ['个', 'jobs'], 'as reported'),
  HIRES: outcome('PERSONS', ['人', 'hires'], 'as reported'),
  STANDARDS_DRAFTED: outcome('COUNT', ['件', 'standards'], 'as reported'),
  AID_AMOUNT: outcome('FEN', fen, 'as reported'),
  TRAINING_PARTICIPANTS: outcome('PERSONS', persons, 'as reported'),
  PLATFORMS: outcome('COUNT', ['个', 'platforms'], 'as reported'),
};

/** Counts are kept in 1/10,000, so that shares of a count stay exact; fen as they are. */
export const COUNT_SCALE = 10_000;

/** One thing, in the ledger's unit. */
export const ONE = BigInt(COUNT_SCALE);

/** A number of things in the ledger's unit. */
export const count = (things: number): bigint => BigInt(things) * ONE;
