import { undecided } from '#platform/kernel';
import { nextSteps } from '#platform/operations';
import { amendAgreementCommand } from '../../commands/amend-agreement/amend-agreement.command.js';
import { amendAgreement } from '../../commands/amend-agreement/amend-agreement.decide.js';
import { correctAgreementCommand } from '../../commands/correct-agreement/correct-agreement.command.js';
import { correctAgreement } from '../../commands/correct-agreement/correct-agreement.decide.js';
import { fulfilAgreementCommand } from '../../commands/fulfil-agreement/fulfil-agreement.command.js';
import { fulfilAgreement } from '../../commands/fulfil-agreement/fulfil-agreement.decide.js';
import { terminateAgreementCommand } from '../../commands/terminate-agreement/terminate-agreement.command.js';
import { terminateAgreement } from '../../commands/terminate-agreement/terminate-agreement.decide.js';
import { agreementStream, type SignedAgreement } from '../../agreement.state.js';
import { AgreementRow } from './agreements.view.js';

const statuses = { SIGNED: 'signed', FULFILLED: 'fulfilled', TERMINATED: 'terminated' } as const;

/** The agreement as its row has it: with the amount and expiry in force as the signing's, and nothing decided of its figures. */
const agreementOf = (row: AgreementRow): SignedAgreement => ({
  agreementId: row.id,
  title: row.title,
  kind: row.kind,
  status: statuses[row.status],
  parties: row.partyOrganizationIds.map((organizationId) => ({ organizationId, hubs: [] })),
  ...(row.counterpartName === null ? {} : { counterpartName: row.counterpartName }),
  ...(row.agreed === null ? {} : { amount: row.agreed }),
  signedOn: row.signedOn,
  ...(row.fulfilledOn === null ? {} : { fulfilledOn: row.fulfilledOn }),
  ...(row.terminatedOn === null ? {} : { terminatedOn: row.terminatedOn }),
  regionCode: row.regionCode,
  credits: row.creditLines,
  amendments: [],
  decisions: undecided,
});

const reason = '';

/** The field `Agreement.next`. */
export const agreementNext = nextSteps(AgreementRow, {
  key: 'agreementId',
  streams: agreementStream,
  stateOf: agreementOf,
  steps: [
    {
      command: amendAgreementCommand,
      tries: (agreement, { agreementId, today }) =>
        amendAgreement(
          agreement,
          { agreementId, after: { expiresOn: today }, amendedOn: today, reason },
          today,
        ),
    },
    {
      command: fulfilAgreementCommand,
      tries: (agreement, { agreementId, today }) =>
        fulfilAgreement(agreement, { agreementId, fulfilledOn: today }, today),
    },
    {
      command: terminateAgreementCommand,
      tries: (agreement, { agreementId, today }) =>
        terminateAgreement(agreement, { agreementId, terminatedOn: today, reason }, today),
    },
    {
      command: correctAgreementCommand,
      tries: (agreement, { agreementId, today }) =>
        correctAgreement(agreement, { agreementId, right: { title: '' }, clear: [], reason }, today),
    },
  ],
});
