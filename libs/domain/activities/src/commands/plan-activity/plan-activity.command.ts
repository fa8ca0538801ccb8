import { Chains, checkedRegion } from '#domain/catalogue';
import { Organizations } from '#domain/network';
import { subjectId } from '#platform/event-store';
import { DateField, EnumField, TextField } from '#platform/graphql';
import { badField } from '#platform/kernel';
import { command, maybe, provenanceOf } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { ActivityKind } from '../../activity.events.js';
import { OrganizedInput, organizerCredits } from '../../activity.inputs.js';
import { activityStream } from '../../activity.state.js';
import { ActivityKindEnum, ActivityRow } from '../../views/activities/activities.view.js';
import { planActivity } from './plan-activity.decide.js';

@InputType()
export class PlanActivityInput extends OrganizedInput {
  @TextField({ max: 200 }) name!: string;
  @EnumField(ActivityKindEnum) kind!: ActivityKind;
  @TextField({ max: 12, description: 'Where it will take place; may lie outside the jurisdiction.' })
  regionCode!: string;
  @DateField() expectedFrom!: string;
  @DateField({ optional: true }) expectedTo?: string | null;
}

export const planActivityCommand = command({
  name: 'planActivity',
  allow: 'activity.plan',
  description: 'A promotion activity that is expected; it counts once held.',
  input: PlanActivityInput,
  answers: ActivityRow,
  needs: { organizations: Organizations, chains: Chains },
  stream: ({ meta }) => activityStream(subjectId(meta.commandId, 'activity')),
  async decide(activity, { data, meta, key: activityId }, { organizations, chains }) {
    const { name, kind, expectedFrom, expectedTo } = data;
    const chainCode = data.chainCode && (await chains.known('chainCode', data.chainCode, expectedFrom, meta));
    const credits =
      (await organizerCredits(data, organizations, meta)) ??
      badField('organizerIds', 'FIELD_MISSING', 'who organizes it');
    return planActivity(activity, {
      activityId,
      name,
      kind,
      ...(data.purpose === 'SERVICE' ? { purpose: data.purpose } : {}),
      regionCode: checkedRegion('regionCode', data.regionCode),
      ...maybe('chainCode', chainCode),
      expected: { from: expectedFrom, ...maybe('to', expectedTo) },
      credits,
      ...provenanceOf(data),
    });
  },
});
