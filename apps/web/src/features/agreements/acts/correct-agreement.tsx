import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import type { ClearableAgreementField } from '../../../app/enums.gql.ts';
import { today } from '../../../app/format.ts';
import { moneyFaults, moneyFieldOf, moneySent, noMoney, type MoneyValues } from '../../../app/typed-money.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import {
  CreditSharesField,
  creditsOf,
  rowsOf,
  shareFault,
  type ShareRow,
} from '../../../records/credit-shares.tsx';
import { MoneyFields } from '../../../records/money-fields.tsx';
import { ChainField, findOrganizations, RegionField } from '../../../records/pickers.tsx';
import { CheckField, DateField, TextAreaField, TextField } from '../../../ui/fields.tsx';
import { PickMany, type Pick } from '../../../ui/pick-many.tsx';
import { CorrectAgreementDocument } from '../agreements.gql.ts';
import type { Agreement } from '../agreement.tsx';

type Values = MoneyValues & {
  readonly title: string;
  readonly parties: readonly Pick[];
  readonly counterpartName: string;
  readonly counterpartCreditCode: string;
  readonly creditCodeAsDocumented: boolean;
  readonly signedOn: string;
  readonly expiresOn: string;
  readonly chainCode: string;
  readonly regionCode: string;
  readonly credits: readonly ShareRow[];
  readonly clearAmount: boolean;
  readonly clearExpiry: boolean;
  readonly reason: string;
};

/** What the form opens with. Sum and expiry of the signing are not those of now, which amendments may have changed: they stay empty. */
const initialOf = (record: Agreement): Values => ({
  ...noMoney,
  title: record.title,
  parties: record.partyOrganizations,
  counterpartName: record.counterpartName ?? '',
  counterpartCreditCode: record.counterpartCreditCode ?? '',
  creditCodeAsDocumented: record.creditCodeAsDocumented,
  signedOn: record.signedOn,
  expiresOn: '',
  chainCode: record.chainCode ?? '',
  regionCode: record.regionCode,
  credits: rowsOf(record.credits),
  clearAmount: false,
  clearExpiry: false,
  reason: '',
});

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Only what was changed is sent, so that a correction replaces nothing that its author did not look at. */
const correctionOf = (values: Values, initial: Values) => {
  const amount = moneySent(values);
  const clear: ClearableAgreementField[] = [
    ...(values.clearAmount ? (['AMOUNT'] as const) : []),
    ...(values.clearExpiry ? (['EXPIRES_ON'] as const) : []),
    ...(initial.chainCode !== '' && values.chainCode === '' ? (['CHAIN_CODE'] as const) : []),
    ...(initial.counterpartName !== '' && values.counterpartName.trim() === ''
      ? (['COUNTERPART_NAME'] as const)
      : []),
    ...(initial.counterpartCreditCode !== '' && values.counterpartCreditCode.trim() === ''
      ? (['COUNTERPART_CREDIT_CODE'] as const)
      : []),
  ];
  const said = <
    K extends 'title' | 'counterpartName' | 'counterpartCreditCode' | 'signedOn' | 'chainCode' | 'regionCode',
  >(
    name: K,
  ): { [_ in K]?: string } =>
    values[name] === initial[name] || values[name].trim() === '' ? {} : ({ [name]: values[name] } as never);
  const code = said('counterpartCreditCode');
  return {
    ...said('title'),
    ...said('counterpartName'),
    ...code,
    ...('counterpartCreditCode' in code && values.creditCodeAsDocumented
      ? { creditCodeAsDocumented: true }
      : {}),
    ...said('signedOn'),
    ...said('chainCode'),
    ...said('regionCode'),
    ...(values.expiresOn === '' ? {} : { expiresOn: values.expiresOn }),
    ...(amount === undefined ? {} : { amount }),
    ...(same(values.parties, initial.parties)
      ? {}
      : { partyOrganizationIds: values.parties.map(({ id }) => id) }),
    ...(same(values.credits, initial.credits) ? {} : { credits: creditsOf(values.credits) }),
    ...(clear.length === 0 ? {} : { clear }),
  };
};

