import { Allow, Caller } from '#platform/access';
import { CommandInput, ReasonField } from '#platform/operations';
import { DecimalField, EnumField, IdField, IntField } from '#platform/graphql';
import type { Measure, Meta } from '#platform/kernel';
import { MeasureEnum } from '#platform/ledger';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { DecisionEnum, recognitionId, RecognitionRow } from '../../views/recognitions/recognitions.view.js';
import type { Decision } from './recognize.decide.js';
import { RecognizeCommand } from './recognize.handler.js';

@InputType({
  description: 'What a reviewer decides about one measure of one subject, having seen that version of it.',
})
export class RecognizeInput extends CommandInput {
  @IdField() subjectId!: string;
  @EnumField(MeasureEnum) measure!: Measure;
  @EnumField(DecisionEnum) decision!: Decision;
  @DecimalField({
    optional: true,
    description: 'Of a recognition: fen, or a count with up to four decimals. Default: the whole claim.',
  })
  value?: string | null;
  @IntField() seenVersion!: number;
  @ReasonField({ optional: true, description: 'A rejection needs one.' }) reason?: string | null;
}

@Resolver()
export class RecognizeResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('recognition.decide')
  @Mutation(() => RecognitionRow)
  async recognize(@Args('input') input: RecognizeInput, @Caller() meta: Meta): Promise<RecognitionRow> {
    const appended = await this.commands.execute(new RecognizeCommand(input, meta));
    return this.views.readAfter(appended, RecognitionRow, recognitionId(appended.streamId, input.measure));
  }
}
