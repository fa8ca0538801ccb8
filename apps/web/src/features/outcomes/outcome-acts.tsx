import { lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Acts, type ActOf } from '../../records/act.tsx';
import type { OutcomeFactsFragment } from './outcomes.gql.ts';

const correct = lazy(() => import('./acts/correct-outcome.tsx'));
const withdraw = lazy(() => import('./acts/withdraw-outcome.tsx'));

/** What may be done with an outcome that stands. */
const OutcomeActs = ({ outcome }: { readonly outcome: OutcomeFactsFragment }) => {
  const { t } = useTranslation('outcomes');
  const acts = useMemo(
    (): readonly ActOf<OutcomeFactsFragment>[] => [
      {
        key: 'correctOutcome',
        label: t('acts.correctOutcome'),
        permission: 'outcome.correct',
        form: correct,
        first: true,
      },
      {
        key: 'withdrawOutcome',
        label: t('acts.withdrawOutcome'),
        permission: 'outcome.withdraw',
        form: withdraw,
        first: true,
      },
    ],
    [t],
  );
  return <Acts record={outcome} acts={acts} />;
};

export default OutcomeActs;
