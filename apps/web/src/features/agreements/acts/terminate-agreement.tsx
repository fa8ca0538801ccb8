import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { DateField, TextAreaField } from '../../../ui/fields.tsx';
import { TerminateAgreementDocument } from '../agreements.gql.ts';
import type { Agreement } from '../agreement.tsx';

/** It ended before it was fulfilled. */
const TerminateAgreement = ({
  record,
  close,
}: {
  readonly record: Agreement;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('agreements');
  const act = useAct({
    version: record.version,
    initial: { terminatedOn: today(), reason: '' },
    about: ['AGREEMENT'],
    done: close,
    check: ({ terminatedOn, reason }) => ({
      ...(terminatedOn === '' ? { terminatedOn: 'NEEDED' } : {}),
      ...(reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    }),
    send: ({ terminatedOn, reason }, { commandId }) =>
      ask(TerminateAgreementDocument, {
        input: { commandId, agreementId: record.id, terminatedOn, reason },
      }),
  });
  return (
    <ActDialog title={t('acts.terminate')} act={act} close={close} submit={t('acts.terminate')} danger>
      <p>{t('acts.terminateText')}</p>
      <DateField
        {...act.field('terminatedOn')}
        label={t('terminatedOn')}
        needed
        min={record.signedOn}
        max={today()}
      />
      <TextAreaField {...act.field('reason')} label={t('reason')} needed />
    </ActDialog>
  );
};

export default TerminateAgreement;
