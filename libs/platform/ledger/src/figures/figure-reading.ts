import { jurisdictionAsked, type Viewer } from '#platform/access';
import { baselineRule } from '../rule.js';

/** What figures go by besides the question: the rule that counts, whose they are, and as of when. All of it is part of a kept answer's key. */
export type FigureReading = {
  readonly ruleId: string;
  readonly jurisdictionId: string;
  /** What the figures are of, for people. */
  readonly scope: string;
  /** Null: as the tables stand. */
  readonly asOf: null;
};

/**
 * The one place where it is settled.
 * @throws Refused FORBIDDEN for another jurisdiction than the viewer's own
 */
export const figureReading = (viewer: Viewer, asked: string | null | undefined): FigureReading => ({
  ruleId: baselineRule.ruleId,
  jurisdictionId: jurisdictionAsked(viewer, asked),
  scope: '全市',
  asOf: null,
});
