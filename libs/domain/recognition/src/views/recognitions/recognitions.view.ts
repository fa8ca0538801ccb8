import { DateTimeScalar, DecimalScalar, enumOf } from '#platform/graphql';
import {
  subjectIdOf,
  type Locale as LocaleName,
  type Measure,
  type RecognitionEvent,
  type Recorded,
} from '#platform/kernel';
import { displayed, exact, MeasureEnum, standings } from '#platform/ledger';
import { column, columnsOf, ViewTable } from '#platform/operations';
import { projection, put } from '#platform/projections';
import { Field } from '@nestjs/graphql';
import { Column, Index } from 'typeorm';
import { decisionNames, type Decision } from '../../commands/recognize/recognize.decide.js';

export const DecisionEnum = enumOf(decisionNames, {
  name: 'Decision',
  description: 'Recognized, wholly or in part; rejected; or the decision taken back.',
});

export const StandingEnum = enumOf(standings, {
  name: 'RecognitionStanding',
  description:
    'STANDS: the figure is as it was decided on. AWAITS: it is claimed otherwise since, or the decision was taken back: it awaits a new one. ' +
    'LAPSED: nothing of it is claimed any more.',
});

/** What was last decided of one measure of one subject. */
@ViewTable('Recognition', 'recognitions')
@Index(['subjectId'])
export class RecognitionRow {
  /** `<subjectId>/<measure>` */
  @column.key() id!: string;
  @column.id() subjectId!: string;
  @column.oneOf(MeasureEnum) measure!: Measure;
  @column.oneOf(DecisionEnum) decision!: Decision;
  /** Fen, or 1/10,000 of a count. */
  @column.fen({ optional: true, hidden: true }) recognized!: string | null;
  @column.int({ description: 'The version of the subject that the reviewer saw.' }) seenVersion!: number;
  @column.int({ description: 'The version of the subject that the decision made.' }) version!: number;
  /** RFC 3339, when the log came to know. */
  @Field(() => DateTimeScalar) @Column('text') decidedAt!: string;
  @column.text({ optional: true }) reason!: string | null;
  @column.text({ hidden: true }) jurisdictionId!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Fen where the unit is FEN; else a count.' })
  get value(): string | null {
    return this.recognized === null ? null : this.decimal(this.recognized);
  }

  /** An amount of the ledger in the unit of the measure. */
  decimal(amount: string): string {
    return exact(this.measure, BigInt(amount)).value;
  }

  /** `582亿元`, `0.5个`; null where nothing is recognized. */
  shown(locale: LocaleName): string | null {
    return this.recognized === null ? null : displayed(this.measure, BigInt(this.recognized), locale);
  }
}

/** The id of a row, from the stream that the decision stands on. */
export const recognitionId = (streamId: string, measure: Measure): string =>
  `${subjectIdOf(streamId)}/${measure}`;

const decided = (event: Recorded<RecognitionEvent>, decision: Decision, recognized: string | null) => {
  const { streamId, version, knownAt, meta, data } = event;
  return put(RecognitionRow, {
    id: recognitionId(streamId, data.measure),
    subjectId: subjectIdOf(streamId),
    ...columnsOf(data, 'measure', 'seenVersion', 'reason'),
    decision,
    recognized,
    version,
    decidedAt: knownAt,
    jurisdictionId: meta.jurisdictionId,
  });
};

export const recognitionsView = projection<RecognitionEvent>({
  name: 'recognitions',
  version: 1, // raise to rebuild
  streams: 'all',
  rows: [RecognitionRow],
  owned: [{ row: RecognitionRow, subject: 'subjectId' }],
  on: {
    FigureRecognized: (event) => decided(event, 'RECOGNIZE', String(event.data.value)),
    FigureRejected: (event) => decided(event, 'REJECT', null),
    FigureReopened: (event) => decided(event, 'REOPEN', null),
    CommandNoted: 'ignore',
  },
});
