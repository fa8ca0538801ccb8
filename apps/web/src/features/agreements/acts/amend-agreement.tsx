import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import {
  moneyChanged,
  moneyFaults,
  moneyFieldOf,
  moneySent,
  valuesOfMoney,
  type MoneyValues,
} from '../../../app/typed-money.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { MoneyFields } from '../../../records/money-fields.tsx';
import { DateField, TextAreaField } from '../../../ui/fields.tsx';
import { AmendAgreementDocument } from '../agreements.gql.ts';
import type { Agreement } from '../agreement.tsx';

type Values = MoneyValues & {
  readonly expiresOn: string;
  readonly amendedOn: string;
  readonly reason: string;
};

/** The parties changed the sum or the expiry, from a day on. */
const AmendAgreement = ({ record, close }: { readonly record: Agreement; readonly close: () => void }) => {
  const { t } = useTranslation('agreements');
  // As it opened: the record on screen may move on meanwhile.
  const [initial] = useState<Values>(() => ({
    ...valuesOfMoney(record.amount),
    expiresOn: record.expiresOn ?? '',
    amendedOn: today(),
    reason: '',
  }));
  const act = useAct({
    version: record.version,
    initial,
    about: ['AGREEMENT'],
    fieldOf: moneyFieldOf('amount'),
    done: close,
    check: (values) => {
      const money = moneyChanged(values, initial);
      return {
        ...(money ? moneyFaults(values, { needed: true }) : {}),
        ...(!money && values.expiresOn === initial.expiresOn ? { amount: 'NOTHING_TO_AMEND' } : {}),
        ...(values.amendedOn === '' ? { amendedOn: 'NEEDED' } : {}),
        ...(values.reason.trim() === '' ? { reason: 'NEEDED' } : {}),
      };
    },
    send: (values, command) => {
      const amount = moneyChanged(values, initial) ? moneySent(values) : undefined;
      return ask(AmendAgreementDocument, {
        input: {
          ...command,
          agreementId: record.id,
          ...(amount === undefined ? {} : { amount }),
          ...(values.expiresOn === initial.expiresOn || values.expiresOn === ''
            ? {}
            : { expiresOn: values.expiresOn }),
          amendedOn: values.amendedOn,
          reason: values.reason,
        },
      });
    },
  });
  return (
    <ActDialog title={t('acts.amend')} act={act} close={close} submit={t('acts.amend')}>
      <div className="form-grid">
        <MoneyFields values={act.values} set={act.set} label={t('amount')} hint={t('acts.amendHint')} />
        <DateField {...act.field('expiresOn')} label={t('expiresOn')} min={record.signedOn} />
        <DateField
          {...act.field('amendedOn')}
          label={t('acts.amendedOn')}
          needed
          min={record.signedOn}
          max={today()}
        />
        <div className="whole">
          <TextAreaField {...act.field('reason')} label={t('reason')} needed />
        </div>
      </div>
    </ActDialog>
  );
};

export default AmendAgreement;
