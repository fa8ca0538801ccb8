import { heldBy } from '#platform/access';
import type { Declared } from '#platform/kernel';
import { chainNames } from '#domain/catalogue';
import { recordRecognitions } from '#domain/recognition';
import { withVersions, type Context } from '#platform/operations';
import { assignLeadCommand } from './commands/assign-lead/assign-lead.command.js';
import { breakLeadRingCommand } from './commands/break-lead-ring/break-lead-ring.command.js';
import { claimInvestorCommand } from './commands/claim-investor/claim-investor.command.js';
import { claimLeadCommand } from './commands/claim-lead/claim-lead.command.js';
import { correctLeadCommand } from './commands/correct-lead/correct-lead.command.js';
import { followUpLeadCommand } from './commands/follow-up-lead/follow-up-lead.command.js';
import { linkDuplicateLeadCommand } from './commands/link-duplicate-lead/link-duplicate-lead.command.js';
import { loseLeadCommand } from './commands/lose-lead/lose-lead.command.js';
import { qualifyLeadCommand } from './commands/qualify-lead/qualify-lead.command.js';
import { recordLeadVerdictCommand } from './commands/record-lead-verdict/record-lead-verdict.command.js';
import { releaseLeadCommand } from './commands/release-lead/release-lead.command.js';
import { reopenLeadCommand } from './commands/reopen-lead/reopen-lead.command.js';
import { reportLeadCommand } from './commands/report-lead/report-lead.command.js';
import { reserveInvestorKeyCommand } from './commands/reserve-investor-key/reserve-investor-key.command.js';
import { InvestorsMeantHandler } from './commands/investors-meant/investors-meant.handler.js';
import { SettleInvestorClaimHandler } from './commands/settle-investor-claim/settle-investor-claim.handler.js';
import { transferLeadCommand } from './commands/transfer-lead/transfer-lead.command.js';
import { unlinkDuplicateLeadCommand } from './commands/unlink-duplicate-lead/unlink-duplicate-lead.command.js';
import { investorKeyEvents } from './investor-key.events.js';
import { InvestorKeys } from './investor-keys.js';
import { investorEvents } from './investor.events.js';
import { leadEvents } from './lead.events.js';
import { leadSubject } from './lead.subject.js';
import { leadUpcasts } from './lead.upcasts.js';
import { Leads } from './leads.directory.js';
import { Parties } from './parties.js';
import { breakRingWhenLeadLinked } from './reactions/break-ring-when-lead-linked.js';
import { claimInvestorWhenLeadReported } from './reactions/claim-investor-when-lead-reported.js';
import { recordVerdictWhenInvestorClaimed } from './reactions/record-verdict-when-investor-claimed.js';
import { FollowUps } from './views/leads/follow-ups.js';
import { leadNext } from './views/leads/lead-next.js';
import { leadRelated, LeadsResolver } from './views/leads/leads.resolver.js';
import { LeadRow, leadsView, leadVersions } from './views/leads/leads.view.js';
import { investorFacts, leadFacts } from './lead.facts.js';

/** Who may do what. */
const leadPermissions = {
  'lead.report': heldBy.field,
  'lead.qualify': heldBy.field,
  'lead.assign': heldBy.field,
  'lead.followUp': heldBy.field,
  'lead.release': heldBy.field,
  'lead.claim': heldBy.field,
  'lead.transfer': heldBy.field,
  'lead.link': heldBy.field,
  'lead.lose': heldBy.field,
  'lead.reopen': heldBy.field,
  'lead.correct': heldBy.field,
};
declare module '#platform/access' {
  interface Permissions extends Declared<typeof leadPermissions> {}
}

/** What leads give the processes. The composition root provides `INVESTOR_KEY_HMAC`. */
export const leadsContext: Context = {
  name: 'leads',
  permissions: leadPermissions,
  seededBy: 'liaison',
  events: { types: { ...leadEvents, ...investorEvents, ...investorKeyEvents }, upcasts: leadUpcasts },
  facts: { ...leadFacts, ...investorFacts },
  projections: [withVersions(leadsView, leadVersions)],
  subjects: [leadSubject],
  reactions: [claimInvestorWhenLeadReported, recordVerdictWhenInvestorClaimed, breakRingWhenLeadLinked],
  commands: [
    reportLeadCommand,
    qualifyLeadCommand,
    assignLeadCommand,
    followUpLeadCommand,
    releaseLeadCommand,
    claimLeadCommand,
    transferLeadCommand,
    linkDuplicateLeadCommand,
    unlinkDuplicateLeadCommand,
    loseLeadCommand,
    reopenLeadCommand,
    correctLeadCommand,
  ],
  innerCommands: [
    SettleInvestorClaimHandler,
    InvestorsMeantHandler,
    reserveInvestorKeyCommand,
    claimInvestorCommand,
    recordLeadVerdictCommand,
    breakLeadRingCommand,
  ],
  providers: [
    Parties,
    InvestorKeys,
    FollowUps,
    LeadsResolver,
    chainNames(LeadRow),
    recordRecognitions(LeadRow),
    leadRelated,
    leadNext,
  ],
  offers: [Leads],
};
