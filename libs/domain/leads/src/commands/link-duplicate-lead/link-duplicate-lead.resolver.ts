import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { IsCleanText, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { LeadRow } from '../../views/leads/leads.view.js';
import { LinkDuplicateLeadCommand } from './link-duplicate-lead.handler.js';

@InputType()
export class LinkDuplicateLeadInput extends CommandInput {
  @Field(() => ID) @IsUuid() leadId!: string;
  @Field(() => ID) @IsUuid() duplicateOf!: string;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class LinkDuplicateLeadResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('lead.link')
  @Mutation(() => LeadRow)
  async linkDuplicateLead(
    @Args('input') input: LinkDuplicateLeadInput,
    @Caller() meta: Meta,
  ): Promise<LeadRow> {
    const appended = await this.commands.execute(new LinkDuplicateLeadCommand(input, meta));
    return this.views.readAfter(appended, LeadRow, input.leadId);
  }
}
