import { LeadRow } from '#domain/leads';
import { onwardStep } from '#platform/operations';
import { signAgreementCommand } from '../../commands/sign-agreement/sign-agreement.command.js';

/** An agreement may come from a lead, whatever became of that: it may have been signed before. */
export const agreementOnward = [onwardStep({ from: LeadRow, command: signAgreementCommand, key: 'leadId' })];
