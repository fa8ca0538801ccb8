import { Allow, Caller } from '#platform/access';
import {
  AsDocumentedField,
  CreditCodeField,
  CreditInput,
  CreditsField,
  RecordInput,
} from '#platform/operations';
import {
  DateField,
  EnumField,
  IdField,
  IdListField,
  MoneyField,
  TextField,
  type MoneyInput,
} from '#platform/graphql';
import type { AgreementKind, Meta } from '#platform/kernel';
import { AgreementKindEnum } from '#platform/ledger';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { AgreementRow } from '../../views/agreements/agreements.view.js';
import { SignAgreementCommand } from './sign-agreement.handler.js';

@InputType()
export class SignAgreementInput extends RecordInput {
  @TextField({ max: 200 }) title!: string;
  @EnumField(AgreementKindEnum) kind!: AgreementKind;
  @IdListField({
    max: 50,
    optional: true,
    description: 'Organizations of the network that signed. They or a counterpart must be named.',
  })
  partyOrganizationIds?: string[] | null;
  @TextField({
    max: 200,
    optional: true,
    description: 'The company or institution across the table, never a person.',
  })
  counterpartName?: string | null;
  @CreditCodeField() counterpartCreditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @MoneyField({ optional: true, description: 'Required unless the kind is FRAMEWORK or TALENT.' })
  amount?: MoneyInput | null;
  @DateField() signedOn!: string;
  @DateField({ optional: true }) expiresOn?: string | null;
  @IdField({ optional: true }) leadId?: string | null;
  @IdField({ optional: true }) activityId?: string | null;
  @IdField({ optional: true }) stationId?: string | null;
  @TextField({ max: 40, optional: true, description: 'None where it concerns no one chain.' })
  chainCode?: string | null;
  @TextField({ max: 12 }) regionCode!: string;
  @CreditsField() credits!: CreditInput[];
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