/** The record was wrong: not what the parties agreed later, but what was written down. */
const CorrectAgreement = ({ record, close }: { readonly record: Agreement; readonly close: () => void }) => {
  const { t } = useTranslation('agreements');
  // As it opened: the record on screen may move on meanwhile.
  const [initial] = useState(() => initialOf(record));
  const act = useAct({
    version: record.version,
    initial,
    about: ['AGREEMENT', 'PROJECT'],
    fieldOf: {
      ...moneyFieldOf('amount'),
      partyOrganizationIds: 'counterpartName',
      clear: 'title',
    },
    done: close,
    check: (values) => {
      const shares = shareFault(values.credits);
      return {
        ...(values.title.trim() === '' ? { title: 'NEEDED' } : {}),
        ...(values.signedOn === '' ? { signedOn: 'NEEDED' } : {}),
        ...(values.regionCode === '' ? { regionCode: 'NEEDED' } : {}),
        ...moneyFaults(values, { needed: false }),
        ...(values.clearAmount && values.amount.text.trim() !== '' ? { amount: 'FIELD_CLEARED' } : {}),
        ...(values.clearExpiry && values.expiresOn !== '' ? { expiresOn: 'FIELD_CLEARED' } : {}),
        ...(values.counterpartName.trim() === '' && values.parties.length === 0
          ? { counterpartName: 'PARTY_MISSING' }
          : {}),
        ...(shares === undefined ? {} : { credits: shares }),
        ...(values.reason.trim() === '' ? { reason: 'NEEDED' } : {}),
        ...(same(correctionOf(values, initial), {}) ? { title: 'NOTHING_TO_CORRECT' } : {}),
      };
    },
    send: (values, command) =>
      ask(CorrectAgreementDocument, {
        input: {
          ...command,
          agreementId: record.id,
          ...correctionOf(values, initial),
          reason: values.reason,
        },
      }),
  });
  const { values, set, field } = act;
  const differs =
    values.creditCodeAsDocumented ||
    act.refusal?.fields.some(({ code }) => code === 'CREDIT_CODE_CHECK_DIFFERS');
  return (
    <ActDialog title={t('acts.correct')} act={act} close={close} submit={t('acts.correct')}>
      <p className="hint">{t('acts.correctText')}</p>
      <div className="form-grid">
        <div className="whole">
          <TextField {...field('title')} label={t('name')} needed maxLength={200} />
        </div>
        <TextField {...field('counterpartName')} label={t('counterpart')} maxLength={200} />
        <TextField {...field('counterpartCreditCode')} label={t('counterpartCode')} maxLength={40} />
        {differs ? <CheckField {...field('creditCodeAsDocumented')} label={t('asDocumented')} /> : null}
        <DateField {...field('signedOn')} label={t('signedOn')} needed max={today()} />
        <ChainField {...field('chainCode')} label={t('chain')} />
        <RegionField {...field('regionCode')} label={t('region')} needed />
        <MoneyFields values={values} set={set} label={t('amount')} hint={t('acts.correctAmount')} />
        {record.amount === null ? null : (
          <CheckField {...field('clearAmount')} label={t('acts.clearAmount')} />
        )}
        <DateField {...field('expiresOn')} label={t('expiresOn')} hint={t('acts.correctExpiry')} />
        {record.expiresOn === null ? null : (
          <CheckField {...field('clearExpiry')} label={t('acts.clearExpiry')} />
        )}
        <div className="whole">
          <PickMany
            name="parties"
            label={t('parties')}
            values={values.parties}
            onChange={(parties) => set({ parties })}
            find={findOrganizations}
          />
        </div>
        <div className="whole">
          <CreditSharesField {...field('credits')} label={t('credits')} />
        </div>
        <div className="whole">
          <TextAreaField {...field('reason')} label={t('acts.correctReason')} needed />
        </div>
      </div>
    </ActDialog>
  );
};

export default CorrectAgreement;
