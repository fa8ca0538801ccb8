import { displayMinor } from '@kernel/display.ts';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../app/query.ts';
import { useLanguage } from '../app/use-choice.ts';
import { percentOf } from './credit-shares.tsx';
import { factText } from './facts.ts';
import { OrganizationNameDocument } from './records.gql.ts';

type Share = { readonly organizationId: string; readonly basisPoints: string };
type Amount = { readonly amount: string; readonly currency: string };

const has = <K extends string>(value: unknown, ...keys: readonly K[]): value is Record<K, string> =>
  typeof value === 'object' &&
  value !== null &&
  keys.every((key) => typeof Reflect.get(value, key) === 'string');

const isUuid = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** An organization by its name, which a refusal does not carry. Its id, where it is none or nobody's to see. */
const Named = ({ id }: { readonly id: string }) => {
  const { data } = useAsk(OrganizationNameDocument, { id }, { about: ['ORGANIZATION'] });
  return <>{data?.organization?.name ?? id}</>;
};

/** A value that a refusal tells of: a text, an amount, shares, or a list or a group of such. */
export const Told = ({
  value,
  names = new Map(),
}: {
  readonly value: unknown;
  readonly names?: ReadonlyMap<string, string>;
}) => {
  const { t } = useTranslation(['common', 'events', 'enums']);
  const language = useLanguage();
  if (value === null || value === undefined) return <>{t('notSaid')}</>;
  if (typeof value === 'string')
    return isUuid(value) && !names.has(value) ? <Named id={value} /> : <>{factText(t, value, names)}</>;
  if (has<keyof Amount>(value, 'amount', 'currency'))
    return <>{displayMinor(BigInt(value.amount), value.currency, language === 'zh' ? 'ZH_CN' : 'EN_US')}</>;
  if (has<keyof Share>(value, 'organizationId', 'basisPoints'))
    return (
      <>
        <Named id={value.organizationId} /> {percentOf(Number(value.basisPoints))}%
      </>
    );
  if (typeof value !== 'object') return <>{String(value)}</>;
  const parts: readonly unknown[] = Object.values(value);
  if (parts.length === 0) return <>{t('none')}</>;
  return (
    <>
      {parts.map((part, at) => (
        // eslint-disable-next-line react/no-array-index-key -- told once, never reordered
        <Fragment key={at}>
          {at === 0 ? '' : '、'}
          <Told value={part} names={names} />
        </Fragment>
      ))}
    </>
  );
};
