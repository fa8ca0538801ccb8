import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '#composition/seeds';
import { parse } from 'yaml';
import { checkObserved } from '../../libs/domain/sources/src/document.rules.js';
import type { Observed } from '../../libs/domain/sources/src/document.events.js';
import { admittedBy } from '../../libs/domain/sources/src/comparison.rules.js';

/* The files of the five documents: the one source of what seeds record of them. */
type Entry = Omit<Observed, 'qualifier'> & {
  readonly key: string;
  readonly class: 'observed' | 'derived' | 'excluded';
  readonly qualifier?: Observed['qualifier'];
  readonly reason?: string;
};
const read = (name: string): unknown =>
  parse(readFileSync(path.join(projectRoot(), `seeds/documents/${name}.yaml`), 'utf8'));
const names = ['000', '001', '002', '003', '004'];
const figuresOf = (name: string) => (read(name) as { figures: Entry[] }).figures;
const all = names.flatMap(figuresOf);
const { indicators } = read('indicators') as { indicators: { code: string; unit: string }[] };
const unitOf = new Map(indicators.map(({ code, unit }) => [code, unit]));

describe('the files of the five documents', () => {
  it('have what was counted of them: 70 derived, 77 observed and 57 excluded, 8 of these said twice', () => {
    const places = (of: Entry['class']) =>
      all.filter((each) => each.class === of).flatMap((each) => each.places).length;
    expect([places('derived'), places('observed'), places('excluded')]).toEqual([70, 77, 57]);
    expect(all).toHaveLength(204 - 8);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });

  it.each(names)(
    '%s: each figure has a place, and is of an indicator, has its question to the ledger, or is excluded with a reason',
    (name) => {
      const isOfItsKind = ({ class: of, indicator, question, reason }: Entry) =>
        of === 'excluded' ? reason : of === 'observed' ? unitOf.has(indicator!) : question;
      const isPlaced = ({ places }: Entry) =>
        places.length > 0 &&
        places.every(({ line, quote }) => line > 0 && quote.length > 0 && quote.length <= 60);
      expect(figuresOf(name).filter((each) => !isOfItsKind(each) || !isPlaced(each))).toEqual([]);
    },
  );

  it.each(all.filter((each) => each.class === 'observed').map((each) => [each.key, each] as const))(
    '%s would be recorded: its quotes say its value, in the unit of its indicator',
    (_, { qualifier = 'EXACT', ...each }) =>
      expect(() =>
        checkObserved({ qualifier, ...each }, { unit: unitOf.get(each.indicator!)! }, ''),
      ).not.toThrow(),
  );

  it.each(all.filter((each) => each.class === 'derived').map((each) => [each.key, each] as const))(
    '%s would be recorded: its quotes say its value, in the unit of its question',
    (_, { qualifier = 'EXACT', ...each }) => {
      const asked = 'ratio' in each.question! ? { share: true as const } : { money: each.unit === 'fen' };
      expect(() => checkObserved({ qualifier, ...each }, asked, '')).not.toThrow();
    },
  );

  it('name no figure that is not there', () => {
    const keys = new Set(all.map(({ key }) => key));
    const named = all.flatMap(({ partOf, neverAddedTo = [] }) => [
      ...neverAddedTo,
      ...(partOf ? [partOf] : []),
    ]);
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('about 89 % admits 322 of 360, and not 360 of 435', () => {
    const share = all.find(({ value, unit }) => value === '89' && unit === '%')!;
    expect(admittedBy(share.value, share.qualifier!)).toEqual({ from: '88.5', to: '89.5' });
  });
});
