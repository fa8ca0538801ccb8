import { Link, useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { asOfKnown, searchOf, todayAt, type Known } from '../../app/known.ts';
import { Gone } from '../../app/nothing.tsx';
import { useAsk } from '../../app/query.ts';
import type { Refusal } from '../../app/refusal.ts';
import { useRefusalWords } from '../../app/refusal-words.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { Acts, type ActOf } from '../../records/act.tsx';
import { CreditList } from '../../records/credit-list.tsx';
import { AsKnown, LookBack, NotThen } from '../../records/past.tsx';
import { RecognitionState, type Claim } from '../../records/recognition-state.tsx';
import { Timeline } from '../../records/timeline.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import {
  Asked,
  Empty,
  Fact,
  Facts,
  Illustrative,
  Money,
  PageHead,
  Panel,
  shortTitle,
  Tag,
} from '../../ui/parts.tsx';
import { useChainName } from '../../records/chain-names.ts';
import {
  AgreementDocument,
  AgreementThenDocument,
  type AgreementFactsFragment,
  type AgreementQuery,
} from './agreements.gql.ts';
import { amountMeasure, statusTone } from './kinds.ts';
import '../../records/record.css';

export type Agreement = NonNullable<AgreementQuery['agreement']>;
type Projects = AgreementQuery['projects'];

/** What it claims, for the reviewers. A terminated one's sum is out of the figures. */
const claimsOf = ({ kind, status, amount }: Agreement): readonly Claim[] => {
  const measure = amountMeasure[kind];
  return [
    { measure: 'AGREEMENTS_SIGNED', claimed: '1', money: false },
    ...(measure === undefined || amount === null || status === 'TERMINATED'
      ? []
      : [{ measure, claimed: amount.cny, money: true }]),
  ];
};

const AgreementPage = () => {
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  const { t } = useTranslation('agreements');
  return (
    <AsKnown title={t('title')}>
      {(known) => (known === undefined ? <AgreementNow id={id} /> : <AgreementThen id={id} known={known} />)}
    </AsKnown>
  );
};

const AgreementNow = ({ id }: { readonly id: string }) => {
  const query = useAsk(AgreementDocument, { id }, { about: ['AGREEMENT', 'PROJECT', 'LEAD'] });
  if (isNoId(query)) return <Gone />;
  return (
    <Asked query={query} lines={10} height={600}>
      {({ agreement, projects }) =>
        agreement === null ? (
          <Gone />
        ) : (
          <Found agreement={agreement} now={agreement} known={undefined} projects={projects} />
        )
      }
    </Asked>
  );
};

const AgreementThen = ({ id, known }: { readonly id: string; readonly known: Known }) => {
  const query = useAsk(AgreementThenDocument, { id, asOf: asOfKnown(known) }, { still: true });
  if (isNoId(query)) return <Gone />;
  return (
    <Asked query={query} lines={10} height={600}>
      {({ agreement, projects }) =>
        agreement === null ? (
          <NotThen known={known} />
        ) : (
          <Found agreement={agreement} now={undefined} known={known} projects={projects} />
        )
      }
    </Asked>
  );
};

/** An address that is no record's at all: the list of its projects is refused, not answered with none. */
const isNoId = ({ error }: { readonly error: Refusal | null }): boolean =>
  error?.fields.some(({ code }) => code === 'UUID_INVALID') ?? false;

