import type { Context } from '#platform/operations';
import { AssignLeadCommand } from './commands/assign-lead/assign-lead.handler.js';
import { AssignLeadInput } from './commands/assign-lead/assign-lead.resolver.js';
import { ClaimLeadCommand } from './commands/claim-lead/claim-lead.handler.js';
import { ClaimLeadInput } from './commands/claim-lead/claim-lead.resolver.js';
import { CorrectLeadCommand } from './commands/correct-lead/correct-lead.handler.js';
import { CorrectLeadInput } from './commands/correct-lead/correct-lead.resolver.js';
import { FollowUpLeadCommand } from './commands/follow-up-lead/follow-up-lead.handler.js';
import { FollowUpLeadInput } from './commands/follow-up-lead/follow-up-lead.resolver.js';
import { LinkDuplicateLeadCommand } from './commands/link-duplicate-lead/link-duplicate-lead.handler.js';
import { LinkDuplicateLeadInput } from './commands/link-duplicate-lead/link-duplicate-lead.resolver.js';
import { loseLeadCommand } from './commands/lose-lead/lose-lead.command.js';
import { QualifyLeadCommand } from './commands/qualify-lead/qualify-lead.handler.js';
import { QualifyLeadInput } from './commands/qualify-lead/qualify-lead.resolver.js';
import { ReleaseLeadCommand } from './commands/release-lead/release-lead.handler.js';
import { ReleaseLeadInput } from './commands/release-lead/release-lead.resolver.js';
import { ReopenLeadCommand } from './commands/reopen-lead/reopen-lead.handler.js';
import { ReopenLeadInput } from './commands/reopen-lead/reopen-lead.resolver.js';
import { ReportLeadCommand } from './commands/report-lead/report-lead.handler.js';
import { ReportLeadInput } from './commands/report-lead/report-lead.resolver.js';
import { TransferLeadCommand } from './commands/transfer-lead/transfer-lead.handler.js';
import { TransferLeadInput } from './commands/transfer-lead/transfer-lead.resolver.js';
import { UnlinkDuplicateLeadCommand } from './commands/unlink-duplicate-lead/unlink-duplicate-lead.handler.js';
import { UnlinkDuplicateLeadInput } from './commands/unlink-duplicate-lead/unlink-duplicate-lead.resolver.js';
import { investorKeyEvents } from './investor-key.events.js';
import { investorEvents } from './investor.events.js';
import { leadEvents } from './lead.events.js';
import { leadSubject } from './lead.subject.js';
import { leadUpcasts } from './lead.upcasts.js';
import { LeadsModule } from './leads.module.js';
import { breakRingWhenLeadLinked } from './reactions/break-ring-when-lead-linked.js';
import { claimInvestorWhenLeadReported } from './reactions/claim-investor-when-lead-reported.js';
import { recordVerdictWhenInvestorClaimed } from './reactions/record-verdict-when-investor-claimed.js';
import { leadsView } from './views/leads/leads.view.js';

/** What leads give the processes. */
export const leadsContext: Context = {
  name: 'leads',
  events: { types: { ...leadEvents, ...investorEvents, ...investorKeyEvents }, upcasts: leadUpcasts },
  module: LeadsModule,
  projections: [leadsView],
  subjects: [leadSubject],
  reactions: [claimInvestorWhenLeadReported, recordVerdictWhenInvestorClaimed, breakRingWhenLeadLinked],
  commands: {
    reportLead: { input: ReportLeadInput, command: ReportLeadCommand },
    qualifyLead: { input: QualifyLeadInput, command: QualifyLeadCommand },
    assignLead: { input: AssignLeadInput, command: AssignLeadCommand },
    followUpLead: { input: FollowUpLeadInput, command: FollowUpLeadCommand },
    releaseLead: { input: ReleaseLeadInput, command: ReleaseLeadCommand },
    claimLead: { input: ClaimLeadInput, command: ClaimLeadCommand },
    transferLead: { input: TransferLeadInput, command: TransferLeadCommand },
    linkDuplicateLead: { input: LinkDuplicateLeadInput, command: LinkDuplicateLeadCommand },
    unlinkDuplicateLead: { input: UnlinkDuplicateLeadInput, command: UnlinkDuplicateLeadCommand },
    loseLead: loseLeadCommand,
    reopenLead: { input: ReopenLeadInput, command: ReopenLeadCommand },
    correctLead: { input: CorrectLeadInput, command: CorrectLeadCommand },
  },
};
