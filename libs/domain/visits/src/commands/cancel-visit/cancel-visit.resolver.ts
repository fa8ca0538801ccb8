import { Allow, Caller } from '#platform/access';
import { CommandInput, ReasonField } from '#platform/operations';
import { IdField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { VisitRow } from '../../views/visits/visits.view.js';
import { CancelVisitCommand } from './cancel-visit.handler.js';

@InputType()
export class CancelVisitInput extends CommandInput {
  @IdField() visitId!: string;

  @ReasonField() reason!: string;
}

@Resolver()
export class CancelVisitResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('visit.cancel')
  @Mutation(() => VisitRow, { description: 'A planned visit will not take place.' })
  async cancelVisit(@Args('input') input: CancelVisitInput, @Caller() meta: Meta): Promise<VisitRow> {
    const appended = await this.commands.execute(new CancelVisitCommand(input, meta));
    return this.views.readAfter(appended, VisitRow, input.visitId);
  }
}