const Found = ({
  agreement,
  now,
  known,
  projects,
}: {
  readonly agreement: AgreementFactsFragment;
  /** With what only the present has, for what can be done; undefined where the past is shown. */
  readonly now: Agreement | undefined;
  readonly known: Known | undefined;
  readonly projects: Projects;
}) => {
  const { t } = useTranslation('agreements');
  const { t: common } = useTranslation();
  const say = useEnum();
  const chainName = useChainName();
  const { status, expiresOn } = agreement;
  const acts: readonly ActOf<Agreement>[] = [
    {
      key: 'amendAgreement',
      label: t('acts.amend'),
      permission: 'agreement.amend',
      first: true,
      form: AmendAgreement,
    },
    {
      key: 'fulfilAgreement',
      label: t('acts.fulfil'),
      permission: 'agreement.fulfil',
      form: FulfilAgreement,
    },
    {
      key: 'terminateAgreement',
      label: t('acts.terminate'),
      permission: 'agreement.terminate',
      form: TerminateAgreement,
    },
    {
      key: 'correctAgreement',
      label: t('acts.correct'),
      permission: 'agreement.correct',
      form: CorrectAgreement,
    },
  ];
  return (
    <>
      <PageHead
        title={shortTitle(agreement.title)}
        back={
          <Link to="/agreements" search={searchOf(known)}>
            {t('title')}
          </Link>
        }
        tags={
          <>
            <Illustrative of={agreement.illustrative} />
            <Tag>{say('AgreementKind', agreement.kind)}</Tag>
            <Tag tone={statusTone(status)}>{say('AgreementStatus', status)}</Tag>
            {status === 'SIGNED' && expiresOn !== null && expiresOn < todayAt(known) ? (
              <Tag>{t('expired')}</Tag>
            ) : null}
          </>
        }
        actions={
          now === undefined ? undefined : (
            <>
              <Acts
                record={now}
                acts={acts.filter(({ key }) => now.next.some(({ mutation }) => mutation === key))}
                next={now.next}
              />
              <LookBack />
            </>
          )
        }
      />
      <div className="columns">
        <div className="stack">
          <Panel title={t('page.facts')}>
            <Facts>
              <Fact label={t('amount')}>
                <Money of={agreement.amount} />
              </Fact>
              <Fact label={t('signedOn')}>{agreement.signedOn}</Fact>
              <Fact label={t('expiresOn')}>{expiresOn}</Fact>
              <Fact label={t('fulfilledOn')} skip>
                {agreement.fulfilledOn}
              </Fact>
              <Fact label={t('terminatedOn')} skip>
                {agreement.terminatedOn}
              </Fact>
              <Fact label={t('counterpart')}>{agreement.counterpartName}</Fact>
              <Fact label={t('counterpartCode')} skip>
                {agreement.counterpartCreditCode === null ? null : (
                  <>
                    <code>{agreement.counterpartCreditCode}</code>{' '}
                    {agreement.creditCodeAsDocumented ? <Tag>{t('asDocumentedTag')}</Tag> : null}
                  </>
                )}
              </Fact>
              <Fact label={t('parties')}>
                {agreement.partyOrganizations.map(({ name }) => name).join('、')}
              </Fact>
              <Fact label={t('chain')}>{chainName(agreement.chainName)}</Fact>
              <Fact label={t('region')}>{agreement.regionName}</Fact>
              <Fact label={t('lead')}>
                {agreement.lead === null ? null : (
                  <Link to={`/leads/${agreement.lead.id}`} search={searchOf(known)}>
                    {shortTitle(agreement.lead.title)}
                  </Link>
                )}
              </Fact>
              <Fact label={t('activity')} skip>
                {agreement.activity === null ? null : (
                  <Link to={`/activities/${agreement.activity.id}`} search={searchOf(known)}>
                    {shortTitle(agreement.activity.name)}
                  </Link>
                )}
              </Fact>
              <Fact label={t('station')} skip>
                {agreement.station?.name}
              </Fact>
              <Fact label={t('source')}>{agreement.sourceDocument}</Fact>
            </Facts>
          </Panel>
          <Panel title={t('page.credits')}>
            <CreditList credits={agreement.credits} />
          </Panel>
          <Landed agreement={agreement} now={now} known={known} projects={projects} />
          {now === undefined ? (
            <p className="hint">{common('past.present')}</p>
          ) : (
            <RecognitionState subjectId={now.id} claims={claimsOf(now)} />
          )}
        </div>
        <Timeline subjectId={agreement.id} known={known} />
      </div>
    </>
  );
};

/** The projects that it led to, and the way to the next: a contract lands one only. */
const Landed = ({
  agreement,
  now,
  known,
  projects,
}: {
  readonly agreement: AgreementFactsFragment;
  /** Where it is not shown as it was in the past. */
  readonly now: Agreement | undefined;
  readonly known: Known | undefined;
  readonly projects: Projects;
}) => {
  const { t } = useTranslation('agreements');
  const say = useEnum();
  const mayLand = useMay()('project.land') && now !== undefined;
  const words = useRefusalWords();
  const step = now?.next.find(({ mutation }) => mutation === 'landProject');
  const whyNot =
    step === undefined || step.reason === null
      ? undefined
      : words(step.reason, { terminatedOn: agreement.terminatedOn });
  return (
    <Panel
      title={t('page.projects')}
      actions={
        mayLand && whyNot === undefined ? (
          <ButtonLink to={`/projects/new?agreement=${agreement.id}`}>{t('page.land')}</ButtonLink>
        ) : null
      }
    >
      {projects.edges.length === 0 ? (
        <Empty>{t('page.noProjects')}</Empty>
      ) : (
        <ul className="list">
          {projects.edges.map(({ node }) => (
            <li key={node.id}>
              <Link to={`/projects/${node.id}`} search={searchOf(known)}>
                {shortTitle(node.name)}
              </Link>{' '}
              <Illustrative of={node.illustrative} /> {node.landedOn} <Money of={node.plannedInvestment} />
              {node.status === 'WITHDRAWN' ? (
                <>
                  {' '}
                  <Tag tone="red">{say('ProjectStatus', node.status)}</Tag>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayLand && whyNot !== undefined ? <p className="why">{whyNot}</p> : null}
    </Panel>
  );
};

const AmendAgreement = lazy(() => import('./acts/amend-agreement.tsx'));
const FulfilAgreement = lazy(() => import('./acts/fulfil-agreement.tsx'));
const TerminateAgreement = lazy(() => import('./acts/terminate-agreement.tsx'));
const CorrectAgreement = lazy(() => import('./acts/correct-agreement.tsx'));

export default AgreementPage;
