import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '../../app/enums.gql.ts';
import { countOf, today } from '../../app/format.ts';
import { useAsk } from '../../app/query.ts';
import { useEnum } from '../../app/use-enum.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Asked, Count, Empty, Fen, PageHead, Panel, shortTitle } from '../../ui/parts.tsx';
import { Table } from '../../ui/table.tsx';
import { useChainName } from '../../records/chain-names.ts';
import { Counted, OwnDocuments } from './counted.tsx';
import { lengthOf, mondayOf } from './counting.ts';
import {
  HomeMonthsDocument,
  HomePairsDocument,
  HomeTotalsDocument,
  type HomeMonthsQuery,
} from './home.gql.ts';
import { Tile } from './tile.tsx';

const MONTHS = 12;

type Figure = { readonly measure: Measure; readonly value: string };
const valueOf = (figures: readonly Figure[] | undefined, measure: Measure): string | undefined =>
  figures?.find((figure) => figure.measure === measure)?.value;

/** What was claimed and what was recognized, side by side; by month, by organization and chain; and what this week brought. */
export const AnalystHome = () => {
  const { t } = useTranslation('home');
  const say = useEnum();
  const day = today();
  const monday = mondayOf(day);
  const totals = useAsk(
    HomeTotalsDocument,
    { week: { occurred: { from: monday, to: day } } },
    { about: ['FIGURES'] },
  );
  // A jurisdiction may count much, and nothing of what the others' first page is about.
  const isWithoutPlans = valueOf(totals.data?.claimed.grand, 'PLANNED_INVESTMENT') === '0';
  const isWithoutProjects = isWithoutPlans && valueOf(totals.data?.claimed.grand, 'PROJECTS_LANDED') === '0';
  const side = (measure: Measure, show: (value: string) => ReactNode) => {
    const [claimed, recognized] = [
      valueOf(totals.data?.claimed.grand, measure),
      valueOf(totals.data?.recognized.grand, measure),
    ];
    return claimed === undefined || recognized === undefined ? null : (
      <span className="home-pair">
        <span>
          <small>{say('Basis', 'CLAIMED')}</small>
          {show(claimed)}
        </span>
        <span>
          <small>{say('Basis', 'RECOGNIZED')}</small>
          {show(recognized)}
        </span>
      </span>
    );
  };
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <ButtonLink kind="primary" to="/figures">
            {t('toFigures')}
          </ButtonLink>
        }
      />
      {totals.error === null ? null : <Asked query={totals}>{() => null}</Asked>}
      <div className="stats home-tiles">
        <Tile label={say('Measure', 'PROJECTS_LANDED')} to="/figures" search={{ measure: 'projects_landed' }}>
          {side('PROJECTS_LANDED', (value) => t('projects', { count: countOf(value) as never }))}
        </Tile>
        <Tile
          label={say('Measure', 'PLANNED_INVESTMENT')}
          to="/figures"
          search={{ measure: 'planned_investment' }}
        >
          {side('PLANNED_INVESTMENT', (value) => (
            <Fen of={value} />
          ))}
        </Tile>
      </div>
      <div className="columns">
        {isWithoutProjects ? <Counted /> : <Months />}
        <div className="stack">
          {isWithoutPlans ? (
            <>
              {isWithoutProjects ? null : <Counted />}
              <OwnDocuments />
            </>
          ) : (
            <Pairs />
          )}
          <Panel title={t('week', { from: monday })}>
            <Asked query={totals} lines={5} height={180}>
              {({ week }) => (
                <ul className="list">
                  {week.grand.map(({ measure, unit, value }) => (
                    <li key={measure} className="home-line">
                      <span className="home-what">
                        <Link
                          to="/figures"
                          search={{ measure: measure.toLowerCase(), from: monday, to: day } as never}
                        >
                          {say('Measure', measure)}
                        </Link>
                      </span>
                      {unit === 'FEN' ? <Fen of={value} /> : <Count of={value} />}
                    </li>
                  ))}
                </ul>
              )}
            </Asked>
          </Panel>
        </div>
      </div>
    </>
  );
};

type Month = {
  readonly month: string;
  readonly count: string;
  readonly claimed: bigint;
  readonly recognized: bigint;
};

const monthsOf = ({ claimed, recognized }: HomeMonthsQuery): readonly Month[] => {
  const known = new Map<string, Month>();
  for (const { keys, figures } of claimed.rows)
    known.set(keys[0]!.code, {
      month: keys[0]!.code,
      count: valueOf(figures, 'PROJECTS_LANDED') ?? '0',
      claimed: BigInt(valueOf(figures, 'PLANNED_INVESTMENT') ?? '0'),
      recognized: 0n,
    });
  for (const { keys, figures } of recognized.rows) {
    const month = keys[0]!.code;
    known.set(month, {
      ...(known.get(month) ?? { month, count: '0', claimed: 0n }),
      recognized: BigInt(valueOf(figures, 'PLANNED_INVESTMENT') ?? '0'),
    });
  }
  return [...known.values()].toSorted((a, b) => a.month.localeCompare(b.month)).slice(-MONTHS);
};

