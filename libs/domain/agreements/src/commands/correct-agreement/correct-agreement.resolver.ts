import { Allow, Caller } from '#platform/access';
import {
  AsDocumentedField,
  CommandInput,
  CreditCodeField,
  CreditInput,
  CreditsField,
  ReasonField,
} from '#platform/operations';
import {
  DateField,
  EnumListField,
  enumOf,
  IdField,
  IdListField,
  MoneyField,
  TextField,
  type MoneyInput,
} from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { clearableFields, type ClearableField } from './correct-agreement.decide.js';
import { CorrectAgreementCommand } from './correct-agreement.handler.js';

const ClearableEnum = enumOf(clearableFields, {
  name: 'ClearableAgreementField',
  description: 'What the record of an agreement may do without.',
});

@InputType()
export class CorrectAgreementInput extends CommandInput {
  @IdField() agreementId!: string;

  @TextField({ max: 200, optional: true }) title?: string | null;
  @IdListField({ max: 50, optional: true }) partyOrganizationIds?: string[] | null;
  @TextField({
    max: 200,
    optional: true,
    description: 'The company or institution across the table, never a person.',
  })
  counterpartName?: string | null;
  @CreditCodeField() counterpartCreditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @MoneyField({ optional: true, description: 'As signed; later amendments stand over it.' })
  amount?: MoneyInput | null;
  @DateField({ optional: true }) signedOn?: string | null;
  @DateField({ optional: true, description: 'As signed; later amendments stand over it.' })
  expiresOn?: string | null;
  @TextField({ max: 40, optional: true }) chainCode?: string | null;
  @TextField({ max: 12, optional: true }) regionCode?: string | null;
  @CreditsField({ optional: true }) credits?: CreditInput[] | null;
  @EnumListField(ClearableEnum, {
    max: 10,
    optional: true,
    description: 'What should not have been recorded at all.',
  })
  clear?: ClearableField[] | null;
  @ReasonField() reason!: string;
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
