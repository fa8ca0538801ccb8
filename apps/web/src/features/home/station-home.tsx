import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { momentOf, today } from '../../app/format.ts';
import { useAsk } from '../../app/query.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { useWaiting } from '../../offline/outbox.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Asked, Count, Empty, Illustrative, PageHead, Panel, shortTitle, Tag } from '../../ui/parts.tsx';
import { PlannedVisitsDocument, StationMonthDocument } from './home.gql.ts';
import { Tile } from './tile.tsx';

/** Logging a visit is one press away; below it what waits on the device and what the station did this month. */
export const StationHome = () => {
  const { t } = useTranslation('home');
  const may = useMay();
  const { stationId } = useViewer();
  const waiting = useWaiting();
  const day = today();
  const from = `${day.slice(0, 7)}-01`;
  const stations = stationId === null ? {} : { stationIds: [stationId] };
  const month = useAsk(
    StationMonthDocument,
    { filter: { ...stations, occurred: { from, to: day } } },
    { about: ['FIGURES'] },
  );
  const value = (measure: string) =>
    month.data?.totals.grand.find((figure) => figure.measure === measure)?.value;
  const [visits, people] = [value('VISITS_LOGGED'), value('VISIT_DELEGATES')];
  const link = { from, to: day, status: 'LOGGED', station: stationId ?? undefined };
  const note = `${stationId === null ? t('allStations') : t('thisStation')} · ${day.slice(0, 7)}`;
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          may('outcome.report') ? <ButtonLink to="/outcomes/new">{t('reportOutcome')}</ButtonLink> : null
        }
      />
      {may('visit.log') ? (
        <Link to="/visits/new" className="button primary home-big">
          {t('logVisit')}
        </Link>
      ) : null}
      <div className="stats home-tiles">
        <Tile
          label={t('waiting')}
          to="/outbox"
          note={
            waiting.refused > 0 ? (
              <Tag tone="red">{t('refused', { count: waiting.refused })}</Tag>
            ) : waiting.syncedAt === undefined ? (
              t('nothingWaits')
            ) : (
              t('syncedAt', { at: momentOf(waiting.syncedAt) })
            )
          }
        >
          <Count of={waiting.pending} />
        </Tile>
        <Tile label={t('monthVisits')} to="/visits" search={link} note={note}>
          {visits === undefined ? null : <Count of={visits} />}
        </Tile>
        <Tile label={t('monthPeople')} to="/visits" search={link} note={note}>
          {people === undefined ? null : <Count of={people} />}
        </Tile>
      </div>
      <Planned filter={{ ...stations, status: 'PLANNED' }} />
    </>
  );
};

const Planned = ({
  filter,
}: {
  readonly filter: { readonly stationIds?: string[]; readonly status: 'PLANNED' };
}) => {
  const { t } = useTranslation('home');
  const say = useEnum();
  const may = useMay();
  const planned = useAsk(PlannedVisitsDocument, { filter }, { about: ['VISIT'] });
  return (
    <Panel
      title={t('planned')}
      actions={
        may('visit.plan') ? (
          <ButtonLink kind="quiet" to="/visits/new" search={{ plan: 'new' } as never}>
            {t('plan')}
          </ButtonLink>
        ) : null
      }
    >
      <Asked query={planned} lines={4} height={160}>
        {({ visits }) =>
          visits.edges.length === 0 ? (
            <Empty
              next={
                may('visit.plan') ? (
                  <ButtonLink to="/visits/new" search={{ plan: 'new' } as never}>
                    {t('planOne')}
                  </ButtonLink>
                ) : null
              }
            >
              {t('nothingPlanned')}
            </Empty>
          ) : (
            <>
              <ul className="list">
                {visits.edges.map(({ node }) => {
                  const name =
                    node.name === null ? say('VisitDirection', node.direction) : shortTitle(node.name);
                  return (
                    <li key={node.id} className="home-line">
                      <time className="home-when" dateTime={node.startsOn}>
                        {node.startsOn}
                      </time>
                      <span className="home-what">
                        <Link to="/visits/$id" params={{ id: node.id } as never}>
                          {name}
                        </Link>{' '}
                        <Illustrative of={node.illustrative} />
                        {node.delegateCount === null ? null : (
                          <span className="hint"> {t('people', { count: node.delegateCount })}</span>
                        )}
                      </span>
                      {may('visit.log') ? (
                        <Link
                          className="button"
                          to="/visits/new"
                          search={{ plan: node.id } as never}
                          aria-label={t('logOf', { name })}
                        >
                          {t('logIt')}
                        </Link>
                      ) : null}
                    </li>
                  );
                })}
              </ul>
              {visits.totalCount > visits.edges.length ? (
                <p className="hint">{t('morePlanned', { count: visits.totalCount - visits.edges.length })}</p>
              ) : null}
            </>
          )
        }
      </Asked>
    </Panel>
  );
};
