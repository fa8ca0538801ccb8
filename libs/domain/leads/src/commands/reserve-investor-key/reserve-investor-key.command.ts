import { innerCommand } from '#platform/operations';
import { free, investorKeyStream } from '../../investor-key.state.js';
import { InvestorKeys, newInvestorId } from '../../investor-keys.js';
import { reserveInvestorKey, type ReserveInvestorKey } from './reserve-investor-key.decide.js';

/** Sent by `settleInvestorClaim` alone: the name's key first, then the code's. */
export const reserveInvestorKeyCommand = innerCommand<ReserveInvestorKey>()({
  name: 'reserveInvestorKey',
  needs: { keys: InvestorKeys },
  stream: ({ data }) => investorKeyStream(data.key),
  async decide(state, { data }, { keys }) {
    const { key, kind, besideKey } = data;
    const codeKey = kind === 'CODE' ? key : besideKey;
    const beside = besideKey === undefined ? free : await keys.read(besideKey);
    return reserveInvestorKey(state, data, beside, newInvestorId(codeKey ?? key));
  },
});
