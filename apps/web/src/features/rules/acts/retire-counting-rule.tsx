import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { ruleTitle } from '../../../app/format.ts';
import { useLanguage } from '../../../app/use-choice.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { TextAreaField } from '../../../ui/fields.tsx';
import { RetireCountingRuleDocument } from '../rules.gql.ts';
import type { Rule } from '../standing.ts';

/** Counted no more from now on. What it counted until then can still be asked, and its receipts checked. */
const RetireCountingRule = ({ rule, close }: { readonly rule: Rule; readonly close: () => void }) => {
  const { t } = useTranslation('rules');
  const { t: common } = useTranslation();
  const name = ruleTitle(rule, useLanguage());
  const act = useAct({
    version: 0,
    initial: { reason: '' },
    about: [],
    done: close,
    check: ({ reason }) => (reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    send: ({ reason }, { commandId }) =>
      ask(RetireCountingRuleDocument, { input: { commandId, ruleId: rule.id, reason } }),
  });
  return (
    <ActDialog
      title={t('retire.title', { rule: name })}
      act={act}
      close={close}
      submit={t('acts.retire')}
      danger
    >
      <p>{t('retire.what')}</p>
      <p>{t('retire.kept')}</p>
      <p>{t('retire.forGood')}</p>
      <TextAreaField {...act.field('reason')} label={common('form.reason')} needed />
    </ActDialog>
  );
};

export default RetireCountingRule;
