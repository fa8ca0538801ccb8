import { Allow, Caller } from '#platform/access';
import { AsDocumentedField, CommandInput, CreditCodeField, CreditInput } from '#platform/operations';
import {
  DateScalar,
  enumOf,
  IsCleanText,
  IsRealDate,
  IsUuid,
  MoneyField,
  type MoneyInput,
} from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { clearableFields, type ClearableField } from './correct-agreement.decide.js';
import { CorrectAgreementCommand } from './correct-agreement.handler.js';

const ClearableEnum = enumOf(clearableFields, {
  name: 'ClearableAgreementField',
  description: 'What the record of an agreement may do without.',
});

@InputType()
export class CorrectAgreementInput extends CommandInput {
  @Field(() => ID) @IsUuid() agreementId!: string;

  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 200 }) title?: string | null;
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsUuid({ each: true })
  partyOrganizationIds?: string[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'The company or institution across the table, never a person.',
  })
  @IsOptional()
  @IsCleanText({ max: 200 })
  counterpartName?: string | null;
  @CreditCodeField() counterpartCreditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @MoneyField({ optional: true, description: 'As signed; later amendments stand over it.' })
  amount?: MoneyInput | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() signedOn?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'As signed; later amendments stand over it.' })
  @IsOptional()
  @IsRealDate()
  expiresOn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 40 }) chainCode?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 12 }) regionCode?: string | null;
  @Field(() => [CreditInput], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CreditInput)
  credits?: CreditInput[] | null;
  @Field(() => [ClearableEnum], { nullable: true, description: 'What should not have been recorded at all.' })
  @IsOptional()
  @ArrayMaxSize(10)
  @IsIn(clearableFields, { each: true })
  clear?: ClearableField[] | null;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class CorrectAgreementResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('agreement.correct')
  @Mutation(() => AgreementRow)
  async correctAgreement(
    @Args('input') input: CorrectAgreementInput,
    @Caller() meta: Meta,
  ): Promise<AgreementRow> {
    const appended = await this.commands.execute(new CorrectAgreementCommand(input, meta));
    return this.views.readAfter(appended, AgreementRow, input.agreementId);
  }
}
