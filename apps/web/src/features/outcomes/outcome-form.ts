import type { OutcomeKind, StandardLevel, StandardRole } from '../../app/enums.gql.ts';
import { amountText, typedAmount } from '../../app/typed-amount.ts';
import { creditsOf, rowsOf, shareFault, type ShareRow } from '../../records/credit-shares.tsx';
import type { TypedAmount } from '../../ui/fields.tsx';
import type { Faults } from '../../ui/form.tsx';
import type { Pick } from '../../ui/pick-many.tsx';
import type { ClearableOutcomeField, OutcomeFactsFragment } from './outcomes.gql.ts';

export const outcomeKinds = [
  'EMPLOYMENT',
  'STANDARD',
  'PLATFORM',
  'PAIRING_AID',
  'EAST_WEST_AID',
  'RURAL_INVESTMENT',
  'RURAL_DONATION',
] as const satisfies readonly OutcomeKind[];

export const standardLevels = [
  'INTERNATIONAL',
  'NATIONAL',
  'INDUSTRY',
  'LOCAL_STANDARD',
  'GROUP',
  'ENTERPRISE',
] as const satisfies readonly StandardLevel[];
export const standardRoles = ['LED', 'TOOK_PART'] as const satisfies readonly StandardRole[];

export type CountName = 'jobsOffered' | 'hires' | 'standards' | 'platforms' | 'projects';
export type AmountName = 'cash' | 'goods';

/** An outcome as its form holds it. Empty texts are not said. */
export type OutcomeForm = {
  readonly kind: OutcomeKind | '';
  readonly to: string;
  readonly from: string;
  readonly jobsOffered: string;
  readonly hires: string;
  readonly standards: string;
  readonly standardLevel: StandardLevel | '';
  readonly standardRole: StandardRole | '';
  readonly platforms: string;
  readonly projects: string;
  readonly cash: TypedAmount;
  readonly goods: TypedAmount;
  readonly credits: readonly ShareRow[];
  readonly title: string;
  readonly activity: Pick | null;
  readonly region: string;
  readonly chain: string;
  readonly document: string;
  /** Recorded in another currency: it stays as it is unless an amount in yuan is typed over it. */
  readonly foreign: readonly AmountName[];
};

const aid = { counts: ['projects'], amounts: ['cash', 'goods'] } as const;
/** What is asked of each kind, the usual first: what the server takes of it. */
const asked: Readonly<
  Record<OutcomeKind, { readonly counts: readonly CountName[]; readonly amounts: readonly AmountName[] }>
> = {
  EMPLOYMENT: { counts: ['jobsOffered', 'hires'], amounts: [] },
  STANDARD: { counts: ['standards'], amounts: [] },
  PLATFORM: { counts: ['platforms'], amounts: [] },
  PAIRING_AID: aid,
  EAST_WEST_AID: aid,
  RURAL_INVESTMENT: aid,
  RURAL_DONATION: aid,
};
const nothing = { counts: [], amounts: [] } as const;
export const askedOf = (kind: OutcomeKind | ''): (typeof asked)[OutcomeKind] =>
  kind === '' ? nothing : asked[kind];

/** An amount that nobody typed yet, in the unit in which aid is usually told. */
const untyped: TypedAmount = { text: '', unit: 'WAN' };

export const emptyOutcome = (today: string, credits: readonly ShareRow[] = []): OutcomeForm => ({
  kind: '',
  to: today,
  from: '',
  jobsOffered: '',
  hires: '',
  standards: '',
  standardLevel: '',
  standardRole: '',
  platforms: '',
  projects: '',
  cash: untyped,
  goods: untyped,
  credits,
  title: '',
  activity: null,
  region: '',
  chain: '',
  document: '',
  foreign: [],
});

export const fieldOf: Readonly<Record<string, keyof OutcomeForm>> = {
  periodTo: 'to',
  periodFrom: 'from',
  regionCode: 'region',
  chainCode: 'chain',
  activityId: 'activity',
  sourceDocument: 'document',
};

const MOST = 100_000_000;
const countFault = (text: string): string | undefined =>
  text === '' ? undefined : Number(text) < 1 ? 'MIN' : Number(text) > MOST ? 'MAX' : undefined;
const amountFault = ({ text, unit }: TypedAmount): string | undefined => {
  if (text.trim() === '') return undefined;
  const typed = typedAmount(text, unit);
  return 'fault' in typed ? typed.fault : typed.fen === 0n ? 'AMOUNT_ZERO' : undefined;
};

