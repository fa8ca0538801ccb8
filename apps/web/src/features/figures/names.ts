import { useTranslation } from 'react-i18next';
import type { Dimension, Unit } from '../../app/enums.gql.ts';
import { exactYuan, countOf, moneyOf } from '../../app/format.ts';
import { enumOf, useEnum } from '../../app/use-enum.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { shortTitle } from '../../ui/parts.tsx';
import { useChainName } from '../../records/chain-names.ts';
import type { Asked } from './asked.ts';
import { scaled } from './decimals.ts';
import { UNASSIGNED } from './pivot.ts';
import { counterOf, type Scale } from './shown.ts';

/** Fen of a decimal that is whole. */
export const fenOf = (value: string): bigint => scaled(value) / 10_000n;

/** What codes of a dimension are called: by the API, but for what this page has words for. */
export const useNameOf = () => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const chainName = useChainName();
  return (dimension: Dimension, code: string, name: string): string =>
    code === UNASSIGNED
      ? t('table.unassigned')
      : enumOf(dimension) === undefined
        ? dimension === 'INDUSTRY_CHAIN'
          ? chainName(name)
          : shortTitle(name)
        : say(enumOf(dimension)!, code as never);
};

/** What a figure is given in: 亿元, 个, 人次. */
export const useUnitText = () => {
  const { t } = useTranslation();
  return (scale: Scale, display: string): string =>
    scale === 'ONE' ? counterOf(display) : t(`units.${scale}`);
};

/** A figure exactly: yuan and fen, or the count with all its decimals. */
export const exactly = (unit: Unit, value: string): string =>
  unit === 'FEN' ? exactYuan(fenOf(value)) : countOf(value);

/** A figure as people read it. */
export const useReadable = () => {
  const language = useLanguage();
  return (unit: Unit, value: string): string =>
    unit === 'FEN' ? moneyOf(fenOf(value), language) : countOf(value);
};

/** The range of days in words. */
export const useRangeText = () => {
  const { t } = useTranslation('figures');
  return ({ from, to }: Pick<Asked, 'from' | 'to'>): string =>
    from !== undefined && to !== undefined
      ? t('table.range', { from, to })
      : from !== undefined
        ? t('table.rangeFrom', { from })
        : to !== undefined
          ? t('table.rangeTo', { to })
          : t('table.rangeAll');
};

/** All that was chosen, in words: under a table, in a file, on paper. */
export const useCaption = () => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const range = useRangeText();
  return (asked: Asked, unit: string, filter: string): string => {
    const caption = t('table.caption', {
      measure: say('Measure', asked.measure),
      unit,
      basis: say('Basis', asked.basis),
      credit: say('Credit', asked.credit),
      range: range(asked),
    });
    return filter === '' ? caption : t('choose.only', { caption, filter });
  };
};
