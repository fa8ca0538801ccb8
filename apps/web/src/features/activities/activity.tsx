import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { agesWith, asOfIn, searchOf, type Known } from '../../app/known.ts';
import { useAsk } from '../../app/query.ts';
import { useEnum } from '../../app/use-enum.ts';
import { percentOf } from '../../records/credit-shares.tsx';
import { AsKnown, LookBack, NotThere } from '../../records/past.tsx';
import { Timeline } from '../../records/timeline.tsx';
import {
  Asked,
  Count,
  Days,
  Empty,
  Fact,
  Facts,
  Illustrative,
  PageHead,
  Panel,
  Tag,
  shortTitle,
} from '../../ui/parts.tsx';
import { Table } from '../../ui/table.tsx';
import { useChainName } from '../../records/chain-names.ts';
import { ActivityDocument, type ActivityFactsFragment } from './activities.gql.ts';

const ActivityActs = lazy(() => import('./activity-acts.tsx'));

const ActivityPage = () => {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const { t } = useTranslation('activities');
  return <AsKnown title={t('title')}>{(known) => <Activity id={id} known={known} />}</AsKnown>;
};

/** One activity, as it is or as it was known then. */
const Activity = ({ id, known }: { readonly id: string; readonly known: Known | undefined }) => {
  const query = useAsk(ActivityDocument, { id, ...asOfIn(known) }, agesWith(known, ['ACTIVITY']));
  return (
    <Asked query={query} lines={10}>
      {({ activity }) =>
        activity === null ? <NotThere known={known} /> : <Shown activity={activity} known={known} />
      }
    </Asked>
  );
};

const Shown = ({
  activity,
  known,
}: {
  readonly activity: ActivityFactsFragment;
  readonly known: Known | undefined;
}) => {
  const { t } = useTranslation('activities');
  const { t: common } = useTranslation();
  const say = useEnum();
  const chainName = useChainName();
  return (
    <>
      <PageHead
        title={shortTitle(activity.name)}
        back={
          <Link to="/activities" search={searchOf(known)}>
            {t('title')}
          </Link>
        }
        tags={
          <>
            <Tag tone={activity.status === 'PLANNED' ? 'accent' : 'plain'}>
              {say('ActivityStatus', activity.status)}
            </Tag>
            <Tag>{say('ActivityKind', activity.kind)}</Tag>
            {activity.purpose === 'SERVICE' ? <Tag>{say('ActivityPurpose', 'SERVICE')}</Tag> : null}
            <Illustrative of={activity.illustrative} />
          </>
        }
        actions={
          known === undefined ? (
            <>
              <Suspense>
                <ActivityActs activity={activity} />
              </Suspense>
              <LookBack />
            </>
          ) : undefined
        }
      />
      <div className="columns">
        <div className="stack">
          <Panel title={t('facts.title')}>
            <Facts>
              {activity.status === 'HELD' ? (
                <Fact label={t('facts.dates')}>
                  <Days from={activity.startsOn} to={activity.endsOn} />
                </Fact>
              ) : null}
              <Fact label={t('facts.expected')} skip>
                {activity.expectedFrom === null ? null : (
                  <Days from={activity.expectedFrom} to={activity.expectedTo} />
                )}
              </Fact>
              <Fact label={t('form.region')}>{activity.regionName}</Fact>
              <Fact label={t('form.chain')}>{chainName(activity.chainName)}</Fact>
              <Fact label={t('list.sessions')}>
                {activity.sessionCount === 0 ? null : <Count of={activity.sessionCount} />}
              </Fact>
              <Fact label={t('list.people')}>
                {activity.participants === null ? null : <Count of={activity.participants} />}
              </Fact>
              <Fact label={t('facts.cancelReason')} skip>
                {activity.cancelReason}
              </Fact>
              <Fact label={common('document')} skip>
                {activity.sourceDocument}
              </Fact>
            </Facts>
          </Panel>
          <Panel title={t('facts.credits')}>
            <ul className="list">
              {activity.credits.map(({ organizationId, organization, basisPoints }) => (
                <li key={organizationId}>
                  <Link to="/activities" search={{ org: organizationId, known } as never}>
                    {organization?.name ?? organizationId}
                  </Link>{' '}
                  <span className="figure">{percentOf(basisPoints)}%</span>
                </li>
              ))}
            </ul>
          </Panel>
          <Panel title={t('form.sessions')}>
            {activity.sessions.length === 0 ? (
              <Empty>{t('facts.noSessions')}</Empty>
            ) : (
              <Table
                caption={t('form.sessions')}
                rows={activity.sessions.map((session, at) => ({ ...session, at }))}
                keyOf={({ at }) => String(at)}
                columns={[
                  { key: 'day', label: t('form.day'), head: true, cell: ({ heldOn }) => heldOn },
                  {
                    key: 'times',
                    label: t('form.times'),
                    figure: true,
                    cell: ({ sessions }) => <Count of={sessions} />,
                  },
                  {
                    key: 'persons',
                    label: t('form.persons'),
                    figure: true,
                    cell: ({ participants }) =>
                      participants === null ? common('notSaid') : <Count of={participants} />,
                  },
                ]}
              />
            )}
          </Panel>
        </div>
        <Timeline subjectId={activity.id} known={known} />
      </div>
    </>
  );
};

export default ActivityPage;
