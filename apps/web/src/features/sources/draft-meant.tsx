import { statedQualifiers } from '@sources/qualifiers.rules.ts';
import { useTranslation } from 'react-i18next';
import type { StatedQualifier } from '../../app/enums.gql.ts';
import { useEnum } from '../../app/use-enum.ts';
import { DateField, SelectField, TextField } from '../../ui/fields.tsx';
import type { FormState } from '../../ui/form.tsx';
import { nameOf, type Draft, type Part, type Values } from './figure-form.ts';

type Props = { readonly draft: Draft; readonly form: FormState<Values> };

/** How a number is meant, in what unit, and of whom. */
export const Meant = ({ draft, form }: Props) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const own = (part: Part) => form.field(nameOf(draft.key, part));
  const qualifier = own('qualifier');
  return (
    <>
      <SelectField
        name={qualifier.name}
        label={t('csv.qualifier')}
        needed
        value={qualifier.value as StatedQualifier}
        onChange={qualifier.onChange}
        choices={statedQualifiers.map((value) => ({ value, label: say('StatedQualifier', value) }))}
      />
      {draft.unit === 'fen' ? null : (
        <TextField {...own('unit')} label={t('csv.unit')} needed maxLength={20} />
      )}
      <TextField {...own('subject')} label={t('csv.subject')} hint={t('decide.asAbove')} maxLength={100} />
    </>
  );
};

/** Days of its own. */
export const Days = ({ draft, form }: Props) => {
  const { t } = useTranslation('sources');
  const own = (part: Part) => form.field(nameOf(draft.key, part));
  return (
    <>
      <DateField {...own('from')} label={t('csv.from')} hint={t('decide.asAbove')} />
      <DateField {...own('to')} label={t('csv.to')} hint={t('decide.asAbove')} />
    </>
  );
};
