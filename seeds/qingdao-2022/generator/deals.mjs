import { codeOf, districtWeights, productsOf } from './chains.mjs';
import { activities } from './activities.mjs';
import { CLOSE, daysBetween, later, OPEN, plusDays } from './dates.mjs';
import { stationsOn, workers, workingFor } from './network.mjs';

/** How many projects each chain brings: 76, and two of them are recorded twice. */
const perChain = [
  [10, 9], [1, 7], [2, 4], [3, 3], [4, 5], [5, 6], [6, 5], [7, 4], [8, 2], [9, 2],
  [11, 5], [12, 3], [13, 5], [14, 3], [15, 4], [16, 3], [17, 2], [18, 1], [19, 2], [22, 1],
]; // prettier-ignore

const chamberOf = {
  深圳: 'guangdong', 广州: 'guangdong', 东莞: 'guangdong', 佛山: 'guangdong', 香港: 'guangdong',
  杭州: 'zhejiang', 宁波: 'zhejiang', 上海: 'shanghai', 厦门: 'fujian',
}; // prettier-ignore
const liaison = {
  深圳: 'shenzhen',
  香港: 'shenzhen',
  广州: 'guangzhou',
  东莞: 'guangzhou',
  佛山: 'guangzhou',
  上海: 'shanghai',
};
const byDistrict = { 370202: 'shinan', 370212: 'laoshan', 370211: 'huangdao', 370214: 'chengyang' };
const byChain = { 10: 'hydrogen', 1: 'chips' };

/** The station that would deal with a company of that city, for that chain, in that district; undefined where none is open. */
export const stationFor = (rng, { city, chain, region }, on) => {
  const open = new Set(stationsOn(on).map(({ id }) => id));
  const fitting = [byChain[chain], liaison[city], liaison[city] && 'shenzhen', byDistrict[region]];
  return rng.chance(0.75) ? fitting.find((id) => open.has(id)) : undefined;
};

/** An activity that had taken place shortly before and speaks to the chain. */
export const activityBefore = (rng, chain, on) => {
  const fitting = activities.filter(
    (a) => a.lastHeldOn <= on && daysBetween(a.lastHeldOn, on) <= 28 && (!a.chain || a.chain === chain),
  );
  return fitting.length > 0 && rng.chance(0.55) ? rng.pick(fitting).id : undefined;
};

/** Who brings a company of a city for a chain: the chain's association, the chamber of the company's home, or somebody else. */
export const bringers = (rng, { city, chain }) => {
  const own = workingFor(chain);
  const chamber = chamberOf[city];
  const others = rng.some(
    workers.filter((id) => id !== 'mutual'),
    4,
  );
  const ordered = rng.chance(0.3) && chamber ? [chamber, ...own] : [...own, chamber];
  return [...new Set([...ordered, ...others].filter(Boolean))];
};

const shares = {
  1: [[10_000]],
  2: [[6667, 3333], [5000, 5000], [7000, 3000], [6000, 4000], [8000, 2000]],
  3: [[3334, 3333, 3333], [5000, 3000, 2000], [4000, 3500, 2500]],
}; // prettier-ignore

/** What became of a project. */
const fates = [
  ['withdrawn', 5],
  ['rejected', 2],
  ['stands', 69],
];

/**
 * Everything that came to a landed project, with the days of its life: the other parts of the seed tell of these. Amounts are not here:
 * see projects.
 */
export const deals = (rng, company) => {
  const chainOf = rng.shuffled(
    perChain.flatMap(([chain, count]) => Array.from({ length: count }, () => chain)),
  );
  const fateOf = rng.shuffled(fates.flatMap(([fate, count]) => Array.from({ length: count }, () => fate)));
  const first = '2022-02-10';
  const span = daysBetween(first, '2022-08-26');
  const landings = chainOf
    // More of them towards the end, as with all such campaigns.
    .map(() => plusDays(first, Math.round(span * rng.next() ** 0.75)))
    .toSorted();

  const used = new Map();
  const made = landings.map((drawn, i) => {
    const chain = chainOf[i];
    const fate = fateOf[i];
    // What is to be withdrawn or rejected still must have its time for it.
    const landedOn = fate !== 'stands' && drawn > '2022-07-10' ? plusDays(drawn, -60) : drawn;
    const products = productsOf(chain);
    const turn = used.get(chain) ?? 0;
    used.set(chain, turn + 1);
    const region = rng.weighted(districtWeights);
    const from = company(chain);
    const signedOn = plusDays(landedOn, -rng.int(3, 30));
    const reportedOn = later(plusDays(signedOn, -rng.int(12, 55)), plusDays(OPEN, rng.int(3, 12)));
    const signed = later(signedOn, plusDays(reportedOn, 6));
    const parties = bringers(rng, { city: from.city, chain });
    const count = rng.weighted([[1, 52], [2, 32], [3, 16]]); // prettier-ignore
    const pattern = rng.pick(shares[count]);
    return {
      chain,
      chainCode: codeOf(chain),
      product: products[turn % products.length],
      region,
      company: from,
      fate,
      landedOn,
      signedOn: signed,
      reportedOn,
      reporter: parties[0],
      credits: pattern.map((basisPoints, n) => [parties[n], basisPoints]),
      station: stationFor(rng, { city: from.city, chain, region }, reportedOn),
      activity: activityBefore(rng, chain, reportedOn),
      agreement: undefined, // its kind, set below
      hasLead: true,
    };
  });
  made.sort((a, b) => (a.landedOn < b.landedOn ? -1 : a.landedOn > b.landedOn ? 1 : 0));

  // Some come without a lead of ours, and some without an agreement on paper.
  for (const deal of rng.some(
    made.filter(({ fate }) => fate === 'stands'),
    4,
  ))
    deal.hasLead = false;
  const papers = rng.shuffled([
    ...Array.from({ length: 36 }, () => 'CONTRACT'),
    ...Array.from({ length: 16 }, () => 'INTENT'),
    ...Array.from({ length: 9 }, () => 'FRAMEWORK'),
    ...Array.from({ length: 15 }, () => undefined),
  ]);
  made.forEach((deal, i) => (deal.agreement = papers[i]));

  // Two are recorded a second time by another organization that had also spoken with the investor.
  const copied = rng.some(
    made.filter(
      (d) => d.fate === 'stands' && d.hasLead && d.landedOn > '2022-04-01' && d.landedOn < '2022-08-01',
    ),
    2,
  );
  const copies = copied.map((original) => {
    const other = rng.pick(
      workers.filter((id) => id !== 'mutual' && !original.credits.some(([known]) => known === id)),
    );
    const landedOn = plusDays(original.landedOn, rng.int(4, 12));
    return {
      ...original,
      fate: 'duplicate',
      original,
      reporter: other,
      credits: [[other, 10_000]],
      landedOn,
      reportedOn: plusDays(original.reportedOn, rng.int(3, 8)),
      station: undefined,
      activity: undefined,
      agreement: undefined,
    };
  });

  const all = [...made, ...copies];
  all.forEach((deal, i) => {
    deal.number = String(i + 1).padStart(2, '0');
    deal.key = `project.${deal.number}`;
    deal.leadKey = deal.hasLead ? `lead.${String(i + 1).padStart(3, '0')}` : undefined;
    deal.title = `${deal.company.city}${deal.company.brand}${deal.product}`;
  });
  if (all.some(({ landedOn }) => landedOn > CLOSE)) throw new Error('a landing after the close');
  return all;
};
