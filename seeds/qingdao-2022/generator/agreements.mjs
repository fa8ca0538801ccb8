import { codeOf, districtWeights, productsOf } from './chains.mjs';
import { daysBetween, later, onward, plusDays } from './dates.mjs';
import { bringers } from './deals.mjs';
import { foreign, WAN, YI, yuan } from './money.mjs';
import { activity } from './activities.mjs';
import { org, station } from './network.mjs';
import { ref } from './seed-file.mjs';

const words = {
  CONTRACT: '项目合同',
  INTENT: '投资意向协议',
  FRAMEWORK: '战略合作框架协议',
  TALENT: '人才合作协议',
  SPONSORSHIP: '捐助协议',
};

/** Agreements beside those of the deals. */
const others = [
  ['FRAMEWORK', 20],
  ['INTENT', 22],
  ['CONTRACT', 3],
  ['TALENT', 8],
  ['SPONSORSHIP', 7],
];
const institutes = [
  '滨海理工大学',
  '东方材料研究院',
  '北方海洋学院',
  '江南智能制造研究院',
  '华东氢能研究中心',
  '南岭微电子学院',
  '中原工业大学',
  '西部生物医药研究所',
];

export const agreements = (seed, rng, company, deals) => {
  let number = 0;
  const counts = {};
  const sign = (kind, signedOn, input) => {
    number += 1;
    counts[kind] = (counts[kind] ?? 0) + 1;
    const key = `agreement.${String(number).padStart(3, '0')}`;
    seed.add(signedOn, key, 'signAgreement', { kind, signedOn, ...input, illustrative: true });
    return key;
  };
  const creditsOf = (credits) =>
    credits.map(([id, basisPoints]) => ({ organizationId: org(id), basisPoints }));

  for (const deal of deals.filter((d) => d.agreement)) {
    const { agreement: kind, company: from, credits, chainCode, region, signedOn, landing } = deal;
    const amount =
      kind === 'CONTRACT'
        ? landing.input
        : kind === 'INTENT'
          ? yuan(Math.round((landing.cny * rng.int(100, 150)) / 100 / (500 * WAN)) * 500 * WAN)
          : rng.chance(0.5)
            ? yuan(Math.round((landing.cny * rng.int(15, 30)) / 10 / YI) * YI || YI)
            : undefined;
    deal.agreementKey = sign(kind, signedOn, {
      title: `${deal.title}${words[kind]}（示意）`,
      partyOrganizationIds: rng.chance(0.5) ? credits.map(([id]) => org(id)) : undefined,
      counterpartName: from.name,
      counterpartCreditCode: from.code,
      amount,
      expiresOn: kind === 'CONTRACT' ? undefined : plusDays(signedOn, 365 * rng.int(1, 3)),
      leadId: deal.leadKey && ref(deal.leadKey),
      activityId: deal.activity && activity(deal.activity),
      stationId: deal.station && station(deal.station),
      chainCode,
      regionCode: region,
      credits: creditsOf(credits),
    });
  }
  // One framework leads to two projects: the later one hangs on the earlier one's.
  const frameworks = deals.filter((d) => d.agreement === 'FRAMEWORK');
  for (const deal of deals.filter((d) => !d.agreement && d.fate === 'stands')) {
    const shared = frameworks.find(
      (f) => f.landedOn < deal.landedOn && f.chain === deal.chain && !f.shared && f.fate === 'stands',
    );
    if (shared) [deal.agreementKey, shared.shared] = [shared.agreementKey, true];
  }

  const ends = [];
  let inEuros = false; // one of them is
  for (const kind of others.flatMap(([kind, count]) => Array.from({ length: count }, () => kind))) {
    const signedOn = plusDays(
      '2022-01-12',
      Math.floor(rng.next() * (daysBetween('2022-01-12', '2022-08-25') + 1)),
    );
    const chain = rng.weighted([[10, 5], [1, 5], [4, 4], [5, 4], [6, 4], [7, 3], [11, 3], [13, 3], [15, 3], [18, 3], [19, 3], [20, 3], [21, 2], [22, 3], [23, 4], [24, 3]]); // prettier-ignore
    const region = rng.weighted(districtWeights);
    if (kind === 'TALENT' || kind === 'SPONSORSHIP') {
      const talent = kind === 'TALENT';
      const from = talent ? undefined : company(chain);
      const by = talent
        ? rng.pick(['talent', 'software', 'institute'])
        : rng.pick(['talent', 'ocean', 'city']);
      const key = sign(kind, signedOn, {
        title: talent
          ? `${rng.pick(productsOf(chain))}方向${words[kind]}（示意）`
          : `${from.city}${from.brand}${words[kind]}（示意）`,
        partyOrganizationIds: [org(by)],
        counterpartName: talent ? `${institutes[counts.TALENT ?? 0]}（示意）` : from.name,
        amount: talent ? undefined : yuan(rng.int(4, 60) * 5 * WAN),
        expiresOn: plusDays(signedOn, 365 * rng.int(1, 3)),
        chainCode: talent ? codeOf(chain) : undefined,
        regionCode: region,
        credits: creditsOf([[by, 10_000]]),
      });
      ends.push({ key, kind, signedOn });
      continue;
    }
    const from = company(chain);
    const [first, second] = bringers(rng, { city: from.city, chain });
    const amount =
      kind === 'FRAMEWORK'
        ? rng.chance(0.5)
          ? rng.int(5, 60) * YI
          : undefined
        : rng.int(6, 200) * 1000 * WAN;
    const euros = kind === 'INTENT' && !inEuros;
    inEuros ||= euros;
    const key = sign(kind, signedOn, {
      title: `${from.city}${from.brand}${rng.pick(productsOf(chain))}${words[kind]}（示意）`,
      counterpartName: from.name,
      counterpartCreditCode: from.code,
      amount: euros ? foreign('EUR', 3_600_000_000, signedOn).input : amount && yuan(amount),
      expiresOn: rng.chance(0.7) ? plusDays(signedOn, 365 * rng.int(1, 3)) : undefined,
      chainCode: codeOf(chain),
      regionCode: region,
      credits: creditsOf(rng.chance(0.7) ? [[first, 10_000]] : [[first, 6000], [second, 4000]]), // prettier-ignore
    });
    ends.push({ key, kind, signedOn, amount: euros ? undefined : amount });
  }

  // What became of them: amended (also late, for an earlier day), terminated, fulfilled.
  const early = rng.shuffled(ends.filter(({ signedOn }) => signedOn < '2022-06-20'));
  const say = (when, { key }, verb, command, input) =>
    seed.add(when, `${key}.${verb}`, command, { agreementId: ref(key), ...input }, { of: key });
  for (const a of early.filter(({ amount }) => amount).slice(0, 6)) {
    const amendedOn = onward(a.signedOn, rng.int(20, 50));
    const amount = yuan(Math.round((a.amount * rng.pick([7, 8, 12, 15])) / 10));
    a.last = later(amendedOn, onward(amendedOn, rng.pick([0, 0, 14])));
    say(a.last, a, 'amend', 'amendAgreement', { amount, amendedOn, reason: '双方签订补充协议' });
  }
  for (const a of early.filter(({ kind, last }) => kind !== 'SPONSORSHIP' && !last).slice(0, 3)) {
    const amendedOn = onward(a.signedOn, rng.int(30, 60));
    const expiresOn = plusDays(amendedOn, 730);
    a.last = amendedOn;
    say(amendedOn, a, 'amend', 'amendAgreement', { expiresOn, amendedOn, reason: '延长合作期限' });
  }
  for (const a of early.filter(({ kind }) => ['INTENT', 'FRAMEWORK'].includes(kind)).slice(-4)) {
    a.ended = onward(a.last ?? a.signedOn, rng.int(30, 60));
    say(a.ended, a, 'terminate', 'terminateAgreement', {
      terminatedOn: a.ended,
      reason: '约定期限内未启动，双方同意终止',
    });
  }
  for (const a of early
    .filter(({ kind, ended }) => ['SPONSORSHIP', 'TALENT'].includes(kind) && !ended)
    .slice(0, 5)) {
    const fulfilledOn = onward(a.last ?? a.signedOn, rng.int(40, 60));
    const note = a.kind === 'SPONSORSHIP' ? '捐助款物已全部到位' : '约定人才已全部到岗';
    say(fulfilledOn, a, 'fulfil', 'fulfilAgreement', { fulfilledOn, note });
  }
  return { agreements: number, byKind: counts };
};
