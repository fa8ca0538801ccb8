import assert from 'node:assert/strict';
import { codeOf } from './chains.mjs';
import { projectCompanyCode } from './companies.mjs';
import { CLOSE, later, onward, plusDays } from './dates.mjs';
import { foreign, WAN, YI, yuan } from './money.mjs';
import { activity } from './activities.mjs';
import { org, station } from './network.mjs';
import { ref } from './seed-file.mjs';

const STEP = 500 * WAN;
const rounded = (fen) => Math.max(STEP, Math.round(fen / STEP) * STEP);
const plan = (cny) => ({ cny, input: yuan(cny) });

/** What projects of such a campaign are planned at, in 亿元: a few great ones, many small. */
const tiers = [
  [() => [28, 58], 5],
  [() => [12, 25], 13],
  [() => [4, 11], 28],
  [() => [0.6, 3.8], 23],
];

/**
 * Gives each deal its plan: `landing` as it was at the landing, and what became of it. Those that stand add up to `total` fen in the end;
 * the last of them takes the rest.
 */
export const plans = (rng, deals, total) => {
  const drawn = () => {
    const [from, to] = rng.weighted(tiers)();
    return (from + (to - from) * rng.next()) * YI;
  };
  const standing = deals.filter(({ fate }) => fate === 'stands');
  const settled = standing.filter(({ landedOn }) => landedOn < '2022-07-01');
  const last = standing.at(-1);
  const free = rng.shuffled(
    settled.filter((deal) => deal !== last && !deals.some((d) => d.original === deal)),
  );
  const take = (count, fits = () => true) => {
    const taken = free.filter(fits).slice(0, count);
    assert.equal(taken.length, count, 'too few projects to choose from');
    for (const deal of taken) free.splice(free.indexOf(deal), 1);
    return taken;
  };

  for (const deal of take(2, ({ chain }) => [1, 5, 10].includes(chain))) {
    deal.landing = foreign('USD', rng.int(60, 160) * 100_000_000, deal.landedOn);
    deal.currency = 'USD';
  }
  const [inHongKong] = take(1, ({ company }) => company.city === '香港');
  inHongKong.landing = foreign('HKD', 45_000_000_000, inHongKong.landedOn);
  inHongKong.currency = 'HKD';
  // One was revalued with its revision: the amount grew, and the rate was another.
  const revalued = deals.find(({ currency }) => currency === 'USD');
  const more = Number(revalued.landing.input.amount) + 2_000_000_000;
  revalued.revisions = [
    {
      on: later(plusDays(revalued.landedOn, 30), '2022-07-30'),
      ...foreign('USD', more, '2022-07-30'),
      reason: '增资扩股，按公告日汇率折算',
    },
  ];

  const final = new Map(
    deals
      .filter(({ currency }) => currency)
      .map((deal) => [deal, (deal.revisions?.at(-1) ?? deal.landing).cny]),
  );
  const rest = total - [...final.values()].reduce((sum, cny) => sum + cny, 0);
  const open = standing.filter((deal) => !final.has(deal));
  const weights = open.map(drawn);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  open.forEach((deal, i) => final.set(deal, rounded((weights[i] / sum) * rest)));
  const others = open.filter((deal) => deal !== last).reduce((all, deal) => all + final.get(deal), 0);
  final.set(last, rest - others);
  assert(
    final.get(last) > YI / 2 && final.get(last) < 60 * YI,
    `the last project is planned at ${final.get(last) / YI} 亿`,
  );

  for (const deal of open) deal.landing = plan(final.get(deal));
  const revise = (deal, from, revisions) => {
    deal.landing = plan(rounded(from));
    deal.revisions = revisions;
  };
  const factor = () => rng.int(12, 19) / 10;
  for (const deal of take(6)) {
    const to = final.get(deal);
    revise(deal, to / factor(), [
      { on: onward(deal.landedOn, rng.int(25, 55)), ...plan(to), reason: '增资扩产，追加投资' },
    ]);
  }
  for (const deal of take(4)) {
    const to = final.get(deal);
    revise(deal, to * factor(), [
      { on: onward(deal.landedOn, rng.int(25, 55)), ...plan(to), reason: '分期实施，核减本期投资' },
    ]);
  }
  for (const deal of take(2)) {
    const to = final.get(deal);
    const first = onward(deal.landedOn, rng.int(20, 30));
    revise(deal, to / 1.6, [
      { on: first, ...plan(rounded(to * 1.2)), reason: '增加二期厂房' },
      { on: onward(first, rng.int(15, 30)), ...plan(to), reason: '优化工艺，核减设备投资' },
    ]);
  }
  // The earlier of two revisions becomes known after the later one: what is planned now does not change by it.
  for (const deal of take(3)) {
    const to = final.get(deal);
    const second = onward(deal.landedOn, 45);
    revise(deal, to * 0.6, [
      { on: second, ...plan(to), reason: '董事会批准追加投资' },
      {
        on: plusDays(deal.landedOn, 18),
        said: onward(second, 12),
        ...plan(rounded(to * 0.8)),
        reason: '补录：首次追加投资',
      },
    ]);
  }
  // The record was wrong, and was corrected.
  const [tenfold, halved] = take(2);
  tenfold.wrong = { plannedInvestment: yuan(tenfold.landing.cny * 10) };
  halved.wrong = { plannedInvestment: yuan(rounded(halved.landing.cny / 2) + STEP) };
  const [chained, placed, named, shared, dated] = take(5);
  chained.wrong = { chainCode: codeOf(chained.chain === 6 ? 4 : 6) };
  placed.wrong = { regionCode: placed.region === '370214' ? '370215' : '370214' };
  named.wrong = { name: `${named.company.brand}项目（示意）` };
  shared.wrong = { credits: [[shared.credits[0][0] === 'zhejiang' ? 'guangdong' : 'zhejiang', 10_000]] };
  dated.wrong = { landedOn: plusDays(dated.landedOn, 3) };
  for (const deal of take(3)) {
    const [first] = deal.credits;
    const joined = first[0] === 'institute' ? 'ai' : 'institute';
    deal.recredited = { on: onward(deal.landedOn, rng.int(20, 45)), credits: [[first[0], 6000], [joined, 4000]] }; // prettier-ignore
  }

  for (const deal of deals.filter(({ fate }) => fate === 'withdrawn' || fate === 'rejected'))
    deal.landing = plan(rounded(drawn()));
  const [shrunk] = deals.filter(({ fate }) => fate === 'withdrawn');
  shrunk.revisions = [
    { on: plusDays(shrunk.landedOn, 12), ...plan(rounded(shrunk.landing.cny * 0.7)), reason: '调整建设规模' },
  ];
  for (const deal of deals.filter(({ fate }) => fate === 'duplicate'))
    deal.landing = plan((deal.original.revisions?.at(-1) ?? deal.original.landing).cny);
};

