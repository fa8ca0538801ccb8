import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { EventRegistry } from '#platform/event-store';
import { investorEvents, type InvestorEvent } from './investor.events.js';
import { evolve as evolveInvestor, firstLeadOf, unclaimed } from './investor.state.js';
import { investorKeyEvents, type InvestorKeyEvent } from './investor-key.events.js';
import { evolve as evolveKey, free } from './investor-key.state.js';
import { leadEvents, type LeadEvent } from './lead.events.js';
import { absent, evolve, stageOf, type RecordedLead } from './lead.state.js';
import { leadUpcasts } from './lead.upcasts.js';

type Sample = { readonly type: string; readonly v: number; readonly data: object };

const folder = new URL('../samples/', import.meta.url);
const samples = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Sample,
);
const types: Readonly<Record<string, { readonly v: number }>> = {
  ...leadEvents,
  ...investorEvents,
  ...investorKeyEvents,
};
const registry = new EventRegistry([{ types, upcasts: leadUpcasts }]);
/** The samples of these types at their latest shape, in the order asked: a story of its own. */
const story = <E>(...names: string[]): E[] =>
  names.flatMap((name) =>
    samples.filter(({ type }) => type === name).map((sample) => registry.upcast(sample) as E),
  );

describe('stored samples', () => {
  it('show every version of every event once', () => {
    const expected = Object.entries(types).flatMap(([type, { v }]) =>
      Array.from({ length: v }, (_, i) => `${type} ${i + 1}`),
    );
    expect(samples.map(({ type, v }) => `${type} ${v}`).toSorted()).toEqual(expected.toSorted());
  });

  it('fold into a lead', () => {
    const lead = story<LeadEvent>(
      'LeadReported',
      'LeadClaimJudged',
      'LeadQualified',
      'LeadRegraded',
      'LeadAssigned',
      'LeadFollowedUp',
      'LeadReleased',
      'LeadClaimed',
      'LeadTransferred',
      'LeadLost',
      'LeadReopened',
      'LeadCorrected',
      'LeadLinkedAsDuplicate',
      'LeadUnlinked',
      'LeadClaimRejudged',
    ).reduce(evolve, absent) as RecordedLead;
    expect(lead).toMatchObject({
      status: 'open',
      inPool: false,
      grades: [{ grade: 'B' }, { grade: 'A' }, { grade: 'C' }],
      qualifiedOn: '2022-03-18',
      investorName: '示例氢能装备有限公司',
      investor: { name: '示例氢能装备有限公司' },
      regionCode: '370202',
      claim: { verdict: 'FIRST' },
      owner: { organizationId: '33333333-3333-4333-8333-333333333333' },
      lastFollowUp: { nextFollowUpOn: '2022-04-19' },
      firstStepOn: '2022-04-01',
    });
    expect(lead.duplicateOf).toBeUndefined();
    expect(lead.expectedInvestment).toBeUndefined();
    expect(lead.lostOn).toBeUndefined();
    expect(stageOf(lead)).toBe('ASSIGNED');
  });

  it('fold into an investor and a key', () => {
    const investor = story<InvestorEvent>(
      'InvestorClaimed',
      'InvestorClaimWithdrawn',
      'InvestorClaimRejudged',
    ).reduce(evolveInvestor, unclaimed);
    expect(firstLeadOf(investor)).toBe('7a1f4b62-52c1-5d2f-9b1e-0c6b1f6f2b01');
    const key = story<InvestorKeyEvent>('InvestorKeyReserved', 'InvestorKeyBound').reduce(evolveKey, free);
    expect(key).toMatchObject({
      status: 'reserved',
      investorId: '44444444-4444-5444-8444-444444444441',
      codeKey: expect.any(String),
    });
  });
});
