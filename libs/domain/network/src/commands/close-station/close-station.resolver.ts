import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { StationRow } from '../../views/stations/stations.view.js';
import { CloseStationCommand } from './close-station.handler.js';

@InputType()
export class CloseStationInput extends CommandInput {
  @Field(() => ID) @IsUuid() stationId!: string;

  @Field(() => DateScalar, { description: 'The first day on which it is open no more.' })
  @IsRealDate()
  closedOn!: string;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class CloseStationResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('network.manage')
  @Mutation(() => StationRow)
  async closeStation(@Args('input') input: CloseStationInput, @Caller() meta: Meta): Promise<StationRow> {
    const appended = await this.commands.execute(new CloseStationCommand(input, meta));
    return this.views.readAfter(appended, StationRow, input.stationId);
  }
}
