import type { Measure, ReceiptVerdict, Unit } from '../../app/enums.gql.ts';
import type { CheckReceiptQuery } from './receipts.gql.ts';

type Check = CheckReceiptQuery['checkReceipt'];
type Totals = Pick<NonNullable<Check['totals']>, 'grand' | 'rows'>;
type Key = NonNullable<Check['totals']>['rows'][number]['keys'][number];

/** A figure of a receipt, as it was and as it is. */
export type Compared = {
  /** Which it is among the others. */
  readonly at: string;
  readonly keys: readonly Key[];
  readonly measure: Measure;
  readonly unit: Unit;
  /** Undefined where the receipt does not hold it. */
  readonly then: string | undefined;
  readonly now: string;
};

const placeOf = (keys: readonly Key[], measure: Measure): string =>
  [...keys.map(({ code }) => code), measure].join(' ');

/**
 * The figures of a receipt then and now. What does not differ is what it was, where the receipt holds it: one of many rows holds its
 * totals alone, and it then differs without naming a row. A row that was and is no more is named by its difference only.
 */
export const comparedOf = (
  verdict: ReceiptVerdict,
  differences: Check['differences'],
  { grand, rows }: Totals,
): {
  readonly grand: readonly Compared[];
  readonly rows: readonly Compared[];
  readonly rowsKept: boolean;
} => {
  const was = new Map(differences.map((one) => [placeOf(one.keys, one.measure), one.then]));
  const rowsKept = verdict === 'SAME' || differences.some(({ keys }) => keys.length > 0);
  const compare = (
    keys: readonly Key[],
    { measure, unit, value }: Totals['grand'][number],
    held: boolean,
  ): Compared => {
    const at = placeOf(keys, measure);
    return { at, keys, measure, unit, now: value, then: was.get(at) ?? (held ? value : undefined) };
  };
  const now = rows.flatMap(({ keys, figures }) => figures.map((figure) => compare(keys, figure, rowsKept)));
  const there = new Set(now.map(({ at }) => at));
  const unitOf = (measure: Measure): Unit => grand.find((one) => one.measure === measure)?.unit ?? 'COUNT';
  const gone = differences
    .filter(({ keys, measure }) => keys.length > 0 && !there.has(placeOf(keys, measure)))
    .map(({ keys, measure, then, now: is }): Compared => ({
      at: placeOf(keys, measure),
      keys,
      measure,
      unit: unitOf(measure),
      then,
      now: is,
    }));
  return {
    grand: grand.map((figure) => compare([], figure, true)),
    rows: [...now, ...gone],
    rowsKept,
  };
};
