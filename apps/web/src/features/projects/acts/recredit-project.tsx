import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { CreditSharesField, creditsOf, rowsOf, shareFault } from '../../../records/credit-shares.tsx';
import { DateField, TextAreaField } from '../../../ui/fields.tsx';
import type { Project } from '../project.tsx';
import { RecreditProjectDocument } from '../projects.gql.ts';

/** Others share it, from a day on. */
const RecreditProject = ({ record, close }: { readonly record: Project; readonly close: () => void }) => {
  const { t } = useTranslation('projects');
  const act = useAct({
    version: record.version,
    initial: { credits: rowsOf(record.credits), recreditedOn: today(), reason: '' },
    about: ['PROJECT'],
    done: close,
    check: ({ credits, recreditedOn, reason }) => {
      const shares = shareFault(credits);
      return {
        ...(shares === undefined ? {} : { credits: shares }),
        ...(recreditedOn === '' ? { recreditedOn: 'NEEDED' } : {}),
        ...(reason.trim() === '' ? { reason: 'NEEDED' } : {}),
      };
    },
    send: ({ credits, recreditedOn, reason }, command) =>
      ask(RecreditProjectDocument, {
        input: { ...command, projectId: record.id, credits: creditsOf(credits), recreditedOn, reason },
      }),
  });
  return (
    <ActDialog title={t('acts.recredit')} act={act} close={close} submit={t('acts.recredit')}>
      <p className="hint">{t('acts.recreditText')}</p>
      <CreditSharesField {...act.field('credits')} label={t('credits')} />
      <DateField
        {...act.field('recreditedOn')}
        label={t('acts.recreditedOn')}
        needed
        min={record.landedOn}
        max={today()}
      />
      <TextAreaField {...act.field('reason')} label={t('reason')} needed />
    </ActDialog>
  );
};

export default RecreditProject;
