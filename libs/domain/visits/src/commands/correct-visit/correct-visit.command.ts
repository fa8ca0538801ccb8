import { DateField } from '#platform/graphql';
import { command, maybe, provenanceOf, ReasonField, touched } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { Programmes } from '../../programmes.js';
import { VisitRow } from '../../views/visits/visits.view.js';
import { ChangedVisitInput, ResultField } from '../../visit.inputs.js';
import { recorded, saidNow } from '../../visit.rules.js';
import { visitStream } from '../../visit.state.js';
import { correctVisit } from './correct-visit.decide.js';

@InputType()
export class CorrectVisitInput extends ChangedVisitInput {
  @DateField({ optional: true }) visitedOn?: string | null;
  @DateField({ optional: true }) endedOn?: string | null;
  @ResultField() result?: string | null;
  @ReasonField() reason!: string;
}

export const correctVisitCommand = command({
  name: 'correctVisit',
  allow: 'visit.correct',
  description: 'The record was wrong; its figures move on the day of the visit.',
  input: CorrectVisitInput,
  answers: VisitRow,
  needs: { programmes: Programmes },
  stream: ({ data }) => visitStream(data.visitId),
  replaces: (visit, data) => touched(data, saidNow(recorded(visit, data.visitId))),
  async decide(visit, { data, meta, today }, { programmes }) {
    const { visitId, visitedOn, endedOn, result, reason } = data;
    const record = visit.status === 'logged' ? visit.record : undefined;
    const clear = data.clear ?? [];
    const day = { field: 'visitedOn', said: visitedOn, recorded: record?.visitedOn ?? today };
    const chainCode = clear.includes('CHAIN_CODE') ? undefined : record?.chainCode;
    const said = {
      ...(await programmes.said(data, day, meta, chainCode)),
      ...maybe('visitedOn', visitedOn),
      ...maybe('endedOn', endedOn),
      ...maybe('result', result),
    };
    return correctVisit(visit, { visitId, said, clear, reason, ...provenanceOf(data) }, today);
  },
});
