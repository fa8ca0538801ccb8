import { Allow, Caller } from '#platform/access';
import { CommandInput, ReasonField } from '#platform/operations';
import { DateField, IdField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { StationRow } from '../../views/stations/stations.view.js';
import { CloseStationCommand } from './close-station.handler.js';

@InputType()
export class CloseStationInput extends CommandInput {
  @IdField() stationId!: string;

  @DateField({ description: 'The first day on which it is open no more.' }) closedOn!: string;
  @ReasonField() reason!: string;
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
