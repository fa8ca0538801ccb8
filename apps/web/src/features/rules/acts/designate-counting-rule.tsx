import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { countOf, ruleTitle } from '../../../app/format.ts';
import { useLanguage } from '../../../app/use-choice.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { TextAreaField } from '../../../ui/fields.tsx';
import { DesignateCountingRuleDocument } from '../rules.gql.ts';
import type { Rule } from '../standing.ts';

/** What figures are by from now on. What they were by until then stays. */
const DesignateCountingRule = ({
  rule,
  before,
  close,
}: {
  readonly rule: Rule;
  /** The default, or what is about to be it; undefined where it was never published. */
  readonly before: Rule | undefined;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('rules');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const act = useAct({
    version: 0,
    initial: { reason: '' },
    about: [],
    done: close,
    check: ({ reason }) => (reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    // The list of rules has no version to have seen.
    send: ({ reason }, { commandId }) =>
      ask(DesignateCountingRuleDocument, { input: { commandId, ruleId: rule.id, reason } }),
  });
  const name = ruleTitle(rule, language);
  const { building } = rule;
  return (
    <ActDialog
      title={t('designate.title', { rule: name })}
      act={act}
      close={close}
      submit={t('acts.designate')}
    >
      <p>
        {before === undefined
          ? t('designate.what', { rule: name })
          : t('designate.instead', { rule: name, before: ruleTitle(before, language) })}
      </p>
      <p>{t('designate.kept')}</p>
      {building === null ? null : (
        <p className="notice">
          {t('designate.building', { done: countOf(building.done), of: countOf(building.of) })}
        </p>
      )}
      <TextAreaField {...act.field('reason')} label={common('form.reason')} needed />
    </ActDialog>
  );
};

export default DesignateCountingRule;
