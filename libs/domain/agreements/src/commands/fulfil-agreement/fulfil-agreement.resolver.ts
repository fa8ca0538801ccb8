import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateField, IdField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { FulfilAgreementCommand } from './fulfil-agreement.handler.js';

@InputType()
export class FulfilAgreementInput extends CommandInput {
  @IdField() agreementId!: string;

  @DateField() fulfilledOn!: string;
  @TextField({ max: 1000, multiline: true, optional: true }) note?: string | null;
}

@Resolver()
export class FulfilAgreementResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('agreement.fulfil')
  @Mutation(() => AgreementRow)
  async fulfilAgreement(
    @Args('input') input: FulfilAgreementInput,
    @Caller() meta: Meta,
  ): Promise<AgreementRow> {
    const appended = await this.commands.execute(new FulfilAgreementCommand(input, meta));
    return this.views.readAfter(appended, AgreementRow, input.agreementId);
  }
}