/** What a plan stands at by its latest day, and of one day by the last that was said. */
const inForce = (said) => said.reduce((latest, next) => (next.on >= latest.on ? next : latest));

export const projects = (seed, rng, deals) => {
  // Who reads the claims, and when: those that landed early enough.
  const recognizable = rng.shuffled(
    deals.filter((d) => d.fate === 'stands' && d.landedOn < '2022-07-10' && !d.wrong),
  );
  const revised = recognizable.filter((d) => d.revisions && !d.currency);
  const plainOnes = recognizable.filter((d) => !d.revisions);
  // Three are recognized before their plan is revised; then CLAIMED moves on alone.
  for (const deal of revised.slice(0, 3)) deal.recognized = { days: 16, share: 1 };
  for (const deal of revised.slice(3, 5)) deal.recognized = { days: 62, share: 1 };
  plainOnes
    .slice(0, 16)
    .forEach(
      (deal, i) =>
        (deal.recognized = { days: rng.int(25, 50), share: i % 3 === 0 ? rng.pick([0.5, 0.6, 0.8]) : 1 }),
    );
  // One decision is taken back, and made anew for less.
  plainOnes[0].recognized = { days: 28, share: 1, again: 0.6 };
  const gone = deals.filter(({ fate }) => fate === 'withdrawn').at(-1);
  gone.recognized = { days: 15, share: 1 };

  for (const deal of deals) tell(seed, rng, deal);
  const taken = recognizable.filter(({ recognized }) => recognized);
  return { projects: deals.length, recognized: taken.length };
};

