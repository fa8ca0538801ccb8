import { ratingGrades, type RatingGrade } from '@kernel/measure.ts';
import { useTranslation } from 'react-i18next';
import type { ComparedRegister, Dimension, Measure } from '../../app/enums.gql.ts';
import { enumOf, useEnum } from '../../app/use-enum.ts';
import { kindFilterOf } from '../../records/kind-filters.ts';
import { ChainField, RegionField } from '../../records/pickers.tsx';
import { ChecksField, SelectField } from '../../ui/fields.tsx';
import type { FormState } from '../../ui/form.tsx';
import { DefinitionButton } from './definition-button.tsx';
import { Answer } from './draft-answer.tsx';
import { Days, Meant } from './draft-meant.tsx';
import { comparedIn, nameOf, type Catalogue, type Draft, type Part, type Values } from './figure-form.ts';
import {
  codesIn,
  codesText,
  comparisonsFor,
  dimensionsFor,
  measuresFor,
  registerOf,
  registers,
  terms,
  wholesFor,
  type Compared,
  type Measured,
  type Term,
} from './figure-question.ts';
import { OrganizationField } from './organization-field.tsx';

type Props = {
  readonly draft: Draft;
  readonly form: FormState<Values>;
  readonly catalogue: Pick<Catalogue, 'measures'>;
};

/** A field of one number; all of one number's fields say which it is of. */
const ownOf =
  ({ draft, form }: Pick<Props, 'draft' | 'form'>) =>
  (part: Part) => {
    const { name, value = '', onChange } = form.field(nameOf(draft.key, part));
    return { name, value, onChange };
  };

/** Answered by the ledger: how, by what, and at once what that comes to. */
export const Bound = (props: Props) => {
  const { t } = useTranslation('sources');
  const { draft, form, catalogue } = props;
  const own = ownOf(props);
  const compared = comparedIn(form.values, draft);
  const fitting = comparisonsFor(own('unit').value);
  const chosen = ([terms.first, terms.second] as const)
    .slice(0, compared === 'ratio' ? 2 : compared === 'register' ? 0 : 1)
    .map((term) => catalogue.measures.find(({ measure }) => measure === own(term.measure).value))
    .filter((each) => each !== undefined);
  return (
    <>
      <div className="form-grid">
        {fitting.length === 1 ? null : (
          <SelectField<Compared>
            name={own('by').name}
            label={t('decide.by')}
            needed
            value={compared}
            onChange={own('by').onChange}
            choices={fitting.map((value) => ({ value, label: t(`decide.bys.${value}`) }))}
          />
        )}
        {compared === 'register' ? (
          <Register {...props} />
        ) : (
          <MeasureField
            {...props}
            part="measure"
            label={compared === 'ratio' ? t('decide.numerator') : t('decide.measure')}
            among={measuresFor({ unit: own('unit').value, by: compared }, catalogue.measures)}
          />
        )}
        {compared === 'ratio' ? (
          <MeasureField
            {...props}
            part="ofMeasure"
            label={t('decide.denominator')}
            among={wholesFor(own('measure').value, catalogue.measures)}
          />
        ) : null}
        {compared === 'codes' ? <CodesOf {...props} /> : null}
        <Meant draft={draft} form={form} />
      </div>
      <p className="draft-answer">
        {compared === 'register' ? (
          t('decide.registerLater')
        ) : (
          <>
            <Answer draft={draft} form={form} catalogue={catalogue} compared={compared} />{' '}
            {chosen.length === 0 ? null : (
              <DefinitionButton
                indicator={null}
                measures={chosen.map(({ measure }) => measure)}
                of={draft.key}
              />
            )}
          </>
        )}
      </p>
      {compared === 'register' ? null : <Narrowed {...props} term={terms.first} days />}
      {compared === 'ratio' ? <Narrowed {...props} term={terms.second} /> : null}
      {compared === 'register' ? <Narrowed {...props} days /> : null}
    </>
  );
};

