import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../app/csv.ts';
import { embeddedIn } from '../../app/embedded.ts';
import { momentOf, today } from '../../app/format.ts';
import { useSearchText } from '../../app/search.ts';
import { useEnum } from '../../app/use-enum.ts';
import { usePhone } from '../../app/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { FileButton } from '../../ui/in-browser.tsx';
import { PageHead, Skeleton } from '../../ui/parts.tsx';
import { useScopeText } from '../../records/scope.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { askedOf, cellText, dimensionsOf, type CellAsked } from './asked.ts';
import { Choices, Views } from './choices.tsx';
import { seriesCsv, tableCsv, type Notes } from './exports.ts';
import './figures.css';
import { HeadFigures, PrintFoot } from './heads.tsx';
import { useCaption, useNameOf, useUnitText } from './names.ts';
import { withPointsOf } from './pivot.ts';
import { ReceiptButton } from './receipt-button.tsx';
import { RuleNotice } from './rule-notice.tsx';
import { SeriesView } from './series-view.tsx';
import { scaleOf } from './shown.ts';
import { pointsOf, tableOf } from './shown-figures.ts';
import { TableView, wholeOf } from './table-view.tsx';
import { TimeHandles } from './time-handles.tsx';
import { stopsFor, useAxis } from './use-axis.ts';
import { useBridge } from './use-bridge.ts';
import { useBridgeExport, useMomentText } from './use-bridge-export.ts';
import { useFilterText } from './use-filter-text.ts';
import { headsOf, useFigures, type Answered } from './use-figures.ts';
import { useRuleName } from './use-rules.ts';

const BridgeView = lazy(() => import('./bridge-view.tsx'));
const OpeningDays = lazy(() => import('./opening-days.tsx'));
const Drawer = lazy(() => import('./drawer.tsx'));
const QueryText = lazy(() => import('./query-text.tsx'));

/** What is waited for and said with how far it has come, instead of as a fault. */
const BUILDING = 'RULE_BUILDING';

/** 数据: any two dimensions, both accounts, and from every figure down to the entries and events behind it. */
const FiguresPage = () => {
  const { t } = useTranslation('figures');
  const [search, patch] = useSearchText();
  const { asked, ignored } = askedOf(search);
  const figures = useFigures(asked);
  const { query, shown, asking, old, updated } = figures;
  const axis = useAxis(asked);
  const stops = stopsFor(asked, axis);
  const bridge = useBridge(shown, axis.since);
  const [queryShown, setQueryShown] = useState(false);
  const ruleName = useRuleName();
  const language = useLanguage();
  const caption = useCaption();
  const unitTextOf = useUnitText();
  const open = (cell: CellAsked) => patch({ cell: cellText(cell) }, { push: true });
  const whole = shown === undefined ? undefined : wholeOf(shown.asked, headsOf(shown));
  const unitText =
    whole === undefined ? '' : unitTextOf(scaleOf(whole.unit, [whole.value], language), whole.display);
  const filter = useFilterText(shown?.asked ?? asked);
  const write = useExport(filter);
  const writeBridge = useBridgeExport(filter);

  const narrow = usePhone();
  const time = (
    <TimeHandles
      asked={asked}
      axis={axis}
      patch={patch}
      clock={shown === undefined ? undefined : headsOf(shown).claimed.standing.clock}
      asking={asking || bridge.asking}
    />
  );

  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <>
            <FileButton
              onClick={() => {
                if (asked.view === 'bridge') {
                  if (bridge.shown !== undefined) writeBridge(bridge.shown);
                } else if (shown !== undefined) write(shown, figures.other);
              }}
            >
              {t('acts.export')}
            </FileButton>
            <ReceiptButton shown={shown} bridged={bridge.shown} />
            <Button aria-expanded={queryShown} onClick={() => setQueryShown(!queryShown)}>
              {t('acts.copy')}
            </Button>
            {embeddedIn() === undefined ? <Button onClick={() => print()}>{t('acts.print')}</Button> : null}
          </>
        }
      />
      {ignored.length === 0 ? null : (
        <p className="notice" role="status">
          {t('ignored')}
          <code lang="en">{ignored.join(', ')}</code>
        </p>
      )}
      {queryShown ? (
        <Suspense>
          <QueryText
            document={figures.document}
            variables={figures.variables}
            close={() => setQueryShown(false)}
          />
        </Suspense>
      ) : null}
      <Choices asked={asked} patch={patch} />
      {narrow && (shown !== undefined || query.error === null) ? null : time}
      <RuleNotice asked={asked} heads={shown === undefined ? undefined : headsOf(shown)} />
      {query.error === null || query.error.code === BUILDING ? null : (
        <Fault refusal={query.error} again={() => void query.refetch()} />
      )}
      {figures.otherError === null || figures.otherError.code === BUILDING ? null : (
        <Fault refusal={figures.otherError} again={figures.againOther} />
      )}
      {shown === undefined ? (
        query.error === null ? (
          <Skeleton lines={12} height={520} />
        ) : null
      ) : (
        <div className={asking ? 'figures-shown waiting' : 'figures-shown'} aria-busy={asking || undefined}>
          <HeadFigures
            asked={shown.asked}
            heads={headsOf(shown)}
            later={figures.later?.heads}
            other={figures.other?.heads}
            open={open}
          />
          {/* A phone's first screen is for the figure. */}
          {narrow ? time : null}
          <Views
            asked={asked}
            since={axis.since}
            patch={patch}
            state={
              asking
                ? t('asking')
                : old
                  ? t('updating')
                  : updated === undefined
                    ? ''
                    : t('updated', { at: momentOf(updated) })
            }
          />
          {shown.asked.view === 'bridge' ? (
            <>
              <Suspense>
                <OpeningDays asked={asked} patch={patch} />
              </Suspense>
              {bridge.query.error === null || bridge.query.error.code === BUILDING ? null : (
                <Fault refusal={bridge.query.error} again={() => void bridge.query.refetch()} />
              )}
              {bridge.shown !== undefined ? (
                <Suspense fallback={<Skeleton lines={6} height={320} />}>
                  <BridgeView
                    bridged={bridge.shown}
                    waiting={bridge.asking}
                    isEarliest={stops.stops[stops.first] === bridge.shown.since}
                    cause={asked.cause}
                    behind={asked.behind}
                    patch={patch}
                  />
                </Suspense>
              ) : bridge.query.error === null ? (
                <Skeleton lines={6} height={320} />
              ) : null}
            </>
          ) : shown.table === undefined ? (
            <SeriesView
              asked={shown.asked}
              answer={shown.series}
              points={pointsOf(shown.asked, shown.series)}
              beside={
                figures.later?.series === undefined
                  ? undefined
                  : pointsOf(shown.asked, shown.series, figures.later.series)
              }
              other={
                figures.other?.series === undefined
                  ? undefined
                  : {
                      points: pointsOf(shown.asked, figures.other.series),
                      rule: ruleName(figures.other.series.claimed.ruleId),
                    }
              }
              open={open}
            />
          ) : (
            <TableView
              asked={shown.asked}
              answer={shown.table}
              pivot={tableOf(shown.asked, shown.table, figures.other?.table)}
              later={
                figures.later?.table === undefined
                  ? undefined
                  : { answer: figures.later.table, pivot: tableOf(shown.asked, figures.later.table) }
              }
              other={
                figures.other?.table === undefined
                  ? undefined
                  : { answer: figures.other.table, pivot: tableOf(shown.asked, figures.other.table) }
              }
              filter={filter}
              patch={patch}
              open={(row, col) => open({ row, col })}
            />
          )}
          <PrintFoot
            caption={caption(shown.asked, unitText, filter)}
            heads={headsOf(shown)}
            basis={shown.asked.basis}
          />
        </div>
      )}
      {asked.cell === undefined || shown === undefined || asking ? null : (
        <Suspense>
          <Drawer
            answered={shown}
            cell={asked.cell}
            behind={asked.behind}
            choose={(behind) => patch({ behind: behind === 'entries' ? undefined : behind })}
            close={() => patch({ cell: undefined, behind: undefined })}
          />
        </Suspense>
      )}
    </>
  );
};

