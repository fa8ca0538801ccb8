import { Link, useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { Milestone } from '../../app/enums.gql.ts';
import { asOfKnown, searchOf, type Known } from '../../app/known.ts';
import { Gone } from '../../app/nothing.tsx';
import { useAsk } from '../../app/query.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { Acts, type ActOf } from '../../records/act.tsx';
import { CreditList } from '../../records/credit-list.tsx';
import { AsKnown, LookBack, NotThen } from '../../records/past.tsx';
import { RecognitionState, type Claim } from '../../records/recognition-state.tsx';
import { Timeline } from '../../records/timeline.tsx';
import {
  Asked,
  Fact,
  Facts,
  Fen,
  Illustrative,
  Money,
  PageHead,
  Panel,
  shortTitle,
  Tag,
} from '../../ui/parts.tsx';
import { useChainName } from '../../records/chain-names.ts';
import { fundsOf, milestones, percentOfPlan, reachedOn, statusTone } from './milestones.ts';
import {
  ProjectDocument,
  ProjectThenDocument,
  type ProjectFactsFragment,
  type ProjectQuery,
} from './projects.gql.ts';
import '../../records/record.css';
import './project.css';

export type Project = NonNullable<ProjectQuery['project']>;

const once = (measure: Claim['measure'], when: boolean): readonly Claim[] =>
  when ? [{ measure, claimed: '1', money: false }] : [];

/** What it claims, for the reviewers. A duplicate claims nothing, a withdrawn one only that it left. */
const claimsOf = (project: Project): readonly Claim[] => {
  if (project.duplicateOf !== null) return [];
  if (project.status === 'WITHDRAWN') return once('PROJECTS_WITHDRAWN', true);
  return [
    ...once('PROJECTS_LANDED', true),
    ...(project.planMissing
      ? []
      : [{ measure: 'PLANNED_INVESTMENT' as const, claimed: project.plannedInvestment.cny, money: true }]),
    ...once('CONSTRUCTION_STARTS', project.constructionStartedOn !== null),
    ...once('PRODUCTION_STARTS', project.productionStartedOn !== null),
    ...fundsOf(project)
      .filter(({ fen }) => fen !== '0')
      .map(({ kind, fen }) => ({ measure: kind, claimed: fen, money: true })),
  ];
};

const ProjectPage = () => {
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  const { t } = useTranslation('projects');
  return (
    <AsKnown title={t('title')}>
      {(known) => (known === undefined ? <ProjectNow id={id} /> : <ProjectThen id={id} known={known} />)}
    </AsKnown>
  );
};

const ProjectNow = ({ id }: { readonly id: string }) => {
  const query = useAsk(ProjectDocument, { id }, { about: ['PROJECT', 'LEAD', 'AGREEMENT'] });
  return (
    <Asked query={query} lines={10} height={600}>
      {({ project }) =>
        project === null ? <Gone /> : <Found project={project} now={project} known={undefined} />
      }
    </Asked>
  );
};

const ProjectThen = ({ id, known }: { readonly id: string; readonly known: Known }) => {
  const query = useAsk(ProjectThenDocument, { id, asOf: asOfKnown(known) }, { still: true });
  return (
    <Asked query={query} lines={10} height={600}>
      {({ project }) =>
        project === null ? (
          <NotThen known={known} />
        ) : (
          <Found project={project} now={undefined} known={known} />
        )
      }
    </Asked>
  );
};

const Found = ({
  project,
  now,
  known,
}: {
  readonly project: ProjectFactsFragment;
  /** With what only the present has, for what can be done; undefined where the past is shown. */
  readonly now: Project | undefined;
  readonly known: Known | undefined;
}) => {
  const { t } = useTranslation('projects');
  const { t: common } = useTranslation();
  const say = useEnum();
  const chainName = useChainName();
  const act = (
    key: string,
    label: string,
    permission: string,
    form: ActOf<Project>['form'],
    first = false,
  ): ActOf<Project> => ({ key, label, permission, form, first });
  const acts = [
    act(
      'recordProjectMilestone',
      t('acts.milestone'),
      'project.recordMilestone',
      RecordProjectMilestone,
      true,
    ),
    act('recordProjectFunds', t('acts.funds'), 'project.recordFunds', RecordProjectFunds, true),
    act('reviseProjectPlan', t('acts.revise'), 'project.revise', ReviseProjectPlan),
    act('recreditProject', t('acts.recredit'), 'project.credit', RecreditProject),
    act('correctProject', t('acts.correct'), 'project.correct', CorrectProject),
    act('linkDuplicateProject', t('acts.link'), 'project.link', LinkDuplicateProject),
    act('unlinkDuplicateProject', t('acts.unlink'), 'project.link', UnlinkDuplicateProject),
    act('withdrawProject', t('acts.withdraw'), 'project.withdraw', WithdrawProject),
  ];
  return (
    <>
      <PageHead
        title={shortTitle(project.name)}
        back={
          <Link to="/projects" search={searchOf(known)}>
            {t('title')}
          </Link>
        }
        tags={
          <>
            <Illustrative of={project.illustrative} />
            <Tag tone={statusTone(project.status)}>{say('ProjectStatus', project.status)}</Tag>
            {project.duplicateOf === null ? null : <Tag>{t('duplicate')}</Tag>}
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
      {project.duplicateOf === null ? null : (
        <p className="notice duplicate-note">
          {t('page.duplicateOf')}{' '}
          <Link to={`/projects/${project.duplicateOf}`} search={searchOf(known)}>
            {shortTitle(project.duplicateOfProject?.name ?? project.duplicateOf)}
          </Link>
        </p>
      )}
      <div className="columns">
        <div className="stack">
          <Panel title={t('page.facts')}>
            <Facts>
              <Fact label={t('planned')}>
                {project.planMissing ? (
                  <Tag>{t('planMissing')}</Tag>
                ) : (
                  <Money of={project.plannedInvestment} />
                )}
              </Fact>
              <Fact label={t('landedOn')}>{project.landedOn}</Fact>
              <Fact label={t('withdrawnOn')} skip>
                {project.withdrawnOn}
              </Fact>
              <Fact label={t('investor')}>{project.investorName}</Fact>
              <Fact label={t('code')} skip>
                {project.companyCreditCode === null ? null : (
                  <>
                    <code>{project.companyCreditCode}</code>{' '}
                    {project.creditCodeAsDocumented ? <Tag>{t('asDocumentedTag')}</Tag> : null}
                  </>
                )}
              </Fact>
              <Fact label={t('chain')}>{chainName(project.chainName)}</Fact>
              <Fact label={t('region')}>{project.regionName}</Fact>
              <Fact label={t('lead')}>
                {project.lead === null ? null : (
                  <Link to={`/leads/${project.lead.id}`} search={searchOf(known)}>
                    {shortTitle(project.lead.title)}
                  </Link>
                )}
              </Fact>
              <Fact label={t('agreement')}>
                {project.agreement === null ? null : (
                  <Link to={`/agreements/${project.agreement.id}`} search={searchOf(known)}>
                    {shortTitle(project.agreement.title)}（{say('AgreementKind', project.agreement.kind)}）
                  </Link>
                )}
              </Fact>
              <Fact label={t('activity')} skip>
                {project.activity === null ? null : (
                  <Link to={`/activities/${project.activity.id}`} search={searchOf(known)}>
                    {shortTitle(project.activity.name)}
                  </Link>
                )}
              </Fact>
              <Fact label={t('station')} skip>
                {project.station?.name}
              </Fact>
              <Fact label={t('source')}>{project.sourceDocument}</Fact>
            </Facts>
          </Panel>
          <Progress project={project} now={now} />
          <Funds project={project} />
          <Panel title={t('page.credits')}>
            <CreditList credits={project.credits} />
          </Panel>
          {now === undefined ? (
            <p className="hint">{common('past.present')}</p>
          ) : (
            <RecognitionState subjectId={now.id} claims={claimsOf(now)} />
          )}
        </div>
        <Timeline subjectId={project.id} known={known} />
      </div>
    </>
  );
};

/** The milestones as a line of steps, with the day of each or the way to record it. */
const Progress = ({
  project,
  now,
}: {
  readonly project: ProjectFactsFragment;
  readonly now: Project | undefined;
}) => {
  const { t } = useTranslation('projects');
  const say = useEnum();
  const may = useMay();
  const open =
    may('project.recordMilestone') &&
    now?.next.some(({ mutation, allowed }) => mutation === 'recordProjectMilestone' && allowed) === true;
  const step = (key: string, label: string, on: string | null, milestone?: Milestone) => (
    <li key={key} className={on === null ? 'step' : 'step reached'}>
      <span className="step-name">{label}</span>
      {on === null ? (
        <span className="step-day">
          {t('page.notYet')}
          {open && milestone !== undefined ? (
            <>
              {' '}
              <Link
                to="."
                search={{ do: 'recordProjectMilestone', milestone } as never}
                resetScroll={false}
                aria-label={t('page.recordOf', { milestone: label })}
              >
                {t('page.record')}
              </Link>
            </>
          ) : null}
        </span>
      ) : (
        <time className="step-day" dateTime={on}>
          {on}
        </time>
      )}
    </li>
  );
  return (
    <Panel title={t('page.progress')}>
      <ol className="steps">
        {step('landed', t('landed'), project.landedOn)}
        {milestones.map((milestone) =>
          step(milestone, say('Milestone', milestone), reachedOn(project, milestone), milestone),
        )}
      </ol>
    </Panel>
  );
};

/** What has arrived, each kind by itself, beside the plan. */
const Funds = ({ project }: { readonly project: ProjectFactsFragment }) => {
  const { t } = useTranslation('projects');
  const say = useEnum();
  return (
    <Panel title={t('page.funds')}>
      <dl className="facts">
        {fundsOf(project).map(({ kind, fen }) => {
          const percent = percentOfPlan(fen, project.plannedInvestment.cny);
          return (
            <div key={kind}>
              <dt>{say('FundKind', kind)}</dt>
              <dd>
                <Fen of={fen} />
                {fen === '0' || percent === undefined ? null : (
                  <span className="hint"> {t('page.ofPlan', { percent })}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="hint">{t('page.fundsHint')}</p>
    </Panel>
  );
};

const RecordProjectMilestone = lazy(() => import('./acts/record-project-milestone.tsx'));
const RecordProjectFunds = lazy(() => import('./acts/record-project-funds.tsx'));
const ReviseProjectPlan = lazy(() => import('./acts/revise-project-plan.tsx'));
const RecreditProject = lazy(() => import('./acts/recredit-project.tsx'));
const CorrectProject = lazy(() => import('./acts/correct-project.tsx'));
const LinkDuplicateProject = lazy(() => import('./acts/link-duplicate-project.tsx'));
const UnlinkDuplicateProject = lazy(() => import('./acts/unlink-duplicate-project.tsx'));
const WithdrawProject = lazy(() => import('./acts/withdraw-project.tsx'));

export default ProjectPage;
