import { atRateOf, type Declared } from '#platform/kernel';
import { fen, measuresOf, subject } from '#platform/ledger';
import { agreementCells } from './agreement.cells.js';
import { agreementStream } from './agreement.state.js';

const agreement = measuresOf(
  "the agreement's credits",
  'chain, region, station, activity and kind of the agreement',
);

/** What is counted of agreements. */
const agreementMeasures = {
  AGREEMENTS_SIGNED: agreement('COUNT', ['份', 'agreements'], 'signed'),
  FRAMEWORK_AMOUNT: agreement('FEN', fen, 'signed; amended'),
  INTENT_AMOUNT: agreement('FEN', fen, 'signed; amended'),
  CONTRACT_AMOUNT: agreement('FEN', fen, 'signed; amended'),
  SPONSORSHIP_AMOUNT: agreement('FEN', fen, 'signed; amended'),
};
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof agreementMeasures> {}
}

/** How the ledger counts agreements. */
export const agreementSubject = subject({
  streams: agreementStream,
  kind: 'AGREEMENT',
  measures: agreementMeasures,
  cells: agreementCells,
  causes: {
    AgreementSigned: 'NEW',
    AgreementAmended: 'REVISED',
    AgreementFulfilled: 'ignore',
    AgreementTerminated: 'WITHDRAWN',
    AgreementCorrected: 'CORRECTED',
  },
  nameOf: (agreement) => (agreement.status === 'absent' ? '' : agreement.title),
  atFormerRate: (event) => {
    if (event.type !== 'AgreementAmended') return undefined;
    const { before, after } = event.data;
    const amount = before.amount && after.amount && atRateOf(before.amount, after.amount);
    return amount && { ...event, data: { ...event.data, after: { ...after, amount } } };
  },
});
