import { useTranslation } from 'react-i18next';
import type { SearchText } from '../../app/search.ts';
import { countOf } from '../../app/format.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/parts.tsx';
import { useLanguage } from '../../app/use-choice.ts';
import { usePhone } from '../../app/use-media.ts';
import { stepOf, type Asked } from './asked.ts';
import { HeatList, HeatTable, type Shown } from './heat-table.tsx';
import { strongest } from './heat.ts';
import { useCaption, useUnitText } from './names.ts';
import { addsUp, cut, type Pivot, type Sum } from './pivot.ts';
import { scaleOf } from './shown.ts';
import type { TableAnswer } from './use-figures.ts';
import { useRuleName } from './use-rules.ts';

const MOST_ROWS = 60;
const MOST_COLS = 20;

/** The figure of the measure on the basis that is asked for, over the whole selection. */
export const wholeOf = (asked: Asked, answer: Pick<TableAnswer, 'claimed' | 'recognized'>) =>
  (asked.basis === 'CLAIMED' ? answer.claimed : answer.recognized).grand.find(
    ({ measure }) => measure === asked.measure,
  );

/** Why cells do not come to their totals, where they don't. */
const apartBy = (
  asked: Asked,
  answer: TableAnswer,
  pivot: Pivot,
  whole: Sum,
): 'hub' | 'full' | 'stock' | 'other' | undefined => {
  const additive = answer.cells.rows.every(({ figures }) => figures.every((figure) => figure.additive));
  if (answer.cells.truncated || (additive && addsUp(pivot, whole.value))) return undefined;
  const by = [asked.rows, asked.cols];
  if (by.includes('HUB')) return 'hub';
  if (asked.credit === 'FULL' && (by.includes('ORGANIZATION') || asked.organizationIds.length > 0))
    return 'full';
  return by.some((dimension) => stepOf(dimension) !== undefined) ? 'stock' : 'other';
};

/** Rows by columns: a table, on a phone the rows of one column. */
export const TableView = ({
  asked,
  answer,
  pivot,
  later,
  other,
  filter,
  patch,
  open,
}: {
  readonly asked: Asked;
  readonly answer: TableAnswer;
  readonly pivot: Pivot;
  /** The same as it is known now, where the answer is of the past. */
  readonly later: { readonly answer: TableAnswer; readonly pivot: Pivot } | undefined;
  /** The same by another rule, where two stand side by side. */
  readonly other: { readonly answer: TableAnswer; readonly pivot: Pivot } | undefined;
  /** What narrows it, in words. */
  readonly filter: string;
  readonly patch: (changes: SearchText) => void;
  readonly open: Shown['open'];
}) => {
  const { t } = useTranslation('figures');
  const narrow = usePhone();
  const caption = useCaption();
  const unitTextOf = useUnitText();
  const ruleName = useRuleName();
  const language = useLanguage();
  const whole = wholeOf(asked, answer);
  if (whole === undefined || pivot.rows.length === 0)
    return (
      <Empty
        next={
          asked.from !== undefined || asked.to !== undefined ? (
            <Button onClick={() => patch({ from: undefined, to: undefined })}>{t('table.emptyNext')}</Button>
          ) : (
            <Button onClick={() => patch({ org: undefined, chain: undefined, region: undefined })}>
              {t('table.emptyClear')}
            </Button>
          )
        }
      >
        {t('table.empty')}
      </Empty>
    );
  const values = pivot.cells.map(({ value }) => value);
  const scale = scaleOf(whole.unit, values, language);
  const unitText = unitTextOf(scale, whole.display);
  const rows = asked.all ? pivot.rows : cut(pivot.rows, MOST_ROWS, stepOf(asked.rows) !== undefined);
  const cols = asked.all ? pivot.cols : cut(pivot.cols, MOST_COLS, stepOf(asked.cols) !== undefined);
  const shown: Shown = {
    pivot,
    rows,
    cols,
    dimensions: [asked.rows, asked.cols],
    unit: whole.unit,
    unitText,
    scale,
    most: strongest(values),
    whole,
    later: later === undefined ? undefined : { pivot: later.pivot, whole: wholeOf(asked, later.answer) },
    other:
      other === undefined
        ? undefined
        : {
            pivot: other.pivot,
            whole: wholeOf(asked, other.answer),
            rule: ruleName(other.answer.claimed.ruleId),
          },
    caption: caption(asked, unitText, filter),
    open,
  };
  const apart = apartBy(asked, answer, pivot, whole);
  const [moreRows, moreCols] = [rows.length < pivot.rows.length, cols.length < pivot.cols.length];
  return (
    <>
      {answer.cells.truncated ? (
        <p className="notice">
          {t('table.truncated', {
            shown: countOf(answer.cells.rows.length),
            of: countOf(answer.cells.rowCount),
          })}
        </p>
      ) : null}
      {narrow ? (
        <HeatList shown={{ ...shown, cols: pivot.cols }} only={asked.only} choose={(col) => patch({ col })} />
      ) : (
        <HeatTable shown={shown} sort={asked.sort} sortBy={(sort) => patch({ sort })} />
      )}
      {moreRows || (moreCols && !narrow) || asked.all ? (
        <p className="more">
          <span role="status">
            {moreRows ? `${t('table.cutRows', { shown: rows.length, of: pivot.rows.length })} ` : ''}
            {moreCols && !narrow ? t('table.cutCols', { shown: cols.length, of: pivot.cols.length }) : ''}
          </span>
          <Button onClick={() => patch({ all: asked.all ? undefined : '1' })}>
            {asked.all ? t('table.showFewer') : t('table.showAll')}
          </Button>
        </p>
      ) : null}
      {apart === undefined ? null : <p className="notice">{t(`table.notAdditive.${apart}`)}</p>}
      <p className="hint legend">
        {shown.other === undefined
          ? null
          : `${t('rules.legend', { rule: ruleName(answer.claimed.ruleId), other: shown.other.rule })} `}
        {t('table.legend')} {narrow ? null : t('table.keys')}
      </p>
    </>
  );
};
