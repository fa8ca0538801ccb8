import { describe, expect, it } from '@jest/globals';
import { pastedChains } from './pasted-chains.ts';

describe('a pasted catalogue', () => {
  it('reads tabs, commas and blanks', () => {
    expect(
      pastedChains('QD26-01\t氢能与储能\t新能源\tHydrogen\nqd26-02，现代物流\n\nＱＤ26-03 智能 制造').chains,
    ).toEqual([
      { code: 'QD26-01', name: '氢能与储能', group: '新能源', nameEn: 'Hydrogen' },
      { code: 'QD26-02', name: '现代物流' },
      { code: 'QD26-03', name: '智能 制造' },
    ]);
  });

  it('names the lines that it cannot read', () => {
    expect(pastedChains('QD26-01\n氢能 一\nQD26-02,物流')).toEqual({
      chains: [{ code: 'QD26-02', name: '物流' }],
      wrong: [1, 2],
    });
  });
});
