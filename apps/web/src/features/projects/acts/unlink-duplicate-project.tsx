import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { TextAreaField } from '../../../ui/fields.tsx';
import type { Project } from '../project.tsx';
import { UnlinkDuplicateProjectDocument } from '../projects.gql.ts';

/** It was no duplicate after all. */
const UnlinkDuplicateProject = ({
  record,
  close,
}: {
  readonly record: Project;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('projects');
  const act = useAct({
    version: record.version,
    initial: { reason: '' },
    about: ['PROJECT'],
    done: close,
    check: ({ reason }) => (reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    send: ({ reason }, { commandId }) =>
      ask(UnlinkDuplicateProjectDocument, { input: { commandId, projectId: record.id, reason } }),
  });
  return (
    <ActDialog title={t('acts.unlink')} act={act} close={close} submit={t('acts.unlink')}>
      <p className="hint">{t('acts.unlinkText')}</p>
      <TextAreaField {...act.field('reason')} label={t('reason')} needed />
    </ActDialog>
  );
};

export default UnlinkDuplicateProject;
