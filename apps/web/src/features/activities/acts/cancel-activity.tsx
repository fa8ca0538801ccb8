import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { TextAreaField } from '../../../ui/fields.tsx';
import { CancelActivityDocument, type ActivityFactsFragment } from '../activities.gql.ts';

/** The plan will not take place. */
const CancelActivity = ({
  record: activity,
  close,
}: {
  readonly record: ActivityFactsFragment;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('activities');
  const act = useAct({
    version: activity.version,
    initial: { reason: '' },
    check: ({ reason }) => (reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    about: ['ACTIVITY'],
    // It replaces no value, so it takes no version.
    send: ({ reason }, { commandId }) =>
      ask(CancelActivityDocument, { input: { commandId, activityId: activity.id, reason: reason.trim() } }),
    done: close,
  });
  return (
    <ActDialog title={t('acts.cancelActivity')} act={act} close={close} submit={t('acts.cancel')} danger>
      <TextAreaField {...act.field('reason')} label={t('acts.reason')} needed rows={2} />
    </ActDialog>
  );
};

export default CancelActivity;
