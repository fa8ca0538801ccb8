import { codeOf, districtName, districtWeights, productsOf, tradeOf } from './chains.mjs';
import { daysBetween, later, onward, plusDays } from './dates.mjs';
import { activityBefore, bringers, stationFor } from './deals.mjs';
import { foreign, WAN, YI, yuan } from './money.mjs';
import { activity } from './activities.mjs';
import { isMemberOn, org, station, stations, workers } from './network.mjs';
import { ref } from './seed-file.mjs';

/** How many leads beside those of the deals end up where. They are 360 in all. */
const outcomes = [
  ['REPORTED', 82],
  ['QUALIFIED', 52],
  ['ASSIGNED', 34],
  ['NEGOTIATING', 32],
  ['POOL', 16], // released, and nobody has claimed it
  ['CLAIMED', 12],
  ['TRANSFERRED', 10],
  ['LOST', 26],
  ['REOPENED', 8],
  ['LATER', 8], // a later report of an investor whom another organization had named: does not count
  ['DUPLICATE', 6], // linked by hand: the name was written in another way
];

// What is common in chains that are not those of the landed projects, too.
const interest = [
  [10, 9], [1, 8], [2, 5], [3, 5], [4, 9], [5, 9], [6, 8], [7, 6], [8, 4], [9, 3], [11, 7], [12, 4], [13, 7], [14, 4], [15, 6],
  [16, 5], [17, 4], [18, 3], [19, 4], [20, 3], [21, 2], [22, 4], [23, 5], [24, 3],
]; // prettier-ignore

const notes = [
  '与投资方线上会谈，介绍产业链配套与园区载体情况。',
  '陪同投资方实地查看厂房，对用地、能耗与环保要求交换意见。',
  '投资方提交项目建议书，约定补充近三年经营情况。',
  '会同区市专班研究政策适用，反馈意见书面送达投资方。',
  '投资方确认选址意向，商定签约前需落实的事项。',
  '走访投资方总部，了解在建项目进度与资金安排。',
];
const reasonsToLose = [
  '投资方选定其他城市',
  '投资方调整年度投资计划，项目暂停',
  '用地与能耗指标不匹配',
  '多次联系未获回应',
  '项目不符合产业链方向，经研判终止',
];
const reasonsToRelease = ['保护期内无实质进展', '承办单位人手不足，主动释放', '超过约定期限未跟进'];
const reasonsToTransfer = [
  '选址变更，流转至落地区市的承办单位',
  '产业链对口，流转至行业协会承办',
  '驻外联络站就近跟进',
];

