import { lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Acts, type ActOf } from '../../records/act.tsx';
import type { ActivityFactsFragment } from './activities.gql.ts';

const hold = lazy(() => import('./acts/hold-activity.tsx'));
const add = lazy(() => import('./acts/add-activity-sessions.tsx'));
const cancel = lazy(() => import('./acts/cancel-activity.tsx'));
const correct = lazy(() => import('./acts/correct-activity.tsx'));

/** What may be done with an activity as it stands. */
const ActivityActs = ({ activity }: { readonly activity: ActivityFactsFragment }) => {
  const { t } = useTranslation('activities');
  const acts = useMemo((): readonly ActOf<ActivityFactsFragment>[] => {
    const act = (key: string, label: string, permission: string, form: typeof hold) => ({
      key,
      label,
      permission,
      form,
      first: true,
    });
    return [
      ...(activity.status === 'PLANNED'
        ? [
            act('holdActivity', t('acts.holdActivity'), 'activity.hold', hold),
            act('cancelActivity', t('acts.cancelActivity'), 'activity.cancel', cancel),
          ]
        : []),
      ...(activity.status === 'HELD'
        ? [act('addActivitySessions', t('acts.addActivitySessions'), 'activity.hold', add)]
        : []),
      act('correctActivity', t('acts.correctActivity'), 'activity.correct', correct),
    ];
  }, [activity.status, t]);
  return <Acts record={activity} acts={acts} />;
};

export default ActivityActs;
