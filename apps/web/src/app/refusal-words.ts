import { useTranslation } from 'react-i18next';

type Say = (code: string, params?: Readonly<Record<string, unknown>>) => string;

/** A code in words. One without words of its own is a mistake that a spec finds; people still get a sentence. */
export const useRefusalWords = (): Say => {
  const { t, i18n } = useTranslation('refusals');
  return (code, params = {}) =>
    i18n.exists(code, { ns: 'refusals' })
      ? (t as unknown as Say)(code, params)
      : (t as unknown as Say)('UNKNOWN_CODE', { code });
};
