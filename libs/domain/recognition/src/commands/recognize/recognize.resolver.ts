import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DecimalScalar, IsCleanText, IsDecimal, IsUuid } from '#platform/graphql';
import { measureNames, type Measure, type Meta } from '#platform/kernel';
import { MeasureEnum } from '#platform/ledger';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional } from 'class-validator';
import { DecisionEnum, recognitionId, RecognitionRow } from '../../views/recognitions/recognitions.view.js';
import { decisionNames, type Decision } from './recognize.decide.js';
import { RecognizeCommand } from './recognize.handler.js';

@InputType({
  description: 'What a reviewer decides about one measure of one subject, having seen that version of it.',
})
export class RecognizeInput extends CommandInput {
  @Field(() => ID) @IsUuid() subjectId!: string;
  @Field(() => MeasureEnum) @IsIn(measureNames) measure!: Measure;
  @Field(() => DecisionEnum) @IsIn(decisionNames) decision!: Decision;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Of a recognition: fen, or a count with up to four decimals. Default: the whole claim.',
  })
  @IsOptional()
  @IsDecimal()
  value?: string | null;
  @Field(() => Int) @IsInt() seenVersion!: number;
  @Field(() => String, { nullable: true, description: 'A rejection needs one.' })
  @IsOptional()
  @IsCleanText({ max: 1000, multiline: true })
  reason?: string | null;
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
