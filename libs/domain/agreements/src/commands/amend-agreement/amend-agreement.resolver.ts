import { Allow, Caller } from '#platform/access';
import { CommandInput, ReasonField } from '#platform/operations';
import { DateField, IdField, MoneyField, type MoneyInput } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { AmendAgreementCommand } from './amend-agreement.handler.js';

@InputType()
export class AmendAgreementInput extends CommandInput {
  @IdField() agreementId!: string;

  @MoneyField({ optional: true, description: 'The whole amount from that day on, not the increment.' })
  amount?: MoneyInput | null;
  @DateField({ optional: true }) expiresOn?: string | null;
  @DateField() amendedOn!: string;
  @ReasonField() reason!: string;
}

@Resolver()
export class AmendAgreementResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('agreement.amend')
  @Mutation(() => AgreementRow)
  async amendAgreement(
    @Args('input') input: AmendAgreementInput,
    @Caller() meta: Meta,
  ): Promise<AgreementRow> {
    const appended = await this.commands.execute(new AmendAgreementCommand(input, meta));
    return this.views.readAfter(appended, AgreementRow, input.agreementId);
  }
}
