import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { TextAreaField } from '../../../ui/fields.tsx';
import type { Pick } from '../../../ui/pick-many.tsx';
import { Picker } from '../../../ui/picker.tsx';
import { findProjects } from '../find-projects.ts';
import type { Project } from '../project.tsx';
import { LinkDuplicateProjectDocument } from '../projects.gql.ts';

/** Another record counts in place of this one. */
const LinkDuplicateProject = ({
  record,
  close,
}: {
  readonly record: Project;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('projects');
  const act = useAct({
    version: record.version,
    initial: { other: null as Pick | null, reason: '' },
    about: ['PROJECT'],
    fieldOf: { duplicateOf: 'other' },
    done: close,
    check: ({ other, reason }) => ({
      ...(other === null ? { other: 'NEEDED' } : {}),
      ...(reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    }),
    send: ({ other, reason }, { commandId }) =>
      ask(LinkDuplicateProjectDocument, {
        input: { commandId, projectId: record.id, duplicateOf: other!.id, reason },
      }),
  });
  return (
    <ActDialog title={t('acts.link')} act={act} close={close} submit={t('acts.link')}>
      <p className="hint">{t('acts.linkText')}</p>
      <Picker {...act.field('other')} label={t('acts.other')} needed find={findProjects(record.id)} />
      <TextAreaField {...act.field('reason')} label={t('reason')} needed />
    </ActDialog>
  );
};

export default LinkDuplicateProject;
