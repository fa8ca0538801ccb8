import { expect, it } from '@jest/globals';
import { furthest, percentOfPlan, sumsOf } from './milestones.ts';

it('says how much of a plan has arrived, exactly and half up', () => {
  expect(percentOfPlan('50', '1000')).toBe('5');
  expect(percentOfPlan('1', '3')).toBe('33.3');
  expect(percentOfPlan('5', '10000')).toBe('0.1');
  expect(percentOfPlan('900719925474099300', '600479950316066200')).toBe('150');
  expect(percentOfPlan('5', '0')).toBeUndefined();
});

it('knows the furthest milestone, whatever was left out before it', () => {
  const none = {
    registeredOn: null,
    landObtainedOn: null,
    constructionStartedOn: null,
    productionStartedOn: null,
    fullCapacityOn: null,
  };
  expect(furthest(none)).toBeUndefined();
  expect(furthest({ ...none, registeredOn: '2022-01-01', productionStartedOn: '2022-05-01' })).toBe(
    'PRODUCTION_STARTED',
  );
});

it('adds up the plans of projects that stand', () => {
  const plannedInvestment = { cny: '9007199254740993' };
  expect(
    sumsOf([
      { status: 'LANDED', duplicateOf: null, plannedInvestment },
      { status: 'LANDED', duplicateOf: 'x', plannedInvestment },
      { status: 'WITHDRAWN', duplicateOf: null, plannedInvestment },
    ]),
  ).toEqual({ standing: 1, withdrawn: 1, duplicates: 1, planned: 9_007_199_254_740_993n });
});
