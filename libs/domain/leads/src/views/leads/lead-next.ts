import { undecided } from '#platform/kernel';
import { nextSteps } from '#platform/operations';
import { assignLeadCommand } from '../../commands/assign-lead/assign-lead.command.js';
import { assignLead } from '../../commands/assign-lead/assign-lead.decide.js';
import { claimLeadCommand } from '../../commands/claim-lead/claim-lead.command.js';
import { claimLead } from '../../commands/claim-lead/claim-lead.decide.js';
import { correctLeadCommand } from '../../commands/correct-lead/correct-lead.command.js';
import { correctLead } from '../../commands/correct-lead/correct-lead.decide.js';
import { followUpLeadCommand } from '../../commands/follow-up-lead/follow-up-lead.command.js';
import { followUpLead } from '../../commands/follow-up-lead/follow-up-lead.decide.js';
import { linkDuplicateLeadCommand } from '../../commands/link-duplicate-lead/link-duplicate-lead.command.js';
import { linkDuplicateLead } from '../../commands/link-duplicate-lead/link-duplicate-lead.decide.js';
import { loseLeadCommand } from '../../commands/lose-lead/lose-lead.command.js';
import { loseLead } from '../../commands/lose-lead/lose-lead.decide.js';
import { qualifyLeadCommand } from '../../commands/qualify-lead/qualify-lead.command.js';
import { qualifyLead } from '../../commands/qualify-lead/qualify-lead.decide.js';
import { releaseLeadCommand } from '../../commands/release-lead/release-lead.command.js';
import { releaseLead } from '../../commands/release-lead/release-lead.decide.js';
import { reopenLeadCommand } from '../../commands/reopen-lead/reopen-lead.command.js';
import { reopenLead } from '../../commands/reopen-lead/reopen-lead.decide.js';
import { transferLeadCommand } from '../../commands/transfer-lead/transfer-lead.command.js';
import { transferLead } from '../../commands/transfer-lead/transfer-lead.decide.js';
import { unlinkDuplicateLeadCommand } from '../../commands/unlink-duplicate-lead/unlink-duplicate-lead.command.js';
import { unlinkDuplicateLead } from '../../commands/unlink-duplicate-lead/unlink-duplicate-lead.decide.js';
import { leadGrades } from '../../lead.events.js';
import { absent, gradeOn, leadStream, type RecordedLead } from '../../lead.state.js';
import { LeadRow } from './leads.view.js';

/** The lead as its row has it: all but its handovers and what was decided of its figures. */
const leadOf = (row: LeadRow): RecordedLead => ({
  leadId: row.id,
  title: row.title,
  kind: row.kind,
  // The hubs above both, of whom the row does not say whose they are: scope asks for all of them together.
  reporter: { organizationId: row.reporterOrganizationId, hubs: row.scopeIds },
  reportedOn: row.reportedOn,
  status: row.status === 'LOST' ? 'lost' : 'open',
  inPool: row.inPool,
  ...(row.ownerOrganizationId === null
    ? {}
    : {
        owner: {
          organizationId: row.ownerOrganizationId,
          hubs: [],
          ...(row.ownerStationId === null ? {} : { stationId: row.ownerStationId }),
          ...(row.ownerUserId === null ? {} : { userId: row.ownerUserId }),
        },
      }),
  handovers: [],
  grades: row.grades,
  ...(row.qualifiedOn === null ? {} : { qualifiedOn: row.qualifiedOn }),
  negotiating: row.stage === 'NEGOTIATING',
  ...(row.lostOn === null ? {} : { lostOn: row.lostOn }),
  ...(row.duplicateOf === null ? {} : { duplicateOf: row.duplicateOf }),
  claim: { verdict: 'NONE' },
  decisions: undecided,
});

const owner = { organizationId: 'another', hubs: [] };
const reason = '';

/** The field `Lead.next`. */
export const leadNext = nextSteps(LeadRow, {
  key: 'leadId',
  streams: leadStream,
  stateOf: leadOf,
  steps: [
    {
      command: followUpLeadCommand,
      tries: (lead, { leadId, today }) =>
        followUpLead(lead, { leadId, followedUpOn: today, note: '' }, today),
    },
    {
      command: qualifyLeadCommand,
      tries: (lead, { leadId, today }) => {
        const grade = leadGrades.find((each) => lead.status === 'absent' || each !== gradeOn(lead))!;
        return qualifyLead(lead, { leadId, grade, qualifiedOn: today }, today);
      },
    },
    {
      command: assignLeadCommand,
      tries: (lead, { leadId, today }) => assignLead(lead, { leadId, owner, assignedOn: today }, today),
      needs: () => ['organizationId'],
    },
    {
      command: claimLeadCommand,
      tries: (lead, { leadId, today }) => claimLead(lead, { leadId, owner, claimedOn: today }, today),
      needs: ({ organizationId }) => (organizationId === undefined ? ['organizationId'] : []),
    },
    {
      command: transferLeadCommand,
      tries: (lead, { leadId, today }) =>
        transferLead(lead, { leadId, owner, transferredOn: today, reason }, today),
      needs: () => ['organizationId'],
    },
    {
      command: releaseLeadCommand,
      tries: (lead, { leadId, today }) => releaseLead(lead, { leadId, releasedOn: today, reason }, today),
    },
    {
      command: loseLeadCommand,
      tries: (lead, { leadId, today }) => loseLead(lead, { leadId, lostOn: today, reason }, today),
    },
    {
      command: reopenLeadCommand,
      tries: (lead, { leadId, today }) => reopenLead(lead, { leadId, reopenedOn: today, reason }, today),
    },
    {
      command: correctLeadCommand,
      tries: (lead, { leadId, today }) =>
        correctLead(lead, { leadId, after: { title: '' }, clear: [], reason }, today),
    },
    {
      command: linkDuplicateLeadCommand,
      tries: (lead, { leadId }) =>
        linkDuplicateLead(lead, absent, { leadId, duplicateOf: 'another', reason }),
    },
    {
      command: unlinkDuplicateLeadCommand,
      tries: (lead, { leadId }) => unlinkDuplicateLead(lead, { leadId, reason }),
    },
  ],
});
