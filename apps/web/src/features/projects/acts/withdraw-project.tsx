import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { DateField, TextAreaField } from '../../../ui/fields.tsx';
import type { Project } from '../project.tsx';
import { WithdrawProjectDocument } from '../projects.gql.ts';

/** It left. */
const WithdrawProject = ({ record, close }: { readonly record: Project; readonly close: () => void }) => {
  const { t } = useTranslation('projects');
  const act = useAct({
    version: record.version,
    initial: { withdrawnOn: today(), reason: '' },
    about: ['PROJECT'],
    done: close,
    check: ({ withdrawnOn, reason }) => ({
      ...(withdrawnOn === '' ? { withdrawnOn: 'NEEDED' } : {}),
      ...(reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    }),
    send: ({ withdrawnOn, reason }, { commandId }) =>
      ask(WithdrawProjectDocument, { input: { commandId, projectId: record.id, withdrawnOn, reason } }),
  });
  return (
    <ActDialog title={t('acts.withdraw')} act={act} close={close} submit={t('acts.withdraw')} danger>
      <p>{t('acts.withdrawText')}</p>
      <DateField
        {...act.field('withdrawnOn')}
        label={t('withdrawnOn')}
        needed
        min={record.landedOn}
        max={today()}
      />
      <TextAreaField {...act.field('reason')} label={t('reason')} needed />
    </ActDialog>
  );
};

export default WithdrawProject;
