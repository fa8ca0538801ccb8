import { DateField, FlagField, IdField, ObjectField } from '#platform/graphql';
import { badField, type Meta } from '#platform/kernel';
import { command, CommandInput, maybe, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { Membership } from '../../organization.events.js';
import { registered } from '../../organization.rules.js';
import { organizationStream, type Organization } from '../../organization.state.js';
import { Organizations } from '../../organizations.js';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { correctMembership } from './correct-membership.decide.js';

@InputType()
export class MembershipInput {
  @DateField() joinedOn!: string;
  @DateField({ optional: true, description: 'None: it is a member still.' }) leftOn?: string | null;
}

@InputType()
export class CorrectMembershipInput extends CommandInput {
  @IdField() organizationId!: string;
  @DateField({ description: 'Day of joining as it is recorded: names the membership.' }) joinedOn!: string;
  @ObjectField(() => MembershipInput, { optional: true, description: 'As it really was.' })
  membership?: MembershipInput | null;
  @FlagField({ optional: true, description: 'There was no such membership.' }) neverWas?: boolean | null;
  @ReasonField() reason!: string;
}

export const correctMembershipCommand = command({
  name: 'correctMembership',
  allow: 'network.manage',
  description: 'Of the record: dated as the membership it corrects.',
  input: CorrectMembershipInput,
  answers: OrganizationRow,
  needs: { organizations: Organizations },
  stream({ data: { organizationId, membership, neverWas } }) {
    // Two fields that contradict each other are bad input, and refused as such before the stream is read.
    if (!membership !== (neverWas ?? false))
      return badField('membership', 'MEMBERSHIP_OR_NEVER', 'either a membership, or neverWas');
    return organizationStream(organizationId);
  },
  replaces(organization, { organizationId, joinedOn }) {
    const { memberships } = registered(organization, organizationId);
    const membership = memberships.find((known) => known.joinedOn === joinedOn);
    return { membership: membership && { joinedOn, ...maybe('leftOn', membership.leftOn) } };
  },
  async decide(organization, { data, meta, today }, { organizations }) {
    const { organizationId, joinedOn, reason } = data;
    const after = await membershipAfter(organization, data, meta, organizations);
    return correctMembership(
      organization,
      { organizationId, joinedOn, ...maybe('after', after), reason },
      today,
    );
  },
});

/** The membership as it really was, with the hubs above on its day of joining. */
const membershipAfter = async (
  organization: Organization,
  { organizationId, membership }: CorrectMembershipInput,
  meta: Meta,
  organizations: Organizations,
): Promise<Membership | undefined> => {
  if (!membership || organization.status !== 'registered') return undefined;
  const { joinedOn, leftOn } = membership;
  const recorded = organization.memberships.find((known) => known.joinedOn === joinedOn);
  // Joined on the day that is recorded: the hubs written down then stay, whatever became of them since.
  const hubs = recorded?.hubs ?? (await organizations.hubPath(organizationId, meta, joinedOn));
  return { joinedOn, ...maybe('leftOn', leftOn), hubs };
};
