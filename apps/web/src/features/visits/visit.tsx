import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { agesWith, asOfIn, searchOf, type Known } from '../../app/known.ts';
import { useAsk } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { AsKnown, LookBack, NotThere } from '../../records/past.tsx';
import { Timeline } from '../../records/timeline.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
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
import { useChainName } from '../../records/chain-names.ts';
import { statusTone, useVisitName } from './visit-name.tsx';
import { VisitDocument, type VisitFactsFragment } from './visits.gql.ts';
import './visits.css';

const VisitActs = lazy(() => import('./visit-acts.tsx'));

const VisitPage = () => {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const { t } = useTranslation('visits');
  return <AsKnown title={t('title')}>{(known) => <Visit id={id} known={known} />}</AsKnown>;
};

/** One visit, as it is or as it was known then. */
const Visit = ({ id, known }: { readonly id: string; readonly known: Known | undefined }) => {
  const query = useAsk(VisitDocument, { id, ...asOfIn(known) }, agesWith(known, ['VISIT']));
  return (
    <Asked query={query} lines={10}>
      {({ visit }) => (visit === null ? <NotThere known={known} /> : <Shown visit={visit} known={known} />)}
    </Asked>
  );
};

type Of = { readonly visit: VisitFactsFragment; readonly known: Known | undefined };

const Shown = ({ visit, known }: Of) => {
  const { t } = useTranslation('visits');
  const say = useEnum();
  const may = useMay();
  const name = useVisitName()(visit);
  const [, patch] = useSearchText();
  const planned = visit.status === 'PLANNED';
  const change = planned ? 'amendVisit' : visit.status === 'LOGGED' ? 'correctVisit' : undefined;
  return (
    <>
      <PageHead
        title={name}
        back={
          <Link to="/visits" search={searchOf(known)}>
            {t('title')}
          </Link>
        }
        tags={
          <>
            <Tag tone={statusTone[visit.status]}>{say('VisitStatus', visit.status)}</Tag>
            <Tag>{say('VisitDirection', visit.direction)}</Tag>
            <Illustrative of={visit.illustrative} />
          </>
        }
        actions={
          known !== undefined ? undefined : (
            <>
              {planned && may('visit.log') ? (
                <ButtonLink to="/visits/new" search={{ plan: visit.id } as never} kind="primary">
                  {t('acts.logVisit')}
                </ButtonLink>
              ) : null}
              <Suspense>
                <VisitActs visit={visit} />
              </Suspense>
              <LookBack />
            </>
          )
        }
      />
      <div className="columns">
        <div className="stack">
          <Panel title={t('facts.title')}>
            <VisitFactsOf visit={visit} known={known} />
          </Panel>
          <Panel
            title={t('facts.leads')}
            actions={
              known === undefined &&
              change !== undefined &&
              may(change === 'amendVisit' ? 'visit.amend' : 'visit.correct') ? (
                <Button kind="quiet" onClick={() => patch({ do: change }, { push: true })}>
                  {t('facts.addLeads')}
                </Button>
              ) : undefined
            }
          >
            {visit.leads.length === 0 ? (
              <Empty>{t('facts.noLeads')}</Empty>
            ) : (
              <ul className="list">
                {visit.leads.map(({ id, title, stage, investorName }) => (
                  <li key={id}>
                    <Link to={`/leads/${id}` as never} search={searchOf(known)}>
                      {shortTitle(title)}
                    </Link>{' '}
                    <Tag>{say('LeadStage', stage)}</Tag>
                    {investorName === null ? null : <div className="why">{investorName}</div>}
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title={t('facts.organizations')}>
            {visit.organizations.length === 0 ? (
              <Empty>{t('facts.noOrganizations')}</Empty>
            ) : (
              <ul className="list">
                {visit.organizations.map(({ id, name: organization }) => (
                  <li key={id}>
                    <Link to="/visits" search={{ org: id, known } as never}>
                      {organization}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title={t('facts.itinerary')}>
            {visit.itinerary.length === 0 ? (
              <Empty>{t('facts.noItinerary')}</Empty>
            ) : (
              <ol className="list">
                {visit.itinerary.map(({ on, place, purpose }) => (
                  <li key={`${on} ${place}`}>
                    <time dateTime={on}>{on}</time> <strong>{place}</strong>
                    {purpose === null ? null : <div className="why">{purpose}</div>}
                  </li>
                ))}
              </ol>
            )}
          </Panel>
        </div>
        <Timeline subjectId={visit.id} known={known} />
      </div>
    </>
  );
};

const VisitFactsOf = ({ visit, known }: Of) => {
  const { t } = useTranslation('visits');
  const { t: common } = useTranslation();
  const say = useEnum();
  const chainName = useChainName();
  const logged = visit.status === 'LOGGED';
  return (
    <Facts>
      <Fact label={t('facts.dates')}>
        <Days from={visit.startsOn} to={visit.endsOn} />
      </Fact>
      {logged && visit.plannedOn !== null ? (
        <Fact label={t('facts.planned')}>
          <Days from={visit.plannedOn} to={visit.plannedUntil} />
        </Fact>
      ) : null}
      <Fact label={logged ? t('facts.people') : t('facts.expected')}>
        {visit.delegateCount === null ? null : <Count of={visit.delegateCount} />}
      </Fact>
      <Fact label={t('facts.station')} skip>
        {visit.station === null ? null : (
          <Link to="/visits" search={{ station: visit.station.id, known } as never}>
            {visit.station.name}
          </Link>
        )}
      </Fact>
      <Fact label={t('facts.host')}>
        {visit.host === null ? null : (
          <Link to="/visits" search={{ org: visit.host.id, known } as never}>
            {visit.host.name}
          </Link>
        )}
      </Fact>
      <Fact label={t('facts.from')}>{visit.originRegionName}</Fact>
      <Fact label={t('facts.to')}>{visit.destinationRegionName}</Fact>
      <Fact label={t('facts.chain')}>{chainName(visit.chainName)}</Fact>
      <Fact label={t('facts.region')} skip>
        {visit.regionName}
      </Fact>
      <Fact label={t('facts.reported')} skip>
        {visit.organizationsReported === null ? null : (
          <>
            {visit.organizationsQualifier === null || visit.organizationsQualifier === 'EXACT'
              ? ''
              : say('Qualifier', visit.organizationsQualifier)}
            <Count of={visit.organizationsReported} />
          </>
        )}
      </Fact>
      <Fact label={t('facts.activity')} skip>
        {visit.activity === null ? null : (
          <Link to={`/activities/${visit.activity.id}` as never} search={searchOf(known)}>
            {shortTitle(visit.activity.name)}
          </Link>
        )}
      </Fact>
      <Fact label={t('facts.cancelReason')} skip>
        {visit.cancelReason}
      </Fact>
      {logged ? <Fact label={t('facts.result')}>{visit.result}</Fact> : null}
      <Fact label={common('document')} skip>
        {visit.sourceDocument}
      </Fact>
    </Facts>
  );
};

export default VisitPage;
