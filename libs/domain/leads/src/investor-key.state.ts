import { everybodyAtHome, streamOf } from '#platform/kernel';
import type { InvestorKeyEvent } from './investor-key.events.js';

/** What a key means; `codeKey` of a name: the code its investor is known to have. */
export type InvestorKey =
  | { readonly status: 'free' }
  | { readonly status: 'reserved'; readonly investorId: string; readonly codeKey?: string };
export const free: InvestorKey = { status: 'free' };

export const evolve = (key: InvestorKey, event: InvestorKeyEvent): InvestorKey => {
  switch (event.type) {
    case 'InvestorKeyReserved': {
      const { investorId, codeKey } = event.data;
      return { status: 'reserved', investorId, ...(codeKey === undefined ? {} : { codeKey }) };
    }
    case 'InvestorKeyBound':
      if (key.status === 'free') throw new Error(`${event.type} before InvestorKeyReserved`);
      return { ...key, codeKey: event.data.codeKey };
  }
};

export const investorKeyStream = streamOf<InvestorKey, InvestorKeyEvent>(
  'investor-key',
  free,
  evolve,
  everybodyAtHome,
);
