import { atRateOf } from '#platform/kernel';
import { ledgerSubject } from '#platform/ledger';
import { agreementCells } from './agreement.cells.js';
import type { AgreementEvent } from './agreement.events.js';
import { absent, evolve, type Agreement } from './agreement.state.js';

/** How the ledger counts agreements. */
export const agreementSubject = ledgerSubject<Agreement, AgreementEvent>({
  category: 'agreement',
  initial: absent,
  evolve,
  cells: agreementCells,
  causes: {
    AgreementSigned: 'NEW',
    AgreementAmended: 'REVISED',
    AgreementFulfilled: 'ignore',
    AgreementTerminated: 'WITHDRAWN',
    AgreementCorrected: 'CORRECTED',
    FigureRecognized: 'RECOGNIZED',
    FigureRejected: 'REJECTED',
    FigureReopened: 'CORRECTED',
  },
  nameOf: (agreement) => (agreement.status === 'absent' ? '' : agreement.title),
  atFormerRate: (event) => {
    if (event.type !== 'AgreementAmended') return undefined;
    const { before, after } = event.data;
    const amount = before.amount && after.amount && atRateOf(before.amount, after.amount);
    return amount && { ...event, data: { ...event.data, after: { ...after, amount } } };
  },
});
