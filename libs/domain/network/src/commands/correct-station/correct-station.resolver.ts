import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import {
  stationKinds,
  stationPurposes,
  type StationKind,
  type StationPurpose,
} from '../../station.events.js';
import { StationKindEnum, StationPurposeEnum, StationRow } from '../../views/stations/stations.view.js';
import { CorrectStationCommand } from './correct-station.handler.js';

@InputType()
export class CorrectStationInput extends CommandInput {
  @Field(() => ID) @IsUuid() stationId!: string;

  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 200 }) name?: string | null;
  @Field(() => StationKindEnum, { nullable: true })
  @IsOptional()
  @IsIn(stationKinds)
  kind?: StationKind | null;
  @Field(() => StationPurposeEnum, { nullable: true })
  @IsOptional()
  @IsIn(stationPurposes)
  purpose?: StationPurpose | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() hostOrganizationId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 12 }) regionCode?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() openedOn?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() closedOn?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The closing is taken back: there was none.' })
  @IsOptional()
  neverClosed?: boolean | null;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class CorrectStationResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('network.manage')
  @Mutation(() => StationRow)
  async correctStation(@Args('input') input: CorrectStationInput, @Caller() meta: Meta): Promise<StationRow> {
    const appended = await this.commands.execute(new CorrectStationCommand(input, meta));
    return this.views.readAfter(appended, StationRow, input.stationId);
  }
}
