import { DateField } from '#platform/graphql';
import { command, maybe, provenanceOf, ReasonField, touched } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { Programmes } from '../../programmes.js';
import { VisitRow } from '../../views/visits/visits.view.js';
import { ChangedVisitInput } from '../../visit.inputs.js';
import { recorded, saidNow } from '../../visit.rules.js';
import { visitStream } from '../../visit.state.js';
import { amendVisit } from './amend-visit.decide.js';

@InputType()
export class AmendVisitInput extends ChangedVisitInput {
  @DateField({ optional: true }) plannedOn?: string | null;
  @DateField({ optional: true }) plannedUntil?: string | null;
  @ReasonField({ optional: true }) reason?: string | null;
}

export const amendVisitCommand = command({
  name: 'amendVisit',
  allow: 'visit.amend',
  description: 'The plan of a visit changed; a logged one is corrected instead.',
  input: AmendVisitInput,
  answers: VisitRow,
  needs: { programmes: Programmes },
  stream: ({ data }) => visitStream(data.visitId),
  replaces: (visit, data) => touched(data, saidNow(recorded(visit, data.visitId))),
  async decide(visit, { data, meta, today }, { programmes }) {
    const { visitId, plannedOn, plannedUntil, reason } = data;
    const plan = visit.status === 'planned' ? visit.plan : undefined;
    const clear = data.clear ?? [];
    const day = { field: 'plannedOn', said: plannedOn, recorded: plan?.plannedOn ?? today };
    const chainCode = clear.includes('CHAIN_CODE') ? undefined : plan?.chainCode;
    const said = {
      ...(await programmes.said(data, day, meta, chainCode)),
      ...maybe('plannedOn', plannedOn),
      ...maybe('plannedUntil', plannedUntil),
    };
    return amendVisit(visit, { visitId, said, clear, ...maybe('reason', reason), ...provenanceOf(data) });
  },
});
