import { ledgerSubject } from '#libs/ledger';
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
});
