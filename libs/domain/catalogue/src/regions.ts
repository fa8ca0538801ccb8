import { areaList } from '@vant/area-data';

/** An administrative division by its code of GB/T 2260: six digits, two for each level. */
export type Region = {
  readonly code: string;
  /** 即墨区. Not unique (市中区 is 370103 and 370402): key on the code. */
  readonly name: string;
  /** 山东省青岛市即墨区 */
  readonly fullName: string;
  readonly level: 'PROVINCE' | 'CITY' | 'COUNTY';
};

/*
 * The package's list serves address pickers: beside the divisions of GB/T 2260 it holds codes of the statistical
 * bureaus and of the couriers. One place must have one code here, or its figures would fall into two rows. By number:
 *
 * - Taiwan, Hong Kong and Macao: the standard gives them one code each, and none below.
 * - Second level: 01–70. 90 (省直辖县级行政区划) is a heading, as are 市辖区 and 县 in the four municipalities, which
 *   the package names after them (310100 "上海市").
 * - Third level: 01–20 districts, 21–70 counties and the like (51–56 also districts of Chongqing and Shanghai), 81–89
 *   county-level cities. What the package has in 71–80 and 90–99 are development zones (370171, 370271, 370290).
 * - Four cities have no divisions of county level (不设区的市): their "counties" in the package are towns.
 *
 * Number does not tell the ten of NOT_DIVISIONS. What is left (34, 333 and 2,846 divisions, 金门县 350527 included) is compared, code by code
 * and name by name, with a second public data set by `npm run regions:check`.
 *
 * Limits: one edition of the standard, that of the end of 2024, without validity dates. A code that was abolished
 * (370282, now 370215; 371202, now 370116) is refused also for a fact of its time, naming its successors, and a functional zone (高新区, 西海岸新区
 * as a zone) has no code until the catalogue keeps codes of its own.
 */
const WITHOUT_LOWER_LEVELS = new Set(['71', '81', '82']);
const MUNICIPALITIES = new Set(['11', '12', '31', '50']);
const WITHOUT_COUNTIES = new Set(['4419', '4420', '4604', '6202']);
const NOT_DIVISIONS = new Set([
  // Development zones numbered like districts: 江北新区, 镇江新区.
  '320112',
  '321150',
  // Abolished in 2020: 港闸区 went to 320613, 长岛县 to 370614. In 2021: 梅列区, merged into 350404.
  '320611',
  '370634',
  '350402',
  // Areas run by a prefecture, never established as divisions: 加格达奇, 松岭, 新林, 呼中; 大柴旦.
  '232761',
  '232762',
  '232763',
  '232764',
  '632857',
]);

const isCity = (code: string): boolean =>
  !WITHOUT_LOWER_LEVELS.has(code.slice(0, 2)) &&
  !MUNICIPALITIES.has(code.slice(0, 2)) &&
  Number(code.slice(2, 4)) <= 70;

const isCounty = (code: string): boolean => {
  const last = Number(code.slice(4));
  return (
    !WITHOUT_LOWER_LEVELS.has(code.slice(0, 2)) &&
    !WITHOUT_COUNTIES.has(code.slice(0, 4)) &&
    !NOT_DIVISIONS.has(code) &&
    (last <= 70 || (last >= 81 && last <= 89))
  );
};

const listed = (): ReadonlyMap<string, Region> => {
  const found = new Map<string, Region>();
  const add = (code: string, name: string, level: Region['level']): void => {
    const above = found.get(`${code.slice(0, 4)}00`) ?? found.get(`${code.slice(0, 2)}0000`);
    found.set(code, { code, name, fullName: (above?.fullName ?? '') + name, level });
  };
  for (const [code, name] of Object.entries(areaList.province_list)) add(code, name, 'PROVINCE');
  for (const [code, name] of Object.entries(areaList.city_list)) if (isCity(code)) add(code, name, 'CITY');
  for (const [code, name] of Object.entries(areaList.county_list))
    if (isCounty(code)) add(code, name, 'COUNTY');
  return found;
};

let regions: ReadonlyMap<string, Region> | undefined;

/** The division of this code, or undefined. The list is made on first use (a few milliseconds) and kept. */
export const region = (code: string): Region | undefined => (regions ??= listed()).get(code);

/** Every division, in the order of the list. */
export const allRegions = (): readonly Region[] => [...(regions ??= listed()).values()];

/** What the row for "none or several" of a dimension is called. */
export const UNASSIGNED = '未分配';

/** The division's own name (即墨区); 未分配 for `-`. A code that GB/T 2260 does not have is its own name. */
export const regionName = (code: string): string =>
  code === '-' ? UNASSIGNED : (region(code)?.name ?? code);

/** The code of the division directly above (370202 → 370200, 429004 → 420000); none above a province. */
export const regionAbove = (code: string): string | undefined =>
  [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].find((above) => above !== code && region(above));

let below: ReadonlyMap<string | undefined, readonly Region[]> | undefined;

/** The divisions directly below one, or the provinces; in order of their codes. */
export const regionsBelow = (parent?: string): readonly Region[] => {
  below ??= Map.groupBy(
    allRegions().toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    ({ code }) => regionAbove(code),
  );
  return below.get(parent) ?? [];
};
