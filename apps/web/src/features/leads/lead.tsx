import type { UseQueryResult } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../../app/format.ts';
import { asOfKnown, searchOf, type Known } from '../../app/known.ts';
import { Gone } from '../../app/nothing.tsx';
import { useAsk } from '../../app/query.ts';
import type { Refusal } from '../../app/refusal.ts';
import { useRefusalWords } from '../../app/refusal-words.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { AsKnown, LookBack, NotThen } from '../../records/past.tsx';
import { Timeline } from '../../records/timeline.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Asked, PageHead, Panel, shortTitle, Tag } from '../../ui/parts.tsx';
import { LeadTags } from './card.tsx';
import { LeadAbout } from './lead-about.tsx';
import { Related } from './lead-related.tsx';
import { LeadDocument, LeadThenDocument, type LeadFactsFragment, type LeadQuery } from './leads.gql.ts';
import { nextOf, permissionOf } from './moves.ts';
import './leads.css';

const LeadActs = lazy(() => import('./acts/lead-acts.tsx'));

type Lead = NonNullable<LeadQuery['lead']>;

/** One lead: what it is, what stands next, what came of it, and everything that ever happened to it; or what was known of it at a moment. */
const LeadPage = () => {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('leads');
  return (
    <AsKnown title={t('title')}>
      {(known) => (known === undefined ? <LeadNow id={id} /> : <LeadThen id={id} known={known} />)}
    </AsKnown>
  );
};

const LeadNow = ({ id }: { readonly id: string }) => {
  const query = useAsk(LeadDocument, { id }, { about: ['LEAD'] });
  const lead = query.data?.lead;
  if (lead === null || query.error?.code === 'NOT_FOUND') return <Gone />;
  return lead === undefined ? <Coming query={query} /> : <Found lead={lead} now={lead} known={undefined} />;
};

const LeadThen = ({ id, known }: { readonly id: string; readonly known: Known }) => {
  const query = useAsk(LeadThenDocument, { id, asOf: asOfKnown(known) }, { still: true });
  const lead = query.data?.lead;
  if (lead === null) return <NotThen known={known} />;
  return lead === undefined ? <Coming query={query} /> : <Found lead={lead} now={undefined} known={known} />;
};

const Coming = ({
  query,
}: {
  readonly query: Pick<UseQueryResult<unknown, Refusal>, 'data' | 'error' | 'refetch'>;
}) => {
  const { t } = useTranslation('leads');
  return (
    <>
      <PageHead title={t('title')} />
      <Asked query={query} lines={12}>
        {() => null}
      </Asked>
    </>
  );
};

const Found = ({
  lead,
  now,
  known,
}: {
  readonly lead: LeadFactsFragment;
  /** With what only the present has, for what can be done; undefined where the past is shown. */
  readonly now: Lead | undefined;
  readonly known: Known | undefined;
}) => {
  const { t } = useTranslation('leads');
  return (
    <>
      <PageHead
        title={shortTitle(lead.title)}
        back={
          <Link to="/leads" search={searchOf(known)}>
            {t('title')}
          </Link>
        }
        tags={
          <>
            <Stage lead={lead} />
            <LeadTags lead={lead} />
          </>
        }
        actions={
          now === undefined ? undefined : (
            <>
              <Suspense>
                <LeadActs record={now} />
              </Suspense>
              <LookBack />
            </>
          )
        }
      />
      {lead.duplicateOfLead === null ? null : (
        <p className="notice lead-notice">
          {t('page.duplicateOf')}{' '}
          <Link to="/leads/$id" params={{ id: lead.duplicateOfLead.id } as never} search={searchOf(known)}>
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
          {now === undefined ? null : <Next lead={now} />}
          <LeadAbout lead={lead} known={known} />
          {now === undefined ? null : <FollowUps lead={now} />}
          <Related id={lead.id} known={known} />
          {known === undefined ? null : <p className="hint">{t('page.present')}</p>}
        </div>
        <Timeline subjectId={lead.id} known={known} />
      </div>
    </>
  );
};

const Stage = ({ lead }: { readonly lead: LeadFactsFragment }) => {
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

export default LeadPage;
