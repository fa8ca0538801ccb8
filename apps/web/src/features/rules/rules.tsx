import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countOf, momentOf, ruleTitle } from '../../app/format.ts';
import { Forbidden } from '../../app/nothing.tsx';
import { useAsk, useWatched } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import { useLanguage } from '../../app/use-choice.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Button } from '../../ui/button.tsx';
import { Asked, Empty, PageHead, Tag, type Tone } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { RulesDocument, type PublishCountingRuleMutation } from './rules.gql.ts';
import './rules.css';
import { BASELINE, inOrder, isDesignated, mayDesignate, mayRetire, type Rule } from './standing.ts';
import { useClauses } from './use-clauses.ts';

const Publish = lazy(() => import('./acts/publish-counting-rule.tsx'));
const Designate = lazy(() => import('./acts/designate-counting-rule.tsx'));
const Retire = lazy(() => import('./acts/retire-counting-rule.tsx'));

type Published = PublishCountingRuleMutation['publishCountingRule'];

const tones: Readonly<Record<NonNullable<Rule['state']>, Tone>> = {
  DEFAULT: 'green',
  BUILDING: 'amber',
  COUNTED: 'plain',
  RETIRED: 'plain',
};

/** 口径: what counts, version by version, to read for whoever sees figures, to decide on for whoever may. */
const RulesPage = () => {
  const may = useMay();
  return may('figures.read') ? <Rules /> : <Forbidden />;
};

const Rules = () => {
  const { t } = useTranslation('rules');
  const language = useLanguage();
  const may = useMay();
  const [search, patch] = useSearchText();
  const query = useAsk(RulesDocument, {}, { about: ['FIGURES'] });
  const rules = query.data?.countingRules ?? [];
  useWatched(
    query,
    rules.some(({ state }) => state === 'BUILDING'),
  );
  /** What was published from here, and whether it was there before: what says nothing new is no new version. */
  const [published, setPublished] = useState<{ readonly rule: Published; readonly isNew: boolean }>();
  const mayManage = may('catalogue.manage');
  const act = mayManage ? search['do'] : undefined;
  const chosen = rules.find(({ id }) => id === search['rule']);
  const close = () => patch({ do: undefined, rule: undefined });
  return (
    <>
      <PageHead
        title={t('title')}
        back={<Link to="/figures">{t('back')}</Link>}
        actions={
          mayManage ? (
            <Button kind="primary" onClick={() => patch({ do: 'publishCountingRule' }, { push: true })}>
              {t('acts.publish')}
            </Button>
          ) : undefined
        }
      />
      <p className="hint rules-why">{t('why')}</p>
      <p className="rules-done" role="status">
        {published === undefined
          ? ''
          : t(published.isNew ? 'published' : 'sameAs', { rule: ruleTitle(published.rule, language) })}
      </p>
      <Asked query={query} lines={8} height={360}>
        {() =>
          rules.length === 0 ? <Empty>{t('empty')}</Empty> : <List rules={rules} mayManage={mayManage} />
        }
      </Asked>
      <Suspense>
        {act === 'publishCountingRule' && query.data !== undefined ? (
          <Publish
            key={chosen?.id}
            after={chosen}
            close={close}
            done={(rule) => {
              setPublished({ rule, isNew: !rules.some(({ id }) => id === rule.id) });
              close();
            }}
          />
        ) : act === 'designateCountingRule' && chosen !== undefined ? (
          <Designate rule={chosen} before={rules.find((rule) => isDesignated(rule, rules))} close={close} />
        ) : act === 'retireCountingRule' && chosen !== undefined ? (
          <Retire rule={chosen} close={close} />
        ) : null}
      </Suspense>
    </>
  );
};

