import { DateTimeScalar, DecimalScalar } from '#platform/graphql';
import {
  decimalOfCount,
  displayCount,
  displayFen,
  subjectIdOf,
  type Locale as LocaleName,
  type Measure,
  type RecognitionEvent,
  type Recorded,
} from '#platform/kernel';
import { contractOf, MeasureEnum, type Standing } from '#platform/ledger';
import { projection, put } from '#platform/projections';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Decision } from '../../commands/recognize/recognize.decide.js';

export const DecisionEnum: { readonly [D in Decision]: D } = {
  RECOGNIZE: 'RECOGNIZE',
  REJECT: 'REJECT',
  REOPEN: 'REOPEN',
};
registerEnumType(DecisionEnum, {
  name: 'Decision',
  description: 'Recognized, wholly or in part; rejected; or the decision taken back.',
});

export const StandingEnum: { readonly [S in Standing]: S } = {
  STANDS: 'STANDS',
  AWAITS: 'AWAITS',
  LAPSED: 'LAPSED',
};
registerEnumType(StandingEnum, {
  name: 'RecognitionStanding',
  description:
    'STANDS: the figure is as it was decided on. AWAITS: it is claimed otherwise since, or the decision was taken back: it awaits a new one. ' +
    'LAPSED: nothing of it is claimed any more.',
});

/** What was last decided of one measure of one subject. */
@ObjectType('Recognition')
@Entity({ name: 'recognitions', schema: 'views' })
@Index(['subjectId'])
export class RecognitionRow {
  /** `<subjectId>/<measure>` */
  @Field(() => ID) @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Field(() => ID) @Column('uuid') subjectId!: string;
  @Field(() => MeasureEnum) @Column('text') measure!: Measure;
  @Field(() => DecisionEnum) @Column('text') decision!: Decision;
  /** Fen, or 1/10,000 of a count. */
  @Column('bigint', { nullable: true }) recognized!: string | null;
  @Field(() => Int, { description: 'The version of the subject that the reviewer saw.' })
  @Column('int')
  seenVersion!: number;
  @Field(() => Int, { description: 'The version of the subject that the decision made.' })
  @Column('int')
  version!: number;
  /** RFC 3339, when the log came to know. */
  @Field(() => DateTimeScalar) @Column('text') decidedAt!: string;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) reason!: string | null;
  @Column('text') jurisdictionId!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Fen where the unit is FEN; else a count.' })
  get value(): string | null {
    return this.recognized === null ? null : this.decimal(this.recognized);
  }

  /** An amount of the ledger in the unit of the measure. */
  decimal(amount: string): string {
    return contractOf(this.measure).unit === 'FEN' ? amount : decimalOfCount(BigInt(amount));
  }

  /** `582亿元`, `0.5个`; null where nothing is recognized. */
  shown(locale: LocaleName): string | null {
    if (this.recognized === null) return null;
    const { unit, counter } = contractOf(this.measure);
    const amount = BigInt(this.recognized);
    return unit === 'FEN' ? displayFen(amount, locale) : displayCount(amount, counter, locale);
  }
}

/** The id of a row, from the stream that the decision stands on. */
export const recognitionId = (streamId: string, measure: Measure): string =>
  `${subjectIdOf(streamId)}/${measure}`;

const decided = (event: Recorded<RecognitionEvent>, decision: Decision, recognized: string | null) => {
  const { streamId, version, knownAt, meta, data } = event;
  return put<Omit<RecognitionRow, 'value' | 'shown' | 'decimal'> & { id: string }>(RecognitionRow, {
    id: recognitionId(streamId, data.measure),
    subjectId: subjectIdOf(streamId),
    measure: data.measure,
    decision,
    recognized,
    seenVersion: data.seenVersion,
    version,
    decidedAt: knownAt,
    reason: data.reason ?? null,
    jurisdictionId: meta.jurisdictionId,
  });
};

export const recognitionsView = projection<RecognitionEvent>({
  name: 'recognitions',
  version: 1, // raise to rebuild
  streams: 'all',
  rows: [RecognitionRow],
  on: {
    FigureRecognized: (event) => decided(event, 'RECOGNIZE', String(event.data.value)),
    FigureRejected: (event) => decided(event, 'REJECT', null),
    FigureReopened: (event) => decided(event, 'REOPEN', null),
    CommandNoted: 'ignore',
  },
});
