import { VisitDirectionEnum } from '#platform/ledger';
import type { VisitDirection } from '#platform/kernel';
import { subjectId } from '#platform/event-store';
import { DateField, EnumField, IdField } from '#platform/graphql';
import { together } from '#platform/kernel';
import { command, maybe, provenanceOf, touched } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { Programmes } from '../../programmes.js';
import { VisitRow } from '../../views/visits/visits.view.js';

import { ProgrammeInput, ResultField } from '../../visit.inputs.js';
import { checkedDays, recorded, saidNow } from '../../visit.rules.js';
import { visitStream } from '../../visit.state.js';
import { logVisit } from './log-visit.decide.js';

@InputType({
  description:
    'Where it names a planned visit, what is left out is as planned, but for delegateCount: how many came is counted, never expected.',
})
export class LogVisitInput extends ProgrammeInput {
  @IdField({ optional: true, description: 'The planned visit that was made; none makes a new one.' })
  visitId?: string | null;
  @EnumField(VisitDirectionEnum, { optional: true, description: 'Needed, unless visitId names a plan.' })
  direction?: VisitDirection | null;
  @DateField({ description: 'The first day: the one on which it counts.' }) visitedOn!: string;
  @DateField({ optional: true, description: 'The last day, where it is another.' }) endedOn?: string | null;
  @ResultField() result?: string | null;
}

export const logVisitCommand = command({
  name: 'logVisit',
  allow: 'visit.log',
  description: 'Records a visit 考察 that took place, planned before or not.',
  input: LogVisitInput,
  answers: VisitRow,
  needs: { programmes: Programmes },
  stream: ({ data, meta }) => visitStream(data.visitId ?? subjectId(meta.commandId, 'visit')),
  replaces: (visit, { visitId, ...data }) => touched(data, saidNow(recorded(visit, visitId ?? ''))),
  async decide(visit, { data, meta, today, key: visitId }, { programmes }) {
    const { visitedOn, endedOn, result } = data;
    const plan = visit.status === 'planned' ? visit.plan : undefined;
    const day = { field: 'visitedOn', said: visitedOn, recorded: visitedOn };
    const [plannedNow, said] = await together(
      () => plan && programmes.asOfNow(plan, meta),
      () => programmes.said(data, day, meta, plan?.chainCode),
      () => checkedDays(visitedOn, endedOn, today),
    );
    const facts = {
      visitId,
      asPlanned: Boolean(data.visitId),
      said: { ...plannedNow, ...said },
      visitedOn,
      ...maybe('endedOn', endedOn),
      ...maybe('result', result),
      ...provenanceOf(data),
    };
    return logVisit(visit, facts, today);
  },
});
