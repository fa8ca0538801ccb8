import { codeOf, districtName } from './chains.mjs';
import { CLOSE, daysBetween, onward, plusDays } from './dates.mjs';
import { activity } from './activities.mjs';
import { org, station, stations, workers } from './network.mjs';
import { ref } from './seed-file.mjs';

/** Outbound delegations 走出去: where to, from which day, for how many days, with which activity. Nobody went to Shanghai in that spring. */
const outbound = [
  ['440300', '2022-01-11', 2],
  ['440300', '2022-02-21', 4, '03'],
  ['440100', '2022-02-25', 2],
  ['440300', '2022-03-07', 2],
  ['441900', '2022-03-09', 1],
  ['440600', '2022-04-12', 2],
  ['440300', '2022-04-20', 2],
  ['440100', '2022-05-12', 2],
  ['440100', '2022-06-13', 4, '14'],
  ['440600', '2022-06-16', 2, '14'],
  ['440300', '2022-06-21', 2],
  ['441900', '2022-07-05', 2],
  ['440300', '2022-07-27', 2],
  ['440100', '2022-08-10', 2],
  ['310115', '2022-01-18', 2],
  ['310115', '2022-02-15', 4, '02'],
  ['310112', '2022-02-23', 1],
  ['310104', '2022-03-02', 2],
  ['310115', '2022-03-08', 2],
  ['310112', '2022-06-28', 2],
  ['310115', '2022-07-12', 2],
  ['310115', '2022-07-19', 3, '17'],
  ['310104', '2022-08-03', 2],
  ['310115', '2022-08-16', 2],
  ['310112', '2022-08-24', 2],
  ['330100', '2022-02-28', 2],
  ['330200', '2022-05-24', 2],
  ['320500', '2022-03-15', 2],
  ['320500', '2022-07-14', 2],
  ['110108', '2022-05-10', 2],
  ['110108', '2022-08-08', 2],
];

const placeNames = {
  440300: '深圳', 440100: '广州', 441900: '东莞', 440600: '佛山', 310115: '上海浦东', 310112: '上海闵行', 310104: '上海徐汇',
  330100: '杭州', 330200: '宁波', 320500: '苏州', 110108: '北京海淀',
}; // prettier-ignore

/** Who receives or leads where no station does, and the liaison point that prepares the rest. */
const hostOf = (destination, on) => {
  const post = destination.startsWith('44')
    ? destination === '440300'
      ? 'shenzhen'
      : 'guangzhou'
    : destination.startsWith('31')
      ? 'shanghai'
      : undefined;
  const open = (id) =>
    stations.some((s) => s.id === id && s.opened <= on && (s.closed === undefined || on < s.closed));
  if (post && open(post)) return { stationId: station(post) };
  if (post === 'guangzhou') return { stationId: station('shenzhen') };
  return { hostOrganizationId: org(destination.startsWith('33') ? 'zhejiang' : 'city') };
};

const purposes = [
  '拜访重点企业，介绍产业链政策',
  '与当地商协会座谈，签订信息互通备忘',
  '考察产业园区与公共服务平台',
  '走访意向投资方，核实项目情况',
];
const findings = [
  '达成继续接洽意向，约定下月回访。',
  '投资方认可产业配套，要求提供载体清单。',
  '形成项目线索，已登记并转产业链专班研判。',
  '双方交换合作备忘，后续由工作站跟进。',
  '就选址与能耗指标交换意见，待总部决策。',
];
const stops = ['产业园区', '公共服务平台', '链主企业', '社会组织双招双引工作站', '人才公寓'];

