import type { InvestorKeyEvent, InvestorKeyKind } from '../../investor-key.events.js';
import type { InvestorKey } from '../../investor-key.state.js';

export type ReserveInvestorKey = {
  readonly key: string;
  readonly kind: InvestorKeyKind;
  /** Of a name: the key of the code beside it. Of a code: the key of the name. */
  readonly besideKey?: string;
};

/**
 * A key means one investor for ever. Of a code and a name that come together the code wins where it is known. A code that is not known
 * is the investor of its name, if that one has no code yet: so who was first reported by name alone stays first when the code turns
 * up, and two companies that share a loose name stay two.
 * @param beside what the key beside it means
 * @param newInvestorId the investor to be where none of them is known
 */
export const reserveInvestorKey = (
  state: InvestorKey,
  { key, kind, besideKey }: ReserveInvestorKey,
  beside: InvestorKey,
  newInvestorId: string,
): InvestorKeyEvent[] => {
  if (kind === 'CODE') {
    if (state.status === 'reserved') return [];
    const ofName = beside.status === 'reserved' && beside.codeKey === key ? beside.investorId : undefined;
    return [{ type: 'InvestorKeyReserved', data: { key, kind, investorId: ofName ?? newInvestorId } }];
  }
  const codeKey = besideKey === undefined ? {} : { codeKey: besideKey };
  if (state.status === 'free') {
    const investorId = beside.status === 'reserved' ? beside.investorId : newInvestorId;
    return [{ type: 'InvestorKeyReserved', data: { key, kind, investorId, ...codeKey } }];
  }
  if (state.codeKey !== undefined || besideKey === undefined || beside.status === 'reserved') return [];
  return [{ type: 'InvestorKeyBound', data: { key, investorId: state.investorId, codeKey: besideKey } }];
};
