import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { agesWith, asOfIn, searchOf, type Known } from '../../app/known.ts';
import { useAsk } from '../../app/query.ts';
import { useEnum } from '../../app/use-enum.ts';
import { CreditList } from '../../records/credit-list.tsx';
import { AsKnown, LookBack, NotThere } from '../../records/past.tsx';
import { RecognitionState, type Claim } from '../../records/recognition-state.tsx';
import { Timeline } from '../../records/timeline.tsx';
import {
  Asked,
  Count,
  Days,
  Fact,
  Facts,
  Illustrative,
  Money,
  PageHead,
  Panel,
  Tag,
  shortTitle,
} from '../../ui/parts.tsx';
import { useChainName } from '../../records/chain-names.ts';
import { OutcomeDocument, type OutcomeFactsFragment } from './outcomes.gql.ts';
import { nameOf } from './told.tsx';
import '../../records/record.css';

const OutcomeActs = lazy(() => import('./outcome-acts.tsx'));

const OutcomePage = () => {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const { t } = useTranslation('outcomes');
  return <AsKnown title={t('title')}>{(known) => <Outcome id={id} known={known} />}</AsKnown>;
};

/** One outcome, as it is or as it was known then. */
const Outcome = ({ id, known }: { readonly id: string; readonly known: Known | undefined }) => {
  const query = useAsk(OutcomeDocument, { id, ...asOfIn(known) }, agesWith(known, ['OUTCOME']));
  return (
    <Asked query={query} lines={10}>
      {({ outcome }) =>
        outcome === null ? <NotThere known={known} /> : <Shown outcome={outcome} known={known} />
      }
    </Asked>
  );
};

/** What it claims, for the reviewers; nothing once it was taken back. */
const claimsOf = (outcome: OutcomeFactsFragment): readonly Claim[] => {
  if (outcome.status === 'WITHDRAWN') return [];
  const counted = (
    [
      ['JOBS_OFFERED', outcome.jobsOffered],
      ['HIRES', outcome.hires],
      ['STANDARDS_DRAFTED', outcome.standards],
      ['PLATFORMS', outcome.platforms],
      ['AID_PROJECTS', outcome.projects],
    ] as const
  ).flatMap(([measure, value]) =>
    value === null ? [] : [{ measure, claimed: String(value), money: false }],
  );
  const { cash, goods } = outcome;
  return cash === null && goods === null
    ? counted
    : [
        {
          measure: 'AID_AMOUNT',
          claimed: String(BigInt(cash?.cny ?? 0) + BigInt(goods?.cny ?? 0)),
          money: true,
        },
        ...counted,
      ];
};

const Shown = ({
  outcome,
  known,
}: {
  readonly outcome: OutcomeFactsFragment;
  readonly known: Known | undefined;
}) => {
  const { t } = useTranslation('outcomes');
  const { t: common } = useTranslation();
  const say = useEnum();
  const chainName = useChainName();
  const kind = say('OutcomeKind', outcome.kind);
  return (
    <>
      <PageHead
        title={shortTitle(nameOf(outcome, kind))}
        back={
          <Link to="/outcomes" search={searchOf(known)}>
            {t('title')}
          </Link>
        }
        tags={
          <>
            {outcome.title === null ? null : <Tag>{kind}</Tag>}
            {outcome.status === 'WITHDRAWN' ? (
              <Tag tone="red">{say('OutcomeStatus', 'WITHDRAWN')}</Tag>
            ) : null}
            <Illustrative of={outcome.illustrative} />
          </>
        }
        actions={
          known !== undefined ? undefined : (
            <>
              {outcome.status === 'WITHDRAWN' ? null : (
                <Suspense>
                  <OutcomeActs outcome={outcome} />
                </Suspense>
              )}
              <LookBack />
            </>
          )
        }
      />
      <div className="columns">
        <div className="stack">
          <Panel title={t('facts.title')}>
            <Facts>
              <Fact label={t('facts.period')}>
                <Days from={outcome.periodFrom ?? outcome.periodTo} to={outcome.periodTo} />
              </Fact>
              {(['cash', 'goods'] as const).map((name) => (
                <Fact key={name} label={t(`form.${name}`)} skip>
                  {outcome[name] === null ? null : <Money of={outcome[name]} />}
                </Fact>
              ))}
              {(['jobsOffered', 'hires', 'standards', 'platforms', 'projects'] as const).map((name) => (
                <Fact key={name} label={t(`form.${name}`)} skip>
                  {outcome[name] === null ? null : <Count of={outcome[name]} />}
                </Fact>
              ))}
              <Fact label={t('form.standardLevel')} skip>
                {outcome.standardLevel === null ? null : say('StandardLevel', outcome.standardLevel)}
              </Fact>
              <Fact label={t('form.standardRole')} skip>
                {outcome.standardRole === null ? null : say('StandardRole', outcome.standardRole)}
              </Fact>
              <Fact label={t('form.activity')} skip>
                {outcome.activity === null ? null : (
                  <Link to={`/activities/${outcome.activity.id}` as never} search={searchOf(known)}>
                    {shortTitle(outcome.activity.name)}
                  </Link>
                )}
              </Fact>
              <Fact label={t('form.region')}>{outcome.regionName}</Fact>
              <Fact label={t('form.chain')}>{chainName(outcome.chainName)}</Fact>
              <Fact label={t('facts.withdrawReason')} skip>
                {outcome.withdrawReason}
              </Fact>
              <Fact label={common('document')} skip>
                {outcome.sourceDocument}
              </Fact>
            </Facts>
          </Panel>
          <Panel title={t('form.credits')}>
            <CreditList credits={outcome.credits} />
          </Panel>
          {known === undefined ? (
            <RecognitionState subjectId={outcome.id} claims={claimsOf(outcome)} />
          ) : (
            <p className="hint">{common('past.present')}</p>
          )}
        </div>
        <Timeline subjectId={outcome.id} known={known} />
      </div>
    </>
  );
};

export default OutcomePage;
