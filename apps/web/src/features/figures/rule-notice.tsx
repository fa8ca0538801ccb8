import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../../app/query.ts';
import { countOf } from '../../app/format.ts';
import type { Asked } from './asked.ts';
import type { Heads } from './use-figures.ts';
import { useRuleName, useRulesWatched, type Rule } from './use-rules.ts';

/** How far a rule has come that is being counted. */
const Building = ({ rule, words }: { readonly rule: Rule; readonly words: string }) => {
  const { t } = useTranslation('figures');
  const id = useId();
  const { done, of } = rule.building ?? { done: 0, of: 0 };
  return (
    <div className="notice rule-building" role="status">
      <p id={id}>{words}</p>
      <progress aria-labelledby={id} value={done} max={Math.max(of, 1)} />
      <p className="hint">{t('rules.progress', { done: countOf(done), of: countOf(of) })}</p>
    </div>
  );
};

/**
 * What is to be known of the rules that figures are by: that one is being counted, and how far; that another one stands in for the new default; that
 * one is not the default. Once a rule has been counted, figures are asked for again.
 */
export const RuleNotice = ({
  asked,
  heads,
}: {
  readonly asked: Asked;
  /** What is shown; undefined while there is nothing. */
  readonly heads: Heads | undefined;
}) => {
  const { t } = useTranslation('figures');
  const ruleName = useRuleName();
  const rules = useRulesWatched();
  const building = rules.filter(({ state }) => state === 'BUILDING');
  const waited = building.map(({ id }) => id).join(' ');
  const before = useRef(waited);
  useEffect(() => {
    if (before.current !== waited) void changed(['FIGURES']);
    before.current = waited;
  }, [waited]);
  const chosen = [...new Set([asked.rule, asked.against])];
  // The default to come: designated, and nobody was designated since.
  const coming = building.find(({ designations }) => designations.some(({ to }) => to === null));
  const shown = heads?.claimed;
  return (
    <>
      {building
        .filter(({ id }) => chosen.includes(id))
        .map((rule) => (
          <Building key={rule.id} rule={rule} words={t('rules.building', { rule: ruleName(rule.id) })} />
        ))}
      {shown === undefined || !shown.hypothetical ? null : asked.rule === undefined ? (
        coming === undefined ? null : (
          <Building
            rule={coming}
            words={t('rules.standsIn', { rule: ruleName(coming.id), by: ruleName(shown.ruleId) })}
          />
        )
      ) : (
        <p className="hint rule-notice" role="status">
          {t('rules.notDefault', { rule: ruleName(shown.ruleId) })}
        </p>
      )}
    </>
  );
};
