import { DateScalar } from '#platform/graphql';
import type { CalendarDate } from '#platform/kernel';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { BridgeCauseEnum } from './bridge-cause.js';
import type { BridgeCause } from './bridge.js';
import type { EntriesPage } from './entries-page.js';
import type { FigureSubjectsPage } from './figure-subjects.types.js';
import { Figure, Standing } from './figures.types.js';
import type { PartsCounted } from './parts-counted.js';

@ObjectType()
export class BridgeStep {
  @Field(() => BridgeCauseEnum) cause!: BridgeCause;
  @Field(() => Figure) figure!: Figure;
  @Field(() => Int) entryCount!: number;
  @Field(() => Int, { description: 'Subjects to which it makes a difference.' }) subjectCount!: number;
}

/** A page of a step, or of all of them. */
export type StepAsked = {
  readonly cause: BridgeCause | undefined;
  readonly first: number | null;
  readonly after: string | null;
};

@ObjectType({ description: 'Why a figure moved: opening + the steps = closing, exactly.' })
export class Bridge {
  @Field(() => Figure) opening!: Figure;
  @Field(() => Figure) closing!: Figure;
  @Field(() => Standing) from!: Standing;
  @Field(() => Standing) to!: Standing;
  @Field(() => DateScalar, {
    description:
      'The day that NEW and LATE go by: that of the end that knew less, or the last one it covers.',
  })
  day!: CalendarDate;
  @Field(() => [BridgeStep], { description: 'In the order of the causes; steps of nothing are left out.' })
  steps!: BridgeStep[];
  /** What its receipt is made from. */
  counted!: PartsCounted;
  entriesOf!: (asked: StepAsked) => Promise<EntriesPage>;
  subjectsOf!: (asked: StepAsked) => Promise<FigureSubjectsPage>;
}