export const visits = (seed, rng, deals, told) => {
  let number = 0;
  const next = () => `visit.${String((number += 1)).padStart(3, '0')}`;
  const nameOf = (text) => `${text}（示意）`;

  // Everybody goes once before anybody goes again, so that more than 30 organizations went to Guangdong and Shanghai.
  const travellers = [...workers.filter((id) => id !== 'mutual'), 'city'];
  let queue = [];
  const party = (count) => {
    const taken = [];
    while (taken.length < count) {
      if (queue.length === 0) queue = rng.shuffled(travellers);
      const id = queue.shift();
      if (!taken.includes(id)) taken.push(id);
    }
    return taken;
  };
  const went = new Set();

  // Leads that a visit may touch: reported, and of a place or a chain.
  const known = [
    ...deals
      .filter((d) => d.leadKey)
      .map((d) => ({ ...d, key: d.leadKey, on: d.reportedOn, city: d.company.city })),
    ...told.map((l) => ({ ...l, city: l.from.city, company: l.from })),
  ];
  const touched = (day, fits, most) =>
    rng.some(
      known.filter((lead) => lead.on <= day && daysBetween(lead.on, day) <= 60 && fits(lead)),
      most,
    );

  outbound.forEach(([destination, visitedOn, days, activityId], i) => {
    const key = next();
    const members = party(rng.int(2, activityId ? 6 : 4));
    if (destination.startsWith('44') || destination.startsWith('31')) members.forEach((id) => went.add(id));
    const endedOn = days > 1 ? plusDays(visitedOn, days - 1) : undefined;
    const city = placeNames[destination].slice(0, 2);
    const leadIds = touched(visitedOn, (lead) => lead.city === city, rng.int(0, 2)).map((lead) =>
      ref(lead.key),
    );
    const programme = {
      name: nameOf(`赴${placeNames[destination]}招商考察`),
      direction: 'OUTBOUND',
      ...hostOf(destination, visitedOn),
      organizationIds: members.map(org),
      originRegionCode: '370200',
      destinationRegionCode: destination,
      regionCode: destination,
      activityId: activityId && activity(activityId),
    };
    const itinerary = Array.from({ length: days }, (_, n) => ({
      on: plusDays(visitedOn, n),
      place: placeNames[destination],
      purpose: purposes[(i + n) % purposes.length],
    }));
    const made = {
      visitedOn,
      endedOn,
      delegateCount: members.length * 2 + rng.int(1, 5),
      itinerary,
      leadIds: leadIds.length > 0 ? leadIds : undefined,
      result: rng.pick(findings),
    };
    if (i % 4 === 1) {
      const plannedOn = plusDays(visitedOn, i % 8 === 1 ? -3 : 0);
      const when = plusDays(visitedOn, -12);
      const plannedUntil = endedOn && plusDays(plannedOn, days - 1);
      seed.add(when, key, 'planVisit', {
        ...programme,
        activityId: undefined,
        plannedOn,
        plannedUntil,
        illustrative: true,
      });
      if (plannedOn !== visitedOn) {
        const later = {
          visitId: ref(key),
          plannedOn: visitedOn,
          plannedUntil: endedOn,
          reason: '对方日程调整',
        };
        seed.add(plusDays(visitedOn, -5), `${key}.amend`, 'amendVisit', later, { of: key });
      }
      const log = { visitId: ref(key), ...made, activityId: programme.activityId };
      seed.add(onward(endedOn ?? visitedOn, 1), `${key}.log`, 'logVisit', log, { of: key });
    } else {
      seed.add(onward(endedOn ?? visitedOn, 1), key, 'logVisit', {
        ...programme,
        ...made,
        illustrative: true,
      });
    }
  });

  // Inbound 请进来: investors come to look, first of all those whose projects landed.
  const guests = [
    ...rng.some(
      known.filter((lead) => deals.some((d) => d.leadKey === lead.key)),
      26,
    ),
    ...rng.some(
      known.filter((lead) => told.some((t) => t.key === lead.key) && lead.on < '2022-08-10'),
      14,
    ),
  ];
  for (const [i, lead] of guests.entries()) {
    const key = next();
    const visitedOn = onward(lead.on, rng.int(4, 16));
    const region = lead.region ?? '370202';
    const local = stations.filter((s) => s.regionCode === region && s.opened <= visitedOn);
    const host =
      local.length > 0
        ? { stationId: station(rng.pick(local).id) }
        : { hostOrganizationId: org(lead.by ?? lead.reporter) };
    const programme = {
      name: nameOf(`${lead.company.city}${lead.company.brand}来青考察`),
      direction: 'INBOUND',
      ...host,
      organizationIds: [org(lead.by ?? lead.reporter)],
      originRegionCode: lead.company.division,
      destinationRegionCode: region,
      regionCode: region,
      chainCode: lead.chain && codeOf(lead.chain),
      leadIds: [ref(lead.key)],
    };
    const itinerary = rng
      .some(stops, rng.int(1, 2))
      .map((stop) => ({ on: visitedOn, place: `${districtName.get(region)}${stop}` }));
    const delegateCount = rng.int(3, 16);
    const made = { visitedOn, delegateCount, itinerary, result: rng.pick(findings) };
    if (i % 9 === 4) {
      const planned = { ...programme, plannedOn: visitedOn, illustrative: true };
      seed.add(plusDays(visitedOn, -3), key, 'planVisit', planned);
      seed.add(visitedOn, `${key}.log`, 'logVisit', { visitId: ref(key), ...made }, { of: key });
    } else seed.add(visitedOn, key, 'logVisit', { ...programme, ...made, illustrative: true });
    if (i % 15 === 7) {
      const right = {
        visitId: ref(key),
        delegateCount: delegateCount + 2,
        reason: '签到表漏计，按签到表更正',
      };
      seed.add(onward(visitedOn, 6), `${key}.correct`, 'correctVisit', right, { of: key });
    }
  }

  // Planned, and then called off; planned, and still to come.
  const plans = [
    ['310115', '2022-03-29', '2022-03-20', '因疫情防控要求取消'],
    ['310112', '2022-04-19', '2022-04-06', '因疫情防控要求取消'],
    ['440300', '2022-05-30', '2022-05-18', '对方接待安排变动，改为线上会谈'],
    ['370203', '2022-06-15', '2022-06-02', '投资方调整行程'],
    ['370214', '2022-08-11', '2022-07-30', '投资方调整行程'],
    ['440300', '2022-09-14', '2022-08-25'],
    ['310115', '2022-09-20', '2022-08-26'],
    ['370211', '2022-09-07', '2022-08-29'],
    ['370212', '2022-09-15', '2022-08-30'],
  ];
  for (const [region, plannedOn, when, reason] of plans) {
    const key = next();
    const inbound = region.startsWith('3702');
    seed.add(when, key, 'planVisit', {
      name: nameOf(inbound ? `投资方来${districtName.get(region)}考察` : `赴${placeNames[region]}招商考察`),
      direction: inbound ? 'INBOUND' : 'OUTBOUND',
      ...(inbound ? { hostOrganizationId: org('city') } : hostOf(region, when)),
      destinationRegionCode: region,
      regionCode: region,
      plannedOn,
      illustrative: true,
    });
    if (reason)
      seed.add(plusDays(when, 5), `${key}.cancel`, 'cancelVisit', { visitId: ref(key), reason }, { of: key });
  }

  if (outbound.some(([, on, days]) => plusDays(on, days) > CLOSE))
    throw new Error('a journey after the close');
  return { visits: number, travelled: went.size };
};
