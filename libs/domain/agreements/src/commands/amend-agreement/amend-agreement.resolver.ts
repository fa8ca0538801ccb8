import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid, MoneyField, type MoneyInput } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { AmendAgreementCommand } from './amend-agreement.handler.js';

@InputType()
export class AmendAgreementInput extends CommandInput {
  @Field(() => ID) @IsUuid() agreementId!: string;

  @MoneyField({ optional: true, description: 'The whole amount from that day on, not the increment.' })
  amount?: MoneyInput | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() expiresOn?: string | null;
  @Field(() => DateScalar) @IsRealDate() amendedOn!: string;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
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