export const outcomeFaults = (values: OutcomeForm, today: string): Faults<OutcomeForm> => {
  const { kind, from, to } = values;
  const { counts, amounts } = askedOf(kind);
  const tells =
    counts.some((name) => values[name] !== '') ||
    amounts.some((name) => values[name].text.trim() !== '' || values.foreign.includes(name));
  const first = counts[0] === 'projects' ? amounts[0] : counts[0];
  const faults: Record<string, string | undefined> = {
    kind: kind === '' ? 'NEEDED' : undefined,
    to: to === '' ? 'NEEDED' : to > today ? 'DATE_IN_FUTURE' : undefined,
    from: from !== '' && to !== '' && from > to ? 'PERIOD_BACKWARDS' : undefined,
    ...Object.fromEntries(counts.map((name) => [name, countFault(values[name])])),
    ...Object.fromEntries(amounts.map((name) => [name, amountFault(values[name])])),
    ...(tells || first === undefined ? {} : { [first]: 'OUTCOME_EMPTY' }),
    credits: shareFault(values.credits),
    title: values.title.length > 200 ? 'TEXT_TOO_LONG' : undefined,
  };
  return Object.fromEntries(Object.entries(faults).filter(([, code]) => code !== undefined));
};

const text = (value: string) => (value.trim() === '' ? undefined : value.trim());
const money = ({ text: typed, unit }: TypedAmount) => {
  const read = typedAmount(typed, unit);
  return 'fault' in read ? undefined : { amount: String(read.fen) };
};

/** What the form says, by the API's names; what is empty is undefined, and so is what is of another kind. */
const saidOf = (values: OutcomeForm): Record<string, unknown> => {
  const { counts, amounts } = askedOf(values.kind);
  return {
    periodTo: text(values.to),
    periodFrom: text(values.from),
    ...Object.fromEntries(
      counts.map((name) => [name, values[name] === '' ? undefined : Number(values[name])]),
    ),
    ...(values.kind === 'STANDARD'
      ? { standardLevel: text(values.standardLevel), standardRole: text(values.standardRole) }
      : {}),
    ...Object.fromEntries(amounts.map((name) => [name, money(values[name])])),
    // In an order of their own, so that a row moved is nothing changed.
    credits: creditsOf(values.credits).toSorted((a, b) => (a.organizationId < b.organizationId ? -1 : 1)),
    title: text(values.title),
    activityId: values.activity?.id,
    regionCode: text(values.region),
    chainCode: text(values.chain),
  };
};

const given = (said: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

export const inputOf = (values: OutcomeForm): Record<string, unknown> =>
  given({ kind: values.kind, ...saidOf(values), sourceDocument: text(values.document) });

const clears: Readonly<Record<string, ClearableOutcomeField>> = {
  periodFrom: 'PERIOD_FROM',
  jobsOffered: 'JOBS_OFFERED',
  hires: 'HIRES',
  standardLevel: 'STANDARD_LEVEL',
  standardRole: 'STANDARD_ROLE',
  cash: 'CASH',
  goods: 'GOODS',
  projects: 'PROJECTS',
  title: 'TITLE',
  activityId: 'ACTIVITY_ID',
  regionCode: 'REGION_CODE',
  chainCode: 'CHAIN_CODE',
};

/** What differs from before, and what is said no more. */
export const changesOf = (before: OutcomeForm, after: OutcomeForm) => {
  const [was, is] = [saidOf(before), saidOf(after)];
  const names = Object.keys({ ...was, ...is }).filter(
    (name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  );
  return {
    said: given(Object.fromEntries(names.map((name) => [name, is[name]]))),
    clear: names.flatMap((name) =>
      is[name] === undefined && clears[name] !== undefined ? [clears[name]] : [],
    ),
  };
};

type Amount = OutcomeFactsFragment['cash'];
const isForeign = (amount: Amount): boolean => amount !== null && amount.currency !== 'CNY';
const typedOf = (amount: Amount): TypedAmount =>
  amount === null || isForeign(amount) ? untyped : amountText(amount.amount);
const counted = (value: number | null): string => (value === null ? '' : String(value));

export const formOf = (outcome: OutcomeFactsFragment): OutcomeForm => ({
  kind: outcome.kind,
  to: outcome.periodTo,
  from: outcome.periodFrom ?? '',
  jobsOffered: counted(outcome.jobsOffered),
  hires: counted(outcome.hires),
  standards: counted(outcome.standards),
  standardLevel: outcome.standardLevel ?? '',
  standardRole: outcome.standardRole ?? '',
  platforms: counted(outcome.platforms),
  projects: counted(outcome.projects),
  cash: typedOf(outcome.cash),
  goods: typedOf(outcome.goods),
  credits: rowsOf(outcome.credits),
  title: outcome.title ?? '',
  activity: outcome.activity,
  region: outcome.regionCode ?? '',
  chain: outcome.chainCode ?? '',
  document: outcome.sourceDocument ?? '',
  foreign: (['cash', 'goods'] as const).filter((name) => isForeign(outcome[name])),
});
