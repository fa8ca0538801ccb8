import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
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
import { ChainField, RegionField } from '../../../records/pickers.tsx';
import { DateField, TextAreaField, TextField } from '../../../ui/fields.tsx';
import type { Project } from '../project.tsx';
import { CorrectProjectDocument } from '../projects.gql.ts';

type Values = MoneyValues & {
  readonly name: string;
  readonly chainCode: string;
  readonly regionCode: string;
  readonly landedOn: string;
  readonly credits: readonly ShareRow[];
  readonly reason: string;
};

/** The code of no chain: it landed before one was known. */
const noChain = '-';

/** The plan of the landing is not the one of now, which may have been revised: it stays empty. */
const initialOf = (record: Project): Values => ({
  ...noMoney,
  name: record.name,
  chainCode: record.chainCode === noChain ? '' : record.chainCode,
  regionCode: record.regionCode,
  landedOn: record.landedOn,
  credits: rowsOf(record.credits),
  reason: '',
});

const correctionOf = (values: Values, initial: Values) => {
  const planned = moneySent(values);
  return {
    ...(values.name === initial.name ? {} : { name: values.name }),
    ...(values.chainCode === initial.chainCode ? {} : { chainCode: values.chainCode }),
    ...(values.regionCode === initial.regionCode ? {} : { regionCode: values.regionCode }),
    ...(values.landedOn === initial.landedOn ? {} : { landedOn: values.landedOn }),
    ...(planned === undefined ? {} : { plannedInvestment: planned }),
    ...(JSON.stringify(values.credits) === JSON.stringify(initial.credits)
      ? {}
      : { credits: creditsOf(values.credits) }),
  };
};

/** The record of the landing was wrong. Only what was changed is sent, so that it replaces nothing that its author did not look at. */
const CorrectProject = ({ record, close }: { readonly record: Project; readonly close: () => void }) => {
  const { t } = useTranslation('projects');
  const [initial] = useState(() => initialOf(record));
  const act = useAct({
    version: record.version,
    initial,
    about: ['PROJECT'],
    fieldOf: moneyFieldOf('plannedInvestment'),
    done: close,
    check: (values) => {
      const shares = shareFault(values.credits);
      return {
        ...(values.name.trim() === '' ? { name: 'NEEDED' } : {}),
        ...(values.chainCode === '' && initial.chainCode !== '' ? { chainCode: 'NEEDED' } : {}),
        ...(values.regionCode === '' ? { regionCode: 'NEEDED' } : {}),
        ...(values.landedOn === '' ? { landedOn: 'NEEDED' } : {}),
        ...moneyFaults(values, { needed: false }),
        ...(shares === undefined ? {} : { credits: shares }),
        ...(values.reason.trim() === '' ? { reason: 'NEEDED' } : {}),
        ...(Object.keys(correctionOf(values, initial)).length === 0 ? { name: 'NOTHING_TO_CORRECT' } : {}),
      };
    },
    send: (values, command) =>
      ask(CorrectProjectDocument, {
        input: {
          ...command,
          projectId: record.id,
          ...correctionOf(values, initial),
          reason: values.reason,
        },
      }),
  });
  const { values, set, field } = act;
  return (
    <ActDialog title={t('acts.correct')} act={act} close={close} submit={t('acts.correct')}>
      <p className="hint">{t('acts.correctText')}</p>
      <div className="form-grid">
        <div className="whole">
          <TextField {...field('name')} label={t('name')} needed maxLength={200} />
        </div>
        <DateField {...field('landedOn')} label={t('landedOn')} needed max={today()} />
        <ChainField {...field('chainCode')} label={t('chain')} needed={initial.chainCode !== ''} />
        <RegionField {...field('regionCode')} label={t('region')} needed />
        <MoneyFields values={values} set={set} label={t('planned')} hint={t('acts.correctPlanned')} />
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

export default CorrectProject;
