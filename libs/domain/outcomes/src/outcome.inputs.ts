import { Activities } from '#domain/activities';
import { Chains, checkedRegion, type RestatedDay } from '#domain/catalogue';
import { Organizations } from '#domain/network';
import {
  DateField,
  EnumField,
  enumOf,
  IdField,
  IntField,
  MoneyField,
  TextField,
  type MoneyInput,
} from '#platform/graphql';
import { moneyOf, together } from '#platform/kernel';
import { maybe, type CreditInput, type InputBase, type Sent } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { standardLevels, standardRoles, type StandardLevel, type StandardRole } from './outcome.events.js';

export const StandardLevelEnum = enumOf(standardLevels, {
  name: 'StandardLevel',
  description: 'Of what level a standard is: 国际, 国家, 行业, 地方, 团体, 企业标准.',
});
export const StandardRoleEnum = enumOf(standardRoles, {
  name: 'StandardRole',
  description: 'LED 主持, TOOK_PART 参与.',
});

const CountField = (description: string) =>
  IntField({ min: 1, max: 100_000_000, optional: true, description });

/** An input with what an outcome may do without. Which numbers and amounts it may tell is its kind's to say. */
export const Describing = <B extends InputBase>(Base: B) => {
  @InputType({ isAbstract: true })
  abstract class DescribingInput extends Base {
    @TextField({ max: 200, optional: true, description: 'What it is called, where it has a name.' })
    title?: string | null;
    @DateField({ optional: true, description: 'The first day of its period, where it is told.' })
    periodFrom?: string | null;
    @CountField('EMPLOYMENT: jobs offered; offered is not hired.') jobsOffered?: number | null;
    @CountField('EMPLOYMENT: persons hired.') hires?: number | null;
    @CountField('STANDARD: how many.') standards?: number | null;
    @EnumField(StandardLevelEnum, { optional: true, description: 'STANDARD alone.' })
    standardLevel?: StandardLevel | null;
    @EnumField(StandardRoleEnum, { optional: true, description: 'STANDARD alone.' })
    standardRole?: StandardRole | null;
    @CountField('PLATFORM: how many.') platforms?: number | null;
    @MoneyField({ optional: true, description: 'Aid of any kind: money.' }) cash?: MoneyInput | null;
    @MoneyField({ optional: true, description: 'Aid of any kind: goods at their value.' })
    goods?: MoneyInput | null;
    @CountField('Aid of any kind: projects aided or donated to, none that landed.') projects?: number | null;
    @IdField({ optional: true, description: 'The activity that it came from.' }) activityId?: string | null;
    @TextField({ max: 40, optional: true }) chainCode?: string | null;
    @TextField({ max: 12, optional: true }) regionCode?: string | null;
  }
  return DescribingInput;
};

type Described = InstanceType<ReturnType<typeof Describing<InputBase>>> & {
  readonly periodTo?: string | null;
  readonly credits?: CreditInput[] | null;
};

/** Where what an input refers to is looked up. */
export const lookups = { activities: Activities, chains: Chains, organizations: Organizations };
type Lookups = { readonly [K in keyof typeof lookups]: InstanceType<(typeof lookups)[K]> };

/**
 * What an input tells of an outcome, looked up and checked; of several faults all are told.
 * @param recorded the chain that stays where the input says none
 */
export const described = async (
  { data, meta, today }: Sent<Described>,
  { activities, chains, organizations }: Lookups,
  day: RestatedDay,
  recorded?: string,
) => {
  const { activityId, cash, goods } = data;
  const [, chainCode, regionCode, money, value, credits] = await together(
    () => activityId && activities.known('activityId', activityId, meta),
    () => chains.standing({ field: 'chainCode', said: data.chainCode, recorded }, day, meta),
    () => data.regionCode && checkedRegion('regionCode', data.regionCode),
    () => cash && moneyOf('cash', cash, today),
    () => goods && moneyOf('goods', goods, today),
    () => data.credits && organizations.credited('credits', data.credits, meta),
  );
  return {
    ...maybe('title', data.title),
    ...maybe('periodFrom', data.periodFrom),
    ...maybe('periodTo', data.periodTo),
    ...maybe('jobsOffered', data.jobsOffered),
    ...maybe('hires', data.hires),
    ...maybe('standards', data.standards),
    ...maybe('standardLevel', data.standardLevel),
    ...maybe('standardRole', data.standardRole),
    ...maybe('platforms', data.platforms),
    ...maybe('cash', money),
    ...maybe('goods', value),
    ...maybe('projects', data.projects),
    ...maybe('activityId', activityId),
    ...maybe('chainCode', chainCode),
    ...maybe('regionCode', regionCode),
    ...maybe('credits', credits),
  };
};
