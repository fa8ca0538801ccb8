import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { scaled } from './decimals.ts';

/**
 * Whether more is recognized than claimed, which is so only where a claim was reduced or went to others: on that day it falls, and what
 * is recognized falls by no more than it holds above what is left. It may be that nobody has decided anew since, and it may be that
 * somebody has: what is recognized then is less from the claim's first day on, and nothing of it falls on the day of the reduction.
 */
export const isMore = (claimed: string | undefined, recognized: string | undefined): boolean =>
  scaled(recognized ?? '0') > scaled(claimed ?? '0');

/** Marks such a figure and leads to the claimed entries, among which the reductions are. */
export const MoreMark = ({ open, of }: { readonly open: () => void; readonly of: string }) => {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="tag more-mark"
      title={t('recognizedMore.why')}
      aria-label={`${of}: ${t('recognizedMore.tag')}, ${t('recognizedMore.open')}`}
      onClick={open}
    >
      {t('recognizedMore.tag')}
    </button>
  );
};

/** Why that is. */
export const MoreWhy = ({ open }: { readonly open?: () => void }) => {
  const { t } = useTranslation();
  return (
    <p className="more-why">
      {t('recognizedMore.why')}{' '}
      {open === undefined ? null : (
        <Button kind="quiet" onClick={open}>
          {t('recognizedMore.open')}
        </Button>
      )}
    </p>
  );
};
