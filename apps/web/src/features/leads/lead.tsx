import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../../app/format.ts';
import { Gone } from '../../app/nothing.tsx';
import { useAsk } from '../../app/query.ts';
import { useRefusalWords } from '../../app/refusal-words.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { Timeline } from '../../records/timeline.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import {
  Asked,
  Fact,
  Facts,
  Illustrative,
  Money,
  PageHead,
  Panel,
  shortTitle,
  Tag,
} from '../../ui/parts.tsx';
import { LeadTags, Since } from './card.tsx';
import { LeadDocument, LeadRelatedDocument, type LeadQuery } from './leads.gql.ts';
import { nextOf, permissionOf } from './moves.ts';
import './leads.css';

const LeadActs = lazy(() => import('./acts/lead-acts.tsx'));

type Lead = NonNullable<LeadQuery['lead']>;

/** One lead: what it is, what stands next, what came of it, and everything that ever happened to it. */
const LeadPage = () => {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation(['leads', 'common']);
  const query = useAsk(LeadDocument, { id }, { about: ['LEAD'] });
  if (query.data?.lead === null || query.error?.code === 'NOT_FOUND') return <Gone />;
  if (query.data === undefined)
    return (
      <>
        <PageHead title={t('title')} />
        <Asked query={query} lines={12}>
          {() => null}
        </Asked>
      </>
    );
  const { lead } = query.data;
  return (
    <>
      <PageHead
        title={shortTitle(lead.title)}
        back={<Link to="/leads">{t('title')}</Link>}
        tags={
          <>
            <Stage lead={lead} />
            <LeadTags lead={lead} />
          </>
        }
        actions={
          <Suspense>
            <LeadActs record={lead} />
          </Suspense>
        }
      />
      {lead.duplicateOfLead === null ? null : (
        <p className="notice lead-notice">
          {t('page.duplicateOf')}{' '}
          <Link to="/leads/$id" params={{ id: lead.duplicateOfLead.id } as never}>
            {shortTitle(lead.duplicateOfLead.title)}
          </Link>
        </p>
      )}
      {lead.stage === 'LOST' ? (
        <p className="notice lead-notice">
          {t('page.lost', { on: lead.lostOn ?? '', reason: lead.lostReason ?? '' })}
        </p>
      ) : null}
      <div className="columns lead-columns">
        <div className="stack">
          <Next lead={lead} />
          <About lead={lead} />
          <FollowUps lead={lead} />
          <Related id={lead.id} />
        </div>
        <Timeline subjectId={lead.id} />
      </div>
    </>
  );
};

const Stage = ({ lead }: { readonly lead: Lead }) => {
  const say = useEnum();
  return <Tag tone={lead.stage === 'LOST' ? 'red' : 'accent'}>{say('LeadStage', lead.stage)}</Tag>;
};

