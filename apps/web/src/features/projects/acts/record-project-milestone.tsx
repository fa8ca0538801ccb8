import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import type { Milestone } from '../../../app/enums.gql.ts';
import { today } from '../../../app/format.ts';
import { useSearchText } from '../../../app/search.ts';
import { useEnum } from '../../../app/use-enum.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { DateField, SelectField } from '../../../ui/fields.tsx';
import { milestones, reachedOn } from '../milestones.ts';
import type { Project } from '../project.tsx';
import { RecordProjectMilestoneDocument } from '../projects.gql.ts';

/** A milestone was reached; each is recorded once. */
const RecordProjectMilestone = ({
  record,
  close,
}: {
  readonly record: Project;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('projects');
  const say = useEnum();
  const [search, patch] = useSearchText();
  const left = milestones.filter((milestone) => reachedOn(record, milestone) === null);
  const shut = () => {
    patch({ do: undefined, milestone: undefined });
    close();
  };
  const act = useAct({
    version: record.version,
    initial: {
      milestone: (left.find((milestone) => milestone === search['milestone']) ?? left[0] ?? '') as
        Milestone | '',
      reachedOn: today(),
    },
    about: ['PROJECT'],
    done: shut,
    check: (values) => ({
      ...(values.milestone === '' ? { milestone: 'NEEDED' } : {}),
      ...(values.reachedOn === '' ? { reachedOn: 'NEEDED' } : {}),
    }),
    // It adds to the record and replaces nothing: there is no version to have seen.
    send: (values, { commandId }) =>
      ask(RecordProjectMilestoneDocument, {
        input: {
          commandId,
          projectId: record.id,
          milestone: values.milestone as Milestone,
          reachedOn: values.reachedOn,
        },
      }),
  });
  return (
    <ActDialog title={t('acts.milestone')} act={act} close={shut} submit={t('acts.milestone')}>
      <div className="form-grid">
        <SelectField<Milestone>
          {...act.field('milestone')}
          label={t('acts.which')}
          needed
          hint={t('acts.milestoneText')}
          choices={left.map((milestone) => ({ value: milestone, label: say('Milestone', milestone) }))}
        />
        <DateField {...act.field('reachedOn')} label={t('acts.reachedOn')} needed max={today()} />
      </div>
    </ActDialog>
  );
};

export default RecordProjectMilestone;
