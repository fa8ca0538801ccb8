import { describe, expect, it } from '@jest/globals';
import { counterOf, scaleOf, shownIn } from './shown.ts';

const YI = '10000000000';

describe('figures in a table', () => {
  it('are in 亿元 once one of them reaches it, else in 万元; counts are as they are', () => {
    expect(scaleOf('FEN', [YI, '1'], 'zh')).toBe('YI');
    expect(scaleOf('FEN', [`-${YI}`], 'zh')).toBe('YI');
    expect(scaleOf('FEN', ['9999999999'], 'zh')).toBe('WAN');
    expect(scaleOf('COUNT', [YI], 'zh')).toBe('ONE');
    expect(scaleOf('FEN', [], 'zh')).toBe('YI');
  });

  it.each([
    ['821590250923', '82.16'],
    ['5820000000000', '582.00'],
    ['123456780000000', '12,345.68'],
    ['-4955000000000', '-495.50'],
    ['50000000', '0.01'],
    ['49999999', '<0.01'],
    ['-1', '>-0.01'],
    ['0', '0'],
  ])('%s fen are %s亿元', (fen, shown) => expect(shownIn('YI', fen)).toBe(shown));

  it('are in billions in English, or in millions, as the amounts above the table', () => {
    const billion = `${YI}0`;
    expect(scaleOf('FEN', [billion, '1'], 'en')).toBe('BILLION');
    expect(scaleOf('FEN', [YI], 'en')).toBe('MILLION');
    expect(scaleOf('COUNT', [billion], 'en')).toBe('ONE');
    expect(
      ['821590250923', '-4955000000000', '49999999', '50000000'].map((fen) => shownIn('BILLION', fen)),
    ).toEqual(['8.216', '-49.550', '<0.001', '0.001']);
    expect(shownIn('MILLION', YI)).toBe('100.00');
  });

  it('count without zeros at the end', () => {
    expect(shownIn('ONE', '1234.5000')).toBe('1,234.5');
    expect(shownIn('WAN', '1500000000')).toBe('1,500.00');
  });

  it('are counted in what the server says', () => {
    expect(counterOf('69个')).toBe('个');
    expect(counterOf('-0.6667 projects')).toBe('projects');
    expect(counterOf('1,234人次')).toBe('人次');
  });
});
