import { useTranslation } from 'react-i18next';
import type { Range } from './periods.ts';

/** The days that the opening of a comparison covers, in words; nothing where they are those of the page. */
export const useOpenedText = () => {
  const { t } = useTranslation('figures');
  return (opened: Range | undefined): readonly string[] => {
    if (opened === undefined) return [];
    const { from, to } = opened;
    if (from !== undefined && to !== undefined) return [t('bridge.opened.range', { from, to })];
    if (from !== undefined) return [t('bridge.opened.since', { from })];
    return to === undefined ? [] : [t('bridge.opened.until', { to })];
  };
};
