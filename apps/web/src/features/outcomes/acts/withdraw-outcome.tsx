import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { TextAreaField } from '../../../ui/fields.tsx';
import { WithdrawOutcomeDocument, type OutcomeFactsFragment } from '../outcomes.gql.ts';

/** The report is taken back: it counts for nothing any more. */
const WithdrawOutcome = ({
  record: outcome,
  close,
}: {
  readonly record: OutcomeFactsFragment;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('outcomes');
  const act = useAct({
    version: outcome.version,
    initial: { reason: '' },
    check: ({ reason }) => (reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    about: ['OUTCOME'],
    // It replaces no value, so it takes no version.
    send: ({ reason }, { commandId }) =>
      ask(WithdrawOutcomeDocument, { input: { commandId, outcomeId: outcome.id, reason: reason.trim() } }),
    done: close,
  });
  return (
    <ActDialog title={t('acts.withdrawOutcome')} act={act} close={close} submit={t('acts.withdraw')} danger>
      <p className="hint">{t('acts.withdrawHint')}</p>
      <TextAreaField {...act.field('reason')} label={t('acts.reason')} needed rows={2} />
    </ActDialog>
  );
};

export default WithdrawOutcome;
