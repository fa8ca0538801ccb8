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

/** What people call it, and what it means. */
const measureWords = {
  AGREEMENTS_SIGNED: {
    name: '签约协议',
    nameEn: 'Agreements signed',
    definition: '已签署的各类协议，以签署之日计；终止不减。',
    definitionEn:
      'Agreements of every kind that were signed, on the day of signing; also where they were terminated since.',
  },
  FRAMEWORK_AMOUNT: {
    name: '框架协议金额',
    nameEn: 'Framework amount',
    definition: '框架、战略协议载明的金额；终止之日减去。',
    definitionEn: 'The sums of framework agreements; they leave on the day of termination.',
  },
  INTENT_AMOUNT: {
    name: '意向协议金额',
    nameEn: 'Intent amount',
    definition: '意向协议载明的金额；终止之日减去。',
    definitionEn: 'The sums of letters of intent; they leave on the day of termination.',
  },
  CONTRACT_AMOUNT: {
    name: '合同金额',
    nameEn: 'Contract amount',
    definition: '正式合同载明的金额；终止之日减去。',
    definitionEn: 'The sums of contracts; they leave on the day of termination.',
  },
  SPONSORSHIP_AMOUNT: {
    name: '资助协议金额',
    nameEn: 'Sponsorship amount',
    definition: '资助协议载明的金额；终止之日减去。',
    definitionEn: 'The sums of sponsorship agreements; they leave on the day of termination.',
  },
};

/** How the ledger counts agreements. */
export const agreementSubject = subject({
  streams: agreementStream,
  kind: 'AGREEMENT',
  measures: agreementMeasures,
  words: measureWords,
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