/** The life of one project, in the order of its being recorded. */
const tell = (seed, rng, deal) => {
  const { key, landing, wrong = {}, fate } = deal;
  const landedOn = deal.landedOn;
  const projectId = ref(key);
  const creditsOf = (credits) =>
    credits.map(([id, basisPoints]) => ({ organizationId: org(id), basisPoints }));
  const right = {
    name: `${deal.title}项目（示意）`,
    chainCode: deal.chainCode,
    regionCode: deal.region,
    landedOn,
    plannedInvestment: landing.input,
    credits: creditsOf(deal.credits),
  };
  const said = { ...right, ...wrong, ...(wrong.credits ? { credits: creditsOf(wrong.credits) } : {}) };

  // Most are recorded within days; some only when the month is reported.
  const landedSaid = onward(
    later(landedOn, said.landedOn),
    rng.chance(0.1) ? rng.int(15, 30) : rng.int(0, 3),
  );
  const events = [];
  const say = (on, verb, command, input, when = on) =>
    events.push({ when: later(when, landedSaid), verb, command, input });

  if (Object.keys(wrong).length > 0) {
    const asked = Object.fromEntries(Object.keys(wrong).map((field) => [field, right[field]]));
    say(onward(landedSaid, rng.int(5, 14)), 'correct', 'correctProject', {
      ...asked,
      reason: '登记有误，按备案材料更正',
    });
  }
  (deal.revisions ?? []).forEach(({ on, said: when = on, input, reason }, i) =>
    say(
      on,
      `revise-${i + 1}`,
      'reviseProjectPlan',
      { plannedInvestment: input, revisedOn: on, reason },
      when,
    ),
  );
  if (deal.recredited) {
    const { on, credits } = deal.recredited;
    say(on, 'recredit', 'recreditProject', {
      credits: creditsOf(credits),
      recreditedOn: on,
      reason: '引荐单位共同确认新的分配比例',
    });
  }

  const gone = fate === 'withdrawn' ? onward(landedOn, rng.int(45, 75)) : undefined;
  const until = gone ? plusDays(landedOn, 40) : CLOSE;
  const reach = (milestone, from, days) => {
    const on = plusDays(from, days);
    if (on > until) return undefined;
    say(on, milestone.toLowerCase().replaceAll('_', '-'), 'recordProjectMilestone', {
      milestone,
      reachedOn: on,
    });
    return on;
  };
  if (fate !== 'duplicate') {
    if (rng.chance(0.62)) reach('REGISTERED', landedOn, rng.int(3, 25));
    const land = rng.chance(0.34) ? reach('LAND_OBTAINED', landedOn, rng.int(20, 60)) : undefined;
    const building =
      land || rng.chance(0.2) ? reach('CONSTRUCTION_STARTED', land ?? landedOn, rng.int(15, 50)) : undefined;
    const running =
      building && rng.chance(0.3) ? reach('PRODUCTION_STARTED', building, rng.int(30, 60)) : undefined;
    if (running && rng.chance(0.4)) reach('FULL_CAPACITY', running, rng.int(15, 30));
    const receipts = deal.currency ? ['UTILIZED_FOREIGN'] : building ? ['FIXED_ASSET_INVESTMENT'] : [];
    if (!deal.currency && rng.chance(0.36)) receipts.push('PAID_IN_DOMESTIC');
    receipts.forEach((kind, i) => {
      const receivedOn = plusDays(building ?? landedOn, rng.int(12, 40));
      if (receivedOn > until) return;
      const amount = deal.currency
        ? foreign(deal.currency, 1_000_000_000 + rng.int(0, 9) * 100_000_000, receivedOn).input
        : yuan(Math.max(100, Math.round((landing.cny * rng.int(2, 9)) / 100 / (100 * WAN)) * 100) * WAN);
      say(receivedOn, `funds-${i + 1}`, 'recordProjectFunds', { kind, amount, receivedOn });
      if (
        building &&
        kind === 'FIXED_ASSET_INVESTMENT' &&
        plusDays(receivedOn, 30) <= until &&
        rng.chance(0.4)
      )
        say(plusDays(receivedOn, 30), `funds-${i + 1}-more`, 'recordProjectFunds', {
          kind,
          amount,
          receivedOn: plusDays(receivedOn, 30),
        });
    });
  }

  // What a reviewer decides: of each measure by itself, having seen the version that stands then.
  const review = (when, verb, input) => say(when, verb, 'recognize', input);
  if (deal.recognized) {
    const { days, share, again } = deal.recognized;
    const when = onward(landedOn, days);
    const paid = events.find(({ input }) => input.kind === 'PAID_IN_DOMESTIC');
    if (paid && !gone) {
      // Of receipts the whole claim is recognized: no value is given.
      const proven = onward(later(when, paid.when), 5);
      review(proven, 'recognize-paid-in', { measure: 'PAID_IN_DOMESTIC', decision: 'RECOGNIZE' });
    }
    if (again) {
      const reopened = {
        measure: 'PLANNED_INVESTMENT',
        decision: 'REOPEN',
        reason: '复核发现部分佐证材料待补',
      };
      review(onward(when, 10), 'reopen-planned', reopened);
      const anew = { measure: 'PLANNED_INVESTMENT', decision: 'RECOGNIZE', share: again };
      review(onward(when, 18), 'recognize-planned-again', anew);
    }
    review(when, 'recognize-landed', { measure: 'PROJECTS_LANDED', decision: 'RECOGNIZE', value: '1' });
    review(when, 'recognize-planned', { measure: 'PLANNED_INVESTMENT', decision: 'RECOGNIZE', share });
  }
  if (fate === 'rejected') {
    const when = plusDays(landedOn, rng.int(20, 40));
    const reason = deal.chain % 2 ? '经核查为市内企业搬迁，不计为引进项目' : '未提供备案与资金证明，不予认定';
    review(when, 'reject-landed', { measure: 'PROJECTS_LANDED', decision: 'REJECT', reason });
    review(when, 'reject-planned', { measure: 'PLANNED_INVESTMENT', decision: 'REJECT', reason });
  }
  if (fate === 'duplicate')
    say(plusDays(landedOn, rng.int(10, 25)), 'link', 'linkDuplicateProject', {
      duplicateOf: ref(deal.original.key),
      reason: '与在先登记的为同一投资方同一项目',
    });
  if (gone)
    say(gone, 'withdraw', 'withdrawProject', {
      withdrawnOn: gone,
      reason: rng.pick(['投资方资金安排变化，终止投资', '选址调整至外地，项目退出', '双方协商解除合同']),
    });

  seed.add(landedSaid, key, 'landProject', {
    name: said.name,
    leadId: deal.leadKey && ref(deal.leadKey),
    agreementId: deal.agreementKey && ref(deal.agreementKey),
    activityId: deal.activity && activity(deal.activity),
    stationId: deal.station && station(deal.station),
    investorName: deal.company.name,
    companyCreditCode:
      fate !== 'duplicate' && rng.chance(0.6) ? projectCompanyCode(Number(deal.number)) : undefined,
    chainCode: said.chainCode,
    regionCode: said.regionCode,
    landedOn: said.landedOn,
    plannedInvestment: said.plannedInvestment,
    credits: said.credits,
    illustrative: true,
  });
  const stated = [{ on: landedOn, cny: landing.cny }];
  for (const { when, verb, command, input } of events.toSorted((a, b) =>
    a.when < b.when ? -1 : a.when > b.when ? 1 : 0,
  )) {
    if (command === 'reviseProjectPlan') stated.push(deal.revisions.find(({ on }) => on === input.revisedOn));
    if (command === 'recognize') {
      const { share, ...decided } = input;
      if (share)
        decided.value = String(share === 1 ? inForce(stated).cny : rounded(inForce(stated).cny * share));
      seed.add(
        when,
        `${key}.${verb}`,
        command,
        { subjectId: projectId, ...decided, seenVersion: seed.versionOf(key) },
        { of: key },
      );
    } else seed.add(when, `${key}.${verb}`, command, { projectId, ...input }, { of: key });
  }
  // A contract falls with its project; a framework goes on.
  if (gone && ['CONTRACT', 'INTENT'].includes(deal.agreement)) {
    const input = { agreementId: ref(deal.agreementKey), terminatedOn: gone, reason: '项目终止' };
    seed.add(gone, `${deal.agreementKey}.terminate`, 'terminateAgreement', input, { of: deal.agreementKey });
  }
};
