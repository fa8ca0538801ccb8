import { useTranslation } from 'react-i18next';
import { Count, Money } from '../../ui/parts.tsx';
import type { OutcomeRowFragment } from './outcomes.gql.ts';

const counts = ['jobsOffered', 'hires', 'standards', 'platforms', 'projects'] as const;
const amounts = ['cash', 'goods'] as const;

/** The numbers and amounts that an outcome tells, each with what it is of. */
export const ToldInLine = ({ of: outcome }: { readonly of: OutcomeRowFragment }) => {
  const { t } = useTranslation('outcomes');
  const parts = [
    ...amounts.flatMap((name) =>
      outcome[name] === null ? [] : [{ name, value: <Money of={outcome[name]} /> }],
    ),
    ...counts.flatMap((name) =>
      outcome[name] === null ? [] : [{ name, value: <Count of={outcome[name]} /> }],
    ),
  ];
  return (
    <>
      {parts.map(({ name, value }, at) => (
        <span key={name} className="nowrap">
          {at === 0 ? '' : ' · '}
          {t(`form.${name}`)} {value}
        </span>
      ))}
    </>
  );
};

/** What an outcome is called where it has no title of its own: its kind and the last day of its period. */
export const nameOf = ({ title, periodTo }: OutcomeRowFragment, kind: string): string =>
  title ?? `${kind} ${periodTo}`;