/** What stands next, and what it still needs: said before somebody tries. */
const Next = ({ lead }: { readonly lead: Lead }) => {
  const { t } = useTranslation('leads');
  const words = useRefusalWords();
  const may = useMay();
  const [, patch] = useSearchText();
  const steps = nextOf(lead)
    .filter((act) => may(permissionOf[act]))
    .map((act) => ({ act, step: lead.next.find(({ mutation }) => mutation === act) }));
  const open = lead.stage !== 'LOST' && lead.duplicateOf === null;
  const onward = (
    [
      ['visit.log', '/visits/new', 'logVisit'],
      ['agreement.sign', '/agreements/new', 'signAgreement'],
      ['project.land', '/projects/new', 'landProject'],
    ] as const
  ).filter(
    ([permission, , act]) =>
      open &&
      may(permission) &&
      (act === 'logVisit' || lead.next.some(({ mutation, allowed }) => mutation === act && allowed)),
  );
  if (steps.length === 0 && onward.length === 0) return null;
  const overdue = open && lead.nextFollowUpOn !== null && lead.nextFollowUpOn < today();
  return (
    <Panel title={t('page.next')}>
      {lead.nextFollowUpOn === null || !open ? null : (
        <p className="next-due">
          {overdue ? (
            <Tag tone="amber">{t('page.overdue', { on: lead.nextFollowUpOn })}</Tag>
          ) : (
            t('page.due', { on: lead.nextFollowUpOn })
          )}
        </p>
      )}
      <ul className="next-steps">
        {steps.map(({ act, step }) => (
          <li key={act}>
            <Button
              {...(step?.allowed === false ? { why: words(step.reason ?? 'FORBIDDEN') } : {})}
              onClick={() => patch({ do: act }, { push: true })}
            >
              {t(`acts.${act}`)}
            </Button>
            <span className="why">{t(`page.leadsTo.${act as 'qualifyLead'}`)}</span>
          </li>
        ))}
        {onward.length === 0 ? null : (
          <li>
            {onward.map(([, to, name]) => (
              <ButtonLink key={name} to={to} search={{ lead: lead.id } as never}>
                {t(`page.onward.${name}`)}
              </ButtonLink>
            ))}
          </li>
        )}
      </ul>
    </Panel>
  );
};

const About = ({ lead }: { readonly lead: Lead }) => {
  const { t } = useTranslation('leads');
  const say = useEnum();
  const owner = [lead.ownerStation?.name ?? lead.ownerOrganization?.name, lead.ownerUserName]
    .filter(Boolean)
    .join(' · ');
  return (
    <Panel title={t('page.facts')}>
      <Facts>
        <Fact label={t('field.investorName')}>{lead.investorName}</Fact>
        <Fact label={t('field.expected')}>
          {lead.expectedInvestment === null ? null : <Money of={lead.expectedInvestment} />}
        </Fact>
        <Fact label={t('field.chain')}>{lead.chainName}</Fact>
        <Fact label={t('field.region')}>{lead.regionName}</Fact>
        <Fact label={t('columns.verdict')}>
          {say('ClaimVerdict', lead.verdict)}
          {lead.firstLead === null || lead.firstLead.id === lead.id ? null : (
            <>
              {' · '}
              <Link to="/leads/$id" params={{ id: lead.firstLead.id } as never}>
                {t('page.first', {
                  reporter: lead.firstLead.reporter?.name ?? '',
                  on: lead.firstLead.reportedOn,
                })}
              </Link>
            </>
          )}
        </Fact>
        <Fact label={t('columns.grade')}>
          {lead.grade === null
            ? null
            : `${say('LeadGrade', lead.grade)}${lead.qualifiedOn === null ? '' : ` · ${lead.qualifiedOn}`}`}
        </Fact>
        <Fact label={t('field.reporter')}>
          {lead.reporter === null ? null : `${lead.reporter.name} · ${lead.reportedOn}`}
        </Fact>
        <Fact label={t('columns.owner')}>{lead.inPool ? t('page.inPool') : owner}</Fact>
        <Fact label={t('page.lastFollowUp')}>
          {lead.lastFollowUpOn === null ? (
            <Since lead={lead} />
          ) : (
            <>
              {lead.lastFollowUpOn} <Since lead={lead} />
            </>
          )}
        </Fact>
        <Fact label={t('field.kind')}>{say('LeadKind', lead.kind)}</Fact>
        <Fact label={t('field.sourcingMethod')} skip>
          {lead.sourcingMethod === null ? null : say('SourcingMethod', lead.sourcingMethod)}
        </Fact>
        <Fact label={t('field.throughStation')} skip>
          {lead.station?.name}
        </Fact>
        <Fact label={t('field.activity')} skip>
          {lead.activity === null ? null : (
            <Link to="/activities/$id" params={{ id: lead.activity.id } as never}>
              {shortTitle(lead.activity.name)}
            </Link>
          )}
        </Fact>
        <Fact label={t('field.code')} skip>
          {lead.investorCreditCode === null ? null : (
            <>
              <code lang="en">{lead.investorCreditCode}</code>
              {lead.creditCodeAsDocumented ? <Tag tone="amber">{t('code.documented')}</Tag> : null}
            </>
          )}
        </Fact>
        <Fact label={t('field.sourceDocument')} skip>
          {lead.sourceDocument}
        </Fact>
      </Facts>
      {lead.summary === null ? null : <p className="lead-summary">{lead.summary}</p>}
    </Panel>
  );
};

