import type { Measure, QueueStanding, SubjectKind } from '../../app/enums.gql.ts';
import { countOf, moneyOf } from '../../app/format.ts';
import type { Language } from '../../app/language.ts';
import type { SearchText } from '../../app/search.ts';
import type { RecognitionQueueQuery, RecognitionQueueQueryVariables } from './recognition.gql.ts';

export type Claim = RecognitionQueueQuery['recognitionQueue']['edges'][number]['node'];
export type QueueFilter = NonNullable<RecognitionQueueQueryVariables['filter']>;

export const standings: readonly QueueStanding[] = ['NONE', 'STALE', 'RECOGNIZED', 'REJECTED'];
export const kinds: readonly SubjectKind[] = [
  'PROJECT',
  'AGREEMENT',
  'LEAD',
  'VISIT',
  'ACTIVITY',
  'OUTCOME',
  'ORGANIZATION',
  'STATION',
];

/** What a claim is called in the address: of what, and which of its measures. */
export const keyOfClaim = ({ subjectId, measure }: Pick<Claim, 'subjectId' | 'measure'>): string =>
  `${subjectId}~${measure.toLowerCase()}`;

export const standingOf = (search: SearchText): QueueStanding =>
  standings.find((one) => one.toLowerCase() === search['standing']?.toLowerCase()) ?? 'NONE';

/** What the address asks for; what it says wrongly is as if it said nothing. */
export const filterOf = (
  search: SearchText,
  measures: readonly Measure[],
  standing: QueueStanding = standingOf(search),
): QueueFilter => {
  const measure = measures.find((one) => one.toLowerCase() === search['measure']?.toLowerCase());
  const kind = kinds.find((one) => one.toLowerCase() === search['kind']?.toLowerCase());
  return {
    standings: [standing],
    ...(measure === undefined ? {} : { measures: [measure] }),
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(search['org'] ? { organizationIds: [search['org']] } : {}),
    ...(search['chain'] ? { chainCodes: [search['chain']] } : {}),
    ...(search['q']?.trim() ? { search: search['q'].trim() } : {}),
  };
};

/** What is claimed, as a CONFLICT tells of amounts: money with its currency, a count as it is. */
export const amountOfClaim = ({ unit, claimed }: Pick<Claim, 'unit' | 'claimed'>): unknown =>
  unit === 'FEN' ? { amount: claimed, currency: 'CNY' } : claimed;

/** What was decided on, as people read it: the part that was recognized, or all that was claimed. */
export const amountText = (
  { unit, claimed }: Pick<Claim, 'unit' | 'claimed'>,
  value: string | undefined,
  language: Language,
): string => (unit === 'FEN' ? moneyOf(value ?? claimed, language) : countOf(value ?? claimed));

/** Where a claim's record is. */
export const pathOf = ({ subjectKind, subjectId }: Claim): string => {
  const base: Readonly<Record<SubjectKind, string>> = {
    LEAD: '/leads',
    VISIT: '/visits',
    ACTIVITY: '/activities',
    AGREEMENT: '/agreements',
    PROJECT: '/projects',
    OUTCOME: '/outcomes',
    ORGANIZATION: '/admin/organizations',
    STATION: '/admin/stations',
  };
  return `${base[subjectKind]}/${subjectId}`;
};

/** A count as somebody types it, as the server takes it: digits and up to four decimals. */
export const typedCount = (text: string): string | undefined => {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
  return /^\d{1,15}(\.\d{1,4})?$/.test(plain) ? plain : undefined;
};
