import { expect, it } from '@jest/globals';
import { sumsByKind } from './kinds.ts';

it('adds up each kind apart, exactly, and leaves terminated sums out', () => {
  expect(
    sumsByKind([
      { kind: 'CONTRACT', status: 'SIGNED', amount: { cny: '9007199254740993' } },
      { kind: 'CONTRACT', status: 'TERMINATED', amount: { cny: '5' } },
      { kind: 'FRAMEWORK', status: 'FULFILLED', amount: { cny: '7' } },
      { kind: 'FRAMEWORK', status: 'SIGNED', amount: null },
    ]),
  ).toEqual([
    { kind: 'FRAMEWORK', count: 2, fen: 7n, withoutAmount: 1, terminated: 0 },
    { kind: 'CONTRACT', count: 2, fen: 9_007_199_254_740_993n, withoutAmount: 0, terminated: 1 },
  ]);
});
