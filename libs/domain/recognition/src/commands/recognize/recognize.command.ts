import { DecimalField, EnumField, IdField, IntField } from '#platform/graphql';
import type { Measure } from '#platform/kernel';
import { CountingRules } from '#domain/catalogue';
import {
  claimUndecided,
  contractOf,
  exact,
  MeasureEnum,
  type CountingRule,
  type LedgerSubject,
} from '#platform/ledger';
import { changesSince, command, CommandInput, maybe, ReasonField, type Values } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { figuresOf, type Figures } from '../../figures.js';
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

/** An amount of a measure as it is told: money with its currency, a count as its text. */
const amountOf = (measure: Measure, amount: bigint): unknown => {
  const { unit, value } = exact(measure, amount);
  return unit === 'FEN' ? { amount: value, currency: 'CNY' } : value;
};

/** What a reviewer had before them: the claim, and what was decided of every figure of the subject. By the names of the timeline. */
const seenOf =
  (subject: LedgerSubject, rule: CountingRule, measure: Measure) =>
  ({ state, decisions }: Figures): Values => ({
    [`${measure}.claimed`]: amountOf(measure, claimUndecided(subject, rule, state, measure)),
    ...Object.fromEntries(
      (Object.entries(decisions) as [Measure, NonNullable<Figures['decisions'][Measure]>][]).flatMap(
        ([of, decided]) =>
          decided.decision === 'REJECTED'
            ? [[`${of}.decision`, 'REJECT']]
            : [
                [`${of}.decision`, 'RECOGNIZE'],
                [`${of}.recognized`, amountOf(of, BigInt(decided.value))],
              ],
      ),
    ),
  });

export const recognizeCommand = command({
  name: 'recognize',
  allow: 'recognition.decide',
  input: RecognizeInput,
  answers: RecognitionRow,
  answerId: ({ data }, { streamId }) => recognitionId(streamId, data.measure),
  // It is about the version that the reviewer saw: when anything has changed since, a repeat is refused.
  doneForGood: true,
  needs: { subjects: LedgerSubjects, rules: CountingRules },
  stream: ({ data }, { subjects }) => figuresOf(subjects.countedBy(data.measure))(data.subjectId),
  async decide(
    { state, decisions, unmoved },
    { data, meta, version, changedAt, since },
    { subjects, rules },
  ) {
    const { measure, decision, seenVersion, value, reason } = data;
    const subject = subjects.countedBy(measure);
    const rule = await rules.inForce(meta);
    const figure = {
      version,
      changedAt,
      places: contractOf(measure).unit === 'FEN' ? 0 : 4,
      claimed: version === 0 ? 0n : claimUndecided(subject, rule, state, measure),
      changedSince: (seen: number) => changesSince(seenOf(subject, rule, measure), seen, since),
      moved: !unmoved.includes(measure),
      ...maybe('decided', decisions[measure]),
    };
    return recognize(figure, {
      measure,
      decision,
      seenVersion,
      ruleId: rule.ruleId,
      ...maybe('value', value),
      ...maybe('reason', reason),
    });
  },
});
