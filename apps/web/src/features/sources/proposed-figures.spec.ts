import { describe, expect, it } from '@jest/globals';
import { figureOf, periodSaid, proposedFigures } from './proposed-figures.ts';

/** `value unit qualifier` of each number proposed. */
const said = (text: string) =>
  proposedFigures(text).map(({ value, unit, qualifier }) => `${value} ${unit} ${qualifier}`);

describe('numbers proposed of a text', () => {
  it.each([
    ['全市社会组织有10463家', ['10463 家 EXACT']],
    ['全市社会组织有10,463家，其中协会1,155家', ['10463 家 EXACT', '1155 家 EXACT']],
    ['１６６家商协会', ['166 家 EXACT']],
    ['1.7万家社区社会组织', ['17000 家 EXACT']],
    ['每万人约10.2家', ['10.2 家/万人 ABOUT']],
    ['每年10萬元', ['10000000 fen EXACT']],
    ['1500余家社会组织开展结对帮扶活动1000余个', ['1500 家 MORE_THAN', '1000 个 MORE_THAN']],
    ['300余万元、1400多万元', ['300000000 fen MORE_THAN', '1400000000 fen MORE_THAN']],
    ['两百余名党员', ['200 名 MORE_THAN']],
    ['六千余个岗位', ['6000 个 MORE_THAN']],
    ['超2000家市级社会组织', ['2000 家 MORE_THAN']],
    ['超过1400万元', ['1400000000 fen MORE_THAN']],
    ['志愿者近20万人次', ['200000 人次 NEARLY']],
    ['提供岗位约6000个', ['6000 个 ABOUT']],
    ['参会企业100家左右', ['100 家 ABOUT']],
    ['投资5亿元以上', ['50000000000 fen AT_LEAST']],
    ['不少于30场', ['30 场 AT_LEAST']],
    ['减少诉讼费用上亿元', ['10000000000 fen AT_LEAST']],
    ['减免1384.25万元', ['1384250000 fen EXACT']],
    ['产业合作协议投资额3.11亿', ['31100000000 fen EXACT']],
    ['计划投资总额582亿元', ['5820000000000 fen EXACT']],
    ['一亿三千二百万元', ['13200000000 fen EXACT']],
    ['外资1.2亿美元', ['120000000 美元 EXACT']],
    ['占比89%', ['89 % EXACT']],
    ['占比约89％', ['89 % ABOUT']],
    ['举办28场次', ['28 场次 EXACT']],
    ['十二场座谈会', ['12 场 EXACT']],
    ['入驻11年', ['11 年 EXACT']],
    ['阅读量3.2万', ['32000  EXACT']],
  ])('%s', (text, figures) => expect(said(text)).toEqual(figures));

  it.each([
    ['dates', '2020年1月7日成立，2021—2023年实施，2024-01-23 09:08:47，今年7月，二〇二二年，1—7月'],
    ['ordinals and lists', '一是落实责任，二、突出提升，（三）全域融合，第十三届'],
    ['names', '“六个同步”“十四五”“1261”行动'],
    ['anniversaries, grades, codes', '建党101周年，5A级社会组织，GB2260'],
    ['manners of speaking', '一个品牌，统一部署，近三年来，每万人'],
    ['telephone numbers', '咨询电话05328888888'],
    ['nothing', ''],
  ])('leave out %s', (_, text) => expect(said(text)).toEqual([]));

  it('stand at their line, in the words of their clause', () => {
    const text = '第一段。\r\n\r\n2021年,减免会费1384.25万元,166家商协会降低收费标准291.67万元;235家协会';
    expect(proposedFigures(text).map(({ line, quote }) => `${line} ${quote}`)).toEqual([
      '3 减免会费1384.25万元',
      '3 166家商协会降低收费标准291.67万元',
      '3 166家商协会降低收费标准291.67万元',
      '3 235家协会',
    ]);
  });

  it('are quoted with no more than the API takes, and with the number in it', () => {
    const [figure] = proposedFigures(`${'很长的一句话'.repeat(20)}引进项目69个${'而且还没有完'.repeat(20)}`);
    expect(figure!.quote.length).toBeLessThanOrEqual(60);
    expect(figure!.quote).toContain('69个');
  });
});

describe('a number that somebody chose', () => {
  it('may be one that is not proposed by itself', () => {
    expect(figureOf('一家社会组织', 3)).toBeUndefined();
    expect(figureOf('“六个同步”', 3)).toMatchObject({ value: '6', unit: '个', line: 3, quote: '“六个同步”' });
    expect(figureOf('2022年引进项目69个', 5)).toMatchObject({ value: '69', unit: '个' });
  });
  it('is none where the words say none', () => {
    expect(figureOf('若干', 1)).toBeUndefined();
  });
});

describe('the days that a text says', () => {
  it.each([
    ['截至2022年8月,全市', { to: '2022-08-31', why: '截至2022年8月' }],
    ['截至２０２４年２月,全市', { to: '2024-02-29', why: '截至2024年2月' }],
    ['截止2024年1月23日', { to: '2024-01-23', why: '截止2024年1月23日' }],
    ['2024年上半年', { from: '2024-01-01', to: '2024-06-30', why: '2024年上半年' }],
    ['2024年1—7月', { from: '2024-01-01', to: '2024-07-31', why: '2024年1—7月' }],
    ['近年来', undefined],
  ])('%s', (text, period) => expect(periodSaid(text)).toEqual(period));
});
