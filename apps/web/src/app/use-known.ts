import { useTranslation } from 'react-i18next';
import { today } from './format.ts';
import { knownInName, readKnown, type Known, type KnownRead } from './known.ts';
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

/** The moment that a list is of, as the end of its file's name: the day on which it was made, or that it is of the past. */
export const useFileDay = (): ((known: Known | undefined) => string) => {
  const { t } = useTranslation();
  return (known) => (known === undefined ? today() : t('past.file', { at: knownInName(known) }));
};
