import { claimCells, ONE, stepsOf, type Cells, type Dims } from '#platform/ledger';
import type { AgreementKind, CalendarDate, Measure } from '#platform/kernel';
import { amendmentsByDay, type Agreement, type SignedAgreement } from './agreement.state.js';

// Framework, intent, contract and what cooperation agreements say must never be added together (DOMAIN §1.1), so each has a measure. A talent
// agreement's money is pay, not investment: it is recorded and counted nowhere. What companies and what foundations give is one measure, of two kinds.
const amountMeasures: { readonly [K in AgreementKind]: Measure | undefined } = {
  FRAMEWORK: 'FRAMEWORK_AMOUNT',
  INTENT: 'INTENT_AMOUNT',
  CONTRACT: 'CONTRACT_AMOUNT',
  SPONSORSHIP: 'SPONSORSHIP_AMOUNT',
  COOPERATION: 'AGREED_AMOUNT',
  GRANT: 'SPONSORSHIP_AMOUNT',
  TALENT: undefined,
};

type Dated = { readonly on: CalendarDate; readonly balance: bigint };

// What it is worth from each day on. Termination takes the amount out on its own day; fulfilment does not.
const amounts = (agreement: SignedAgreement): Dated[] => {
  const { signedOn, amount, terminatedOn } = agreement;
  const balances = [{ on: signedOn, amount }, ...amendmentsByDay(agreement)].flatMap(({ on, amount }) =>
    amount === undefined ? [] : [{ on, balance: BigInt(amount.cny) }],
  );
  return terminatedOn === undefined || balances.length === 0
    ? balances
    : [...balances, { on: terminatedOn, balance: 0n }];
};

/**
 * What an agreement counts for as it stands. That it was signed happened and stays counted when it is terminated; only its amount
 * leaves.
 */
export const agreementCells: Cells<Agreement> = (_rule, agreement) => {
  if (agreement.status === 'absent') return [];
  const { signedOn, credits, decisions, kind } = agreement;
  const dims: Dims = {
    stationId: agreement.stationId,
    chainCode: agreement.chainCode,
    regionCode: agreement.regionCode,
    activityId: agreement.activityId,
    agreementKind: kind,
  };
  const counted = (measure: Measure, balances: readonly Dated[]) =>
    claimCells(measure, stepsOf(balances, [{ from: signedOn, credits }]), dims, decisions);
  const measure = amountMeasures[kind];
  return [
    ...counted('AGREEMENTS_SIGNED', [{ on: signedOn, balance: ONE }]),
    ...(measure === undefined ? [] : counted(measure, amounts(agreement))),
  ];
};