type Other = ReturnType<typeof useFigures>['other'];

/** Writes what is shown into a file, with what it is, of whom, by which rule and as of when. */
const useExport = (filter: string): ((answered: Answered, other: Other) => void) => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const nameOf = useNameOf();
  const ruleName = useRuleName();
  const scope = useScopeText();
  const caption = useCaption();
  const momentText = useMomentText();
  return (answered, other) => {
    const { asked } = answered;
    const heads = headsOf(answered);
    const whole = wholeOf(asked, heads);
    if (whole === undefined) return;
    const totals = asked.basis === 'CLAIMED' ? heads.claimed : heads.recognized;
    const unitText = whole.unit === 'FEN' ? t('csv.yuan') : say('Unit', whole.unit);
    const otherId = other?.heads?.claimed.ruleId;
    const besideHeads = (label: string): string[] =>
      otherId === undefined ? [] : [`${label} · ${ruleName(otherId)}`, `${label} · ${t('csv.difference')}`];
    const notes: Notes = [
      [t('csv.measure'), caption(asked, unitText, filter)],
      [t('csv.scope'), scope(totals.scope)],
      [t('csv.rule'), [totals.ruleId, ...(otherId === undefined ? [] : [otherId])].map(ruleName).join(' / ')],
      [t('csv.position'), totals.position],
      [t('csv.asOf'), momentOf(totals.recordedBy)],
      [t('csv.known'), momentText(asked.known)],
      [t('csv.clock'), say('LogClock', totals.standing.clock)],
    ];
    const [rows, cols] = dimensionsOf(asked);
    const file = t('csv.file', {
      measure: say('Measure', asked.measure),
      basis: say('Basis', asked.basis),
      day: today(),
    });
    if (answered.table !== undefined)
      download(
        file,
        tableCsv(
          tableOf(asked, answered.table, other?.table),
          whole,
          whole.unit,
          { code: t('csv.code'), name: say('Dimension', rows), total: t('table.total') },
          ({ code, name }) => nameOf(rows, code, name),
          ({ code, name }) => nameOf(cols, code, name),
          notes,
          other?.table === undefined
            ? undefined
            : {
                pivot: tableOf(asked, other.table),
                whole: wholeOf(asked, other.table),
                heads: besideHeads(t('table.total')),
              },
        ),
      );
    else
      download(
        file,
        seriesCsv(
          withPointsOf(
            pointsOf(asked, answered.series),
            other?.series === undefined ? [] : pointsOf(asked, other.series),
          ),
          whole.unit,
          [
            t('csv.code'),
            say('Dimension', rows),
            `${t('csv.claimed')}（${unitText}）`,
            `${t('csv.claimed')} ${t('csv.entryCount')}`,
            `${t('csv.recognized')}（${unitText}）`,
            `${t('csv.recognized')} ${t('csv.entryCount')}`,
          ],
          ({ code, name }) => nameOf(rows, code, name),
          notes,
          other?.series === undefined
            ? undefined
            : {
                points: pointsOf(asked, other.series),
                heads: [...besideHeads(t('csv.claimed')), ...besideHeads(t('csv.recognized'))],
              },
        ),
      );
  };
};

export default FiguresPage;
