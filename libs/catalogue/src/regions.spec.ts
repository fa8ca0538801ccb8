import { describe, expect, it } from '@jest/globals';
import { areaList } from '@vant/area-data';
import { Refused } from '#libs/kernel';
import { regionPrefix } from '#libs/kernel';
import { checkedRegion, region, regionAbove, regionName, regionsBelow } from './regions.js';

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
    ['abolished codes', '370282 371202 371200 320611 370634'],
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

  it('are 34 provinces, 333 cities and 2,847 counties', () => {
    expect([count('PROVINCE'), count('CITY'), count('COUNTY')]).toEqual([34, 333, 2847]);
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
    expect(() => checkedRegion('regionCode', '370282')).toThrow(
      expect.objectContaining({ code: 'REGION_UNKNOWN', details: { field: 'regionCode', code: '370282' } }),
    );
    expect(() => checkedRegion('regionCode', '')).toThrow(Refused);
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
