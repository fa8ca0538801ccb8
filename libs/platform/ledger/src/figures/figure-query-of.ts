import type { CalendarDate, Measure, Reading } from '#platform/kernel';
import { moveAhead } from '../contract.js';
import type { Dimension } from '../dimensions.js';
import type { FigureQuestion } from './arguments.js';
import type { FigureQuery } from './figure-query.js';
import type { FigureReading } from './figure-reading.js';
import type { KeyNames } from './key-names.js';

/** The day on which balances end that move on days to come, where a question has no end; nothing for any other question. */
export const stockEnd = (
  measures: readonly Measure[],
  { to }: Pick<FigureQuestion, 'to'>,
  day: CalendarDate,
): { readonly stockTo?: CalendarDate } => (to === undefined && moveAhead(measures) ? { stockTo: day } : {});

/** Who is a hub, where rows are by hub: asked of the network. */
export const hubsOf = async (
  keyNames: KeyNames,
  reading: Reading,
  by: readonly Dimension[],
): Promise<readonly string[] | undefined> => (by.includes('HUB') ? keyNames.hubs(reading) : undefined);

/**
 * The query of a question, as who asks it sees it.
 * @param upTo the last place in the log that counts; all of it without
 */
export const queryOf = async (
  keyNames: KeyNames,
  reading: Reading,
  { ruleId, jurisdictionId }: Pick<FigureReading, 'ruleId' | 'jurisdictionId'>,
  question: FigureQuestion,
  by: readonly Dimension[],
  upTo?: number,
): Promise<FigureQuery> => {
  const hubIds = await hubsOf(keyNames, reading, by);
  return { ...question, ruleId, jurisdictionId, hubIds, ...(upTo === undefined ? {} : { upTo }) };
};
