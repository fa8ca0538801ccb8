import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { TerminateAgreementCommand } from './terminate-agreement.handler.js';

@InputType()
export class TerminateAgreementInput extends CommandInput {
  @Field(() => ID) @IsUuid() agreementId!: string;

  @Field(() => DateScalar) @IsRealDate() terminatedOn!: string;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class TerminateAgreementResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('agreement.terminate')
  @Mutation(() => AgreementRow)
  async terminateAgreement(
    @Args('input') input: TerminateAgreementInput,
    @Caller() meta: Meta,
  ): Promise<AgreementRow> {
    const appended = await this.commands.execute(new TerminateAgreementCommand(input, meta));
    return this.views.readAfter(appended, AgreementRow, input.agreementId);
  }
}