const FollowUps = ({ lead }: { readonly lead: Lead }) => {
  const { t } = useTranslation('leads');
  if (lead.followUps.edges.length === 0) return null;
  return (
    <Panel title={t('page.followUps', { count: lead.followUps.totalCount })}>
      <ul className="list">
        {lead.followUps.edges.map(({ node }, index) => (
          <li key={index}>
            <time dateTime={node.followedUpOn}>{node.followedUpOn}</time>{' '}
            <span className="lead-note">{node.note}</span>
            {node.nextFollowUpOn === null ? null : (
              <p className="hint">{t('page.nextOn', { on: node.nextFollowUpOn })}</p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** Visits, agreements and projects that name the lead. */
const Related = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('leads');
  const say = useEnum();
  const query = useAsk(LeadRelatedDocument, { id }, { about: ['VISIT', 'AGREEMENT', 'PROJECT'] });
  const line = (key: string, path: string, title: string, illustrative: boolean, ...more: ReactNode[]) => (
    <li key={key}>
      <Link to={path} preload={false}>
        {shortTitle(title)}
      </Link>{' '}
      <Illustrative of={illustrative} />
      <p className="hint">
        {more
          .filter((one) => one !== null)
          .map((one, index) => (
            <span key={index}>
              {index === 0 ? '' : ' · '}
              {one}
            </span>
          ))}
      </p>
    </li>
  );
  return (
    <Panel title={t('page.related')}>
      <Asked query={query} lines={3}>
        {({ visits, agreements, projects }) => (
          <div className="stack">
            {visits.edges.length + agreements.edges.length + projects.edges.length === 0 ? (
              <p className="none">{t('page.noRelated')}</p>
            ) : null}
            {projects.edges.length === 0 ? null : (
              <section>
                <h3>{t('page.projects', { count: projects.totalCount })}</h3>
                <ul className="list">
                  {projects.edges.map(({ node }) =>
                    line(
                      node.id,
                      `/projects/${node.id}`,
                      node.name,
                      node.illustrative,
                      node.landedOn,
                      say('ProjectStatus', node.status),
                      <Money key="money" of={node.plannedInvestment} />,
                    ),
                  )}
                </ul>
              </section>
            )}
            {agreements.edges.length === 0 ? null : (
              <section>
                <h3>{t('page.agreements', { count: agreements.totalCount })}</h3>
                <ul className="list">
                  {agreements.edges.map(({ node }) =>
                    line(
                      node.id,
                      `/agreements/${node.id}`,
                      node.title,
                      node.illustrative,
                      node.signedOn,
                      say('AgreementKind', node.kind),
                      say('AgreementStatus', node.status),
                      node.amount === null ? null : <Money key="money" of={node.amount} />,
                    ),
                  )}
                </ul>
              </section>
            )}
            {visits.edges.length === 0 ? null : (
              <section>
                <h3>{t('page.visits', { count: visits.totalCount })}</h3>
                <ul className="list">
                  {visits.edges.map(({ node }) =>
                    line(
                      node.id,
                      `/visits/${node.id}`,
                      node.name ?? node.host?.name ?? node.startsOn,
                      node.illustrative,
                      node.startsOn,
                      say('VisitDirection', node.direction),
                      say('VisitStatus', node.status),
                    ),
                  )}
                </ul>
              </section>
            )}
          </div>
        )}
      </Asked>
    </Panel>
  );
};

export default LeadPage;
