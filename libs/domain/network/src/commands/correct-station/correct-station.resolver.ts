import { Allow, Caller } from '#platform/access';
import { CommandInput, ReasonField } from '#platform/operations';
import { DateField, EnumField, FlagField, IdField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { StationKind, StationPurpose } from '../../station.events.js';
import { StationKindEnum, StationPurposeEnum, StationRow } from '../../views/stations/stations.view.js';
import { CorrectStationCommand } from './correct-station.handler.js';

@InputType()
export class CorrectStationInput extends CommandInput {
  @IdField() stationId!: string;

  @TextField({ max: 200, optional: true }) name?: string | null;
  @EnumField(StationKindEnum, { optional: true }) kind?: StationKind | null;
  @EnumField(StationPurposeEnum, { optional: true }) purpose?: StationPurpose | null;
  @IdField({ optional: true }) hostOrganizationId?: string | null;
  @TextField({ max: 12, optional: true }) regionCode?: string | null;
  @DateField({ optional: true }) openedOn?: string | null;
  @DateField({ optional: true }) closedOn?: string | null;
  @FlagField({ optional: true, description: 'The closing is taken back: there was none.' })
  neverClosed?: boolean | null;
  @ReasonField() reason!: string;
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
