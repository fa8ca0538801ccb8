import { tradeOf } from './chains.mjs';
import { creditCode } from './credit-codes.mjs';

/** Where investors come from: city, division code, and how often. */
const origins = [
  ['深圳', '440300', 18],
  ['广州', '440100', 10],
  ['东莞', '441900', 5],
  ['佛山', '440600', 4],
  ['上海', '310115', 17],
  ['杭州', '330100', 7],
  ['宁波', '330200', 3],
  ['苏州', '320500', 8],
  ['南京', '320100', 4],
  ['无锡', '320200', 3],
  ['北京', '110108', 10],
  ['天津', '120116', 2],
  ['武汉', '420100', 3],
  ['成都', '510100', 3],
  ['西安', '610100', 2],
  ['厦门', '350200', 2],
  ['香港', '810000', 3],
];
const first = '启岳澜景拓衡嘉瑞弘云朗泽晟凌翊奕柏钧屹霖煜';
const second = '恒川腾禾远辰曜维方原图尚舟航谷野森锐泰珩桥';

/**
 * Made-up investors, no two with one name. Their names say that they illustrate: 示意.
 * @returns a function: chain number → company, with a credit code or without
 */
export const investors = (rng) => {
  const taken = new Set();
  let number = 0;
  return (chain) => {
    for (;;) {
      const [city, division] = rng.weighted(origins.map((origin) => [origin, origin[2]]));
      const brand = rng.pick([...first]) + rng.pick([...second]);
      if (taken.has(brand) || brand[0] === brand[1]) continue;
      taken.add(brand);
      number += 1;
      const overseas = city === '香港';
      return {
        brand,
        city,
        division,
        name: `${city}${brand}${tradeOf(chain)}有限公司（示意）`,
        code: !overseas && rng.chance(0.62) ? creditCode('91', division, 'C', number) : undefined,
        chain,
      };
    }
  };
};

/** The company that an investor founds in Qingdao for a project. */
export const projectCompanyCode = (number) => creditCode('91', '370200', 'P', number);
