import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { totals } from './figures/totals.js';
import { baselineRule } from './rule.js';
import { openSampleLedger, type SampleLedger } from './testing/sample-ledger.js';
import { organizations, recorded } from './testing/sample-subjects.js';

let sample: SampleLedger;
beforeAll(async () => {
  sample = await openSampleLedger();
});
afterAll(() => sample.close());

describe('totals', () => {
  it('have no bound: more of the largest amounts than a bigint holds', async () => {
    const deals = 1100;
    const credits = [{ organizationId: organizations[0]!, basisPoints: 10_000, hubs: [] }];
    const events = Array.from({ length: deals }, (_, i) =>
      recorded(i + 1, `deal-00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, 1, {
        type: 'DealStruck',
        data: { on: '2022-06-01', fen: Number.MAX_SAFE_INTEGER, credits, dims: {} },
      }),
    );
    await sample.replay(events, 500);
    const { grand } = await totals(
      sample.read,
      { ruleId: baselineRule.ruleId, jurisdictionId: 'qingdao', basis: 'CLAIMED', credit: 'SHARED' },
      ['PLANNED_INVESTMENT'],
      [],
    );
    expect(grand.get('PLANNED_INVESTMENT')).toEqual({
      amount: BigInt(Number.MAX_SAFE_INTEGER) * BigInt(deals),
      entries: deals,
    });
  });
});
