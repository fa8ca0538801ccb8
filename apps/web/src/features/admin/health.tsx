import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectionState } from '../../app/enums.gql.ts';
import { countOf, momentOf } from '../../app/format.ts';
import { ask } from '../../app/ask.ts';
import { queryClient, useAsk } from '../../app/query.ts';
import { Refusal } from '../../app/refusal.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { ServerInfoDocument } from '../../records/records.gql.ts';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { Asked, Fact, Facts, PageHead, Panel, Tag, type Tone } from '../../ui/parts.tsx';
import { Table } from '../../ui/table.tsx';
import {
  HealthDocument,
  SayDemonstrationSequelDocument,
  type SayDemonstrationSequelMutation,
} from './admin.gql.ts';
import { Owed } from './owed.tsx';
import { wordOfPart } from './part-words.ts';
import './admin.css';

const EVERY_MS = 5_000;
const tones: Readonly<Record<ProjectionState, Tone>> = {
  RUNNING: 'green',
  BEHIND: 'amber',
  REBUILDING: 'amber',
  STOPPED: 'red',
};

/** What does not run stands first: nobody should have to look for it among twenty parts. */
const inOrder = (state: ProjectionState): number => (state === 'STOPPED' ? 0 : state === 'RUNNING' ? 2 : 1);

/** Goes on with the demonstration, for whoever shows it: once, however often it is pressed. */
const Sequel = () => {
  const { t } = useTranslation('admin');
  const say = useEnum();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<SayDemonstrationSequelMutation['sayDemonstrationSequel']>();
  const [refusal, setRefusal] = useState<Refusal>();
  const name = say('DemonstrationSequel', 'SEPTEMBER');
  const press = async () => {
    setRefusal(undefined);
    setBusy(true);
    try {
      const answer = await ask(SayDemonstrationSequelDocument, { sequel: 'SEPTEMBER' });
      setSaid(answer.sayDemonstrationSequel);
      await queryClient.invalidateQueries();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t('sequel.title')}>
      <p>
        {t('sequel.why', { name })} <code lang="en">npx yinfeng demo september</code>
      </p>
      <div className="bar">
        <Button busy={busy} onClick={() => void press()}>
          {t('sequel.say', { name })}
        </Button>
        <p role="status">
          {said === undefined
            ? null
            : said.isNew
              ? t('sequel.said', { name, count: said.steps })
              : t('sequel.saidBefore', { name })}
        </p>
        {said === undefined ? null : <Link to="/figures">{t('sequel.toFigures')}</Link>}
      </div>
      {refusal === undefined ? null : <Fault refusal={refusal} />}
    </Panel>
  );
};

/** How every part of the server is, asked again every five seconds as long as somebody looks. */
const HealthPage = () => {
  const { t } = useTranslation('admin');
  const health = useAsk(HealthDocument, {}, { about: ['SYSTEM'] });
  const server = useAsk(ServerInfoDocument, {});
  const may = useMay();
  const { refetch } = health;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refetch();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [refetch]);
  return (
    <>
      <PageHead title={t('health')} />
      <div className="stack">
        <Asked query={health} lines={12} height={600}>
          {({ projectionHealth, owedCommands }) => {
            const wrong = projectionHealth.filter(({ state }) => state !== 'RUNNING').length;
            const now = health.dataUpdatedAt;
            const ageOf = (at: string) => Math.max(0, Math.round((now - Date.parse(at)) / 1_000));
            return (
              <>
                <p className="admin-summary">
                  <span role="status">
                    {owedCommands.totalCount === 0 ? null : (
                      <>
                        <Tag tone="red">{t('owed.tag', { count: owedCommands.totalCount })}</Tag>{' '}
                      </>
                    )}
                    {wrong === 0 ? (
                      <Tag tone="green">{t('allRun', { count: projectionHealth.length })}</Tag>
                    ) : (
                      <Tag tone="red">{t('someDont', { count: wrong })}</Tag>
                    )}
                  </span>{' '}
                  <span className="hint">{t('asOf', { at: momentOf(now) })}</span>
                </p>
                <Owed owed={owedCommands} />
                <Table
                  caption={t('health')}
                  rows={projectionHealth.toSorted((a, b) => inOrder(a.state) - inOrder(b.state))}
                  keyOf={({ name }) => name}
                  columns={[
                    {
                      key: 'name',
                      label: t('part'),
                      head: true,
                      cell: ({ name }) => (
                        <>
                          {t(`parts.${wordOfPart(name)}` as never, { defaultValue: name })}
                          <br />
                          <code lang="en" className="hint">
                            {name}
                          </code>
                        </>
                      ),
                    },
                    { key: 'kind', label: t('kind'), cell: ({ kind }) => t(`partKinds.${kind}`) },
                    {
                      key: 'state',
                      label: t('status'),
                      cell: ({ state }) => <Tag tone={tones[state]}>{t(`states.${state}`)}</Tag>,
                    },
                    { key: 'lag', label: t('lag'), figure: true, cell: ({ lag }) => countOf(lag) },
                    {
                      key: 'heartbeat',
                      label: t('heartbeat'),
                      figure: true,
                      cell: ({ heartbeatAt }) =>
                        heartbeatAt === null ? (
                          t('never')
                        ) : (
                          <span title={momentOf(heartbeatAt)}>
                            {t('secondsAgo', { count: ageOf(heartbeatAt) })}
                          </span>
                        ),
                    },
                    {
                      key: 'position',
                      label: t('position'),
                      figure: true,
                      cell: ({ position, head }) => `${countOf(position)} / ${countOf(head)}`,
                    },
                    {
                      key: 'failure',
                      label: t('failure'),
                      cell: ({ failure }) =>
                        failure === null ? t('noFailure') : <code lang="en">{failure}</code>,
                    },
                  ]}
                />
              </>
            );
          }}
        </Asked>
        {server.data?.serverInfo.demo && may('demonstration.say') ? <Sequel /> : null}
        <Panel title={t('server')}>
          <Asked query={server} lines={2}>
            {({ serverInfo }) => (
              <Facts>
                <Fact label={t('serverName')}>{serverInfo.name}</Fact>
                <Fact label={t('serverVersion')}>
                  <code lang="en">{serverInfo.version}</code>
                </Fact>
                <Fact label={t('webBuild')}>
                  {serverInfo.webBuild === null ? null : <code lang="en">{serverInfo.webBuild}</code>}
                </Fact>
                <Fact label={t('logId')}>
                  <code lang="en">{serverInfo.logId}</code>
                </Fact>
                <Fact label={t('serverToday')}>{serverInfo.today}</Fact>
                <Fact label={t('demo')}>{serverInfo.demo ? t('isDemo') : t('isNoDemo')}</Fact>
              </Facts>
            )}
          </Asked>
        </Panel>
      </div>
    </>
  );
};

export default HealthPage;
