import { useTranslation } from 'react-i18next';
import type { SearchText } from '../../app/search.ts';
import { useEnum } from '../../app/use-enum.ts';
import type { Asked } from './asked.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Choose } from './choose.tsx';
import { useRuleName, useRules, type Rule } from './use-rules.ts';

/** Which rule figures are by, and which one stands beside it. Of another jurisdiction's rules there are no figures here. */
export const RuleChoices = ({
  asked,
  set,
}: {
  readonly asked: Asked;
  readonly set: (changes: SearchText) => void;
}) => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const ruleName = useRuleName();
  const rules = useRules().filter(({ state }) => state !== null);
  const inForce = rules.find(({ state }) => state === 'DEFAULT');
  const isBridge = asked.view === 'bridge';
  const stateOf = ({ state, building }: Rule): string =>
    state === 'BUILDING' && building !== null
      ? t('rules.progress', { done: building.done, of: building.of })
      : state === null
        ? ''
        : say('CountingRuleState', state);
  /** One that is counted no more has figures of the past alone; what an address asks for is shown in any case. */
  const among = (chosen: string | undefined) => [
    ...rules
      .filter(({ id, state }) => state !== 'RETIRED' || id === chosen || asked.known !== undefined)
      .map((rule) => (
        <option key={rule.id} value={rule.id}>
          {ruleName(rule.id)}（{stateOf(rule)}）
        </option>
      )),
    ...(chosen === undefined || rules.some(({ id }) => id === chosen)
      ? []
      : [
          <option key={chosen} value={chosen}>
            {chosen}
          </option>,
        ]),
  ];
  const ruleOf = (chosen: string): string | undefined => (chosen === '' ? undefined : chosen);
  return (
    <>
      <Choose
        className="rule-choice"
        label={isBridge ? t('rules.closing') : t('rules.rule')}
        value={asked.rule ?? ''}
        onChange={(chosen) =>
          set({
            rule: ruleOf(chosen),
            // Nobody compares a rule with itself: the two change places.
            ...(chosen !== '' && chosen === asked.against ? { against: asked.rule } : {}),
            cause: undefined,
          })
        }
      >
        <option value="">
          {inForce === undefined ? t('rules.default') : t('rules.defaultIs', { rule: ruleName(inForce.id) })}
        </option>
        {among(asked.rule)}
      </Choose>
      <Choose
        className="rule-choice"
        label={isBridge ? t('rules.opening') : t('rules.against')}
        value={asked.against ?? ''}
        onChange={(chosen) => set({ against: ruleOf(chosen), cause: undefined })}
      >
        <option value="">{isBridge ? t('rules.likeClosing') : t('rules.alone')}</option>
        {among(asked.against)}
      </Choose>
      <ButtonLink kind="quiet" to="/rules">
        {t('rules.all')}
      </ButtonLink>
    </>
  );
};
