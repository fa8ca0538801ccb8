import { describe, expect, it } from '@jest/globals';
import { array, assert, bigInt, property } from 'fast-check';
import { propertySeed } from '../../../../../test/support/property-seed.ts';
import { scaled, unscaled } from './decimals.ts';
import { fallOf } from './fall.ts';

describe('a waterfall', () => {
  it('begins each step where the one before it ended', () => {
    expect(fallOf('43', ['29', '1', '-3', '-1'])).toEqual({
      opening: { from: 0, to: 58.9 },
      steps: [
        { from: 58.9, to: 98.63 },
        { from: 98.63, to: 100 },
        { from: 100, to: 95.89 },
        { from: 95.89, to: 94.52 },
      ],
      closing: { from: 0, to: 94.52 },
      after: ['72', '73', '70', '69'],
      cutAt: undefined,
    });
  });

  it('is cut at the left where steps are small beside the figure, and says where', () => {
    expect(fallOf('54', ['2'])).toEqual({
      opening: { from: 0, to: 50 },
      steps: [{ from: 50, to: 100 }],
      closing: { from: 0, to: 100 },
      after: ['56'],
      cutAt: '52',
    });
  });

  it('is not cut where nothing moved, nor where it begins at nothing or falls below it', () => {
    expect(fallOf('69', [])).toMatchObject({ opening: { from: 0, to: 100 }, cutAt: undefined });
    expect(fallOf('0', ['69'])).toMatchObject({ steps: [{ from: 0, to: 100 }], cutAt: undefined });
    expect(fallOf('1', ['-3'])).toMatchObject({
      opening: { from: 66.66, to: 100 },
      steps: [{ from: 100, to: 0 }],
      closing: { from: 66.66, to: 0 },
      cutAt: undefined,
    });
    expect(fallOf('0', [])).toMatchObject({ opening: { from: 0, to: 0 }, closing: { from: 0, to: 0 } });
  });

  it('stays within its width, ends where all steps lead and is exact to the fen, whatever the figures', () => {
    const value = bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    assert(
      property(value, array(value, { maxLength: 11 }), (opening, steps) => {
        const fall = fallOf(unscaled(opening), steps.map(unscaled));
        const bars = [fall.opening, ...fall.steps, fall.closing];
        for (const share of bars.flatMap(({ from, to }) => [from, to])) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(100);
        }
        expect(fall.steps.map(({ from }) => from)).toEqual(
          [fall.opening, ...fall.steps].slice(0, -1).map(({ to }) => to),
        );
        const end = steps.reduce((sum, step) => sum + step, opening);
        expect(scaled(fall.after.at(-1) ?? unscaled(opening))).toBe(end);
        expect(fall.closing.to).toBe((fall.steps.at(-1) ?? fall.opening).to);
        expect(fall.cutAt === undefined || scaled(fall.cutAt) > -1n).toBe(true);
      }),
      { seed: propertySeed },
    );
  });
});
