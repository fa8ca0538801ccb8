import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { daysBetween, momentOf, today } from '../../app/format.ts';
import { useAsk } from '../../app/query.ts';
import { useSearchText, type SearchText } from '../../app/search.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { SwitchField } from '../../ui/fields.tsx';
import { Asked, Count, Empty, Fen, Illustrative, PageHead, Panel, shortTitle, Tag } from '../../ui/parts.tsx';
import { dayBefore, sumOf } from './counting.ts';
import { DueLeadsDocument, LatestLeadsDocument, type DueLeadsQueryVariables } from './home.gql.ts';
import { Tile } from './tile.tsx';

type Own = 'me' | 'org' | 'all';
type Filter = NonNullable<DueLeadsQueryVariables['mine']>;

/** The leads that wait for a follow-up, those in talks, and what moved last: one's own, one's organization's, or all. */
export const LiaisonHome = () => {
  const { t } = useTranslation('home');
  const viewer = useViewer();
  const may = useMay();
  const [search, patch] = useSearchText();
  const owns: readonly Own[] = viewer.organizationId === null ? ['me', 'all'] : ['me', 'org', 'all'];
  const own = owns.find((one) => one === search['own']) ?? (viewer.organizationId === null ? 'all' : 'org');
  const mine: Filter =
    own === 'me'
      ? { ownerUserId: viewer.id }
      : own === 'org'
        ? { organizationIds: [viewer.organizationId!] }
        : {};
  const day = today();
  const open = { ...mine, status: 'OPEN' as const };
  const leads = useAsk(
    DueLeadsDocument,
    {
      today: { ...open, nextFollowUp: { from: day, to: day } },
      overdue: { ...open, nextFollowUp: { to: dayBefore(day) } },
      due: { ...open, nextFollowUp: { to: day } },
      mine,
    },
    { about: ['LEAD'], keepPrevious: true },
  );
  const board = leads.data?.board.filter(({ status }) => status === 'OPEN');
  const link: SearchText = { view: 'table', own: own === 'all' ? undefined : own };
  const withoutAmount = board?.reduce((sum, column) => sum + column.withoutAmount, 0);
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <>
            {may('activity.hold') ? (
              <ButtonLink to="/activities/new" search={{ service: 'true' } as never}>
                {t('holdService')}
              </ButtonLink>
            ) : null}
            {may('outcome.report') ? <ButtonLink to="/outcomes/new">{t('reportOutcome')}</ButtonLink> : null}
            {may('lead.report') ? (
              <ButtonLink kind="primary" to="/leads/new">
                {t('report')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="bar">
        <SwitchField<Own>
          name="own"
          label={t('own.label')}
          hideLabel
          value={own}
          choices={owns.map((value) => ({ value, label: t(`own.${value}`) }))}
          onChange={(value) => patch({ own: value })}
        />
      </div>
      <div className="stats home-tiles">
        <Tile label={t('dueToday')} to="/leads" search={{ ...link, due: 'today' }}>
          {leads.data === undefined ? null : <Count of={leads.data.today.totalCount} />}
        </Tile>
        <Tile label={t('overdue')} to="/leads" search={{ ...link, due: 'overdue' }}>
          {leads.data === undefined ? null : <Count of={leads.data.overdue.totalCount} />}
        </Tile>
        <Tile
          label={t('inTalks')}
          to="/leads"
          search={{ ...link, view: 'board' }}
          note={withoutAmount ? t('withoutAmount', { count: withoutAmount }) : undefined}
        >
          {board === undefined ? null : (
            <span className="home-pair">
              <span>{t('leads', { count: board.reduce((sum, { count }) => sum + count, 0) })}</span>
              <Fen of={sumOf(board.map(({ expected }) => expected.cny))} />
            </span>
          )}
        </Tile>
      </div>
      <div className="columns">
        <Panel title={t('toDo')}>
          <Asked query={leads} lines={8} height={320}>
            {({ due }) =>
              due.edges.length === 0 ? (
                <Empty next={<ButtonLink to="/leads">{t('toBoard')}</ButtonLink>}>{t('nothingDue')}</Empty>
              ) : (
                <>
                  <ul className="list">
                    {due.edges.map(({ node }) => (
                      <li key={node.id} className="home-line">
                        <span className="home-what">
                          <Link to="/leads/$id" params={{ id: node.id } as never}>
                            {shortTitle(node.title)}
                          </Link>{' '}
                          <Illustrative of={node.illustrative} />
                          <br />
                          <span className="hint">{node.investorName ?? t('noInvestor')}</span>
                        </span>
                        <Due on={node.nextFollowUpOn ?? day} day={day} />
                        {may('lead.followUp') ? (
                          <Link
                            className="button"
                            to="/leads/$id"
                            params={{ id: node.id } as never}
                            search={{ do: 'followUpLead', from: 'home' } as never}
                            aria-label={t('followUpOf', { title: shortTitle(node.title) })}
                          >
                            {t('followUp')}
                          </Link>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                  {due.totalCount > due.edges.length ? (
                    <p className="hint">{t('moreDue', { count: due.totalCount - due.edges.length })}</p>
                  ) : null}
                </>
              )
            }
          </Asked>
        </Panel>
        <Latest filter={mine} />
      </div>
    </>
  );
};

const Due = ({ on, day }: { readonly on: string; readonly day: string }) => {
  const { t } = useTranslation('home');
  const late = daysBetween(on, day);
  return late > 0 ? (
    <Tag tone="amber" title={on}>
      {t('late', { count: late })}
    </Tag>
  ) : (
    <Tag title={on}>{t('dueNow')}</Tag>
  );
};

/** What moved last, whoever moved it; it moves by itself. */
const Latest = ({ filter }: { readonly filter: Filter }) => {
  const { t } = useTranslation('home');
  const say = useEnum();
  const latest = useAsk(LatestLeadsDocument, { filter }, { about: ['LEAD'], keepPrevious: true });
  return (
    <Panel title={t('latest')}>
      <Asked query={latest} lines={8} height={320}>
        {({ leads }) =>
          leads.edges.length === 0 ? (
            <Empty next={<ButtonLink to="/leads/new">{t('report')}</ButtonLink>}>{t('noLeads')}</Empty>
          ) : (
            <ul className="list">
              {leads.edges.map(({ node }) => (
                <li key={node.id} className="home-line">
                  <time className="home-when" dateTime={node.updatedAt}>
                    {momentOf(node.updatedAt)}
                  </time>
                  <span className="home-what">
                    <Link to="/leads/$id" params={{ id: node.id } as never}>
                      {shortTitle(node.title)}
                    </Link>{' '}
                    <Illustrative of={node.illustrative} />
                  </span>
                  <Tag tone={node.stage === 'LOST' ? 'red' : 'accent'}>{say('LeadStage', node.stage)}</Tag>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Panel>
  );
};
