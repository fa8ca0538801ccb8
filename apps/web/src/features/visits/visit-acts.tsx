import { lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Acts, type ActOf } from '../../records/act.tsx';
import type { VisitFactsFragment } from './visits.gql.ts';

const amend = lazy(() => import('./acts/amend-visit.tsx'));
const correct = lazy(() => import('./acts/correct-visit.tsx'));
const cancel = lazy(() => import('./acts/cancel-visit.tsx'));

/** What may be done with a visit as it stands: a plan is amended or cancelled, what was made is corrected. */
const VisitActs = ({ visit }: { readonly visit: VisitFactsFragment }) => {
  const { t } = useTranslation('visits');
  const acts = useMemo((): readonly ActOf<VisitFactsFragment>[] => {
    if (visit.status === 'PLANNED')
      return [
        {
          key: 'amendVisit',
          label: t('acts.amendVisit'),
          permission: 'visit.amend',
          form: amend,
          first: true,
        },
        {
          key: 'cancelVisit',
          label: t('acts.cancelVisit'),
          permission: 'visit.cancel',
          form: cancel,
          first: true,
        },
      ];
    if (visit.status === 'LOGGED')
      return [
        {
          key: 'correctVisit',
          label: t('acts.correctVisit'),
          permission: 'visit.correct',
          form: correct,
          first: true,
        },
      ];
    return [];
  }, [visit.status, t]);
  return <Acts record={visit} acts={acts} />;
};

export default VisitActs;
