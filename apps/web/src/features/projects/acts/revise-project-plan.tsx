import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import {
  moneyFaults,
  moneyFieldOf,
  moneySent,
  valuesOfMoney,
  type MoneyValues,
} from '../../../app/typed-money.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { MoneyFields } from '../../../records/money-fields.tsx';
import { DateField, TextAreaField } from '../../../ui/fields.tsx';
import type { Project } from '../project.tsx';
import { ReviseProjectPlanDocument } from '../projects.gql.ts';

type Values = MoneyValues & { readonly revisedOn: string; readonly reason: string };

/** The plan changed, from a day on. */
const ReviseProjectPlan = ({ record, close }: { readonly record: Project; readonly close: () => void }) => {
  const { t } = useTranslation('projects');
  const initial: Values = { ...valuesOfMoney(record.plannedInvestment), revisedOn: today(), reason: '' };
  const act = useAct({
    version: record.version,
    initial,
    about: ['PROJECT'],
    fieldOf: moneyFieldOf('plannedInvestment'),
    done: close,
    check: (values) => ({
      ...moneyFaults(values, { needed: true }),
      ...(values.revisedOn === '' ? { revisedOn: 'NEEDED' } : {}),
      ...(values.reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    }),
    send: (values, command) =>
      ask(ReviseProjectPlanDocument, {
        input: {
          ...command,
          projectId: record.id,
          plannedInvestment: moneySent(values)!,
          revisedOn: values.revisedOn,
          reason: values.reason,
        },
      }),
  });
  return (
    <ActDialog title={t('acts.revise')} act={act} close={close} submit={t('acts.revise')}>
      <div className="form-grid">
        <MoneyFields
          values={act.values}
          set={act.set}
          label={t('planned')}
          needed
          hint={t('acts.reviseHint')}
        />
        <DateField
          {...act.field('revisedOn')}
          label={t('acts.revisedOn')}
          needed
          min={record.landedOn}
          max={today()}
        />
        <div className="whole">
          <TextAreaField {...act.field('reason')} label={t('reason')} needed />
        </div>
      </div>
    </ActDialog>
  );
};

export default ReviseProjectPlan;
