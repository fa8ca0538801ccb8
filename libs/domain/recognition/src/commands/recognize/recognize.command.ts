import { DecimalField, EnumField, IdField, IntField } from '#platform/graphql';
import type { Measure } from '#platform/kernel';
import { baselineRule, claimUndecided, contractOf, MeasureEnum } from '#platform/ledger';
import { command, CommandInput, maybe, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { figuresOf } from '../../figures.js';
import { LedgerSubjects } from '../../ledger-subjects.js';
import { DecisionEnum, recognitionId, RecognitionRow } from '../../views/recognitions/recognitions.view.js';
import { recognize, type Decision } from './recognize.decide.js';

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

export const recognizeCommand = command({
  name: 'recognize',
  allow: 'recognition.decide',
  input: RecognizeInput,
  answers: RecognitionRow,
  answerId: ({ data }, { streamId }) => recognitionId(streamId, data.measure),
  // It is about the version that the reviewer saw: when anything has changed since, a repeat is refused.
  doneForGood: true,
  needs: { subjects: LedgerSubjects },
  stream: ({ data }, { subjects }) => figuresOf(subjects.countedBy(data.measure))(data.subjectId),
  decide({ state, decisions, unmoved }, { data, version, changedAt }, { subjects }) {
    const { measure, decision, seenVersion, value, reason } = data;
    const subject = subjects.countedBy(measure);
    const figure = {
      version,
      changedAt,
      places: contractOf(measure).unit === 'FEN' ? 0 : 4,
      claimed: version === 0 ? 0n : claimUndecided(subject, baselineRule, state, measure),
      moved: !unmoved.includes(measure),
      ...maybe('decided', decisions[measure]),
    };
    return recognize(figure, {
      measure,
      decision,
      seenVersion,
      ...maybe('value', value),
      ...maybe('reason', reason),
    });
  },
});
