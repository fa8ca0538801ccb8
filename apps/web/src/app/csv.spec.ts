import { describe, expect, it } from '@jest/globals';
import { csvOf, yuanCell } from './csv.ts';

const line = (...cells: (string | number | bigint | null)[]) => csvOf(['a'], [cells]).split('\r\n')[1];

describe('csvOf', () => {
  it('begins with the mark of UTF-8 and ends each line as RFC 4180 says', () => {
    expect(csvOf(['名称', '金额'], [['甲', '1.00']])).toBe('\uFEFF名称,金额\r\n甲,1.00\r\n');
  });
  it('puts quotes around what needs them', () => {
    expect(line('a,b', 'say "hi"', 'two\nlines')).toBe('"a,b","say ""hi""","two\nlines"');
  });
  it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', ' =1', '＝1', '－cmd'])(
    'makes no formula of %j',
    (text) => {
      expect(line(text)).toBe(`"'${text}"`);
    },
  );
  it('leaves numbers numbers, negative ones too', () => {
    expect(line('-12.50', '0', 7, -3n)).toBe('-12.50,0,7,-3');
  });
  it('leaves what is not said empty', () => {
    expect(line(null, 'x')).toBe(',x');
  });
});

describe('yuanCell', () => {
  it('is exact, whatever the size', () => {
    expect(yuanCell('5820000000000')).toBe('58200000000.00');
    expect(yuanCell('5')).toBe('0.05');
    expect(yuanCell('-123')).toBe('-1.23');
  });
});
