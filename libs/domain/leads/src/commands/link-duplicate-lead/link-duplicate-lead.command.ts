import { StreamWriter } from '#platform/event-store';
import { IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { leadStream } from '../../lead.state.js';
import { LeadRow } from '../../views/leads/leads.view.js';
import { linkDuplicateLead } from './link-duplicate-lead.decide.js';

@InputType()
export class LinkDuplicateLeadInput extends CommandInput {
  @IdField() leadId!: string;
  @IdField() duplicateOf!: string;
  @ReasonField() reason!: string;
}

export const linkDuplicateLeadCommand = command({
  name: 'linkDuplicateLead',
  allow: 'lead.link',
  input: LinkDuplicateLeadInput,
  answers: LeadRow,
  needs: { streams: StreamWriter },
  stream: ({ data }) => leadStream(data.leadId),
  async decide(lead, { data: { leadId, duplicateOf, reason }, meta }, { streams }) {
    const stream = leadStream(duplicateOf);
    await streams.referred(stream, meta, 'LEAD_NOT_FOUND', 'duplicateOf');
    // As it stands now and not a moment ago: what another process linked meanwhile is refused here, not taken back later.
    const { state: original } = await streams.load(stream);
    return linkDuplicateLead(lead, original, { leadId, duplicateOf, reason });
  },
});
