import type { ClaimVerdict, LeadGrade, LeadStage, OrderDirection } from '../../app/enums.gql.ts';
import type { Known } from '../../app/known.ts';
import type { SearchText } from '../../app/search.ts';
import type { LeadFilter, LeadOrder, LeadOrderField } from './leads.gql.ts';

/** In the order of the work; those of the board from left to right. */
export const stages: readonly LeadStage[] = ['REPORTED', 'QUALIFIED', 'ASSIGNED', 'NEGOTIATING', 'LOST'];
export const verdicts: readonly ClaimVerdict[] = ['FIRST', 'LATER', 'PENDING', 'NONE'];
export const grades: readonly LeadGrade[] = ['A', 'B', 'C'];
export const dues = ['overdue', 'today', 'week'] as const;
export type Due = (typeof dues)[number];

const orders: readonly LeadOrderField[] = [
  'EXPECTED',
  'LAST_FOLLOW_UP',
  'NEXT_FOLLOW_UP',
  'REPORTED_ON',
  'STAGE',
  'TITLE',
  'UPDATED',
];

/** The address's words for what is filtered. Cleared together. */
export const filterNames = [
  'own',
  'chain',
  'region',
  'verdict',
  'grade',
  'q',
  'pool',
  'from',
  'to',
  'due',
  'org',
] as const;

type Who = { readonly id: string; readonly organizationId: string | null };

const among = <T extends string>(text: string | undefined, allowed: readonly T[]): T | undefined =>
  allowed.find((one) => one === text);
const realDay = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : undefined;
const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const dueOf = (due: Due, today: string) =>
  due === 'overdue'
    ? { to: daysAfter(today, -1) }
    : { from: today, to: due === 'today' ? today : daysAfter(today, 6) };

/** What the address asks for, as the server takes it. What it does not know it ignores: a link of a colleague's still opens. */
export const filterOf = (search: SearchText, viewer: Who, today: string): LeadFilter => {
  const verdict = among(search['verdict'], verdicts);
  const grade = among(search['grade'], grades);
  const due = among(search['due'], dues);
  const [from, to] = [realDay(search['from']), realDay(search['to'])];
  const organization = search['own'] === 'org' ? viewer.organizationId : search['org'];
  const text = search['q']?.trim();
  return {
    ...(search['own'] === 'me' ? { ownerUserId: viewer.id } : {}),
    ...(organization ? { organizationIds: [organization] } : {}),
    ...(search['chain'] ? { chainCodes: [search['chain']] } : {}),
    ...(search['region'] ? { regionCode: search['region'] } : {}),
    ...(verdict === undefined ? {} : { verdicts: [verdict] }),
    ...(grade === undefined ? {} : { grades: [grade] }),
    ...(text ? { search: text } : {}),
    ...(search['pool'] === '1' ? { openPool: true } : {}),
    ...(from === undefined && to === undefined
      ? {}
      : { reported: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } }),
    ...(due === undefined ? {} : { status: 'OPEN' as const, nextFollowUp: dueOf(due, today) }),
  };
};

export const filtered = (search: SearchText): boolean => filterNames.some((name) => Boolean(search[name]));

/** Whether a list is kept on the device for when there is no network: the one that is not filtered, as it is now. */
export const keeps = (filter: LeadFilter, known: Known | undefined): boolean =>
  known === undefined && Object.keys(filter).length === 0;

/** How many filters hold besides the search text. */
export const filtersOn = (search: SearchText): number =>
  filterNames.filter((name) => name !== 'q' && Boolean(search[name])).length;

/** The order of the table; none said: the newest report first. */
export const orderOf = (search: SearchText): { field: LeadOrderField; direction: OrderDirection } => ({
  field: among(search['sort'], orders) ?? 'REPORTED_ON',
  direction: search['dir'] === 'ASC' ? 'ASC' : 'DESC',
});

/** The cards of a stage: who waits longest for a follow-up last, what was reported last first. */
export const cardOrder: LeadOrder = { field: 'REPORTED_ON', direction: 'DESC' };
