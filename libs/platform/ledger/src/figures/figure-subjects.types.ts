import { Connection, DateScalar, DateTimeScalar, DecimalScalar, type Page } from '#platform/graphql';
import type { CalendarDate, Measure } from '#platform/kernel';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Unit } from '../contract.js';
import { UnitEnum } from '../enums.js';
import { exact } from './figures.js';
import type { SubjectPart } from './figure-subjects.js';
import type { Figure, Standing } from './figures.types.js';
import type { PartsCounted } from './parts-counted.js';

@ObjectType({ description: 'A subject behind a figure, with its part of it.' })
export class FigureSubject {
  measure!: Measure;
  @Field(() => ID) subjectId!: string;
  @Field(() => String) subjectKind!: string;
  @Field(() => UnitEnum) unit!: Unit;
  @Field(() => DecimalScalar, { description: 'All its entries in the figure together; never zero.' })
  value!: string;
  amount!: bigint;
  @Field(() => Int) entryCount!: number;
  @Field(() => DateScalar, { description: 'The first day it counts on.' }) occurredOn!: CalendarDate;
  @Field(() => DateTimeScalar, { description: 'When the log first knew of it in this figure.' })
  recordedAt!: string;
}

export const FigureSubjectConnection = Connection(FigureSubject, 'FigureSubject');
/** A page of subjects, with what all of them come to. */
export type FigureSubjectsPage = Page<FigureSubject> & {
  readonly total: Figure;
  readonly standing: Standing;
  /** What its receipt is made from. */
  readonly counted: PartsCounted;
};

/** A subject's part as the API gives it. */
export const figureSubject = (measure: Measure, { amount, entries, ...part }: SubjectPart): FigureSubject =>
  Object.assign(new FigureSubject(), { ...part, ...exact(measure, BigInt(amount)), entryCount: entries });
