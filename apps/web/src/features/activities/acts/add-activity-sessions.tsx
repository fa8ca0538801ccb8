import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { SessionsField } from '../activity-fields.tsx';
import { sessionFault, sessionRow, sessionsOf, type SessionRow } from '../activity-form.ts';
import { AddActivitySessionsDocument, type ActivityFactsFragment } from '../activities.gql.ts';

/** More sessions of an activity that was held. */
const AddActivitySessions = ({
  record: activity,
  close,
}: {
  readonly record: ActivityFactsFragment;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('activities');
  const act = useAct<{ readonly sessions: readonly SessionRow[] }, unknown>({
    version: activity.version,
    initial: { sessions: [sessionRow(today())] },
    check: ({ sessions }) => {
      const fault = sessionFault(sessions, today());
      return fault === undefined ? {} : { sessions: fault };
    },
    about: ['ACTIVITY'],
    // It adds and replaces nothing, so it takes no version.
    send: ({ sessions }, { commandId }) =>
      ask(AddActivitySessionsDocument, {
        input: { commandId, activityId: activity.id, sessions: sessionsOf(sessions) },
      }),
    done: close,
  });
  return (
    <ActDialog title={t('acts.addActivitySessions')} act={act} close={close} submit={t('acts.addSessions')}>
      <SessionsField
        name="sessions"
        label={t('form.sessions')}
        value={act.values.sessions}
        onChange={(sessions) => act.set({ sessions })}
      />
    </ActDialog>
  );
};

export default AddActivitySessions;
