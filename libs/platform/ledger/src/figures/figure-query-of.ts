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

/**
 * The query of a question, as who asks it sees it. Who is a hub is asked of the network, where rows are by hub.
 * @param upTo the last place in the log that counts; all of it without
 */
export const queryOf = async (
  keyNames: KeyNames,
  reading: Reading,
  { ruleId, jurisdictionId }: FigureReading,
  question: FigureQuestion,
  by: readonly Dimension[],
  upTo?: number,
): Promise<FigureQuery> => {
  const hubIds = by.includes('HUB') ? await keyNames.hubs(reading) : undefined;
  return { ...question, ruleId, jurisdictionId, hubIds, ...(upTo === undefined ? {} : { upTo }) };
};