const MeasureField = ({
  part,
  label,
  among,
  ...props
}: Props & {
  readonly part: 'measure' | 'ofMeasure';
  readonly label: string;
  readonly among: readonly Measured[];
}) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const { name, value, onChange } = ownOf(props)(part);
  return (
    <SelectField
      name={name}
      value={value as Measure | ''}
      onChange={onChange}
      label={label}
      needed
      none={t('decide.choose')}
      choices={among.map(({ measure }) => ({ value: measure, label: say('Measure', measure) }))}
    />
  );
};

/** Of what the codes are counted: organizations, districts, years. */
const CodesOf = (props: Props) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const own = ownOf(props);
  const { name, value, onChange } = own('codesOf');
  const chosen = props.catalogue.measures.find(({ measure }) => measure === own('measure').value);
  return (
    <SelectField
      name={name}
      value={value as Dimension | ''}
      onChange={onChange}
      label={t('decide.codesOf')}
      hint={t('decide.codesHint')}
      needed
      none={t('decide.choose')}
      choices={dimensionsFor(chosen).map((each) => ({ value: each, label: say('Dimension', each) }))}
    />
  );
};

/** Which register, and of what: its days are the number's own. */
const Register = (props: Props) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const own = ownOf(props);
  const [register, region, org, grade] = [own('register'), own('region'), own('org'), own('grade')];
  const of = registerOf(register.value);
  return (
    <>
      <SelectField
        name={register.name}
        value={register.value as ComparedRegister | ''}
        onChange={register.onChange}
        label={t('decide.register')}
        needed
        none={t('decide.choose')}
        choices={registers.map((value) => ({ value, label: say('ComparedRegister', value) }))}
      />
      {of === 'region' ? <RegionField {...region} label={t('decide.within')} needed /> : null}
      {of === 'org' ? <OrganizationField {...org} label={t('decide.whose')} /> : null}
      {register.value === 'RATINGS' ? (
        <SelectField
          name={grade.name}
          value={grade.value as RatingGrade | ''}
          onChange={grade.onChange}
          label={say('Dimension', 'RATING')}
          none={t('decide.anyGrade')}
          choices={ratingGrades.map((value) => ({ value, label: value }))}
        />
      ) : null}
    </>
  );
};

/** What narrows one of the figures, and the number's own days where they are no one else's. */
const Narrowed = ({
  term,
  days = false,
  ...props
}: Props & { readonly term?: Term; readonly days?: boolean }) => {
  const { t } = useTranslation('sources');
  const { draft, form } = props;
  const own = ownOf(props);
  return (
    <details>
      <summary>
        {term === terms.second ? t('decide.narrowWhole') : term ? t('decide.narrow') : t('decide.ownDays')}
      </summary>
      <div className="form-grid">
        {term === undefined ? null : (
          <>
            <Kinds {...props} term={term} />
            <ChainField {...own(term.chain)} label={t('decide.chain')} />
            <RegionField {...own(term.region)} label={t('decide.region')} />
            <OrganizationField {...own(term.org)} label={t('decide.organization')} />
          </>
        )}
        {days ? <Days draft={draft} form={form} /> : null}
      </div>
    </details>
  );
};

/** Only some kinds of what a measure counts: grades of ratings, levels of hubs. */
const Kinds = ({ term, ...props }: Props & { readonly term: Term }) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const own = ownOf(props);
  const dimension =
    props.catalogue.measures.find(({ measure }) => measure === own(term.measure).value)?.kindDimension ??
    null;
  const kind = kindFilterOf(dimension);
  if (dimension === null || kind === undefined) return null;
  const { name, value, onChange } = own(term.kinds);
  const words = enumOf(dimension);
  return (
    <ChecksField
      name={name}
      label={t('decide.kinds', { dimension: say('Dimension', dimension) })}
      value={codesIn(value).filter((code) => kind.codes.includes(code))}
      onChange={(codes) => onChange(codesText(codes))}
      choices={kind.codes.map((code) => ({
        value: code,
        label: words === undefined ? code : say(words, code as never),
      }))}
    />
  );
};
