import { useTranslation } from 'react-i18next';
import { readKnown, type Known, type KnownRead } from './known.ts';
import { useSearchText } from './search.ts';

/** As of when the address asks to see what was known. */
export const useKnown = (): KnownRead => readKnown(useSearchText()[0]['known']);

/** A moment in words, to be followed by 所知, or to follow “as known”. */
export const useKnownText = (): ((known: Known) => string) => {
  const { t } = useTranslation();
  return (known) =>
    known.includes('T')
      ? t('past.minute', { minute: known.replace('T', ' ') })
      : t('past.day', { day: known });
};
