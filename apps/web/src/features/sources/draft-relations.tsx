import { useTranslation } from 'react-i18next';
import type { StatedRate } from '../../app/enums.gql.ts';
import { useEnum } from '../../app/use-enum.ts';
import { CheckField, SelectField } from '../../ui/fields.tsx';
import type { FormState } from '../../ui/form.tsx';
import { PickMany } from '../../ui/pick-many.tsx';
import { nameOf, type Draft, type Part, type Values } from './figure-form.ts';
import { codesIn, codesText } from './figure-question.ts';

const rates = ['YEAR', 'ORGANIZATION', 'STATION', 'ACTIVITY'] as const satisfies readonly StatedRate[];

/** Another figure of the document, by its key and the words that say it. */
export type OtherFigure = { readonly key: string; readonly quote: string };

/** How a number stands to others of its document, and that it is a rate, or was counted by reading. */
export const DraftRelations = ({
  draft,
  form,
  others,
}: {
  readonly draft: Draft;
  readonly form: FormState<Values>;
  readonly others: readonly OtherFigure[];
}) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const own = (part: Part) => form.field(nameOf(draft.key, part));
  const [each, byReading, partOf, apart] = [
    own('each'),
    own('byReading'),
    own('partOf'),
    own('neverAddedTo'),
  ];
  const named = codesIn(apart.value ?? '');
  const found = others
    .filter(({ key }) => key !== draft.key)
    .map(({ key, quote }) => ({ id: key, name: `${key} ${quote}` }));
  return (
    <details>
      <summary>{t('decide.relations')}</summary>
      <div className="form-grid">
        <SelectField
          {...partOf}
          label={t('decide.partOf')}
          hint={t('decide.partOfHint')}
          none={t('decide.partOfNone')}
          choices={found.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <PickMany
          name={apart.name}
          label={t('decide.neverAddedTo')}
          values={named.map((key) => found.find(({ id }) => id === key) ?? { id: key, name: key })}
          onChange={(values) => apart.onChange(codesText(values.map(({ id }) => id)))}
          find={async (text) => found.filter(({ name }) => name.includes(text.trim()))}
        />
        <SelectField
          name={each.name}
          label={t('decide.each')}
          value={each.value as StatedRate | ''}
          onChange={each.onChange}
          none={t('decide.eachNone')}
          choices={rates.map((value) => ({ value, label: say('StatedRate', value) }))}
        />
        <CheckField
          name={byReading.name}
          label={t('decide.byReading')}
          value={byReading.value !== ''}
          onChange={(on) => byReading.onChange(on ? 'yes' : '')}
        />
      </div>
    </details>
  );
};
