import type { ActivityKind, ActivityPurpose } from '../../app/enums.gql.ts';
import { creditsOf, rowsOf, shareFault, type ShareRow } from '../../records/credit-shares.tsx';
import type { Faults } from '../../ui/form.tsx';
import type {
  ActivityFactsFragment,
  ActivitySessionInput,
  ClearableActivityField,
} from './activities.gql.ts';

export type SessionRow = {
  readonly heldOn: string;
  readonly sessions: string;
  readonly participants: string;
};

/** An activity as its form holds it. Empty texts are not said. */
export type ActivityForm = {
  readonly state: 'HELD' | 'PLANNED';
  readonly name: string;
  readonly kind: ActivityKind | '';
  readonly purpose: ActivityPurpose;
  readonly region: string;
  readonly chain: string;
  readonly credits: readonly ShareRow[];
  readonly from: string;
  readonly to: string;
  readonly sessions: readonly SessionRow[];
  readonly document: string;
};

export const activityKinds = [
  'PROMOTION_CONFERENCE',
  'FAIR',
  'MATCHMAKING',
  'STUDY_TOUR',
  'RESEARCH_TRIP',
  'TRAINING',
  'SALON',
  'LECTURE',
  'CONSULTATION',
  'MEMBER_EVENT',
  'OTHER',
] as const satisfies readonly ActivityKind[];

export const fieldOf: Readonly<Record<string, keyof ActivityForm>> = {
  regionCode: 'region',
  chainCode: 'chain',
  expectedFrom: 'from',
  expectedTo: 'to',
  organizerIds: 'credits',
  sourceDocument: 'document',
};

export const sessionRow = (heldOn: string): SessionRow => ({ heldOn, sessions: '1', participants: '' });

export const sessionFault = (rows: readonly SessionRow[], today: string): string | undefined => {
  if (rows.length === 0) return 'SESSIONS_MISSING';
  if (rows.some(({ heldOn }) => heldOn === '')) return 'DATE_UNREADABLE';
  if (rows.some(({ heldOn }) => heldOn > today)) return 'DATE_IN_FUTURE';
  if (rows.some(({ sessions }) => !(Number(sessions) >= 1 && Number(sessions) <= 1000)))
    return 'SESSIONS_INVALID';
  return rows.some(({ participants }) => Number(participants) > 1_000_000)
    ? 'PARTICIPANTS_INVALID'
    : undefined;
};

export const sessionsOf = (rows: readonly SessionRow[]): ActivitySessionInput[] =>
  rows.map(({ heldOn, sessions, participants }) => ({
    heldOn,
    sessions: Number(sessions),
    ...(participants === '' ? {} : { participants: Number(participants) }),
  }));

export const activityFaults = (values: ActivityForm, today: string): Faults<ActivityForm> => {
  const faults: Record<string, string | undefined> = {
    name: values.name.trim() === '' ? 'NEEDED' : values.name.length > 200 ? 'TEXT_TOO_LONG' : undefined,
    kind: values.kind === '' ? 'NEEDED' : undefined,
    region: values.region === '' ? 'NEEDED' : undefined,
    credits: shareFault(values.credits),
    ...(values.state === 'HELD'
      ? { sessions: sessionFault(values.sessions, today) }
      : {
          from: values.from === '' ? 'NEEDED' : undefined,
          to: values.to !== '' && values.to < values.from ? 'ACTIVITY_DATES_REVERSED' : undefined,
        }),
  };
  return Object.fromEntries(Object.entries(faults).filter(([, code]) => code !== undefined));
};

const text = (value: string) => (value.trim() === '' ? undefined : value.trim());

/** What the form says, by the API's names; what is empty is undefined. */
export const saidOf = (values: ActivityForm): Record<string, unknown> => ({
  name: text(values.name),
  kind: values.kind === '' ? undefined : values.kind,
  purpose: values.purpose,
  regionCode: text(values.region),
  chainCode: text(values.chain),
  // In an order of their own, so that a row moved is nothing changed.
  credits: creditsOf(values.credits).toSorted((a, b) => (a.organizationId < b.organizationId ? -1 : 1)),
  ...(values.state === 'HELD'
    ? { sessions: sessionsOf(values.sessions) }
    : { expectedFrom: text(values.from), expectedTo: text(values.to) }),
  sourceDocument: text(values.document),
});

const given = (said: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

export const inputOf = (values: ActivityForm): Record<string, unknown> => given(saidOf(values));

const clears: Readonly<Record<string, ClearableActivityField>> = {
  chainCode: 'CHAIN_CODE',
  expectedTo: 'EXPECTED_TO',
};

/** What differs from before, and what is said no more. */
export const changesOf = (before: ActivityForm, after: ActivityForm) => {
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

export const formOf = (activity: ActivityFactsFragment): ActivityForm => ({
  state: activity.status === 'HELD' ? 'HELD' : 'PLANNED',
  name: activity.name,
  kind: activity.kind,
  purpose: activity.purpose,
  region: activity.regionCode,
  chain: activity.chainCode ?? '',
  credits: rowsOf(activity.credits),
  from: activity.expectedFrom ?? '',
  to: activity.expectedTo ?? '',
  sessions: activity.sessions.map(({ heldOn, sessions, participants }) => ({
    heldOn,
    sessions: String(sessions),
    participants: participants === null ? '' : String(participants),
  })),
  document: activity.sourceDocument ?? '',
});
