import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countOf, momentOf } from '../../app/format.ts';
import { useAsk } from '../../app/query.ts';
import { displayIn } from '../../app/language.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { useEnum } from '../../app/use-enum.ts';
import { inOrder } from '../../records/measures.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Asked, Count, Empty, Fen, Illustrative, PageHead, Panel, shortTitle, Tag } from '../../ui/parts.tsx';
import { Table } from '../../ui/table.tsx';
import { HomeQueueDocument, type HomeQueueQuery } from './home.gql.ts';
import { Tile } from './tile.tsx';

const SHOWN = 6;

/** What waits for a decision by measure, what was claimed otherwise since it was decided on, and what was decided last. */
export const ReviewerHome = () => {
  const { t } = useTranslation('home');
  const say = useEnum();
  const queue = useAsk(HomeQueueDocument, { locale: displayIn(useLanguage()) }, { about: ['RECOGNITION'] });
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <ButtonLink kind="primary" to="/recognition">
            {t('toQueue')}
          </ButtonLink>
        }
      />
      <div className="stats home-tiles">
        <Tile label={t('awaiting')} to="/recognition" note={t('awaitingNote')}>
          {queue.data === undefined ? null : <Count of={queue.data.waiting.totalCount} />}
        </Tile>
        <Tile label={t('stale')} to="/recognition" search={{ standing: 'stale' }} note={t('staleNote')}>
          {queue.data === undefined ? null : <Count of={queue.data.stale.totalCount} />}
        </Tile>
        <Tile
          label={t('decided')}
          to="/recognition"
          search={{ standing: 'recognized' }}
          note={t('decidedNote')}
        >
          {queue.data === undefined ? null : <Count of={queue.data.decided.totalCount} />}
        </Tile>
      </div>
      <div className="columns">
        <Panel title={t('byMeasure')} className="home-table">
          <Asked query={queue} lines={10} height={400}>
            {({ waiting }) =>
              waiting.sums.length === 0 ? (
                <Empty next={<ButtonLink to="/projects">{t('toProjects')}</ButtonLink>}>
                  {t('allDecided')}
                </Empty>
              ) : (
                <Table
                  caption={t('byMeasure')}
                  keyOf={({ measure }) => measure}
                  rows={inOrder(waiting.sums)}
                  columns={[
                    {
                      key: 'measure',
                      label: t('measure'),
                      head: true,
                      cell: ({ measure }) => (
                        <Link to="/recognition" search={{ measure: measure.toLowerCase() } as never}>
                          {say('Measure', measure)}
                        </Link>
                      ),
                    },
                    {
                      key: 'count',
                      label: t('claims'),
                      figure: true,
                      cell: ({ count }) => countOf(count),
                    },
                    {
                      key: 'claimed',
                      label: t('claimedSum'),
                      figure: true,
                      cell: ({ unit, claimed }) =>
                        unit === 'FEN' ? <Fen of={claimed} /> : <Count of={claimed} />,
                    },
                  ]}
                />
              )
            }
          </Asked>
        </Panel>
        <div className="stack">
          <Panel title={t('stale')}>
            <Asked query={queue} lines={3} height={120}>
              {({ stale }) =>
                stale.edges.length === 0 ? (
                  <Empty>{t('nothingStale')}</Empty>
                ) : (
                  <ul className="list">
                    {stale.edges.map(({ node }) => (
                      <li key={`${node.subjectId} ${node.measure}`} className="home-line">
                        <span className="home-what">
                          <Link
                            to="/recognition"
                            search={
                              {
                                standing: 'stale',
                                id: `${node.subjectId}~${node.measure.toLowerCase()}`,
                              } as never
                            }
                          >
                            {shortTitle(node.subjectName)}
                          </Link>{' '}
                          <Illustrative of={node.illustrative === true} />
                          <br />
                          <span className="hint">
                            {say('Measure', node.measure)} {node.display}
                          </span>
                        </span>
                        <span className="home-when">{node.occurredOn}</span>
                      </li>
                    ))}
                  </ul>
                )
              }
            </Asked>
          </Panel>
          <Panel title={t('lastDecided')}>
            <Asked query={queue} lines={6} height={240}>
              {({ decided }) => <Decided decided={decided} />}
            </Asked>
          </Panel>
        </div>
      </div>
    </>
  );
};

/** The queue knows no order by the day of the decision: the latest claims are put into it here. */
const Decided = ({ decided }: { readonly decided: HomeQueueQuery['decided'] }) => {
  const { t } = useTranslation('home');
  const say = useEnum();
  const latest = decided.edges
    .map(({ node }) => node)
    .filter((node) => node.recognition !== null)
    .toSorted((a, b) => b.recognition!.decidedAt.localeCompare(a.recognition!.decidedAt))
    .slice(0, SHOWN);
  if (latest.length === 0)
    return (
      <Empty next={<ButtonLink to="/recognition">{t('toQueue')}</ButtonLink>}>{t('nothingDecided')}</Empty>
    );
  return (
    <>
      <ul className="list">
        {latest.map((node) => (
          <li key={`${node.subjectId} ${node.measure}`} className="home-line">
            <span className="home-what">
              <Link
                to="/recognition"
                search={
                  {
                    standing: node.standing.toLowerCase(),
                    id: `${node.subjectId}~${node.measure.toLowerCase()}`,
                  } as never
                }
              >
                {shortTitle(node.subjectName)}
              </Link>{' '}
              <Illustrative of={node.illustrative === true} />
              <br />
              <span className="hint">
                {say('Measure', node.measure)} {node.recognition!.display}
              </span>
            </span>
            <Tag tone={node.standing === 'REJECTED' ? 'red' : 'green'}>
              {node.standing === 'REJECTED' ? t('rejected') : t('recognized')}
            </Tag>
            <time className="home-when" dateTime={node.recognition!.decidedAt}>
              {momentOf(node.recognition!.decidedAt)}
            </time>
          </li>
        ))}
      </ul>
      {decided.totalCount > decided.edges.length ? (
        <p className="hint">{t('ofLatest', { count: decided.edges.length })}</p>
      ) : null}
    </>
  );
};
