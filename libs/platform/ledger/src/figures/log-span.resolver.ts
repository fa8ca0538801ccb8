import { Allow } from '#platform/access';
import { clockOf, SequencedLog } from '#platform/event-store';
import { DateTimeScalar } from '#platform/graphql';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { LogClockEnum } from './figures.types.js';

@ObjectType({ description: 'Since when, up to when and by whose clock this log knows of what was recorded.' })
export class LogSpan {
  @Field(() => DateTimeScalar, { description: 'Before it nothing was known here.' }) begunAt!: string;
  @Field(() => LogClockEnum, { description: 'By whose clock the last place was given.' })
  clock!: keyof typeof LogClockEnum;
  @Field(() => String, {
    nullable: true,
    description:
      'The last position whose known time is declared, as all of a demonstration is. Null where the database witnessed all of them.',
  })
  demonstrationUntil!: string | null;
  @Field(() => DateTimeScalar, { description: 'Nothing can become known before it any more.' })
  knownUntil!: string;
  @Field(() => String) position!: string;
}

@Resolver()
export class LogSpanResolver {
  constructor(private readonly log: SequencedLog) {}

  @Allow('figures.read')
  @Query(() => LogSpan, { description: 'What can be asked for as of when.' })
  async logSpan(): Promise<LogSpan> {
    const [times, positionOf] = await Promise.all([this.log.times(), this.log.positions()]);
    const { begunAt, demonstrationUntil, knownUntil, seq } = times;
    return Object.assign(new LogSpan(), {
      begunAt,
      clock: clockOf(times, seq),
      demonstrationUntil: demonstrationUntil === null ? null : positionOf(demonstrationUntil),
      knownUntil,
      position: positionOf(seq),
    });
  }
}
