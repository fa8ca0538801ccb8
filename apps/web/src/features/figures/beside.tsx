import { useTranslation } from 'react-i18next';
import { scaled, unscaled } from './decimals.ts';
import type { Sum } from './pivot.ts';
import { shownIn, type Scale } from './shown.ts';

/** What another rule makes of a figure, below it, and by how much that differs; nothing where neither rule counts anything. */
export const BesideMark = ({
  scale,
  sum,
  other,
  rule,
}: {
  readonly scale: Scale;
  readonly sum: Sum | undefined;
  readonly other: Sum | undefined;
  readonly rule: string;
}) => {
  const { t } = useTranslation('figures');
  if ((sum?.entryCount ?? 0) === 0 && (other?.entryCount ?? 0) === 0) return null;
  const by = scaled(other?.value ?? '0') - scaled(sum?.value ?? '0');
  const value = shownIn(scale, other?.value ?? '0');
  const difference = `${by > 0n ? '+' : ''}${shownIn(scale, unscaled(by))}`;
  return (
    <span className="beside">
      <span aria-hidden="true">
        {value} {by === 0n ? '(=)' : `(${difference})`}
      </span>
      <span className="unseen">
        {by === 0n ? t('rules.cellSame', { rule, value }) : t('rules.cell', { rule, value, by: difference })}
      </span>
    </span>
  );
};
