import type { Unit } from '../../app/enums.gql.ts';
import { countOf, exactYuan, moneyOf } from '../../app/format.ts';
import { useLanguage } from '../../app/use-choice.ts';

/** Fen of a decimal that is whole. */
const fenOf = (value: string): bigint => BigInt(value.split('.')[0]!);

/** A figure of a receipt as people read it, and to the fen. */
export const FigureText = ({ unit, value }: { readonly unit: Unit; readonly value: string }) => {
  const language = useLanguage();
  return unit === 'FEN' ? (
    <span className="money">
      {moneyOf(fenOf(value), language)}
      {/* On paper nothing can be hovered over. */}
      <br />
      <small>{exactYuan(fenOf(value))}</small>
    </span>
  ) : (
    <span className="figure">{countOf(value)}</span>
  );
};
