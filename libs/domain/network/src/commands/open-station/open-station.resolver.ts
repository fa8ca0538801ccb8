import { Allow, Caller } from '#platform/access';
import { RecordInput } from '#platform/operations';
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
import { OpenStationCommand } from './open-station.handler.js';

@InputType()
export class OpenStationInput extends RecordInput {
  @Field(() => String) @IsCleanText({ max: 200 }) name!: string;
  @Field(() => StationKindEnum) @IsIn(stationKinds) kind!: StationKind;
  @Field(() => StationPurposeEnum, { nullable: true, description: 'Default: INVESTMENT 双招双引.' })
  @IsOptional()
  @IsIn(stationPurposes)
  purpose?: StationPurpose | null;
  @Field(() => ID) @IsUuid() hostOrganizationId!: string;
  @Field(() => String, { description: 'GB/T 2260' }) @IsCleanText({ max: 12 }) regionCode!: string;
  @Field(() => DateScalar) @IsRealDate() openedOn!: string;
}

@Resolver()
export class OpenStationResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('network.manage')
  @Mutation(() => StationRow)
  async openStation(@Args('input') input: OpenStationInput, @Caller() meta: Meta): Promise<StationRow> {
    const appended = await this.commands.execute(new OpenStationCommand(input, meta));
    return this.views.readAfter(appended, StationRow, appended.streamId.slice('station-'.length));
  }
}
