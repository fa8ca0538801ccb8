import { checkedRegion } from '#domain/catalogue';
import { subjectId } from '#platform/event-store';
import { badField, Refused, type Meta } from '#platform/kernel';
import { maybe } from '#platform/operations';
import { Injectable } from '@nestjs/common';
import type { Observed, StatedPeriod } from './document.events.js';
import type { FigureInput, StatedPeriodInput } from './document.inputs.js';
import type { UnitAsked } from './document.rules.js';
import { Indicators } from './indicators.js';
import { checkedQuestion, unitAskedBy } from './questions.js';

/** The id of a figure: what it is called within its document makes it this one for ever. */
export const observationIdOf = (documentId: string, key: string): string =>
  subjectId(documentId, `observation|${key}`);

type Given<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

const periodOf = ({ from, to, basis, why }: StatedPeriodInput): StatedPeriod => ({
  ...maybe('from', from),
  to,
  basis,
  ...maybe('why', why),
});

/** What the inputs of figures refer to, looked up in one place. */
@Injectable()
export class Figures {
  constructor(private readonly indicators: Indicators) {}

  /**
   * What an input says of a figure, by the names that events have; what it leaves out is left out.
   * @param at what comes before the names of its fields
   * @throws Refused INDICATOR_UNKNOWN, REGION_UNKNOWN, FORBIDDEN; BadInput INDICATOR_OR_QUESTION and those of questions
   */
  async said(
    { indicator, question, ...input }: Given<Omit<FigureInput, 'key'>>,
    documentId: string,
    meta: Meta,
    at: string,
  ): Promise<{ readonly said: Partial<Observed>; readonly asked?: UnitAsked }> {
    if (indicator && question)
      badField(`${at}question`, 'INDICATOR_OR_QUESTION', 'one of `indicator` and `question`');
    const known = indicator ? await this.indicators.known(`${at}indicator`, indicator, meta) : undefined;
    const answered = question ? checkedQuestion(`${at}question`, question, meta) : undefined;
    const { regionCode, period, partOf, neverAddedTo, places } = input;
    const idOf = (key: string) => observationIdOf(documentId, key);
    const said: Partial<Observed> = {
      ...maybe('indicator', known?.code),
      ...maybe('question', answered?.question),
      ...maybe('subject', input.subject),
      ...maybe('regionCode', regionCode && checkedRegion(`${at}regionCode`, regionCode)),
      ...maybe('value', input.value?.trim()),
      ...maybe('unit', input.unit),
      ...maybe('qualifier', input.qualifier),
      ...maybe('each', input.each),
      ...(input.byReading ? { byReading: true as const } : {}),
      ...maybe('period', period && periodOf(period)),
      ...maybe('partOf', partOf && idOf(partOf)),
      ...maybe('neverAddedTo', neverAddedTo && neverAddedTo.length > 0 ? neverAddedTo.map(idOf) : undefined),
      ...maybe(
        'places',
        places?.map(({ line, quote }) => ({ line, quote })),
      ),
      ...maybe('note', input.note),
    };
    const asked = known ? { unit: known.unit } : answered?.asked;
    return { said, ...(asked ? { asked } : {}) };
  }

  /** The unit that a figure must have, as it is recorded. */
  async unitOf({ indicator, question }: Observed, meta: Meta): Promise<UnitAsked> {
    if (indicator !== undefined)
      return { unit: (await this.indicators.known('indicator', indicator, meta)).unit };
    if (question === undefined) throw new Refused('INDICATOR_OR_QUESTION', { field: 'indicator' });
    return unitAskedBy(question);
  }
}
