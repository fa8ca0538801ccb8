import { badField, normalizedName, Refused, sameFact } from '#platform/kernel';
import type { Observed, Place, Question } from './document.events.js';
import type { Document, Observation, RegisteredDocument } from './document.state.js';
import { daysOf, isDecimal, isGrade, isPartialDate, isSaid } from './numerals.rules.js';

/** @throws Refused DOCUMENT_NOT_FOUND */
export const registered = (document: Document, documentId: string): RegisteredDocument => {
  if (document.status === 'absent')
    throw new Refused('DOCUMENT_NOT_FOUND', { field: 'documentId', documentId });
  return document;
};

/** A figure that stands. @throws Refused DOCUMENT_NOT_FOUND, OBSERVATION_NOT_FOUND, OBSERVATION_RETRACTED */
export const standing = (
  document: Document,
  { documentId, observationId }: { readonly documentId: string; readonly observationId: string },
): Observation => {
  const found = registered(document, documentId).observations.find(
    (each) => each.observationId === observationId,
  );
  if (!found) throw new Refused('OBSERVATION_NOT_FOUND', { field: 'observationId', observationId });
  if (found.isRetracted)
    throw new Refused('OBSERVATION_RETRACTED', { field: 'observationId', observationId });
  return found;
};

/** What the unit of a figure must be: the indicator's own; of a question to the ledger that it is money, a share, or neither. */
export type UnitAsked = { readonly unit: string } | { readonly money: boolean } | { readonly share: true };

/** Units that are no measure words. */
const special = ['fen', 'date', '%', 'grade'];

const checkUnit = ({ unit }: Observed, asked: UnitAsked, at: string): void => {
  const form = 'unit' in asked ? asked.unit : 'share' in asked ? '%' : asked.money ? 'fen' : undefined;
  // A grade is what somebody is counted at, and a date the days on which something is.
  const fits =
    form === undefined ? unit === 'grade' || unit === 'date' || !special.includes(unit) : unit === form;
  if (!fits)
    throw new Refused('UNIT_DIFFERS', {
      field: `${at}unit`,
      given: unit,
      form: form ?? 'a measure word 量词, such as 家 or 个',
    });
};

const checkValue = ({ value, unit, places, byReading }: Observed, at: string): void => {
  const isValue =
    unit === 'date' ? isPartialDate(value) : unit === 'grade' ? isGrade(value) : isDecimal(value);
  if (!isValue || (unit === 'fen' && value.includes('.')))
    badField(`${at}value`, 'VALUE_INVALID', 'a decimal; whole fen; 2022, 2022-08 or 2022-08-31 for a date', {
      given: value,
    });
  if (byReading) return;
  const silent = places.findIndex(({ quote }) => !isSaid(quote, value, unit));
  if (silent >= 0)
    throw new Refused('VALUE_NOT_IN_QUOTE', { field: `${at}value`, given: value, place: places[silent] });
};

/** The days that a question is about. */
const daysAsked = (question: Question) =>
  'register' in question
    ? { from: question.register.from, to: question.register.on }
    : 'figure' in question
      ? ((question.figure.filter?.['occurred'] ?? {}) as { readonly from?: string; readonly to?: string })
      : {};

/** A date is answered by what was on its days: who asks about others, too, would find something there in any case. */
const checkDays = ({ unit, value, question }: Observed, at: string): void => {
  if (unit !== 'date' || question === undefined) return;
  const [asked, of] = [daysAsked(question), daysOf(value)];
  if (asked.from !== of.from || asked.to !== of.to)
    badField(`${at}question`, 'DAYS_NOT_ASKED', `ask about ${of.from} to ${of.to}, and about no other day`);
};

/**
 * A figure that can be what a document says, by itself.
 * @throws Refused UNIT_DIFFERS, VALUE_NOT_IN_QUOTE; BadInput VALUE_INVALID, PERIOD_BACKWARDS, DAYS_NOT_ASKED
 */
export const checkObserved = (observed: Observed, asked: UnitAsked, at: string): void => {
  const { from, to } = observed.period;
  if (from !== undefined && to < from)
    badField(`${at}period.to`, 'PERIOD_BACKWARDS', '`to` lies before `from`');
  checkUnit(observed, asked, at);
  checkValue(observed, at);
  checkDays(observed, at);
};

/** What a figure is of: the same indicator or question, subject, region, rate and period is the same figure. */
export const topicOf = ({ indicator, question, subject, regionCode, each, period }: Observed): object => ({
  indicator,
  question,
  subject: normalizedName(subject),
  regionCode,
  each,
  from: period.from,
  to: period.to,
});

/** @throws Refused OBSERVATION_EXISTS where the document's own figure says the same already: cite it */
export const checkNew = (
  { observations }: RegisteredDocument,
  observed: Observed,
  at: string,
  but?: string,
): void => {
  const saysSame = (other: Observed) =>
    sameFact(topicOf(other), topicOf(observed)) &&
    sameFact(meant(other), meant(observed)) &&
    // A figure and one that holds it may come to the same number.
    other.partOf === observed.partOf;
  const same = observations.find(
    (each) => each.observationId !== but && !each.isRetracted && saysSame(each.observed),
  );
  if (same)
    throw new Refused('OBSERVATION_EXISTS', {
      field: `${at}value`,
      observationId: same.observationId,
      key: same.key,
    });
};

const meant = ({ value, unit, qualifier }: Observed): object => ({ value, unit, qualifier });

/**
 * What it is part of, or must not be added to, is in the document and stands; parts make no circle.
 * @throws Refused OBSERVATION_NOT_FOUND, OBSERVATION_PART_CYCLE
 */
export const checkParts = (
  { observations }: RegisteredDocument,
  observationId: string,
  { partOf, neverAddedTo = [] }: Observed,
  at: string,
): void => {
  const find = (id: string, field: string): Observation => {
    const found = observations.find((each) => each.observationId === id && !each.isRetracted);
    if (!found) throw new Refused('OBSERVATION_NOT_FOUND', { field, observationId: id });
    return found;
  };
  neverAddedTo.forEach((id, i) => find(id, `${at}neverAddedTo.${i}`));
  if (partOf === undefined) return;
  const path = [observationId];
  let above: string | undefined = partOf;
  while (above !== undefined) {
    path.push(above);
    if (above === observationId)
      throw new Refused('OBSERVATION_PART_CYCLE', { field: `${at}partOf`, observations: path });
    above = find(above, `${at}partOf`).observed.partOf;
  }
};

/** Whether a figure says so in this place already. */
export const isCited = ({ places }: Observed, place: Place): boolean =>
  places.some((each) => sameFact(each, place));
