import { checkedRegion } from '#domain/catalogue';
import type { Organizations } from '#domain/network';
import { DateField, EnumField, IdListField, IntField, TextField } from '#platform/graphql';
import { badField, equalCredits, type Meta } from '#platform/kernel';
import { CreditsField, maybe, RecordInput, sharesOf, type CreditInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { ActivityCredit, ActivityKind, ActivityPurpose, ActivitySession } from './activity.events.js';
import type { RecordedActivity } from './activity.state.js';
import { ActivityKindEnum, ActivityPurposeEnum } from './views/activities/activities.view.js';

@InputType({ description: 'The sessions 场次 of one day.' })
export class ActivitySessionInput {
  @DateField() heldOn!: string;
  @IntField({ min: 1, max: 1000 }) sessions!: number;
  @IntField({
    min: 0,
    max: 1_000_000,
    optional: true,
    description: 'Person-times; leave out where nobody counted.',
  })
  participants?: number | null;
}

/** Sessions as events keep them. */
export const sessionsOf = (inputs: readonly ActivitySessionInput[]): ActivitySession[] =>
  inputs.map(({ heldOn, sessions, participants }) => ({
    heldOn,
    sessions,
    ...(participants === null || participants === undefined ? {} : { participants }),
  }));

/** Who organizes an activity, and for which chain: what any input may say of it. */
@InputType({ isAbstract: true })
export abstract class OrganizedInput extends RecordInput {
  @EnumField(ActivityPurposeEnum, {
    optional: true,
    description: 'INVESTMENT unless told otherwise, or recorded otherwise before.',
  })
  purpose?: ActivityPurpose | null;
  @TextField({ max: 40, optional: true }) chainCode?: string | null;
  @IdListField({
    min: 1,
    max: 100,
    optional: true,
    description: 'Who organizes it, in equal shares. Or give credits.',
  })
  organizerIds?: string[] | null;
  @CreditsField({ optional: true, description: 'Who organizes it, in shares of their own.' })
  credits?: CreditInput[] | null;
}

/** The same with what may be as it was planned, or recorded. */
@InputType({ isAbstract: true })
export abstract class DescribedInput extends OrganizedInput {
  @TextField({ max: 200, optional: true }) name?: string | null;
  @EnumField(ActivityKindEnum, { optional: true }) kind?: ActivityKind | null;
  @TextField({
    max: 12,
    optional: true,
    description: 'Where it takes place; may lie outside the jurisdiction.',
  })
  regionCode?: string | null;
}

/** What such an input says, looked up and checked in this order, with the chain that was looked up before it. */
export const described = async (
  data: DescribedInput,
  chainCode: string | undefined,
  organizations: Organizations,
  meta: Meta,
) => ({
  ...maybe('name', data.name),
  ...maybe('kind', data.kind),
  ...maybe('purpose', data.purpose),
  ...maybe('regionCode', data.regionCode && checkedRegion('regionCode', data.regionCode)),
  ...maybe('chainCode', chainCode),
  ...maybe('credits', await organizerCredits(data, organizations, meta)),
});

type Organizers = {
  readonly organizerIds?: readonly string[] | null | undefined;
  readonly credits?: readonly CreditInput[] | null | undefined;
};

/**
 * The credit of the organizers: in equal shares, unless shares are given. Undefined where neither is said.
 * @throws BadInput ORGANIZERS_GIVEN_TWICE when both are said, and whatever `credited` throws
 */
export const organizerCredits = async (
  { organizerIds, credits }: Organizers,
  organizations: Organizations,
  meta: Meta,
): Promise<readonly ActivityCredit[] | undefined> => {
  if (organizerIds && credits)
    return badField('credits', 'ORGANIZERS_GIVEN_TWICE', 'give organizerIds or credits, not both');
  if (organizerIds)
    return organizations.creditLines('organizerIds', equalCredits(organizerIds, 'organizerIds'), meta);
  if (credits) return organizations.credited('credits', credits, meta);
  return undefined;
};

/** What is recorded of an activity, by the fields of the inputs that say it. */
export const saidNow = ({ credits, expected, ...activity }: RecordedActivity) => {
  const shares = sharesOf(credits);
  return {
    ...activity,
    purpose: activity.purpose ?? 'INVESTMENT',
    expectedFrom: expected?.from,
    expectedTo: expected?.to,
    sessions: activity.status === 'held' ? activity.held.sessions : undefined,
    organizerIds: shares,
    credits: shares,
  };
};
