import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import type {
  FloorJudgement,
  FloorMeasure,
  Increases,
  Landing,
  LandingNeed,
  ProjectTrait,
} from '../../../app/enums.gql.ts';
import { amountText, typedAmount } from '../../../app/typed-amount.ts';
import { useEnum } from '../../../app/use-enum.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import {
  AmountField,
  CheckField,
  ChecksField,
  noAmount,
  SelectField,
  TextField,
  type TypedAmount,
} from '../../../ui/fields.tsx';
import type { Faults } from '../../../ui/form.tsx';
import type { Clauses } from '../clauses.ts';
import { PublishCountingRuleDocument, type PublishCountingRuleMutation } from '../rules.gql.ts';
import type { Rule } from '../standing.ts';
import { useClauses } from '../use-clauses.ts';

const landings = [
  'LANDED',
  'REGISTERED',
  'LAND_OBTAINED',
  'CONSTRUCTION_STARTED',
  'PRODUCTION_STARTED',
] as const satisfies readonly Landing[];
const needs = landings.filter((landing): landing is LandingNeed => landing !== 'LANDED');
const floorMeasures = [
  'PLANNED_INVESTMENT',
  'CONTRACT_AMOUNT',
  'INTENT_AMOUNT',
  'FRAMEWORK_AMOUNT',
] as const satisfies readonly FloorMeasure[];
const judgements = ['FIRST', 'IN_FORCE'] as const satisfies readonly FloorJudgement[];
const increases = ['COUNT', 'FLOW_ONLY', 'IGNORE'] as const satisfies readonly Increases[];
const traits = [
  'LOCAL_INVESTOR',
  'FISCAL_MONEY',
  'BRANCH_OUTLET',
  'LATER_PHASE',
  'RELOCATION',
] as const satisfies readonly ProjectTrait[];

type Values = {
  ruleName: string;
  name: string;
  nameEn: string;
  when: Landing | '';
  needs: readonly LandingNeed[];
  floor: TypedAmount;
  judgedBy: FloorJudgement;
  measure: FloorMeasure;
  increases: Increases;
  excluded: readonly ProjectTrait[];
  firstSigningOnly: boolean;
  sourceDocument: string;
};

/** The clauses that nothing recorded bears out so far: they stand apart, and the server says of each that it cannot be counted by. */
const unsupported = ['measure', 'increases', 'excluded', 'firstSigningOnly'] as const;

const begun = (after: Rule | undefined): Values => {
  const floor = after?.floors[0];
  return {
    ruleName: after?.ruleName ?? '',
    name: after?.name ?? '',
    nameEn: after?.nameEn ?? '',
    when: after?.landed.when ?? '',
    needs: after?.landed.needs ?? [],
    floor: floor === undefined ? noAmount : amountText(floor.least),
    judgedBy: floor?.judgedBy ?? 'FIRST',
    measure: floor?.measure ?? 'PLANNED_INVESTMENT',
    increases: after?.increases ?? 'COUNT',
    excluded: after?.excluded ?? [],
    firstSigningOnly: after?.firstSigningOnly ?? false,
    sourceDocument: '',
  };
};

/** The clauses as they stand in the form; undefined until it is said what landed means. */
const clausesIn = (values: Values): Clauses | undefined => {
  const { when, floor, measure, judgedBy, increases: grown, excluded, firstSigningOnly } = values;
  if (when === '') return undefined;
  const amount = typedAmount(floor.text, floor.unit);
  return {
    // What landed means is not needed besides.
    landed: { when, needs: values.needs.filter((need) => need !== when) },
    floors: 'fen' in amount ? [{ measure, least: String(amount.fen), judgedBy }] : [],
    increases: grown,
    excluded: [...excluded],
    firstSigningOnly,
  };
};

const faultsOf = (values: Values): Faults<Values> => {
  const faults: Faults<Values> = {};
  for (const name of ['ruleName', 'name', 'nameEn', 'when'] as const)
    if (values[name].trim() === '') faults[name] = 'NEEDED';
  const amount = typedAmount(values.floor.text, values.floor.unit);
  // Without a floor it matters not of what it would be.
  if ('fault' in amount && (amount.fault !== 'AMOUNT_EMPTY' || values.measure !== 'PLANNED_INVESTMENT'))
    faults.floor = amount.fault;
  return faults;
};

