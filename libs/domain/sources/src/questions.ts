import { checkedRegion } from '#domain/catalogue';
import { badField, BadInput, Refused, type Meta } from '#platform/kernel';
import { checkQuestion, contractOf } from '#platform/ledger';
import { maybe } from '#platform/operations';
import type { LedgerQuestion, Question, RegisterQuestion } from './document.events.js';
import type { LedgerQuestionInput, QuestionInput, RegisterQuestionInput } from './document.inputs.js';
import type { UnitAsked } from './document.rules.js';

/** Members that are null or undefined say nothing. */
const said = (value: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value, (_, member: unknown) => member ?? undefined)) as Record<string, unknown>;

/** What nobody needs to say. */
const isDefault = ([name, value]: readonly [string, unknown]): boolean =>
  (name === 'basis' && value === 'CLAIMED') ||
  name === 'jurisdictionId' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** A refusal of one of its fields, with the field above it. */
const under = (field: string, { code, details }: Refused): Refused =>
  new Refused(code, { ...details, field: `${field}.${String(details.field)}` });

/**
 * A question as events keep it: what it goes without saying is left out, so that one question is one text.
 * @throws Refused FORBIDDEN for figures of another jurisdiction, DIMENSION_UNFIT; BadInput for what `totals` would refuse
 */
const ledgerQuestion = (
  field: string,
  { measure, filter, credit, keys, distinctOf }: LedgerQuestionInput,
  meta: Meta,
): LedgerQuestion => {
  const jurisdiction = filter?.jurisdictionId;
  if (jurisdiction && jurisdiction !== meta.jurisdictionId)
    throw new Refused('FORBIDDEN', { field: `${field}.filter.jurisdictionId` });
  const narrowed = Object.fromEntries(Object.entries(said(filter ?? {})).filter((each) => !isDefault(each)));
  const question: LedgerQuestion = {
    measure,
    ...(Object.keys(narrowed).length > 0 ? { filter: narrowed } : {}),
    ...(credit && credit !== 'SHARED' ? { credit } : {}),
    ...(keys && keys.length > 0 ? { keys: keys.map(({ dimension, code }) => ({ dimension, code })) } : {}),
    ...maybe('distinctOf', distinctOf),
  };
  try {
    checkQuestion(question);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (!(error instanceof BadInput)) throw under(field, error);
    throw new BadInput(error.fields.map((fault) => ({ ...fault, field: `${field}.${fault.field}` })));
  }
  return question;
};

/** What is asked, checked; and the unit that its answer has. @throws Refused FORBIDDEN; BadInput INDICATOR_OR_QUESTION */
export const checkedQuestion = (
  field: string,
  { figure, ratio, register }: QuestionInput,
  meta: Meta,
): { readonly question: Question; readonly asked: UnitAsked } => {
  if ([figure, ratio, register].filter(Boolean).length !== 1)
    return badField(field, 'QUESTION_AMBIGUOUS', 'exactly one of figure, ratio and register');
  if (figure) {
    const question = ledgerQuestion(`${field}.figure`, figure, meta);
    return { question: { figure: question }, asked: { money: isMoney(question) } };
  }
  if (ratio) {
    const numerator = ledgerQuestion(`${field}.ratio.numerator`, ratio.numerator, meta);
    const denominator = ledgerQuestion(`${field}.ratio.denominator`, ratio.denominator, meta);
    if (isMoney(numerator) !== isMoney(denominator))
      throw new Refused('UNIT_DIFFERS', { field: `${field}.ratio.denominator.measure` });
    return { question: { ratio: { numerator, denominator } }, asked: { share: true } };
  }
  return {
    question: { register: registerQuestion(`${field}.register`, register!) },
    asked: { money: false },
  };
};

/** @throws Refused REGION_UNKNOWN; BadInput QUESTION_AMBIGUOUS, RANGE_REVERSED */
const registerQuestion = (
  field: string,
  { name, from, on, within, organizationId, grade }: RegisterQuestionInput,
): RegisterQuestion => {
  const ofOne = name === 'RATINGS' || name === 'HUB_ASSIGNMENTS';
  if ((name === 'REGIONS') !== Boolean(within))
    return badField(`${field}.within`, 'QUESTION_AMBIGUOUS', 'the region above, of REGIONS alone');
  if (ofOne !== Boolean(organizationId))
    return badField(`${field}.organizationId`, 'QUESTION_AMBIGUOUS', 'whose, of RATINGS and HUB_ASSIGNMENTS');
  if (from && !ofOne)
    return badField(`${field}.from`, 'QUESTION_AMBIGUOUS', 'of RATINGS and HUB_ASSIGNMENTS alone');
  if (from && from > on) return badField(`${field}.from`, 'RANGE_REVERSED', '`from` lies after `on`');
  if (grade && name !== 'RATINGS')
    return badField(`${field}.grade`, 'QUESTION_AMBIGUOUS', 'of RATINGS alone');
  return {
    name,
    ...maybe('from', from),
    on,
    ...maybe('within', within ? checkedRegion(`${field}.within`, within) : undefined),
    ...maybe('organizationId', organizationId),
    ...maybe('grade', grade),
  };
};

/** The unit that the answer of a question has. */
export const unitAskedBy = (question: Question): UnitAsked =>
  'ratio' in question ? { share: true } : { money: 'figure' in question && isMoney(question.figure) };

const isMoney = ({ measure, distinctOf }: LedgerQuestion): boolean =>
  distinctOf === undefined && contractOf(measure as never).unit === 'FEN';
