import { Allow, Caller } from '#platform/access';
import { AsDocumentedField, CreditCodeField, CreditInput, RecordInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid, MoneyField, type MoneyInput } from '#platform/graphql';
import { agreementKinds, type AgreementKind, type Meta } from '#platform/kernel';
import { AgreementKindEnum } from '#platform/ledger';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { SignAgreementCommand } from './sign-agreement.handler.js';

@InputType()
export class SignAgreementInput extends RecordInput {
  @Field(() => String) @IsCleanText({ max: 200 }) title!: string;
  @Field(() => AgreementKindEnum) @IsIn(agreementKinds) kind!: AgreementKind;
  @Field(() => [ID], {
    nullable: true,
    description: 'Organizations of the network that signed. They or a counterpart must be named.',
  })
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
  @MoneyField({ optional: true, description: 'Required unless the kind is FRAMEWORK or TALENT.' })
  amount?: MoneyInput | null;
  @Field(() => DateScalar) @IsRealDate() signedOn!: string;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() expiresOn?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() leadId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() activityId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() stationId?: string | null;
  @Field(() => String, { nullable: true, description: 'None where it concerns no one chain.' })
  @IsOptional()
  @IsCleanText({ max: 40 })
  chainCode?: string | null;
  @Field(() => String) @IsCleanText({ max: 12 }) regionCode!: string;
  @Field(() => [CreditInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CreditInput)
  credits!: CreditInput[];
}

@Resolver()
export class SignAgreementResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('agreement.sign')
  @Mutation(() => AgreementRow)
  async signAgreement(@Args('input') input: SignAgreementInput, @Caller() meta: Meta): Promise<AgreementRow> {
    const appended = await this.commands.execute(new SignAgreementCommand(input, meta));
    return this.views.readAfter(appended, AgreementRow, appended.streamId.slice('agreement-'.length));
  }
}
