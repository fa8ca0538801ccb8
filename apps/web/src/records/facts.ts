import { displayMinor } from '@kernel/display.ts';
import type { TFunction } from 'i18next';
import { momentOf } from '../app/format.ts';
import { displayIn, language } from '../app/language.ts';

type Params = Readonly<Record<string, unknown>>;
/** Words by a key that is made of data. Nothing where there are none. */
const wordsFor = (t: TFunction, key: string, params: Params = {}): string | undefined => {
  const text: unknown = t(key as never, { defaultValue: '', ...params } as never);
  return typeof text === 'string' && text !== '' ? text : undefined;
};

/** What a part of a path stands for: a measure, a step or a kind of money by its standard term. */
const termOf = (t: TFunction, name: string): string =>
  ['Measure', 'Milestone', 'FundKind']
    .map((of) => wordsFor(t, `enums:${of}.${name}`))
    .find((term) => term !== undefined) ?? name;

/**
 * A field of an event by its standard term: `owner.stationId`, `expectedInvestment.rate`, `reached.REGISTERED`,
 * `PROJECTS_LANDED.decision`, `chain.A1.name`. One without a term is shown as it is, and a spec finds it.
 */
export const factLabel = (t: TFunction, field: string): string => {
  const path = field.split('.');
  const exact = wordsFor(t, `events:fields.${path.join('_')}`);
  if (exact !== undefined || path.length === 1) return exact ?? field;
  const [head, ...rest] = path as [string, ...string[]];
  const last = rest.at(-1)!;
  const part = (name: string, of: string) => wordsFor(t, `events:parts.${name}`, { of });
  if (head === 'reached' || head === 'received') return part(head, termOf(t, last)) ?? field;
  if (head === 'chain') return part(last, rest[0]!) ?? field;
  const of = path.slice(0, -1).join('_');
  return part(last, wordsFor(t, `events:fields.${of}`) ?? termOf(t, of)) ?? field;
};

const enums = [
  'LeadStage',
  'LeadGrade',
  'AgreementKind',
  'SourcingMethod',
  'VisitDirection',
  'Milestone',
  'FundKind',
  'ActivityKind',
  'OutcomeKind',
  'StandardLevel',
  'StandardRole',
  'OrganizationKind',
  'StationKind',
  'ClaimVerdict',
  'Decision',
  'Measure',
  'Qualifier',
  'LeadKind',
  'StationPurpose',
  'Landing',
  'RateQuote',
];

type Names = ReadonlyMap<string, string>;

/**
 * A value as people read it: ids by their names, enums by their terms, days as they are, lists and groups by their parts. The timeline
 * writes the latter as JSON; what a conflict shows comes as it is recorded.
 */
export const factText = (t: TFunction, value: unknown, names: Names): string => {
  if (value === null || value === undefined || value === '') return t('notSaid');
  if (Array.isArray(value))
    return value.length === 0 ? t('none') : value.map((one) => factText(t, one, names)).join('、');
  if (typeof value === 'object') return recordText(t, value as Params, names);
  return plainText(t, String(value as string | number | boolean), names);
};

const plainText = (t: TFunction, value: string, names: Names): string => {
  const named = names.get(value);
  if (named !== undefined) return named;
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'yes' : 'no');
  // A value of several enums, with a term of its own in each: the label beside it says of what.
  if (value === 'OTHER') return t('other');
  if (/^[A-Z][A-Z_0-9]*$/.test(value))
    for (const name of enums) {
      const term = wordsFor(t, `enums:${name}.${value}`);
      if (term !== undefined) return term;
    }
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return momentOf(value);
  if (/^[[{]/.test(value))
    try {
      return factText(t, JSON.parse(value), names);
    } catch {
      return value;
    }
  return value;
};

/** An amount, or one of a list: a share, a session, a stop, a membership, a rating, a chain, or whatever it says. */
const recordText = (t: TFunction, of: Params, names: Names): string => {
  const text = (name: string): string => factText(t, of[name], names);
  const said = (key: string, params: Params): string => wordsFor(t, `events:values.${key}`, params) ?? '';
  const span = (from: string, to: string): string =>
    of[to] === undefined
      ? said('from', { from: text(from) })
      : said('span', { from: text(from), to: text(to) });
  if ('amount' in of && 'currency' in of)
    return displayMinor(BigInt(String(of['amount'])), String(of['currency']), displayIn(language.get()));
  if ('basisPoints' in of)
    return said('share', {
      name: text('organizationId'),
      percent: String(Number(of['basisPoints']) / 100),
    });
  if ('heldOn' in of)
    return said('participants' in of ? 'sessionWithPeople' : 'session', {
      on: text('heldOn'),
      count: text('sessions'),
      participants: text('participants'),
    });
  if ('joinedOn' in of) return span('joinedOn', 'leftOn');
  if ('scheme' in of) return `${text('scheme')} ${text('grade')} ${span('validFrom', 'validTo')}`;
  if ('place' in of)
    return [text('on'), text('place'), 'purpose' in of ? text('purpose') : ''].filter(Boolean).join(' ');
  if ('organizationId' in of) return text('organizationId');
  if ('code' in of && 'name' in of) return text('name');
  return Object.keys(of).map(text).join(' ');
};
