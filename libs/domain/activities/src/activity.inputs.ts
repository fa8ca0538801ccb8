import type { Organizations } from '#domain/network';
import { DateField, IntField } from '#platform/graphql';
import { badField, checkedCredits, equalCredits, type Meta } from '#platform/kernel';
import { sharesOf, type CreditInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { ActivityCredit, ActivitySession } from './activity.events.js';
import type { RecordedActivity } from './activity.state.js';

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

type Organizers = {
  readonly organizerIds?: readonly string[] | null | undefined;
  readonly credits?: readonly CreditInput[] | null | undefined;
};

/**
 * The credit of the organizers: in equal shares, unless shares are given. Undefined where neither is said.
 * @throws BadInput ORGANIZERS_GIVEN_TWICE when both are said, and whatever `checkedCredits` and `creditLines` throw
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
  if (credits) return organizations.creditLines('credits', checkedCredits('credits', credits), meta);
  return undefined;
};

/** What is recorded of an activity, by the fields of the inputs that say it. */
export const saidNow = ({ credits, expected, ...activity }: RecordedActivity) => {
  const shares = sharesOf(credits);
  return {
    ...activity,
    expectedFrom: expected?.from,
    expectedTo: expected?.to,
    sessions: activity.status === 'held' ? activity.held.sessions : undefined,
    organizerIds: shares,
    credits: shares,
  };
};
