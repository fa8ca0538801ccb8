import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { today } from '../../app/format.ts';
import { useRefusalWords } from '../../app/refusal-words.ts';
import { useEnum } from '../../app/use-enum.ts';
import { MoneyFields } from '../../records/money-fields.tsx';
import { ChainField, findOrganizations, findStations, RegionField } from '../../records/pickers.tsx';
import { CheckField, DateField, SelectField, TextAreaField, TextField } from '../../ui/fields.tsx';
import type { FormState } from '../../ui/form.tsx';
import type { Pick } from '../../ui/pick-many.tsx';
import { Picker } from '../../ui/picker.tsx';
import { codeFault, type LeadValues } from './lead-values.ts';
import { ActivitiesToPickDocument } from './leads.gql.ts';

const methods = [
  'TEAM',
  'RESIDENT_OFFICE',
  'INCUMBENT',
  'CHAIN_LEADER',
  'ASSOCIATION',
  'FUND',
  'AGENT',
  'OTHER',
] as const;

const findActivities = async (text: string): Promise<readonly Pick[]> => {
  const { activities } = await ask(ActivitiesToPickDocument, { search: text === '' ? null : text });
  return activities.edges.map(({ node }) => ({ id: node.id, name: node.name, detail: node.startsOn }));
};

type Props = { readonly form: FormState<LeadValues> };

/** A code as it is typed: nothing is said until it is long enough to be one. */
const CodeField = ({ form }: Props) => {
  const { t } = useTranslation('leads');
  const words = useRefusalWords();
  const { code, asDocumented } = form.values;
  const fault = codeFault(code, false);
  const long = code.normalize('NFKC').replace(/\s/gu, '').length >= 18;
  const confirm = fault === 'CREDIT_CODE_CHECK_DIFFERS';
  const said = !long ? undefined : fault === undefined ? t('code.holds') : words(fault);
  return (
    <>
      <TextField
        {...form.field('code')}
        label={t('field.code')}
        maxLength={64}
        onChange={(typed) => form.set({ code: typed, asDocumented: false })}
        hint={
          <span
            role="status"
            className={said !== undefined && fault === undefined ? 'code-holds' : undefined}
          >
            {said ?? t('code.hint')}
          </span>
        }
      />
      {confirm || (asDocumented && fault !== undefined) ? (
        <CheckField {...form.field('asDocumented')} label={t('code.asDocumented')} />
      ) : null}
    </>
  );
};

/** Who it is that wants to invest. */
export const InvestorFields = ({ form }: Props) => {
  const { t } = useTranslation('leads');
  return (
    <>
      <TextField
        {...form.field('investorName')}
        label={t('field.investorName')}
        maxLength={200}
        hint={t('field.investorHint')}
      />
      <CodeField form={form} />
    </>
  );
};

/** How much is expected. */
export const ExpectedFields = ({ form }: Props) => {
  const { t } = useTranslation('leads');
  return <MoneyFields values={form.values} set={(patch) => form.set(patch)} label={t('field.expected')} />;
};

/** Where it belongs, and how it was found. */
export const PlaceFields = ({ form }: Props) => {
  const { t } = useTranslation(['leads', 'common']);
  const say = useEnum();
  return (
    <>
      <ChainField {...form.field('chainCode')} label={t('field.chain')} />
      <RegionField {...form.field('regionCode')} label={t('field.region')} />
      <SelectField
        {...form.field('sourcingMethod')}
        label={t('field.sourcingMethod')}
        none={t('common:notSaid')}
        choices={methods.map((value) => ({ value, label: say('SourcingMethod', value) }))}
      />
      <DateField {...form.field('reportedOn')} label={t('field.reportedOn')} needed max={today()} />
      <Picker
        {...form.field('reporter')}
        label={t('field.reporter')}
        needed
        find={findOrganizations}
        hint={t('field.reporterHint')}
      />
      <Picker {...form.field('station')} label={t('field.throughStation')} find={findStations} />
      <Picker {...form.field('activity')} label={t('field.activity')} find={findActivities} />
    </>
  );
};

export const SummaryField = ({ form }: Props) => {
  const { t } = useTranslation('leads');
  return (
    <TextAreaField {...form.field('summary')} label={t('field.summary')} rows={5} hint={t('noPeople')} />
  );
};
