import { Chains } from '#domain/catalogue';
import { DateField, EnumListField, enumOf, IdField, TextField } from '#platform/graphql';
import { command, CommandInput, maybe, ReasonField, touched } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { described, Describing, describingNeeds } from '../../lead.inputs.js';
import { recorded } from '../../lead.rules.js';
import { leadStream } from '../../lead.state.js';
import { LeadRow } from '../../views/leads/leads.view.js';
import { clearableFields, correctLead, type ClearableField } from './correct-lead.decide.js';

const ClearableEnum = enumOf(clearableFields, {
  name: 'ClearableLeadField',
  description: 'What the record of a lead may do without.',
});

@InputType()
export class CorrectLeadInput extends Describing(CommandInput) {
  @IdField() leadId!: string;
  @TextField({ max: 200, optional: true }) title?: string | null;
  @DateField({ optional: true }) qualifiedOn?: string | null;
  @EnumListField(ClearableEnum, {
    max: 20,
    optional: true,
    description: 'What should not have been recorded at all.',
  })
  clear?: ClearableField[] | null;
  @ReasonField() reason!: string;
}

export const correctLeadCommand = command({
  name: 'correctLead',
  allow: 'lead.correct',
  description:
    'Of the record: dated as the facts it corrects. An investor named anew is judged anew; a lead that names none any more counts as it is.',
  input: CorrectLeadInput,
  answers: LeadRow,
  needs: { ...describingNeeds, chains: Chains },
  stream: ({ data }) => leadStream(data.leadId),
  replaces(state, data) {
    const { reporter, ...now } = recorded(state, data.leadId);
    return touched(data, { ...now, reporterOrganizationId: reporter.organizationId });
  },
  async decide(state, sent, found) {
    const { data, meta, today } = sent;
    const { leadId, reason } = data;
    const clear = data.clear ?? [];
    const lead = recorded(state, leadId);
    // A chain must be in force on the day of the report, whichever of the two is corrected; one that is cleared bears no day.
    const kept = clear.includes('CHAIN_CODE') ? undefined : lead.chainCode;
    const chain = () =>
      found.chains.standing(
        { field: 'chainCode', said: data.chainCode, recorded: kept },
        { field: 'reportedOn', said: data.reportedOn, recorded: lead.reportedOn },
        meta,
      );
    const after = {
      ...maybe('title', data.title),
      ...(await described(sent, data.reporterOrganizationId, chain, found)),
      ...maybe('qualifiedOn', data.qualifiedOn),
    };
    return correctLead(lead, { leadId, after, clear, reason }, today);
  },
});
