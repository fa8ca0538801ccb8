import { useTranslation } from 'react-i18next';
import { scaled } from './decimals.ts';
import type { Sum } from './pivot.ts';
import { shownIn, type Scale } from './shown.ts';

/** What a figure of the past is today where that is something else, marked with a sign and said in words. No entries are nothing. */
export const MovedMark = ({
  scale,
  sum,
  now,
}: {
  readonly scale: Scale;
  readonly sum: Sum | undefined;
  readonly now: Sum | undefined;
}) => {
  const { t } = useTranslation('figures');
  const by = scaled(now?.value ?? '0') - scaled(sum?.value ?? '0');
  if (by === 0n) return null;
  const words = t('time.nowIs', { now: shownIn(scale, now?.value ?? '0') });
  return (
    <span className="moved" title={words}>
      <span aria-hidden="true">{by > 0n ? '▲' : '▼'}</span>
      <span className="unseen">{words}</span>
    </span>
  );
};
