import { atRateOf, type Declared } from '#platform/kernel';
import { fen, measuresOf, subject, type MeasureWords } from '#platform/ledger';
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
  AGREED_AMOUNT: agreement('FEN', fen, 'signed; amended'),
  SPONSORSHIP_AMOUNT: agreement('FEN', fen, 'signed; amended'),
};
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof agreementMeasures> {}
}

/** What people call it, and what it means. */
const measureWords: Readonly<Record<keyof typeof agreementMeasures, MeasureWords>> = {
  AGREEMENTS_SIGNED: {
    name: '签约协议',
    nameEn: 'Agreements signed',
    definition: '已签署的各类协议，以签署之日计；终止不减。',
    definitionEn:
      'Agreements of every kind that were signed, on the day of signing; also where they were terminated since.',
    population: [
      '框架、意向、合同、引才、企业资助、产业合作、基金会资助各类已签协议；终止的仍计',
      'Signed agreements of every kind; terminated ones as well',
    ],
    credited: ['协议的各组织，按出力比例', 'The organizations of the agreement by their shares'],
    dated: ['签署之日', 'The day of signing'],
    neverWith: [],
    ruled: false,
    source: [
      '兰州市季度通报：合同、协议、框架项目分列',
      'Lanzhou reports contract, agreement and framework projects apart, each quarter',
    ],
  },
  FRAMEWORK_AMOUNT: {
    name: '框架协议金额',
    nameEn: 'Framework amount',
    definition: '框架、战略协议载明的金额；终止之日减去。',
    definitionEn: 'The sums of framework agreements; they leave on the day of termination.',
    population: [
      '框架、战略协议载明的金额，多无约束力',
      'What framework agreements say; most of it binds nobody',
    ],
    credited: ['协议的各组织，按出力比例', 'The organizations of the agreement by their shares'],
    dated: [
      '签署之日；变更的差额以变更之日计；终止之日减去',
      'The day of signing; what an amendment adds on its own day; all leaves on the day of termination',
    ],
    neverWith: ['INTENT_AMOUNT', 'CONTRACT_AMOUNT', 'SPONSORSHIP_AMOUNT', 'AID_AMOUNT'],
    ruled: false,
    source: [
      '兰州市季度通报：框架协议金额单列，相加会虚增十倍以上',
      'Lanzhou reports it apart: added to contracts it would be more than ten times as much',
    ],
  },
  INTENT_AMOUNT: {
    name: '意向协议金额',
    nameEn: 'Intent amount',
    definition: '意向协议载明的金额；终止之日减去。',
    definitionEn: 'The sums of letters of intent; they leave on the day of termination.',
    population: [
      '意向协议载明的合作意向金额，并非落地投资',
      'What letters of intent say; no investment that landed',
    ],
    credited: ['协议的各组织，按出力比例', 'The organizations of the agreement by their shares'],
    dated: [
      '签署之日；变更的差额以变更之日计；终止之日减去',
      'The day of signing; what an amendment adds on its own day; all leaves on the day of termination',
    ],
    neverWith: ['CONTRACT_AMOUNT', 'SPONSORSHIP_AMOUNT', 'AID_AMOUNT'],
    ruled: false,
  },
  CONTRACT_AMOUNT: {
    name: '合同金额',
    nameEn: 'Contract amount',
    definition: '正式合同载明的金额；终止之日减去。',
    definitionEn: 'The sums of contracts; they leave on the day of termination.',
    population: ['正式合同载明的金额', 'What contracts say'],
    credited: ['协议的各组织，按出力比例', 'The organizations of the agreement by their shares'],
    dated: [
      '签署之日；变更的差额以变更之日计；终止之日减去',
      'The day of signing; what an amendment adds on its own day; all leaves on the day of termination',
    ],
    neverWith: ['SPONSORSHIP_AMOUNT', 'AID_AMOUNT'],
    ruled: false,
  },
  AGREED_AMOUNT: {
    name: '协议投资额',
    nameEn: 'Agreed investment',
    definition: '产业合作协议载明的投资金额；终止之日减去。',
    definitionEn:
      'The investment that industrial cooperation agreements say; it leaves on the day of termination.',
    population: [
      '产业合作协议载明的投资金额；既非合同金额，也非落地、到位资金',
      'What industrial cooperation agreements say; no contract, and nothing that landed or arrived',
    ],
    credited: ['协议的各组织，按出力比例', 'The organizations of the agreement by their shares'],
    dated: [
      '签署之日；变更的差额以变更之日计；终止之日减去',
      'The day of signing; what an amendment adds on its own day; all leaves on the day of termination',
    ],
    neverWith: [
      'FRAMEWORK_AMOUNT',
      'INTENT_AMOUNT',
      'CONTRACT_AMOUNT',
      'SPONSORSHIP_AMOUNT',
      'AID_AMOUNT',
      'PLANNED_INVESTMENT',
      'FIXED_ASSET_INVESTMENT',
      'PAID_IN_DOMESTIC',
      'UTILIZED_FOREIGN',
    ],
    ruled: false,
    source: [
      '兰州市季度通报：合同、协议、框架项目分列',
      'Lanzhou reports contract, agreement and framework projects apart, each quarter',
    ],
  },
  SPONSORSHIP_AMOUNT: {
    name: '资助协议金额',
    nameEn: 'Sponsorship amount',
    definition: '企业资助、基金会资助协议载明的金额；终止之日减去。',
    definitionEn:
      'The sums of sponsorship agreements and of grants of foundations; they leave on the day of termination.',
    population: [
      '企业资助、基金会资助协议载明的资助金额；按协议类型可分列',
      'What sponsorship agreements and grants of foundations say; apart by kind of agreement',
    ],
    credited: ['协议的各组织，按出力比例', 'The organizations of the agreement by their shares'],
    dated: [
      '签署之日；变更的差额以变更之日计；终止之日减去',
      'The day of signing; what an amendment adds on its own day; all leaves on the day of termination',
    ],
    neverWith: ['AID_AMOUNT'],
    ruled: false,
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
