import { Activities } from '#domain/activities';
import { checkedRegion } from '#domain/catalogue';
import { Stations } from '#domain/network';
import { DateField, EnumField, IdField, MoneyField, TextField, type MoneyInput } from '#platform/graphql';
import { creditCode, moneyOf, notAfterToday, together } from '#platform/kernel';
import {
  AsDocumentedField,
  CommandInput,
  CreditCodeField,
  dated,
  maybe,
  type Given,
  type InputBase,
  type Sent,
  type Values,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { SourcingMethod } from './lead.events.js';
import { recorded } from './lead.rules.js';
import type { Lead } from './lead.state.js';
import { Parties } from './parties.js';
import { SourcingMethodEnum } from './views/leads/leads.view.js';

/** A lead and who is to own it. */
@InputType({ isAbstract: true })
export abstract class OwnerInput extends CommandInput {
  @IdField() leadId!: string;
  @IdField({ optional: true }) organizationId?: string | null;
  @IdField({ optional: true, description: 'A station, and with it its host.' }) stationId?: string | null;
  @IdField({ optional: true, description: 'An account within it: an opaque id, never a name.' })
  userId?: string | null;
}

/** Whose it is, as the commands that give it to another look at it; undefined in the pool, and where nobody was assigned yet. */
export const ownerNow = (lead: Lead, { leadId }: { readonly leadId: string }): Values => {
  const { owner, handovers } = recorded(lead, leadId);
  if (owner === undefined) return { owner: dated(undefined, handovers) };
  const { hubs: _, ...named } = owner;
  return { owner: dated(named, handovers) };
};

/** An input with what may be recorded of a lead, and corrected. */
export const Describing = <B extends InputBase>(Base: B) => {
  @InputType({ isAbstract: true })
  abstract class DescribingInput extends Base {
    @TextField({
      max: 200,
      optional: true,
      description:
        "An organization's name, never a person's. With the credit code it decides who was first to name this investor 首报.",
    })
    investorName?: string | null;
    @CreditCodeField({
      description:
        'Unified social credit code (GB 32100-2015); tells investors apart better than names do. Blanks, width and case do not matter.',
    })
    investorCreditCode?: string | null;
    @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
    @IdField({ optional: true }) reporterOrganizationId?: string | null;
    @IdField({ optional: true }) stationId?: string | null;
    @IdField({ optional: true, description: 'The promotion activity it came from.' })
    activityId?: string | null;
    @TextField({ max: 40, optional: true }) chainCode?: string | null;
    @TextField({ max: 12, optional: true }) regionCode?: string | null;
    @DateField({ optional: true }) reportedOn?: string | null;
    @MoneyField({ optional: true }) expectedInvestment?: MoneyInput | null;
    @EnumField(SourcingMethodEnum, { optional: true }) sourcingMethod?: SourcingMethod | null;
    @TextField({
      max: 2000,
      multiline: true,
      optional: true,
      description: 'Kept for ever: no names, phones or other data of people.',
    })
    summary?: string | null;
  }
  return DescribingInput;
};

type DescribingInput = InstanceType<ReturnType<typeof Describing<InputBase>>>;

/** What `described` looks things up in. */
export const describingNeeds = { parties: Parties, stations: Stations, activities: Activities };

/**
 * What an input tells of a lead, looked up and checked in this order: of several faults the first is refused, and all are told.
 * @param chain looks the chain up; a correction does it otherwise than a report
 */
export const described = async (
  { data, meta, today }: Sent<DescribingInput>,
  reporterId: string | null | undefined,
  chain: () => Promise<string | null | undefined>,
  { parties, stations, activities }: Given<typeof describingNeeds>,
) => {
  const { stationId, activityId, investorCreditCode: code, expectedInvestment: expected } = data;
  const { reportedOn } = data;
  const documented = { today, asDocumented: data.creditCodeAsDocumented };
  const [, , chainCode, investorCreditCode, reporter, regionCode, expectedInvestment] = await together(
    () => stationId && stations.known('stationId', stationId, meta),
    () => activityId && activities.known('activityId', activityId, meta),
    chain,
    () => code && creditCode('investorCreditCode', code, documented),
    () => (reporterId ? parties.organization('reporterOrganizationId', reporterId, meta) : undefined),
    () => data.regionCode && checkedRegion('regionCode', data.regionCode),
    () => expected && moneyOf('expectedInvestment', expected, today),
    () => reportedOn && notAfterToday('reportedOn', reportedOn, today),
  );
  return {
    ...maybe('investorName', data.investorName),
    ...maybe('investorCreditCode', investorCreditCode),
    ...maybe('reporter', reporter),
    ...maybe('stationId', stationId),
    ...maybe('activityId', activityId),
    ...maybe('chainCode', chainCode),
    ...maybe('regionCode', regionCode),
    ...maybe('reportedOn', reportedOn),
    ...maybe('expectedInvestment', expectedInvestment),
    ...maybe('sourcingMethod', data.sourcingMethod),
    ...maybe('summary', data.summary),
  };
};
