import { VisitDirectionEnum } from '#platform/ledger';
import type { VisitDirection } from '#platform/kernel';
import { subjectId } from '#platform/event-store';
import { DateField, EnumField } from '#platform/graphql';
import { together } from '#platform/kernel';
import { command, maybe, provenanceOf } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { Programmes } from '../../programmes.js';
import { VisitRow } from '../../views/visits/visits.view.js';

import { ProgrammeInput } from '../../visit.inputs.js';
import { forwards } from '../../visit.rules.js';
import { visitStream } from '../../visit.state.js';
import { planVisit } from './plan-visit.decide.js';

@InputType()
export class PlanVisitInput extends ProgrammeInput {
  @EnumField(VisitDirectionEnum) direction!: VisitDirection;
  @DateField({ description: 'The first day expected.' }) plannedOn!: string;
  @DateField({ optional: true, description: 'The last day expected, where it is another.' })
  plannedUntil?: string | null;
}

export const planVisitCommand = command({
  name: 'planVisit',
  allow: 'visit.plan',
  description: 'A visit that is expected; it counts once logged.',
  input: PlanVisitInput,
  answers: VisitRow,
  needs: { programmes: Programmes },
  stream: ({ meta }) => visitStream(subjectId(meta.commandId, 'visit')),
  async decide(visit, { data, meta, key: visitId }, { programmes }) {
    const { plannedOn, plannedUntil } = data;
    const day = { field: 'plannedOn', said: plannedOn, recorded: plannedOn };
    const [said] = await together(
      () => programmes.said(data, day, meta),
      () => forwards(plannedOn, plannedUntil, 'plannedUntil'),
    );
    const facts = { visitId, said, plannedOn, ...maybe('plannedUntil', plannedUntil) };
    return planVisit(visit, { ...facts, ...provenanceOf(data) });
  },
});
