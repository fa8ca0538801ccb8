import { Global, Module } from '@nestjs/common';
import { AssignLeadHandler } from './commands/assign-lead/assign-lead.handler.js';
import { AssignLeadResolver } from './commands/assign-lead/assign-lead.resolver.js';
import { BreakLeadRingHandler } from './commands/break-lead-ring/break-lead-ring.handler.js';
import { ClaimInvestorHandler } from './commands/claim-investor/claim-investor.handler.js';
import { ClaimLeadHandler } from './commands/claim-lead/claim-lead.handler.js';
import { ClaimLeadResolver } from './commands/claim-lead/claim-lead.resolver.js';
import { CorrectLeadHandler } from './commands/correct-lead/correct-lead.handler.js';
import { CorrectLeadResolver } from './commands/correct-lead/correct-lead.resolver.js';
import { FollowUpLeadHandler } from './commands/follow-up-lead/follow-up-lead.handler.js';
import { FollowUpLeadResolver } from './commands/follow-up-lead/follow-up-lead.resolver.js';
import { LinkDuplicateLeadHandler } from './commands/link-duplicate-lead/link-duplicate-lead.handler.js';
import { LinkDuplicateLeadResolver } from './commands/link-duplicate-lead/link-duplicate-lead.resolver.js';
import { loseLeadCommand } from './commands/lose-lead/lose-lead.command.js';
import { QualifyLeadHandler } from './commands/qualify-lead/qualify-lead.handler.js';
import { QualifyLeadResolver } from './commands/qualify-lead/qualify-lead.resolver.js';
import { RecordLeadVerdictHandler } from './commands/record-lead-verdict/record-lead-verdict.handler.js';
import { ReleaseLeadHandler } from './commands/release-lead/release-lead.handler.js';
import { ReleaseLeadResolver } from './commands/release-lead/release-lead.resolver.js';
import { ReopenLeadHandler } from './commands/reopen-lead/reopen-lead.handler.js';
import { ReopenLeadResolver } from './commands/reopen-lead/reopen-lead.resolver.js';
import { ReportLeadHandler } from './commands/report-lead/report-lead.handler.js';
import { ReportLeadResolver } from './commands/report-lead/report-lead.resolver.js';
import { ReserveInvestorKeyHandler } from './commands/reserve-investor-key/reserve-investor-key.handler.js';
import { SettleInvestorClaimHandler } from './commands/settle-investor-claim/settle-investor-claim.handler.js';
import { TransferLeadHandler } from './commands/transfer-lead/transfer-lead.handler.js';
import { TransferLeadResolver } from './commands/transfer-lead/transfer-lead.resolver.js';
import { UnlinkDuplicateLeadHandler } from './commands/unlink-duplicate-lead/unlink-duplicate-lead.handler.js';
import { UnlinkDuplicateLeadResolver } from './commands/unlink-duplicate-lead/unlink-duplicate-lead.resolver.js';
import { InvestorKeys } from './investor-keys.js';
import { Leads } from './leads.directory.js';
import { Parties } from './parties.js';
import { FollowUps } from './views/leads/follow-ups.js';
import { LeadsResolver } from './views/leads/leads.resolver.js';

/**
 * Every provider, listed plainly. What the handlers look up comes from the other contexts' modules, which are global; so is this one,
 * for its directory. The composition root provides `INVESTOR_KEY_HMAC`.
 */
@Global()
@Module({
  providers: [
    Leads,
    Parties,
    InvestorKeys,
    FollowUps,
    ReportLeadHandler,
    ReportLeadResolver,
    QualifyLeadHandler,
    QualifyLeadResolver,
    AssignLeadHandler,
    AssignLeadResolver,
    FollowUpLeadHandler,
    FollowUpLeadResolver,
    ReleaseLeadHandler,
    ReleaseLeadResolver,
    ClaimLeadHandler,
    ClaimLeadResolver,
    TransferLeadHandler,
    TransferLeadResolver,
    LinkDuplicateLeadHandler,
    LinkDuplicateLeadResolver,
    UnlinkDuplicateLeadHandler,
    UnlinkDuplicateLeadResolver,
    ...loseLeadCommand.providers,
    ReopenLeadHandler,
    ReopenLeadResolver,
    CorrectLeadHandler,
    CorrectLeadResolver,
    // Said by reactions alone.
    SettleInvestorClaimHandler,
    ReserveInvestorKeyHandler,
    ClaimInvestorHandler,
    RecordLeadVerdictHandler,
    BreakLeadRingHandler,
    LeadsResolver,
  ],
  exports: [Leads],
})
export class LeadsModule {}
