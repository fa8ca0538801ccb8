import type { Measure } from '#platform/kernel';
import type { Dimension } from '../dimensions.js';
import type { FigureQuestion } from './arguments.js';
import type { BridgeCause, BridgeEnd } from './bridge.js';
import type { KeyInput } from './figures.types.js';
import type { ReceiptPartName } from './receipts.types.js';

/** One figure that is asked for, every default settled: the row of some keys, or how many codes it does not come to zero at. */
export type PartAsked = {
  readonly measure: Measure;
  readonly question: FigureQuestion;
  readonly keys: readonly KeyInput[];
  readonly hubIds?: readonly string[] | undefined;
  readonly distinctOf?: Dimension | undefined;
};

/** What is asked of what is behind a figure. */
export type PartsQuestion =
  | ({ readonly kind: 'ENTRIES' | 'SUBJECTS' } & PartAsked)
  | ({
      readonly kind: 'BRIDGE';
      readonly opening: BridgeEnd;
      readonly closing: BridgeEnd;
      readonly day: string;
      /** The rule of the opening, and the place where it stands. */
      readonly fromRuleId: string;
    } & PartAsked)
  | { readonly kind: 'RATIO'; readonly of: readonly [numerator: PartAsked, denominator: PartAsked] };

/** What an answer was counted for; it goes along with the answer, so that a receipt costs nothing until somebody asks for it. */
export type PartsCounted = {
  readonly question: PartsQuestion;
  readonly jurisdictionId: string;
  /** The rule; of a bridge that of its closing. */
  readonly ruleId: string;
  /** The place in the log; of a bridge that of its closing. */
  readonly seq: number;
};

/** A figure of an answer, and what stands behind it. */
export type PartSum = {
  readonly part: ReceiptPartName;
  readonly cause?: BridgeCause;
  readonly measure: Measure;
  /** Exact, in the unit of the measure; of distinct codes, how many. */
  readonly value: string;
  readonly entries: number;
  readonly subjects?: number;
  /** SHA-256 over all that is listed, so that another entry or subject of the same sum is told apart. */
  readonly list?: string;
};

/** What a receipt of this kind holds. */
export type PartsContent = PartsCounted & {
  readonly v: 2;
  readonly logId: string;
  readonly eventHash: string | null;
  /** The event at a bridge's opening. */
  readonly fromHash?: string | null;
  readonly digest: string;
  readonly parts: readonly PartSum[];
};
