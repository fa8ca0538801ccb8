import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsRealDate, IsUuid, MoneyField, type MoneyInput } from '#platform/graphql';
import { IsIn } from 'class-validator';
import { fundKinds, type FundKind } from '../../project.events.js';
import { FundKindEnum } from '../../views/projects/projects.view.js';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { RecordProjectFundsCommand } from './record-project-funds.handler.js';

@InputType()
export class RecordProjectFundsInput extends CommandInput {
  @Field(() => ID) @IsUuid() projectId!: string;

  @Field(() => FundKindEnum) @IsIn(fundKinds) kind!: FundKind;
  @MoneyField() amount!: MoneyInput;
  @Field(() => DateScalar) @IsRealDate() receivedOn!: string;
}

@Resolver()
export class RecordProjectFundsResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('project.recordFunds')
  @Mutation(() => ProjectRow)
  async recordProjectFunds(
    @Args('input') input: RecordProjectFundsInput,
    @Caller() meta: Meta,
  ): Promise<ProjectRow> {
    const appended = await this.commands.execute(new RecordProjectFundsCommand(input, meta));
    return this.views.readAfter(appended, ProjectRow, input.projectId);
  }
}
