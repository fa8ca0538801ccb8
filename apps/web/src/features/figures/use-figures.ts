import { useEffect, useRef, useState } from 'react';
import { displayIn, localeOf } from '../../app/language.ts';
import { onChange } from '../../app/live.ts';
import { useAsk } from '../../app/query.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { asOfOf, dimensionsOf, filterOf, headMeasures, ruleOf, type Asked } from './asked.ts';
import {
  FigureSeriesDocument,
  FiguresDocument,
  type FigureSeriesQuery,
  type FiguresQuery,
} from './figures.gql.ts';

/** Groups asked for at once. More than anybody reads; the largest come first. */
export const MOST_GROUPS = 5_000;

export type TableAnswer = FiguresQuery;
export type SeriesAnswer = FigureSeriesQuery;
export type Heads = Pick<TableAnswer, 'claimed' | 'recognized'>;

/** An answer with what it answers: a figure must never stand under the words of another question. */
export type Answered =
  | { readonly asked: Asked; readonly table: TableAnswer; readonly series?: never }
  | { readonly asked: Asked; readonly series: SeriesAnswer; readonly table?: never };

/** The rule that what is shown is by, as it is asked for again: also the one that stands in for a default that is being counted. */
export const ruleShown = (answered: Answered): { readonly ruleId?: string } => {
  const { hypothetical, ruleId } = headsOf(answered).claimed;
  return ruleOf(answered.asked.rule ?? (hypothetical ? ruleId : undefined));
};

export const headsOf = (answered: Answered): Heads => answered.table ?? answered.series;

/** What is counted, without when: two answers that differ in this alone are the same figures. */
const figuresIn = (answer: TableAnswer | SeriesAnswer): string =>
  JSON.stringify(answer, (key, value: unknown) =>
    key === 'position' || key === 'recordedBy' ? undefined : value,
  );

/**
 * The figures that are asked for. While others are being counted the last ones stay, with their own words; while the same are
 * counted again because something changed, they keep their place, and `updated` says since when they are new.
 */
export const useFigures = (asked: Asked) => {
  const language = useLanguage();
  const isTable = asked.view === 'table';
  const common = {
    measure: asked.measure,
    heads: [...headMeasures(asked.measure)],
    claimed: filterOf(asked, 'CLAIMED'),
    recognized: filterOf(asked, 'RECOGNIZED'),
    credit: asked.credit,
    locale: displayIn(language),
    first: MOST_GROUPS,
    ...ruleOf(asked.rule),
  };
  const asOf = asOfOf(asked);
  const known = asOf === undefined ? {} : { asOf };
  const tableNow = {
    ...common,
    rows: asked.rows,
    cols: asked.cols,
    filter: filterOf(asked, asked.basis),
  };
  const seriesNow = { ...common, by: dimensionsOf(asked)[0] };
  const tableVariables = { ...tableNow, ...known };
  const seriesVariables = { ...seriesNow, ...known };
  const table = useAsk(FiguresDocument, tableVariables, { about: ['FIGURES'], enabled: isTable });
  const series = useAsk(FigureSeriesDocument, seriesVariables, { about: ['FIGURES'], enabled: !isTable });
  // The same days as they are known now, beside what was known then.
  const past = asOf !== undefined;
  const laterTable = useAsk(FiguresDocument, tableNow, { about: ['FIGURES'], enabled: past && isTable });
  const laterSeries = useAsk(FigureSeriesDocument, seriesNow, {
    about: ['FIGURES'],
    enabled: past && !isTable,
  });
  // The same by another rule, beside it. A bridge goes from the one to the other instead.
  const { against, view } = asked;
  const isBeside = against !== undefined && view !== 'bridge';
  const otherTable = useAsk(
    FiguresDocument,
    { ...tableVariables, ...ruleOf(against) },
    { about: ['FIGURES'], enabled: isBeside && isTable },
  );
  const otherSeries = useAsk(
    FigureSeriesDocument,
    { ...seriesVariables, ...ruleOf(against) },
    { about: ['FIGURES'], enabled: isBeside && !isTable },
  );
  const other = isTable ? otherTable : otherSeries;
  const query = isTable ? table : series;
  const question = JSON.stringify(isTable ? tableVariables : seriesVariables);

  const now: Answered | undefined = isTable
    ? table.data === undefined
      ? undefined
      : { asked, table: table.data }
    : series.data === undefined
      ? undefined
      : { asked, series: series.data };
  const [before, setBefore] = useState<Answered>();
  const answer = now?.table ?? now?.series;
  const beforeAnswer = before?.table ?? before?.series;
  if (now !== undefined && answer !== beforeAnswer) setBefore(now);
  const shown = now ?? (before?.asked.view === asked.view ? before : undefined);

  const seen = useRef<{ question: string; figures: string }>(undefined);
  const [updated, setUpdated] = useState<string>();
  const [old, setOld] = useState(false);
  useEffect(() => onChange(() => setOld(true)), []);
  useEffect(() => setOld(false), [query.dataUpdatedAt, query.errorUpdatedAt]);
  useEffect(() => {
    if (answer === undefined) return;
    const figures = figuresIn(answer);
    if (seen.current?.question !== question) setUpdated(undefined);
    else if (seen.current.figures !== figures) setUpdated(answer.claimed.recordedBy);
    seen.current = { question, figures };
  }, [answer, question]);

  return {
    query,
    shown,
    /** What is known now of what is shown as it was known then; undefined while either is not there. */
    later:
      past && now !== undefined
        ? {
            table: isTable ? laterTable.data : undefined,
            series: isTable ? undefined : laterSeries.data,
            heads: isTable ? laterTable.data : laterSeries.data,
          }
        : undefined,
    /** What the other rule makes of it, where two stand side by side; undefined while either is not there. */
    other:
      isBeside && now !== undefined
        ? {
            table: isTable ? otherTable.data : undefined,
            series: isTable ? undefined : otherSeries.data,
            heads: isTable ? otherTable.data : otherSeries.data,
          }
        : undefined,
    /** Why there is nothing of the other rule. */
    otherError: isBeside ? other.error : null,
    againOther: () => void other.refetch(),
    /** Others are being counted than those that are shown. */
    asking: now === undefined && query.error === null,
    old,
    updated,
    document: String(isTable ? FiguresDocument : FigureSeriesDocument),
    variables: isTable ? tableVariables : seriesVariables,
    locale: localeOf(language),
  };
};
