import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import type { FundKind } from '../../../app/enums.gql.ts';
import { today } from '../../../app/format.ts';
import { moneyFaults, moneyFieldOf, moneySent, noMoney, type MoneyValues } from '../../../app/typed-money.ts';
import { useEnum } from '../../../app/use-enum.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { MoneyFields } from '../../../records/money-fields.tsx';
import { DateField, SelectField } from '../../../ui/fields.tsx';
import { Fen } from '../../../ui/parts.tsx';
import { fundsOf } from '../milestones.ts';
import type { Project } from '../project.tsx';
import { RecordProjectFundsDocument } from '../projects.gql.ts';

type Values = MoneyValues & { readonly kind: FundKind | ''; readonly receivedOn: string };

/** Money arrived: one receipt of one kind. */
const RecordProjectFunds = ({ record, close }: { readonly record: Project; readonly close: () => void }) => {
  const { t } = useTranslation('projects');
  const say = useEnum();
  const initial: Values = { ...noMoney, kind: '', receivedOn: today() };
  const act = useAct({
    version: record.version,
    initial,
    about: ['PROJECT'],
    fieldOf: moneyFieldOf('amount'),
    done: close,
    check: (values) => ({
      ...(values.kind === '' ? { kind: 'NEEDED' } : {}),
      ...moneyFaults(values, { needed: true }),
      ...(values.receivedOn === '' ? { receivedOn: 'NEEDED' } : {}),
    }),
    // It adds to the record and replaces nothing: there is no version to have seen.
    send: (values, { commandId }) =>
      ask(RecordProjectFundsDocument, {
        input: {
          commandId,
          projectId: record.id,
          kind: values.kind as FundKind,
          amount: moneySent(values)!,
          receivedOn: values.receivedOn,
        },
      }),
  });
  const now = fundsOf(record).find(({ kind }) => kind === act.values.kind);
  return (
    <ActDialog title={t('acts.funds')} act={act} close={close} submit={t('acts.funds')}>
      <p className="hint">{t('acts.fundsText')}</p>
      <div className="form-grid">
        <SelectField<FundKind>
          {...act.field('kind')}
          label={t('acts.kind')}
          needed
          none={t('form.choose', { ns: 'common' })}
          choices={fundsOf(record).map(({ kind }) => ({ value: kind, label: say('FundKind', kind) }))}
          hint={now === undefined ? undefined : <Fen of={now.fen} />}
        />
        <DateField {...act.field('receivedOn')} label={t('acts.receivedOn')} needed max={today()} />
        <MoneyFields values={act.values} set={act.set} label={t('acts.amount')} needed />
      </div>
    </ActDialog>
  );
};

export default RecordProjectFunds;
