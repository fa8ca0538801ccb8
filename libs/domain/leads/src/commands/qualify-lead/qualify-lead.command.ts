import { DateField, EnumField, IdField } from '#platform/graphql';
import { command, CommandInput, dated } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { LeadGrade } from '../../lead.events.js';
import { recorded } from '../../lead.rules.js';
import { gradeOn, leadStream } from '../../lead.state.js';
import { LeadGradeEnum, LeadRow } from '../../views/leads/leads.view.js';
import { qualifyLead } from './qualify-lead.decide.js';

@InputType()
export class QualifyLeadInput extends CommandInput {
  @IdField() leadId!: string;
  @EnumField(LeadGradeEnum) grade!: LeadGrade;
  @DateField({ optional: true, description: 'Default: today.' }) qualifiedOn?: string | null;
}

export const qualifyLeadCommand = command({
  name: 'qualifyLead',
  allow: 'lead.qualify',
  description: 'Triage 研判. Another grade later moves no figure.',
  input: QualifyLeadInput,
  answers: LeadRow,
  stream: ({ data }) => leadStream(data.leadId),
  replaces(lead, { leadId }) {
    const now = recorded(lead, leadId);
    return { grade: dated(gradeOn(now), now.grades) };
  },
  decide: (lead, { data: { leadId, grade, qualifiedOn }, today }) =>
    qualifyLead(lead, { leadId, grade, qualifiedOn: qualifiedOn ?? today }, today),
});
