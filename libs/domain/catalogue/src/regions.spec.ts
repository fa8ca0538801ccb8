import { describe, expect, it } from '@jest/globals';
import { areaList } from '@vant/area-data';
import { Refused } from '#platform/kernel';
import { regionPrefix } from '#platform/kernel';
import { checkedRegion } from './checked-region.js';
import { abolishedCodes, abolitionOf } from './region-successors.js';
import { region, regionAbove, regionName, regionsBelow } from './regions.js';

/** What a refused code is told beside its field. */
const refused = (code: string): Record<string, unknown> => {
  try {
    checkedRegion('regionCode', code);
  } catch (error) {
    const { field, ...details } = (error as Refused).details;
    expect([(error as Refused).code, field]).toEqual(['REGION_UNKNOWN', 'regionCode']);
    return details;
  }
  throw new Error(`${code} was taken`);
};
const known = (codes: string): string[] => codes.split(' ').filter((code) => region(code));
const packaged = Object.keys({ ...areaList.province_list, ...areaList.city_list, ...areaList.county_list });
const all = packaged.map((code) => region(code)).filter((found) => found !== undefined);
const count = (level: string): number => all.filter((found) => found.level === level).length;

describe('regions', () => {
  it.each([
    ['Qingdao', '370200 370202 370203 370211 370212 370213 370214 370215 370281 370283 370285'],
    ['Jinan', '370100 370102 370103 370104 370105 370112 370113 370114 370115 370116 370117 370124 370126'],
    ['Weifang', '370700 370702 370703 370704 370705 370724 370725 370781 370782 370783 370784 370785 370786'],
    ['provinces and municipalities', '370000 440000 310000 110000 120000 500000'],
    ['Taiwan, Hong Kong and Macao', '710000 810000 820000'],
    ['counties directly below a province', '419001 429004 429021 469001 469030 659001 659012'],
    ['districts with high numbers', '310120 310151 500120 500151 500156 310115 120116 460302'],
    ['cities without districts', '441900 442000 460400 620200'],
  ])('know %s', (_, codes) => {
    expect(known(codes)).toEqual(codes.split(' '));
  });

  it.each([
    ['development zones', '370171 370190 370271 370290 370571 370772 370790 320590 320112 321150 620171'],
    ['abolished codes', '370282 371202 371200 320611 370634 350402 350403'],
    ['towns of cities without districts', '441901 441920 442001 442042 460401 620290 620295'],
    ['headings', '110100 120100 310100 500100 500200 419000 429000 469000 659000'],
    ['a second level of Taiwan, Hong Kong and Macao', '710100 810100 820100 810101 710101'],
    ['areas that are no divisions', '232761 632857'],
  ])('do not know %s', (_, codes) => {
    expect(known(codes)).toEqual([]);
  });

  it('do not know what is no code', () => {
    for (const text of [
      '',
      '37',
      '3702',
      '3702020',
      '３７０２０２',
      ' 370202',
      '000000',
      'constructor',
      '__proto__',
      '%',
    ])
      expect(region(text)).toBeUndefined();
  });

  it('are 34 provinces, 333 cities and 2,846 counties', () => {
    expect([count('PROVINCE'), count('CITY'), count('COUNTY')]).toEqual([34, 333, 2846]);
  });

  it('have one name each within the region above', () => {
    expect(new Set(all.map(({ fullName }) => fullName)).size).toBe(all.length);
  });

  it('are named with what lies above them, and without a heading', () => {
    expect(region('370215')).toEqual({
      code: '370215',
      name: '即墨区',
      fullName: '山东省青岛市即墨区',
      level: 'COUNTY',
    });
    expect(region('370200')).toMatchObject({ fullName: '山东省青岛市', level: 'CITY' });
    expect(region('310115')).toMatchObject({ fullName: '上海市浦东新区', level: 'COUNTY' });
    expect(region('310000')).toMatchObject({ fullName: '上海市', level: 'PROVINCE' });
    expect(region('419001')).toMatchObject({ fullName: '河南省济源市', level: 'COUNTY' });
    expect(region('370103')?.name).toBe(region('370402')?.name);
  });

  it('include those below them by the beginning of the code', () => {
    expect(['370000', '370200', '370202', '419001', '310000'].map(regionPrefix)).toEqual([
      '37',
      '3702',
      '370202',
      '419001',
      '31',
    ]);
    const inQingdao = all.filter(({ code }) => code.startsWith(regionPrefix('370200')));
    expect(inQingdao).toHaveLength(11);
    expect(inQingdao.every(({ fullName }) => fullName.startsWith('山东省青岛市'))).toBe(true);
  });

  it('include exactly those whose full name begins with theirs', () => {
    for (const above of all.filter(({ level }) => level !== 'COUNTY')) {
      const byCode = all
        .filter(({ code }) => code.startsWith(regionPrefix(above.code)))
        .map(({ code }) => code);
      const byName = all
        .filter(({ fullName }) => fullName.startsWith(above.fullName))
        .map(({ code }) => code);
      expect(byCode).toEqual(byName);
    }
  });

  it('refuse an unknown code, naming the field', () => {
    expect(checkedRegion('regionCode', '370202')).toBe('370202');
    expect(refused('999999')).toEqual({ given: '999999', form: 'six digits of GB/T 2260' });
    expect(() => checkedRegion('regionCode', '')).toThrow(Refused);
  });

  it.each([
    ['370282', '2017', [['370215', '山东省青岛市即墨区']]],
    ['371202', '2018', [['370116', '山东省济南市莱芜区']]],
    ['350402', '2021', [['350404', '福建省三明市三元区']]],
    ['632121', '2013', [['630203', '青海省海东市平安区']]], // by way of 630221, abolished two years later
    [
      '371200',
      '2018',
      [
        ['370116', '山东省济南市莱芜区'],
        ['370117', '山东省济南市钢城区'],
      ],
    ],
    [
      '371081',
      '2014',
      [
        ['371003', '山东省威海市文登区'],
        ['371002', '山东省威海市环翠区'],
      ],
    ],
  ])('name the successors of %s, abolished in %s', (code, abolishedIn, successors) => {
    expect(refused(code)).toEqual({
      given: code,
      form: 'six digits of GB/T 2260',
      abolishedIn,
      successors: successors.map(([to, name]) => ({ code: to, name })),
    });
  });

  it('name a successor of today for every code that ended since 2012, and none for one that stands', () => {
    expect(abolishedCodes().length).toBeGreaterThan(330);
    for (const code of abolishedCodes()) {
      const { year, successors } = abolitionOf(code)!;
      expect([code, region(code)]).toEqual([code, undefined]);
      expect(year).toMatch(/^20(1[2-9]|2[0-4])$/);
      expect(successors.length).toBeGreaterThan(0);
      for (const to of successors)
        expect([code, to?.code, to && region(to.code)]).toEqual([code, to.code, to]);
      // An area stays in its province, and a level stays a level, but for a city that became districts of another and a county a city.
      expect(successors.every((to) => to.code.startsWith(code.slice(0, 2)))).toBe(true);
    }
  });

  it('are found by a code with blanks or in full width', () => {
    expect(checkedRegion('regionCode', ' 370 202 ')).toBe('370202');
    expect(checkedRegion('regionCode', '３７０２０２')).toBe('370202');
  });

  it('are named where a name was given for the code', () => {
    expect(refused('即墨区')).toMatchObject({ given: '即墨区', candidates: [{ code: '370215' }] });
    expect(refused('市中区')['candidates']).toHaveLength(4);
    expect(refused('青岛市崂山区')).toMatchObject({ candidates: [{ code: '370212' }] });
    expect(refused('没有这个地方')).toEqual({ given: '没有这个地方', form: 'six digits of GB/T 2260' });
    expect(refused('区')['candidates']).toBeUndefined();
  });

  it('have names; none or several is 未分配, and what is no code is its own name', () => {
    expect(['370215', '370103', '370402', '-', '370282'].map(regionName)).toEqual([
      '即墨区',
      '市中区',
      '市中区',
      '未分配',
      '370282',
    ]);
  });

  it.each([
    ['370202', '370200'],
    ['370200', '370000'],
    ['370000', undefined],
    ['429004', '420000'],
    ['310115', '310000'],
    ['810000', undefined],
  ])('%s lies directly below %s', (code, above) => {
    expect(regionAbove(code)).toBe(above);
  });

  it('lie below exactly one other, or are provinces', () => {
    const walk = (parent?: string): string[] =>
      regionsBelow(parent).flatMap(({ code }) => [code, ...walk(code)]);
    const walked = walk();
    expect(walked.length).toBe(all.length);
    expect(new Set(walked)).toEqual(new Set(all.map(({ code }) => code)));
  });
});
