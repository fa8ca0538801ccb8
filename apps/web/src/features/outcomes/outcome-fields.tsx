import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { useEnum } from '../../app/use-enum.ts';
import { findOrKept } from '../../offline/find-or-kept.ts';
import { useKeptAsk } from '../../offline/kept-answers.ts';
import { CreditSharesField } from '../../records/credit-shares.tsx';
import { useFindOrganizations } from '../../records/kept-picks.ts';
import { ChainField, RegionField } from '../../records/pickers.tsx';
import { AmountField, DateField, NumberField, SelectField, TextField } from '../../ui/fields.tsx';
import type { FormState } from '../../ui/form.tsx';
import { Picker } from '../../ui/picker.tsx';
import type { Pick } from '../../ui/pick-many.tsx';
import { askedOf, outcomeKinds, standardLevels, standardRoles, type OutcomeForm } from './outcome-form.ts';
import { OutcomeActivitiesDocument, type OutcomeActivitiesQuery } from './outcomes.gql.ts';
import '../../records/thumb-form.css';

const picksOf = ({ activities }: OutcomeActivitiesQuery): readonly Pick[] =>
  activities.edges.map(({ node }) => ({ id: node.id, name: node.name, detail: node.startsOn }));
const findActivities = async (text: string): Promise<readonly Pick[]> =>
  picksOf(await ask(OutcomeActivitiesDocument, { search: text === '' ? null : text }));

/**
 * What can be said of an outcome: what came about, until when and through whom; the rest is folded. Native controls, so that a thumb has its own
 * pickers. What is recorded already keeps its kind and its document. Without a network, what the device keeps is searched.
 */
export const OutcomeFields = ({
  form,
  recorded = false,
}: {
  readonly form: FormState<OutcomeForm>;
  readonly recorded?: boolean;
}) => {
  const { t } = useTranslation('outcomes');
  const { t: common } = useTranslation();
  const say = useEnum();
  const { values, field } = form;
  const { counts, amounts } = askedOf(values.kind);
  const findOrganizations = useFindOrganizations();
  const activities = useKeptAsk(OutcomeActivitiesDocument, { search: null }, { about: ['ACTIVITY'] });
  return (
    <>
      <div className="form-grid">
        {recorded ? null : (
          <SelectField
            {...field('kind')}
            label={t('form.kind')}
            needed
            none={common('form.choose')}
            choices={outcomeKinds.map((value) => ({ value, label: say('OutcomeKind', value) }))}
          />
        )}
        <DateField {...field('to')} label={t('form.to')} needed hint={t('form.toHint')} />
        {amounts.map((name) => (
          <AmountField
            key={name}
            {...field(name)}
            label={t(`form.${name}`)}
            {...(values.foreign.includes(name) ? { hint: t('form.foreign') } : {})}
          />
        ))}
        {counts.map((name) => (
          <NumberField
            key={name}
            {...field(name)}
            label={t(`form.${name}`)}
            {...(name === 'hires' ? { hint: t('form.hiresHint') } : {})}
            min={1}
            max={100_000_000}
          />
        ))}
        {values.kind === 'STANDARD' ? (
          <>
            <SelectField
              {...field('standardLevel')}
              label={t('form.standardLevel')}
              none={common('notSaid')}
              choices={standardLevels.map((value) => ({ value, label: say('StandardLevel', value) }))}
            />
            <SelectField
              {...field('standardRole')}
              label={t('form.standardRole')}
              none={common('notSaid')}
              choices={standardRoles.map((value) => ({ value, label: say('StandardRole', value) }))}
            />
          </>
        ) : null}
      </div>
      <CreditSharesField {...field('credits')} label={t('form.credits')} find={findOrganizations} />
      <details className="fold">
        <summary>{t('form.more')}</summary>
        <div className="form-grid">
          <div className="whole">
            <TextField {...field('title')} label={t('form.title')} maxLength={200} />
          </div>
          <DateField {...field('from')} label={t('form.from')} max={values.to} />
          <Picker
            {...field('activity')}
            label={t('form.activity')}
            find={findOrKept(findActivities, activities === undefined ? [] : picksOf(activities))}
          />
          <RegionField {...field('region')} label={t('form.region')} />
          <ChainField {...field('chain')} label={t('form.chain')} />
          {recorded ? null : <TextField {...field('document')} label={t('form.document')} maxLength={200} />}
        </div>
      </details>
    </>
  );
};
