import { Allow, Caller } from '#platform/access';
import { CommandInput, ReasonField } from '#platform/operations';
import { DateField, IdField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { TerminateAgreementCommand } from './terminate-agreement.handler.js';

@InputType()
export class TerminateAgreementInput extends CommandInput {
  @IdField() agreementId!: string;

  @DateField() terminatedOn!: string;
  @ReasonField() reason!: string;
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
