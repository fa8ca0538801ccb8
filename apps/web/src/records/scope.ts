import { useTranslation } from 'react-i18next';

/** Whose figures an answer is of, as the API says it of everybody's. */
const WHOLE = '全市';

/** Whose figures, as people read it: of everybody's in the language that is on, else the names of organizations. */
export const useScopeText = (): ((scope: string) => string) => {
  const { t } = useTranslation();
  return (scope) => (scope === WHOLE ? t('wholeCity') : scope);
};