/** The next version of a rule, or the first of a new one. It moves no figure until it is designated. */
const PublishCountingRule = ({
  after,
  close,
  done,
}: {
  /** The version that the form begins with; undefined for an empty one. */
  readonly after: Rule | undefined;
  readonly close: () => void;
  readonly done: (rule: PublishCountingRuleMutation['publishCountingRule']) => void;
}) => {
  const { t } = useTranslation('rules');
  const { t: common } = useTranslation();
  const say = useEnum();
  const clauses = useClauses();
  const [initial] = useState(() => begun(after));
  const act = useAct({
    version: 0,
    initial,
    about: [],
    check: faultsOf,
    send: (values, { commandId }) => {
      const { landed, ...said } = clausesIn(values)!;
      const { ruleName, name, nameEn, sourceDocument } = values;
      return ask(PublishCountingRuleDocument, {
        input: {
          commandId,
          ruleName: ruleName.trim(),
          name,
          nameEn,
          landed,
          ...said,
          ...(sourceDocument.trim() === '' ? {} : { sourceDocument }),
        },
      });
    },
    done: ({ publishCountingRule }) => done(publishCountingRule),
    fieldOf: { landed: 'when', 'landed.needs': 'needs', floors: 'measure', 'floors.0.least': 'floor' },
  });
  const { field, values, faults } = act;
  // What is folded away opens where a fault lies in it, and stays as it is once that is mended.
  const [unfolded, setUnfolded] = useState(false);
  const said = clausesIn(values);
  const choices = <T extends string>(
    of: readonly T[],
    name: 'Landing' | 'FloorJudgement' | 'FloorMeasure' | 'Increases' | 'ProjectTrait',
  ) => of.map((value) => ({ value, label: say(name, value as never) }));
  return (
    <ActDialog
      title={after === undefined ? t('acts.publish') : t('publish.next', { rule: after.name })}
      act={act}
      close={close}
      submit={t('acts.publish')}
    >
      <p className="hint">{t('publish.why')}</p>
      <div className="form-grid">
        <TextField
          {...field('ruleName')}
          label={t('publish.ruleName')}
          needed
          maxLength={40}
          hint={t('publish.ruleNameHint')}
        />
        <TextField {...field('name')} label={t('publish.name')} needed maxLength={100} />
        <TextField {...field('nameEn')} label={t('publish.nameEn')} needed maxLength={100} />
        <TextField {...field('sourceDocument')} label={common('document')} maxLength={200} />
        <SelectField
          {...field('when')}
          label={t('publish.when')}
          needed
          none={common('form.choose')}
          choices={choices(landings, 'Landing')}
        />
        <div className="whole">
          <ChecksField
            {...field('needs')}
            label={t('publish.needs')}
            choices={choices(
              needs.filter((need) => need !== values.when),
              'Landing',
            )}
          />
        </div>
        <AmountField {...field('floor')} label={t('publish.floor')} hint={t('publish.floorHint')} />
        <SelectField
          {...field('judgedBy')}
          onChange={(judgedBy) => act.set({ judgedBy: judgedBy === '' ? 'FIRST' : judgedBy })}
          label={t('publish.judgedBy')}
          needed
          choices={choices(judgements, 'FloorJudgement')}
        />
        <details
          className="whole"
          open={unfolded || unsupported.some((name) => faults[name] !== undefined)}
          onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}
        >
          <summary>{t('publish.unsupported')}</summary>
          <p className="hint">{t('publish.unsupportedWhy')}</p>
          <div className="form-grid">
            <SelectField
              {...field('measure')}
              onChange={(measure) => act.set({ measure: measure === '' ? 'PLANNED_INVESTMENT' : measure })}
              label={t('publish.measure')}
              needed
              choices={choices(floorMeasures, 'FloorMeasure')}
            />
            <SelectField
              {...field('increases')}
              onChange={(grown) => act.set({ increases: grown === '' ? 'COUNT' : grown })}
              label={t('publish.increases')}
              needed
              choices={choices(increases, 'Increases')}
            />
            <div className="whole">
              <ChecksField
                {...field('excluded')}
                label={t('publish.excluded')}
                choices={choices(traits, 'ProjectTrait')}
              />
            </div>
            <CheckField {...field('firstSigningOnly')} label={t('publish.firstSigning')} />
          </div>
        </details>
        {said === undefined ? null : (
          <div className="whole rule-preview">
            <p>{t('publish.means')}</p>
            <ul className="rule-clauses">
              {clauses(said).map((clause) => (
                <li key={clause}>{clause}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </ActDialog>
  );
};

export default PublishCountingRule;
