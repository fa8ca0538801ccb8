import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countOf } from '../../app/format.ts';
import { useEvery } from '../../app/every.ts';
import { useAsk } from '../../app/query.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Asked, Count, Empty, Illustrative, PageHead, Panel, shortTitle, Tag } from '../../ui/parts.tsx';
import { HomeSystemDocument, HomeToMendDocument, OrganizationWarningsDocument } from './home.gql.ts';
import { Tile } from './tile.tsx';

const SHOWN = 8;

/** Whether all runs, what waits to be mended, and how many there are. */
export const AdminHome = () => {
  const { t } = useTranslation('home');
  const system = useAsk(HomeSystemDocument, {}, { about: ['SYSTEM', 'FIGURES'] });
  const counts = useAsk(HomeToMendDocument, {}, { about: ['LEAD', 'ORGANIZATION', 'STATION'] });
  const organizations = useEvery(OrganizationWarningsDocument, {}, (answer) => answer.organizations, {
    about: ['ORGANIZATION'],
  });
  const parts = system.data?.projectionHealth;
  const of = (...states: readonly string[]) =>
    parts?.filter(({ state }) => states.includes(state)).length ?? 0;
  const stopped = of('STOPPED');
  const owed = system.data?.owedCommands.totalCount ?? 0;
  const behind = of('BEHIND', 'REBUILDING');
  const data = counts.data;
  const unverified = data?.industryChains.filter(({ verified }) => !verified).length;
  const warned = organizations.data?.nodes.filter(({ warnings }) => warnings.length > 0);
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <ButtonLink
            kind="primary"
            to="/admin/organizations"
            search={{ do: 'registerOrganization' } as never}
          >
            {t('registerOrganization')}
          </ButtonLink>
        }
      />
      {counts.error === null ? null : <Asked query={counts}>{() => null}</Asked>}
      <div className="stats home-tiles">
        <Tile
          label={t('system')}
          to="/admin/health"
          note={parts === undefined ? undefined : t('parts', { count: parts.length })}
        >
          {parts === undefined ? null : stopped > 0 ? (
            <Tag tone="red">{t('stopped', { count: stopped })}</Tag>
          ) : owed > 0 ? (
            <Tag tone="red">{t('owed', { count: owed })}</Tag>
          ) : behind > 0 ? (
            <Tag tone="amber">{t('behind', { count: behind })}</Tag>
          ) : (
            <Tag tone="green">{t('running')}</Tag>
          )}
        </Tile>
        <Tile
          label={t('organizations')}
          to="/admin/organizations"
          note={
            data === undefined
              ? undefined
              : t('organizationsNote', { members: data.members.totalCount, hubs: data.hubs.totalCount })
          }
        >
          {organizations.data === undefined ? null : <Count of={organizations.data.nodes.length} />}
        </Tile>
        <Tile
          label={t('stations')}
          to="/admin/stations"
          note={data === undefined ? undefined : t('stationsNote', { count: data.stations.totalCount })}
        >
          {data === undefined ? null : <Count of={data.open.totalCount} />}
        </Tile>
        <Tile
          label={t('chains')}
          to="/admin/chains"
          note={data === undefined ? undefined : t('chainsNote', { count: data.chainCatalogues.length })}
        >
          {data === undefined ? null : <Count of={data.industryChains.length} />}
        </Tile>
      </div>
      <Panel title={t('toMend')}>
        <Asked query={counts} lines={4} height={160}>
          {({ pending }) => {
            const nothing =
              pending.totalCount === 0 && unverified === 0 && warned !== undefined && warned.length === 0;
            return nothing ? (
              <Empty>{t('nothingToMend')}</Empty>
            ) : (
              <ul className="list">
                {pending.totalCount === 0 ? null : (
                  <li className="home-line">
                    <span className="home-what">
                      <Link to="/leads" search={{ view: 'table', verdict: 'PENDING' } as never}>
                        {t('pendingLeads')}
                      </Link>
                    </span>
                    <span className="figure">{countOf(pending.totalCount)}</span>
                  </li>
                )}
                {unverified === undefined || unverified === 0 ? null : (
                  <li className="home-line">
                    <span className="home-what">
                      <Link to="/admin/chains" search={{ only: 'unverified' } as never}>
                        {t('unverifiedChains')}
                      </Link>
                    </span>
                    <span className="figure">{countOf(unverified)}</span>
                  </li>
                )}
                {warned?.slice(0, SHOWN).map(({ id, name, illustrative, warnings }) => (
                  <li key={id} className="home-line">
                    <span className="home-what">
                      <Link to="/admin/organizations/$id" params={{ id } as never}>
                        {shortTitle(name)}
                      </Link>{' '}
                      <Illustrative of={illustrative} />
                    </span>
                    <Tag tone="amber">{t('warnings', { count: warnings.length })}</Tag>
                  </li>
                ))}
                {warned !== undefined && warned.length > SHOWN ? (
                  <li className="hint">{t('moreWarned', { count: warned.length - SHOWN })}</li>
                ) : null}
              </ul>
            );
          }}
        </Asked>
      </Panel>
    </>
  );
};
