import { jurisdictionAsked } from '#platform/access';
import type { Reading } from '#platform/kernel';
import { baselineRule } from '../rule.js';

/** What figures go by besides the question and the reading: the rule that counts, and whose they are. All of it is part of a kept answer's key. */
export type FigureReading = {
  readonly ruleId: string;
  readonly jurisdictionId: string;
  /** What the figures are of, for people. */
  readonly scope: string;
};

/**
 * The one place where it is settled.
 * @throws Refused FORBIDDEN for another jurisdiction than the viewer's own
 */
export const figureReading = ({ viewer }: Reading, asked: string | null | undefined): FigureReading => ({
  ruleId: baselineRule.ruleId,
  jurisdictionId: jurisdictionAsked(viewer, asked),
  scope: '全市',
});
