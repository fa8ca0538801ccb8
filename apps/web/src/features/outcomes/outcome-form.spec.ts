import { describe, expect, it } from '@jest/globals';
import type { OutcomeFactsFragment } from './outcomes.gql.ts';
import { changesOf, emptyOutcome, formOf, inputOf, outcomeFaults, type OutcomeForm } from './outcome-form.ts';

const TODAY = '2026-11-27';
const credits = [{ organization: { id: 'o1', name: '商会' }, percent: '100' }];
const outcome = (more: Partial<OutcomeForm> = {}): OutcomeForm => ({
  ...emptyOutcome(TODAY, credits),
  kind: 'EMPLOYMENT',
  hires: '12',
  ...more,
});

describe('the form of an outcome', () => {
  it('says what is of its kind and nothing that is not said', () => {
    expect(inputOf(outcome({ jobsOffered: '30', platforms: '2', cash: { text: '5', unit: 'WAN' } }))).toEqual(
      {
        kind: 'EMPLOYMENT',
        periodTo: TODAY,
        jobsOffered: 30,
        hires: 12,
        credits: [{ organizationId: 'o1', basisPoints: 10_000 }],
      },
    );
    expect(
      inputOf(
        outcome({ kind: 'PAIRING_AID', cash: { text: '1.5亿元', unit: 'WAN' }, standardLevel: 'GROUP' }),
      ),
    ).toEqual({
      kind: 'PAIRING_AID',
      periodTo: TODAY,
      cash: { amount: '15000000000' },
      credits: [{ organizationId: 'o1', basisPoints: 10_000 }],
    });
  });

  it('finds nothing wrong with one that tells something', () => {
    expect(outcomeFaults(outcome(), TODAY)).toEqual({});
    expect(
      outcomeFaults(outcome({ kind: 'STANDARD', standards: '3', standardLevel: 'GROUP' }), TODAY),
    ).toEqual({});
    expect(outcomeFaults(outcome({ kind: 'RURAL_DONATION', projects: '64' }), TODAY)).toEqual({});
  });

  it.each<[string, Partial<OutcomeForm>, Partial<Record<keyof OutcomeForm, string>>]>([
    ['no kind', { kind: '' }, { kind: 'NEEDED' }],
    ['nothing in it', { hires: '' }, { jobsOffered: 'OUTCOME_EMPTY' }],
    ['only what is of another kind', { kind: 'PLATFORM' }, { platforms: 'OUTCOME_EMPTY' }],
    ['a level alone', { kind: 'STANDARD', standardLevel: 'GROUP' }, { standards: 'OUTCOME_EMPTY' }],
    ['aid of nothing', { kind: 'EAST_WEST_AID' }, { cash: 'OUTCOME_EMPTY' }],
    ['none hired', { hires: '0' }, { hires: 'MIN' }],
    ['too many', { hires: '100000001' }, { hires: 'MAX' }],
    [
      'an amount below nothing',
      { kind: 'PAIRING_AID', cash: { text: '-5', unit: 'WAN' } },
      { cash: 'AMOUNT_NEGATIVE' },
    ],
    [
      'an amount of nothing',
      { kind: 'PAIRING_AID', goods: { text: '0', unit: 'WAN' } },
      { goods: 'AMOUNT_ZERO' },
    ],
    ['a day ahead', { to: '2026-11-28' }, { to: 'DATE_IN_FUTURE' }],
    ['no day', { to: '' }, { to: 'NEEDED' }],
    ['a period backwards', { from: '2026-11-28' }, { from: 'PERIOD_BACKWARDS' }],
    ['nobody', { credits: [] }, { credits: 'CREDIT_ORGANIZATION_MISSING' }],
    [
      'shares that fall short',
      { credits: [{ ...credits[0]!, percent: '99' }] },
      { credits: 'CREDIT_SHARES_INCOMPLETE' },
    ],
  ])('refuses %s before it is sent', (_, more, faults) =>
    expect(outcomeFaults(outcome(more), TODAY)).toEqual(faults),
  );

  const recorded: OutcomeFactsFragment = {
    id: 'x',
    version: 3,
    status: 'REPORTED',
    kind: 'PAIRING_AID',
    title: '结对',
    periodFrom: null,
    periodTo: '2022-06-30',
    jobsOffered: null,
    hires: null,
    standards: null,
    standardLevel: null,
    standardRole: null,
    platforms: null,
    projects: 2,
    cash: { amount: '100', currency: 'USD', cny: '710', display: '1美元' },
    goods: { amount: '1500000', currency: 'CNY', cny: '1500000', display: '1.5万元' },
    illustrative: false,
    credits: [{ organizationId: 'o1', basisPoints: 10_000, organization: { id: 'o1', name: '商会' } }],
    chainCode: null,
    chainName: null,
    regionCode: '370200',
    regionName: '青岛市',
    activityId: null,
    activity: null,
    sourceDocument: null,
    withdrawReason: null,
  };

  it('of a record sends nothing while nothing was changed, be the money foreign', () => {
    const before = formOf(recorded);
    expect(before.goods).toEqual({ text: '1.5', unit: 'WAN' });
    expect(changesOf(before, before)).toEqual({ said: {}, clear: [] });
    expect(outcomeFaults(formOf({ ...recorded, goods: null, projects: null }), TODAY)).toEqual({});
  });

  it('sends what differs, and clears what was emptied', () => {
    const before = formOf(recorded);
    expect(
      changesOf(before, { ...before, projects: '', region: '', title: '', cash: { text: '7', unit: 'WAN' } }),
    ).toEqual({
      said: { cash: { amount: '7000000' } },
      clear: ['PROJECTS', 'TITLE', 'REGION_CODE'],
    });
  });
});
