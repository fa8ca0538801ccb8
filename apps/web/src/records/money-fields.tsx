import { currencies } from '@kernel/currencies.ts';
import { useTranslation } from 'react-i18next';
import { today } from '../app/format.ts';
import type { MoneyValues } from '../app/typed-money.ts';
import { worthOf } from '../app/typed-money.ts';
import type { RateQuote } from '../app/enums.gql.ts';
import { useLanguage } from '../app/use-choice.ts';
import { useEnum } from '../app/use-enum.ts';
import { AmountField, DateField, SelectField, TextField } from '../ui/fields.tsx';
import { Fen } from '../ui/parts.tsx';

const codes = [...currencies.keys()];
const quotes: readonly RateQuote[] = ['CNY_PER_1', 'CNY_PER_100', 'PER_CNY_1', 'PER_CNY_100'];

/**
 * An amount in any currency that the system knows. A foreign one needs its rate, the rate's day and source; what it comes to in yuan is
 * said while one types. The names are those of `MoneyValues`.
 */
export const MoneyFields = ({
  values,
  set,
  label,
  needed = false,
  hint,
}: {
  readonly values: MoneyValues;
  readonly set: (patch: Partial<MoneyValues>) => void;
  readonly label: string;
  readonly needed?: boolean;
  readonly hint?: string;
}) => {
  const { t } = useTranslation();
  const say = useEnum();
  const language = useLanguage();
  const { currency } = values;
  const nameOf = (code: string): string =>
    code === 'CNY' ? t('money.yuan') : language === 'zh' ? currencies.get(code)!.zh : code;
  const worth = worthOf(values);
  return (
    <>
      <AmountField
        name="amount"
        label={label}
        needed={needed}
        {...(hint === undefined ? {} : { hint })}
        value={values.amount}
        onChange={(amount) => set({ amount })}
        {...(currency === 'CNY'
          ? {}
          : {
              units: {
                YI: t('money.units.YI', { currency: nameOf(currency) }),
                WAN: t('money.units.WAN', { currency: nameOf(currency) }),
                YUAN: nameOf(currency),
              },
            })}
      />
      <SelectField
        name="currency"
        label={t('money.currency')}
        needed
        value={currency}
        onChange={(code) => set({ currency: code === '' ? 'CNY' : code })}
        choices={codes.map((code) => ({ value: code, label: nameOf(code) }))}
      />
      {currency === 'CNY' ? null : (
        <>
          <TextField
            name="rate"
            label={t('money.rate')}
            needed
            inputMode="decimal"
            value={values.rate}
            onChange={(rate) => set({ rate })}
            hint={
              worth === undefined ? (
                t('money.exact')
              ) : (
                <span role="status">
                  {t('money.worth')} <Fen of={worth} />
                </span>
              )
            }
          />
          <SelectField<RateQuote>
            name="rateQuote"
            label={t('money.quote')}
            needed
            value={values.rateQuote}
            onChange={(quote) => set({ rateQuote: quote === '' ? 'CNY_PER_1' : quote })}
            choices={quotes.map((quote) => ({ value: quote, label: say('RateQuote', quote) }))}
          />
          <DateField
            name="rateDate"
            label={t('money.rateDate')}
            needed
            max={today()}
            value={values.rateDate}
            onChange={(rateDate) => set({ rateDate })}
          />
          <TextField
            name="rateSource"
            label={t('money.rateSource')}
            needed
            placeholder={t('money.sourceLike')}
            value={values.rateSource}
            onChange={(rateSource) => set({ rateSource })}
          />
        </>
      )}
    </>
  );
};
