import { Allow, Caller } from '#platform/access';
import { RecordInput } from '#platform/operations';
import { DateField, EnumField, IdField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { StationKind, StationPurpose } from '../../station.events.js';
import { StationKindEnum, StationPurposeEnum, StationRow } from '../../views/stations/stations.view.js';
import { OpenStationCommand } from './open-station.handler.js';

@InputType()
export class OpenStationInput extends RecordInput {
  @TextField({ max: 200 }) name!: string;
  @EnumField(StationKindEnum) kind!: StationKind;
  @EnumField(StationPurposeEnum, { optional: true, description: 'Default: INVESTMENT 双招双引.' })
  purpose?: StationPurpose | null;
  @IdField() hostOrganizationId!: string;
  @TextField({ max: 12, description: 'GB/T 2260' }) regionCode!: string;
  @DateField() openedOn!: string;
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
