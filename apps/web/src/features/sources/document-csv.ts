import { useTranslation } from 'react-i18next';
import { csvOf, yuanCell, type Cell } from '../../app/csv.ts';
import { momentOf } from '../../app/format.ts';
import { useEnum } from '../../app/use-enum.ts';
import { useFigureName } from './names.ts';
import type { Printed, Printing } from './said.ts';

/** A number in a file: yuan with both decimals, or as it is. */
const cellOf = (value: string | null | undefined, unit: string): Cell =>
  value === null || value === undefined ? '' : unit === 'fen' ? yuanOf(value) : value;

/** Halves of a fen, which an interval may end at, have no place in yuan with two decimals. */
const yuanOf = (fen: string): Cell => yuanCell(fen.split('.')[0]!);

/** A document's figures as a file, below them the numbers that are none, then which text it is and what the numbers stand at. */
export const useDocumentCsv = () => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const { nameOf } = useFigureName();
  const rowOf = (figure: Printed): readonly Cell[] => {
    const { places, period, unit, comparison, status } = figure;
    const { admits, derived, ratio, withheld } = comparison;
    return [
      figure.key,
      places.map(({ line }) => line).join('、'),
      places.map(({ quote }) => quote).join('；'),
      nameOf(figure),
      figure.subject,
      period.from,
      period.to,
      say('StatedBasis', period.basis),
      period.why,
      figure.each === null ? '' : say('StatedRate', figure.each),
      cellOf(figure.value, unit),
      unit === 'fen' ? t('csv.yuan') : unit,
      say('StatedQualifier', figure.qualifier),
      cellOf(admits?.from, unit),
      cellOf(admits?.to, unit),
      withheld ? t('withheld.short') : ratio !== null ? ratio.percent : cellOf(derived?.value, unit),
      ratio === null ? '' : ratio.numerator.value,
      ratio === null ? '' : ratio.denominator.value,
      status === 'RETRACTED' ? t('retracted') : say('ComparisonVerdict', comparison.verdict),
      figure.retractedBecause ?? figure.note,
    ];
  };
  const heads = [
    'key',
    'line',
    'quote',
    'what',
    'subject',
    'from',
    'to',
    'basis',
    'why',
    'each',
    'stated',
    'unit',
    'qualifier',
    'admitsFrom',
    'admitsTo',
    'derived',
    'numerator',
    'denominator',
    'verdict',
    'note',
  ] as const;
  const write = (
    document: Printing,
    figures: readonly Printed[],
    excluded: Printing['excluded'],
    standing: { readonly recordedBy: string; readonly position: string } | undefined,
  ): string =>
    csvOf(
      heads.map((head) => t(`csv.${head}`)),
      [
        ...figures.map(rowOf),
        ...excluded.map(({ key, line, quote, reason }) => [
          key,
          line,
          quote,
          ...Array.from({ length: heads.length - 5 }, () => ''),
          t('excluded.verdict'),
          reason,
        ]),
        [],
        [t('list.document'), document.title],
        [t('list.publisher'), document.publisher],
        [t('head.digest'), document.sha256],
        ...(standing === undefined
          ? []
          : [
              [t('csv.at'), momentOf(standing.recordedBy)],
              [t('position'), standing.position],
            ]),
      ],
    );
  return { write };
};
