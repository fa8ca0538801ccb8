import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnum } from '../../app/use-enum.ts';
import { Panel } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useLanguage } from '../../app/use-choice.ts';
import { bases, dimensionsOf, type Asked, type CellAsked } from './asked.ts';
import { BesideMark } from './beside.tsx';
import { Unloaded } from './unloaded.tsx';
import { exactly, useNameOf, useReadable, useUnitText } from './names.ts';
import { MovedMark } from './moved.tsx';
import { isMore, MoreMark, MoreWhy } from './recognized-more.tsx';
import { withPointsOf, type Point } from './pivot.ts';
import { drawnAt, scaleOf, shownIn } from './shown.ts';
import type { SeriesAnswer } from './use-figures.ts';

const Chart = lazy(() => import('./charts.tsx'));

/** Bars beyond these are read in the table. */
const MOST_BARS = 30;
const BAR = 34;
const LINES_HEIGHT = 320;

/** Both accounts over time or ranked: a picture, and the table that it is of. */
export const SeriesView = ({
  asked,
  answer,
  points,
  beside,
  other,
  open,
}: {
  readonly asked: Asked;
  readonly answer: SeriesAnswer;
  readonly points: readonly Point[];
  /** The same with what they are today, where the answer is of the past: both accounts then, and both now. */
  readonly beside: readonly Point[] | undefined;
  /** The same by another rule, and what that is called, where two stand side by side. */
  readonly other: { readonly points: readonly Point[]; readonly rule: string } | undefined;
  readonly open: (cell: CellAsked) => void;
}) => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const nameOf = useNameOf();
  const unitTextOf = useUnitText();
  const readable = useReadable();
  const language = useLanguage();
  const [by] = dimensionsOf(asked);
  const head = answer.claimed.grand.find(({ measure }) => measure === asked.measure);
  const unit = head?.unit ?? 'COUNT';
  const scale = scaleOf(
    unit,
    points.flatMap(({ sums }) => sums.map(({ value }) => value)),
    language,
  );
  const unitText = unitTextOf(scale, head?.display ?? '');
  const isTrend = asked.view === 'trend';
  const title = isTrend
    ? t('series.trend', { measure: say('Measure', asked.measure), unit: unitText })
    : t('series.ranking', {
        measure: say('Measure', asked.measure),
        by: say('Dimension', by),
        unit: unitText,
      });
  const drawn = isTrend ? points : points.slice(0, MOST_BARS);
  const chart = useMemo(
    () => ({
      kind: isTrend ? ('lines' as const) : ('bars' as const),
      labels: drawn.map(({ code, name }) => nameOf(by, code, name)),
      series: bases.map((basis, i) => ({
        name: say('Basis', basis),
        values: drawn.map(({ sums }) => drawnAt(scale, sums[i]?.value ?? '0')),
        texts: drawn.map(({ sums }) => readable(unit, sums[i]?.value ?? '0')),
      })),
      description: t('series.described', { title, count: points.length }),
      height: isTrend ? LINES_HEIGHT : 64 + BAR * drawn.length,
    }),
    // The words change with the language, the rest with the answer.
    [points, title],
  );
  const byOther = new Map(other?.points.map(({ code, sums }) => [code, sums]));
  const rows = withPointsOf(beside ?? points, other?.points ?? []);
  const place = new Map((beside ?? points).map(({ code }, i) => [code, i + 1]));
  const columns: readonly Column<Point>[] = [
    ...(isTrend
      ? []
      : [
          {
            key: 'place',
            label: t('series.place'),
            cell: ({ code }: Point) => place.get(code),
          },
        ]),
    {
      key: 'name',
      label: isTrend ? t('series.period') : say('Dimension', by),
      head: true,
      cell: ({ code, name }) => nameOf(by, code, name),
    },
    ...bases.map((basis, i) => ({
      key: basis,
      label: `${say('Basis', basis)}（${unitText}）`,
      figure: true,
      cell: ({ code, name, sums }: Point) => {
        const sum = sums[i] ?? { value: '0', entryCount: 0 };
        const moved =
          beside === undefined ? null : <MovedMark scale={scale} sum={sum} now={sums[i + bases.length]} />;
        const ofOther =
          other === undefined ? null : (
            <BesideMark scale={scale} sum={sum} other={byOther.get(code)?.[i]} rule={other.rule} />
          );
        return sum.entryCount === 0 ? (
          <>
            {moved} <span aria-hidden="true">·</span>
            <span className="unseen">{t('table.none')}</span>
            {ofOther}
          </>
        ) : (
          <>
            {basis === 'RECOGNIZED' && isMore(sums[0]?.value, sum.value) ? (
              <MoreMark of={nameOf(by, code, name)} open={() => open({ row: code, basis: 'CLAIMED' })} />
            ) : null}{' '}
            {moved}{' '}
            <button
              type="button"
              className="cell-link"
              title={t('table.hover', { exact: exactly(unit, sum.value), count: sum.entryCount })}
              aria-label={t('table.cell', {
                row: nameOf(by, code, name),
                col: say('Basis', basis),
                figure: shownIn(scale, sum.value),
                unit: unitText,
              })}
              onClick={() => open({ row: code, basis })}
            >
              {shownIn(scale, sum.value)}
            </button>
            {ofOther}
          </>
        );
      },
    })),
  ];
  return (
    <Panel title={title}>
      <Unloaded text={t('series.failed')}>
        <Suspense
          fallback={
            <div className="chart" style={{ height: chart.height }}>
              <p className="hint">{t('series.loading')}</p>
            </div>
          }
        >
          <Chart {...chart} />
        </Suspense>
      </Unloaded>
      <p className="hint">
        {isTrend ? t('series.gaps') : null}
        {drawn.length < points.length
          ? t('series.chartTop', { shown: drawn.length, of: points.length })
          : null}
      </p>
      <Table caption={title} columns={columns} rows={rows} keyOf={({ code }) => code} />
      {points.some(({ sums }) => isMore(sums[0]?.value, sums[1]?.value)) ? <MoreWhy /> : null}
    </Panel>
  );
};
