import { RegionColumn } from '#domain/catalogue';
import { enumOf, Money, moneyView } from '#platform/graphql';
import type { CalendarDate, Money as RecordedMoney, OutcomeKind } from '#platform/kernel';
import { OutcomeKindEnum } from '#platform/ledger';
import {
  column,
  columnsOf,
  credited,
  CreditsColumn,
  recordOf,
  RecordRow,
  RecordTable,
  versionsOf,
} from '#platform/operations';
import { changing, insert, projection, versionAlone } from '#platform/projections';
import { Field } from '@nestjs/graphql';
import { Index } from 'typeorm';
import type {
  OutcomeCredit,
  OutcomeDescription,
  OutcomeEvent,
  StandardLevel,
  StandardRole,
} from '../../outcome.events.js';
import { StandardLevelEnum, StandardRoleEnum } from '../../outcome.inputs.js';
import { outcomeStream } from '../../outcome.state.js';

export const OutcomeStatusEnum = enumOf(['REPORTED', 'WITHDRAWN'], { name: 'OutcomeStatus' });

/** An outcome 成果: the row is the API type. */
@RecordTable('Outcome', 'outcomes')
@Index(['jurisdictionId', 'periodTo', 'id'])
export class OutcomeRow extends RecordRow {
  @column.oneOf(OutcomeKindEnum) kind!: OutcomeKind;
  @column.oneOf(OutcomeStatusEnum) status!: keyof typeof OutcomeStatusEnum;
  @column.text({ optional: true }) title!: string | null;
  @column.date({ optional: true }) periodFrom!: CalendarDate | null;
  @column.date({ description: 'The last day of its period: the one on which it counts.' })
  periodTo!: CalendarDate;
  @column.int({ optional: true }) jobsOffered!: number | null;
  @column.int({ optional: true }) hires!: number | null;
  @column.int({ optional: true }) standards!: number | null;
  @column.oneOf(StandardLevelEnum, { optional: true }) standardLevel!: StandardLevel | null;
  @column.oneOf(StandardRoleEnum, { optional: true }) standardRole!: StandardRole | null;
  @column.int({ optional: true }) platforms!: number | null;
  @column.json({ optional: true }) cashGiven!: RecordedMoney | null;
  @column.json({ optional: true }) goodsGiven!: RecordedMoney | null;
  @column.int({ optional: true, description: 'Projects aided or donated to; none that landed.' })
  projects!: number | null;
  @column.id({ optional: true }) activityId!: string | null;
  @column.text({ optional: true }) chainCode!: string | null;
  @RegionColumn({ optional: true }) regionCode!: string | null;
  @CreditsColumn({ description: 'Who brought it about; sums to 10,000.' })
  creditLines!: readonly OutcomeCredit[];
  @column.text({ optional: true, description: 'Why it was taken back.' }) withdrawReason!: string | null;

  @Field(() => Money, { nullable: true, description: 'Money that was put in.' })
  get cash(): Money | null {
    return this.cashGiven && moneyView(this.cashGiven);
  }
  @Field(() => Money, { nullable: true, description: 'Goods that were put in, at their value.' })
  get goods(): Money | null {
    return this.goodsGiven && moneyView(this.goodsGiven);
  }
}

/** Outcomes as they once stood. */
export const outcomeVersions = versionsOf(OutcomeRow, {
  table: 'outcome_versions',
  keptBy: 'outcomes',
  listedBy: 'periodTo',
});

const described = (said: OutcomeDescription) => ({
  ...columnsOf(said, 'title', 'periodFrom', 'periodTo', 'jobsOffered', 'hires', 'standards', 'standardLevel'),
  ...columnsOf(said, 'standardRole', 'platforms', 'projects', 'activityId', 'chainCode', 'regionCode'),
  cashGiven: said.cash ?? null,
  goodsGiven: said.goods ?? null,
  ...credited(said.credits),
});
const change = changing(OutcomeRow);

export const outcomesView = projection<OutcomeEvent>({
  name: 'outcomes',
  version: 1, // raise to rebuild
  streams: [outcomeStream],
  rows: [OutcomeRow],
  on: {
    OutcomeReported: (event) =>
      insert(OutcomeRow, {
        ...recordOf(event),
        kind: event.data.kind,
        status: 'REPORTED',
        ...described(event.data),
        withdrawReason: null,
      }),
    OutcomeCorrected: (event) => change(event, described(event.data.after)),
    OutcomeWithdrawn: (event) => change(event, { status: 'WITHDRAWN', withdrawReason: event.data.reason }),
    ...versionAlone(change),
  },
});