export const leads = (seed, rng, company, deals) => {
  const counts = { reported: 0, byOutcome: {} };

  const methodOf = ({ by, stationId }) => {
    if (['shenzhen', 'guangzhou', 'shanghai'].includes(stationId)) return 'RESIDENT_OFFICE';
    if (['guangdong', 'zhejiang', 'shanghai', 'fujian'].includes(by))
      return rng.pick(['ASSOCIATION', 'INCUMBENT']);
    return rng.weighted([['ASSOCIATION', 9], ['CHAIN_LEADER', 3], ['INCUMBENT', 3], ['TEAM', 3], ['FUND', 1], ['AGENT', 1], ['OTHER', 1]]); // prettier-ignore
  };

  const report = (key, lead, options) => {
    const { title, from, by, on, chain, region, stationId, activityId, expected, kind, summary } = lead;
    counts.reported += 1;
    seed.add(
      on,
      key,
      'reportLead',
      {
        title: `${title}（示意）`,
        kind,
        investorName: from?.name,
        investorCreditCode: from?.code,
        reporterOrganizationId: org(by),
        stationId: stationId && station(stationId),
        activityId: activityId && activity(activityId),
        chainCode: chain && codeOf(chain),
        regionCode: region,
        reportedOn: on,
        expectedInvestment: expected,
        sourcingMethod: methodOf({ by, stationId }),
        summary,
        illustrative: true,
      },
      options,
    );
  };

  /** The steps of one lead's life, each on a day. */
  const life = (key, reportedOn) => {
    const leadId = ref(key);
    let day = reportedOn;
    let followUps = 0;
    const next = (from, to) => (day = onward(day, rng.int(from, to)));
    const say = (verb, command, input) =>
      seed.add(day, `${key}.${verb}`, command, { leadId, ...input }, { of: key });
    return {
      qualify(
        grade = rng.weighted([
          ['A', 3],
          ['B', 5],
          ['C', 3],
        ]),
      ) {
        // prettier-ignore
        next(1, 6);
        say('qualify', 'qualifyLead', { grade, qualifiedOn: day });
      },
      assign(owner) {
        next(1, 5);
        say('assign', 'assignLead', { ...ownerOf(owner, day), assignedOn: day });
      },
      followUp(until) {
        next(3, 14);
        if (until && day > until) day = until;
        followUps += 1;
        const nextFollowUpOn = rng.chance(0.7) ? plusDays(day, 14) : undefined;
        say(`follow-up-${followUps}`, 'followUpLead', {
          followedUpOn: day,
          note: rng.pick(notes),
          nextFollowUpOn,
        });
      },
      release() {
        next(15, 40);
        say('release', 'releaseLead', { releasedOn: day, reason: rng.pick(reasonsToRelease) });
      },
      claim(owner) {
        next(2, 15);
        say('claim', 'claimLead', { ...ownerOf(owner, day), claimedOn: day });
      },
      transfer(owner) {
        next(5, 20);
        say('transfer', 'transferLead', {
          ...ownerOf(owner, day),
          transferredOn: day,
          reason: rng.pick(reasonsToTransfer),
        });
      },
      lose() {
        next(10, 45);
        say('lose', 'loseLead', { lostOn: day, reason: rng.pick(reasonsToLose) });
      },
      reopen() {
        next(7, 25);
        say('reopen', 'reopenLead', { reopenedOn: day, reason: '投资方重启选址，恢复对接' });
      },
      correct(input) {
        next(4, 10);
        say('correct', 'correctLead', input);
      },
    };
  };

  /** A station that is open on the day, or the organization itself. */
  const ownerOf = (owner, on) => {
    const own = stations.filter(
      ({ host, opened, closed }) => host === owner && opened <= on && (closed === undefined || on < closed),
    );
    return own.length > 0 && rng.chance(0.6)
      ? { stationId: station(rng.pick(own).id) }
      : { organizationId: org(owner) };
  };
  const someoneElse = (known, on) =>
    rng.pick(workers.filter((id) => id !== known && id !== 'mutual' && isMemberOn(id, on)));

  // Those that became projects.
  for (const deal of deals.filter(({ leadKey }) => leadKey)) {
    const { leadKey: key, company: from, reportedOn: on, chain, region, reporter, fate, original } = deal;
    report(
      key,
      {
        title: `${deal.title}项目线索`,
        // Whoever comes later names the investor without its code: it is the same one all the same.
        from: fate === 'duplicate' ? { name: from.name } : from,
        by: reporter,
        on,
        chain,
        region,
        stationId: deal.station,
        activityId: deal.activity,
        expected: rng.chance(0.6) ? yuan(rng.int(4, 90) * 2500 * WAN) : undefined,
        summary: rng.chance(0.4)
          ? `拟在${districtName.get(region)}布局${deal.product}，前期已与产业链专班对接。`
          : undefined,
      },
      original ? { after: original.leadKey } : {},
    );
    if (fate === 'duplicate') continue;
    const steps = life(key, on);
    steps.qualify(rng.pick(['A', 'A', 'B']));
    if (rng.chance(0.45)) steps.assign(reporter);
    if (rng.chance(0.45)) steps.followUp(later(deal.signedOn, plusDays(on, 12)));
  }

  // The others.
  const told = [];
  let number = deals.length;
  const ends = rng.shuffled(outcomes.flatMap(([end, count]) => Array.from({ length: count }, () => end)));
  // Later reports and duplicates need earlier ones.
  ends.sort(
    (a, b) => Number(['LATER', 'DUPLICATE'].includes(a)) - Number(['LATER', 'DUPLICATE'].includes(b)),
  );
  let [corrected, talents] = [0, 0];

  for (const end of ends) {
    number += 1;
    const key = `lead.${String(number).padStart(3, '0')}`;
    counts.byOutcome[end] = (counts.byOutcome[end] ?? 0) + 1;

    if (end === 'LATER' || end === 'DUPLICATE') {
      const first = told.find(
        (lead) =>
          !lead.repeated &&
          lead.from &&
          lead.on < '2022-07-20' &&
          (end === 'DUPLICATE' ? lead.from.city !== '香港' : lead.from.code),
      );
      first.repeated = true;
      const { from } = first;
      const on = onward(first.on, rng.int(5, 30));
      const named =
        end === 'DUPLICATE'
          ? { name: from.name.replace(from.city, `${from.city}市`) }
          : rng.chance(0.5)
            ? { name: from.name }
            : from;
      const lead = {
        ...first,
        from: named,
        on,
        by: someoneElse(first.by, on),
        stationId: undefined,
        activityId: undefined,
      };
      report(key, lead, { after: first.key });
      if (end === 'DUPLICATE') {
        const reason = '与在先线索为同一投资方同一项目，名称写法不同';
        const input = { leadId: ref(key), duplicateOf: ref(first.key), reason };
        seed.add(onward(on, rng.int(2, 9)), `${key}.link`, 'linkDuplicateLead', input, { of: key });
      } else if (rng.chance(0.5)) life(key, on).qualify();
      continue;
    }

    const patient = ['POOL', 'CLAIMED', 'TRANSFERRED', 'LOST', 'REOPENED'].includes(end);
    const on = plusDays(
      '2022-01-05',
      Math.floor(rng.next() * (daysBetween('2022-01-05', patient ? '2022-05-20' : '2022-08-26') + 1)),
    );
    const chain = rng.chance(0.94) ? rng.weighted(interest) : undefined;
    const region = rng.chance(0.95) ? rng.weighted(districtWeights) : undefined;
    const talent =
      ['REPORTED', 'QUALIFIED', 'ASSIGNED'].includes(end) &&
      chain !== undefined &&
      talents < 20 &&
      rng.chance(0.16);
    const trade = chain ?? rng.int(18, 24);
    const from = company(trade);
    const by = bringers(rng, { city: from.city, chain: trade }).find((id) => isMemberOn(id, on));
    const product = rng.pick(productsOf(trade));
    const size = rng.weighted([[rng.int(2, 18) * 500 * WAN, 5], [rng.int(2, 18) * 5000 * WAN, 4], [rng.int(2, 12) * YI, 2]]); // prettier-ignore
    const lead = {
      key,
      title: talent ? `引进${tradeOf(trade)}领域人才团队线索` : `${from.city}${from.brand}${product}项目线索`,
      kind: talent ? 'TALENT' : undefined,
      from: talent ? undefined : from,
      by,
      on,
      chain,
      region,
      stationId: rng.chance(0.7) ? stationFor(rng, { city: from.city, chain, region }, on) : undefined,
      activityId: activityBefore(rng, chain, on),
      expected: talent
        ? undefined
        : from.city === '香港'
          ? foreign('HKD', rng.int(5, 60) * 1_000_000_000, on).input
          : rng.chance(0.75)
            ? yuan(size)
            : undefined,
      summary:
        rng.chance(0.25) && region ? `意向落户${districtName.get(region)}，关注配套与用工。` : undefined,
    };
    if (talent) talents += 1;
    report(key, lead);
    if (!talent && end !== 'LOST') told.push(lead);

    const steps = life(key, on);
    if (end === 'REPORTED') {
      if (corrected < 4 && region && on < '2022-08-01' && rng.chance(0.2)) {
        corrected += 1;
        const other = rng.pick(['370213', '370215', '370281'].filter((code) => code !== region));
        steps.correct({ regionCode: other, reason: '意向区市登记有误，以项目建议书为准' });
      }
      continue;
    }
    if (end === 'QUALIFIED' || rng.chance(0.55)) steps.qualify();
    if (end === 'QUALIFIED') continue;
    if (!(end === 'LOST' && rng.chance(0.5)) && !(end === 'POOL' && rng.chance(0.5))) steps.assign(by);
    if (['NEGOTIATING', 'TRANSFERRED'].includes(end) || rng.chance(end === 'ASSIGNED' ? 0 : 0.15))
      steps.followUp();
    if (end === 'NEGOTIATING' && rng.chance(0.35)) steps.followUp();
    if (end === 'POOL' || end === 'CLAIMED') steps.release();
    if (end === 'CLAIMED') steps.claim(someoneElse(by, on));
    if (end === 'TRANSFERRED') steps.transfer(someoneElse(by, on));
    if (end === 'LOST' || end === 'REOPENED') steps.lose();
    if (end === 'REOPENED') steps.reopen();
  }

  return { leads: counts.reported, talents, byOutcome: counts.byOutcome, told };
};