const List = ({ rules, mayManage }: { readonly rules: readonly Rule[]; readonly mayManage: boolean }) => {
  const { t } = useTranslation('rules');
  const language = useLanguage();
  const clauses = useClauses();
  const [, patch] = useSearchText();
  const open = (act: string, rule: Rule) => patch({ do: act, rule: rule.id }, { push: true });
  const columns: readonly Column<Rule>[] = [
    {
      key: 'name',
      label: t('rule'),
      head: true,
      cell: (rule) => (
        <>
          {ruleTitle(rule, language)} <code lang="en">{rule.id}</code>
        </>
      ),
    },
    { key: 'state', label: t('state'), cell: (rule) => <State of={rule} all={rules} /> },
    {
      key: 'clauses',
      label: t('says'),
      cell: (rule) => (
        <>
          <ul className="rule-clauses">
            {clauses(rule).map((clause) => (
              <li key={clause}>{clause}</li>
            ))}
          </ul>
          {rule.sourceDocument === null ? null : (
            <p className="hint">{t('statedIn', { document: rule.sourceDocument })}</p>
          )}
        </>
      ),
    },
    { key: 'default', label: t('wasDefault'), cell: (rule) => <Terms of={rule} all={rules} /> },
    {
      key: 'acts',
      label: t('act'),
      cell: (rule) => {
        const name = ruleTitle(rule, language);
        const button = (word: 'designate' | 'retire' | 'revise', act: string) => (
          <Button kind="quiet" aria-label={`${t(`acts.${word}`)} ${name}`} onClick={() => open(act, rule)}>
            {t(`acts.${word}`)}
          </Button>
        );
        return (
          <div className="rule-acts">
            {rule.state === 'DEFAULT' || rule.state === 'COUNTED' ? (
              <Link
                to="/figures"
                search={
                  {
                    measure: 'projects_landed',
                    ...(rule.state === 'DEFAULT' ? {} : { against: rule.id }),
                  } as never
                }
                aria-label={`${t(rule.state === 'DEFAULT' ? 'figures' : 'compare')} ${name}`}
              >
                {t(rule.state === 'DEFAULT' ? 'figures' : 'compare')}
              </Link>
            ) : null}
            {mayManage && mayDesignate(rule, rules) ? button('designate', 'designateCountingRule') : null}
            {mayManage && rule.state !== null ? button('revise', 'publishCountingRule') : null}
            {mayManage && mayRetire(rule, rules) ? button('retire', 'retireCountingRule') : null}
          </div>
        );
      },
    },
  ];
  return (
    <div className="rules">
      <Table caption={t('title')} columns={columns} rows={inOrder(rules)} keyOf={({ id }) => id} />
    </div>
  );
};

/** Whether figures are by it, how far it has come, or why it is counted no more. */
const State = ({ of: rule, all }: { readonly of: Rule; readonly all: readonly Rule[] }) => {
  const { t } = useTranslation('rules');
  const say = useEnum();
  const { state, building, retirement } = rule;
  if (state === null) return <Tag title={t('elsewhere.why')}>{t('elsewhere.tag')}</Tag>;
  const coming = state === 'BUILDING' && isDesignated(rule, all);
  const standsIn = state === 'DEFAULT' && !isDesignated(rule, all);
  return (
    <>
      <Tag tone={tones[state]}>{say('CountingRuleState', state)}</Tag>
      {building === null ? null : (
        <>
          <progress aria-label={t('progressOf')} value={building.done} max={Math.max(building.of, 1)} />
          <p className="hint" role="status">
            {t('progress', { done: countOf(building.done), of: countOf(building.of) })}
          </p>
        </>
      )}
      {coming ? <p className="hint">{t('coming')}</p> : null}
      {standsIn ? <p className="hint">{t('standsIn')}</p> : null}
      {retirement === null ? null : (
        <p className="hint">
          {t('retired', { at: momentOf(retirement.recordedAt) })}
          <Said of={retirement} />
        </p>
      )}
    </>
  );
};

/** From when to when it was the default, and who said so for what reason. */
const Terms = ({ of: rule, all }: { readonly of: Rule; readonly all: readonly Rule[] }) => {
  const { t } = useTranslation('rules');
  // Until anybody said anything it was the baseline.
  const first = all
    .flatMap(({ designations }) => designations.map(({ begunBy }) => begunBy.recordedAt))
    .toSorted()[0];
  const begun =
    rule.id !== BASELINE
      ? undefined
      : first === undefined
        ? t('terms.always')
        : t('terms.atFirst', { to: momentOf(first) });
  if (begun === undefined && rule.designations.length === 0) return t('terms.never');
  return (
    <ul className="rule-clauses">
      {begun === undefined ? null : <li>{begun}</li>}
      {rule.designations.map(({ from, begunBy, endedBy }) => (
        <li key={from}>
          {endedBy === null
            ? t('terms.since', { from: momentOf(begunBy.recordedAt) })
            : t('terms.range', {
                from: momentOf(begunBy.recordedAt),
                to: momentOf(endedBy.recordedAt),
              })}
          <Said of={begunBy} />
        </li>
      ))}
    </ul>
  );
};

const Said = ({ of: { actorName, reason } }: { readonly of: NonNullable<Rule['retirement']> }) => {
  const { t } = useTranslation('rules');
  return <span className="rule-said">{t('said', { who: actorName, reason })}</span>;
};

export default RulesPage;