/** The last months in which anything moved. A bar is for the eye; the figure stands above it. */
const Months = () => {
  const { t } = useTranslation('home');
  const say = useEnum();
  const { t: common } = useTranslation();
  const months = useAsk(HomeMonthsDocument, {}, { about: ['FIGURES'] });
  return (
    <Panel
      title={t('months')}
      className="home-table"
      actions={
        <ButtonLink kind="quiet" to="/figures" search={{ view: 'trend' } as never}>
          {t('toTrend')}
        </ButtonLink>
      }
    >
      <Asked query={months} lines={8} height={360}>
        {(answer) => {
          const rows = monthsOf(answer);
          const longest = rows.reduce((most, { claimed }) => (claimed > most ? claimed : most), 0n);
          const bar = (value: bigint, recognized = false) => (
            <>
              <Fen of={value} />
              {value > 0n ? (
                <span
                  aria-hidden="true"
                  className={recognized ? 'home-bar recognized' : 'home-bar'}
                  style={{ width: `${lengthOf(value, longest)}%` }}
                />
              ) : null}
            </>
          );
          return rows.length === 0 ? (
            <Empty next={<ButtonLink to="/projects">{t('toProjects')}</ButtonLink>}>{t('noFigures')}</Empty>
          ) : (
            <>
              <Table
                caption={t('monthsCaption')}
                keyOf={({ month }) => month}
                rows={rows}
                columns={[
                  {
                    key: 'month',
                    label: say('Dimension', 'MONTH'),
                    head: true,
                    cell: ({ month, claimed, recognized }) => (
                      <>
                        <Link
                          to="/figures"
                          search={{ from: `${month}-01`, to: lastDayOf(month) } as never}
                          aria-label={t('monthOf', { month })}
                        >
                          {month}
                        </Link>{' '}
                        {recognized > claimed ? (
                          <Link
                            to="/figures"
                            search={
                              {
                                from: `${month}-01`,
                                to: lastDayOf(month),
                                cell: '~~claimed~planned_investment',
                              } as never
                            }
                            className="tag"
                            title={common('recognizedMore.why')}
                            aria-label={`${month}: ${common('recognizedMore.inFull')}, ${common('recognizedMore.open')}`}
                          >
                            {common('recognizedMore.inFull')}
                          </Link>
                        ) : null}
                      </>
                    ),
                  },
                  {
                    key: 'count',
                    label: say('Measure', 'PROJECTS_LANDED'),
                    figure: true,
                    cell: ({ count }) => countOf(count),
                  },
                  {
                    key: 'claimed',
                    label: t('plannedClaimed'),
                    figure: true,
                    cell: ({ claimed }) => bar(claimed),
                  },
                  {
                    key: 'recognized',
                    label: t('plannedRecognized'),
                    figure: true,
                    cell: ({ recognized }) => bar(recognized, true),
                  },
                ]}
              />
              {rows.some(({ claimed, recognized }) => recognized > claimed) ? (
                <p className="hint">{common('recognizedMore.why')}</p>
              ) : null}
            </>
          );
        }}
      </Asked>
    </Panel>
  );
};

const lastDayOf = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

/** Where the most planned investment stands, each on to its entries. */
const Pairs = () => {
  const { t } = useTranslation('home');
  const chainName = useChainName();
  const pairs = useAsk(HomePairsDocument, {}, { about: ['FIGURES'] });
  return (
    <Panel title={t('pairs')}>
      <Asked query={pairs} lines={5} height={200}>
        {({ totals }) =>
          totals.rows.length === 0 ? (
            <Empty next={<ButtonLink to="/projects">{t('toProjects')}</ButtonLink>}>{t('noPlanned')}</Empty>
          ) : (
            <ol className="list">
              {totals.rows.map(({ keys, figures }) => {
                const [organization, chain] = [
                  keys.find(({ dimension }) => dimension === 'ORGANIZATION')!,
                  keys.find(({ dimension }) => dimension === 'INDUSTRY_CHAIN')!,
                ];
                return (
                  <li key={`${organization.code} ${chain.code}`} className="home-line">
                    <span className="home-what">
                      <Link to="/figures" search={{ cell: `${organization.code}~${chain.code}` } as never}>
                        {shortTitle(organization.name)} × {chainName(chain.name)}
                      </Link>
                    </span>
                    <Fen of={figures[0]!.value} />
                  </li>
                );
              })}
            </ol>
          )
        }
      </Asked>
    </Panel>
  );
};
