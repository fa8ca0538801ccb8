import { Chains } from '#domain/catalogue';
import { subjectId } from '#platform/event-store';
import { DateField, EnumField, IdField, TextField } from '#platform/graphql';
import { badField, together } from '#platform/kernel';
import { command, provenanceOf, RecordInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { LeadKind } from '../../lead.events.js';
import { described, Describing, describingNeeds } from '../../lead.inputs.js';
import { leadStream } from '../../lead.state.js';
import { actingFor } from '../../parties.js';
import { LeadKindEnum, LeadRow } from '../../views/leads/leads.view.js';
import { reportLead } from './report-lead.decide.js';

@InputType()
export class ReportLeadInput extends Describing(RecordInput) {
  @TextField({ max: 200 }) title!: string;
  @EnumField(LeadKindEnum, { default: 'INVESTMENT' }) kind?: LeadKind | null;
  @IdField({ optional: true, description: 'Default: the organization of the caller.' })
  override reporterOrganizationId?: string | null;
  @DateField({ optional: true, description: 'Default: today.' }) override reportedOn?: string | null;
}

export const reportLeadCommand = command({
  name: 'reportLead',
  allow: 'lead.report',
  description:
    'Counts for its reporter once it is judged the first to name its investor, at once where it names none.',
  input: ReportLeadInput,
  answers: LeadRow,
  needs: { ...describingNeeds, chains: Chains },
  stream: ({ meta }) => leadStream(subjectId(meta.commandId, 'lead')),
  async decide(lead, sent, found) {
    const { data, meta, today, key: leadId } = sent;
    const { title, chainCode: code } = data;
    const kind = data.kind ?? 'INVESTMENT';
    const reportedOn = data.reportedOn ?? today;
    const reporterId = actingFor(data.reporterOrganizationId, meta);
    const chain = async () => code && (await found.chains.known('chainCode', code, reportedOn, meta));
    const [, facts] = await together(
      () =>
        reporterId ??
        badField('reporterOrganizationId', 'REPORTER_MISSING', 'the organization that reports the lead'),
      () => described(sent, reporterId, chain, found),
    );
    const reporter = facts.reporter!;
    return reportLead(
      lead,
      { leadId, title, kind, ...facts, reporter, reportedOn, ...provenanceOf(data) },
      today,
    );
  },
});
