import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { TextAreaField } from '../../../ui/fields.tsx';
import { ActivityFields } from '../activity-fields.tsx';
import {
  activityFaults,
  changesOf,
  fieldOf,
  formOf,
  sessionRow,
  sessionsOf,
  type ActivityForm,
} from '../activity-form.ts';
import {
  CorrectActivityDocument,
  HoldActivityDocument,
  type ActivityFactsFragment,
  type CorrectActivityInput,
} from '../activities.gql.ts';

type Values = ActivityForm & { readonly reason: string };

/** A plan that was held, or a record as it should be: only what differs is sent. */
export const ChangeActivity = ({
  record: activity,
  close,
  kind,
}: {
  readonly record: ActivityFactsFragment;
  readonly close: () => void;
  readonly kind: 'hold' | 'correct';
}) => {
  const { t } = useTranslation('activities');
  const [before] = useState(() => formOf(activity));
  const act = useAct<Values, unknown>({
    version: activity.version,
    initial: {
      ...before,
      ...(kind === 'hold'
        ? {
            state: 'HELD' as const,
            sessions: [sessionRow(before.from !== '' && before.from <= today() ? before.from : today())],
          }
        : {}),
      reason: '',
    },
    check: (values) => ({
      ...activityFaults(values, today()),
      ...(kind === 'correct' && values.reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    }),
    fieldOf,
    about: ['ACTIVITY'],
    send: async ({ reason, ...values }, command) => {
      const { said, clear } = changesOf(kind === 'hold' ? { ...before, state: 'HELD' } : before, values);
      const activityId = activity.id;
      if (kind === 'hold')
        return ask(HoldActivityDocument, {
          input: { ...command, ...said, activityId, sessions: sessionsOf(values.sessions) },
        });
      const input = {
        ...command,
        ...said,
        activityId,
        reason: reason.trim(),
        ...(clear.length === 0 ? {} : { clear }),
      };
      return ask(CorrectActivityDocument, { input: input as CorrectActivityInput });
    },
    done: close,
  });
  return (
    <ActDialog
      title={t(kind === 'hold' ? 'acts.holdActivity' : 'acts.correctActivity')}
      act={act}
      close={close}
      submit={t(kind === 'hold' ? 'acts.hold' : 'acts.correct')}
    >
      <p className="hint">{t(kind === 'hold' ? 'acts.planned' : 'acts.correctHint')}</p>
      <ActivityFields form={act as never} />
      {kind === 'correct' ? (
        <TextAreaField {...act.field('reason')} label={t('acts.reason')} needed rows={2} />
      ) : null}
    </ActDialog>
  );
};
