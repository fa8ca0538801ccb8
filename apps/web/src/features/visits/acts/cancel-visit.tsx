import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { TextAreaField } from '../../../ui/fields.tsx';
import { CancelVisitDocument, type VisitFactsFragment } from '../visits.gql.ts';

/** The plan will not take place. */
const CancelVisit = ({
  record: visit,
  close,
}: {
  readonly record: VisitFactsFragment;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('visits');
  const act = useAct({
    version: visit.version,
    initial: { reason: '' },
    check: ({ reason }) => (reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    about: ['VISIT'],
    // It replaces no value, so it takes no version.
    send: ({ reason }, { commandId }) =>
      ask(CancelVisitDocument, { input: { commandId, visitId: visit.id, reason: reason.trim() } }),
    done: close,
  });
  return (
    <ActDialog title={t('acts.cancelVisit')} act={act} close={close} submit={t('acts.cancel')} danger>
      <TextAreaField {...act.field('reason')} label={t('acts.reason')} needed rows={2} />
    </ActDialog>
  );
};

export default CancelVisit;
