import { codeOf } from './chains.mjs';
import { plusDays } from './dates.mjs';
import { org } from './network.mjs';
import { ref } from './seed-file.mjs';

/**
 * Activities that were held: name, kind, place, chain, organizers, and sessions 场次 by day (`[day, sessions, participants]`). `planned`: it
 * was announced before; `added`: sessions that were recorded later.
 */
// prettier-ignore
const held = [
  { id: '01', name: '社会组织双招双引工作推进对接会', kind: 'MATCHMAKING', region: '370202', by: ['city'], on: [['2022-01-14', 1, 120]] },
  { id: '02', name: '青岛产业链上海推介会', kind: 'PROMOTION_CONFERENCE', region: '310115', by: ['shanghai', 'city'], on: [['2022-02-16', 1, 90], ['2022-02-17', 1, 64], ['2022-02-18', 1, 52]] },
  { id: '03', name: '粤港澳大湾区（深圳）产业链推介会', kind: 'PROMOTION_CONFERENCE', region: '440300', by: ['guangdong', 'city'], planned: '2022-02-22', on: [['2022-02-22', 1, 110], ['2022-02-24', 1, 75]] },
  { id: '04', name: '氢能与储能产业链推介会', kind: 'PROMOTION_CONFERENCE', region: '370211', chain: 10, by: ['hydrogen'], on: [['2022-03-03', 1, 86]] },
  { id: '05', name: '集成电路产业供需对接会', kind: 'MATCHMAKING', region: '370212', chain: 1, by: ['chips', 'institute'], on: [['2022-03-10', 1, 70]] },
  { id: '06', name: '生物医药及医疗器械产业对接会', kind: 'MATCHMAKING', region: '370214', chain: 5, by: ['biomed'], on: [['2022-03-24', 1, 58], ['2022-03-25', 1, 46]] },
  { id: '07', name: '社会组织云招商推介会', kind: 'PROMOTION_CONFERENCE', region: '370202', by: ['city', 'industry'], on: [['2022-04-15', 1]] },
  { id: '08', name: '新型显示产业研学交流', kind: 'STUDY_TOUR', region: '370211', chain: 2, by: ['display'], on: [['2022-04-27', 1, 35]] },
  { id: '09', name: '社会组织走进十区市调研', kind: 'RESEARCH_TRIP', region: '370200', by: ['city', 'shinan'], on: [['2022-05-11', 1, 30], ['2022-05-18', 1, 32]] },
  { id: '10', name: '智能家电产业链供需对接会', kind: 'MATCHMAKING', region: '370212', chain: 11, by: ['appliances', 'guangdong'], on: [['2022-05-20', 1, 66]] },
  { id: '11', name: '双招双引专员培训班', kind: 'TRAINING', region: '370202', by: ['industry'], on: [['2022-05-26', 1, 80]] },
  { id: '12', name: '海洋装备展招商专场', kind: 'FAIR', region: '370211', chain: 15, by: ['marine', 'ocean'], on: [['2022-06-08', 2, 260], ['2022-06-09', 1, 140]] },
  { id: '13', name: '高校招才引智对接会', kind: 'MATCHMAKING', region: '370213', by: ['talent', 'software'], on: [['2022-06-11', 1, 150]] },
  { id: '14', name: '粤港澳大湾区（广州、佛山）招商活动周', kind: 'PROMOTION_CONFERENCE', region: '440000', by: ['guangdong', 'appliances', 'nev'], on: [['2022-06-14', 1, 95], ['2022-06-16', 1, 60]] },
  { id: '15', name: '轨道交通装备产业链推介会', kind: 'PROMOTION_CONFERENCE', region: '370214', chain: 12, by: ['rail'], on: [['2022-06-29', 1, 72]] },
  { id: '16', name: '食品饮料产业产销对接会', kind: 'MATCHMAKING', region: '370215', chain: 16, by: ['food', 'zhejiang'], on: [['2022-07-07', 1, 54]] },
  { id: '17', name: '青岛现代服务业上海浦东推介会', kind: 'PROMOTION_CONFERENCE', region: '310115', by: ['shanghai', 'finance', 'business'], on: [['2022-07-20', 1, 84], ['2022-07-21', 1, 40]] },
  { id: '18', name: '先进材料产业链推介会', kind: 'PROMOTION_CONFERENCE', region: '370281', chain: 7, by: ['materials', 'chem'], planned: '2022-08-18', on: [['2022-08-18', 1, 68]], added: [['2022-08-19', 1, 41]] },
];

export const activities = held.map(({ on, added = [], chain, id, region, name }) => ({
  id,
  name,
  chain,
  region,
  firstHeldOn: on[0][0],
  lastHeldOn: [...on, ...added].at(-1)[0],
}));
export const activity = (id) => ref(`activity.${id}`);

const sessions = (days) =>
  days.map(([heldOn, count, participants]) => ({ heldOn, sessions: count, participants }));
const countOf = (days) => days.reduce((sum, [, count]) => sum + count, 0);

const lastDay = (days) => days.at(-1)[0];

export const promote = (seed) => {
  const organizers = (by) =>
    by.length === 3
      ? { credits: [5000, 3000, 2000].map((basisPoints, i) => ({ organizationId: org(by[i]), basisPoints })) }
      : { organizerIds: by.map(org) };
  const described = ({ name, kind, region, chain, by }) => ({
    name: `${name}（示意）`,
    kind,
    regionCode: region,
    chainCode: chain && codeOf(chain),
    ...organizers(by),
    illustrative: true,
  });

  for (const a of held) {
    const key = `activity.${a.id}`;
    const activityId = ref(key);
    const when = lastDay(a.on);
    if (a.planned) {
      seed.add(plusDays(a.planned, -15), key, 'planActivity', { ...described(a), expectedFrom: a.planned });
      seed.add(when, `${key}.hold`, 'holdActivity', { activityId, sessions: sessions(a.on) }, { of: key });
    } else if (a.id === '12') {
      // Recorded with a session too many, and corrected.
      const [first, ...rest] = sessions(a.on);
      const tooMany = [{ ...first, sessions: first.sessions + 1 }, ...rest];
      seed.add(when, key, 'holdActivity', { ...described(a), sessions: tooMany });
      const reason = '首日上午与下午为同一场次，重复登记';
      const right = { activityId, sessions: sessions(a.on), reason };
      seed.add(plusDays(when, 20), `${key}.correct`, 'correctActivity', right, { of: key });
    } else seed.add(when, key, 'holdActivity', { ...described(a), sessions: sessions(a.on) });
    if (a.added) {
      const more = { activityId, sessions: sessions(a.added) };
      seed.add(lastDay(a.added), `${key}.add`, 'addActivitySessions', more, { of: key });
    }
  }

  // These count for nothing: one is still to come, the other did not take place.
  const autumn = {
    name: '金秋招商推介会',
    kind: 'PROMOTION_CONFERENCE',
    region: '370203',
    by: ['city', 'industry'],
  };
  const expected = { expectedFrom: '2022-09-16', expectedTo: '2022-09-17' };
  seed.add('2022-08-22', 'activity.19', 'planActivity', { ...described(autumn), ...expected });
  const vr = { name: '虚拟现实产业招商专场', kind: 'FAIR', region: '370212', chain: 3, by: ['vr'] };
  seed.add('2022-03-01', 'activity.20', 'planActivity', { ...described(vr), expectedFrom: '2022-04-08' });
  const off = { activityId: ref('activity.20'), reason: '因疫情防控要求取消' };
  seed.add('2022-04-01', 'activity.20.cancel', 'cancelActivity', off, { of: 'activity.20' });

  return { sessions: held.reduce((sum, { on, added = [] }) => sum + countOf(on) + countOf(added), 0) };
};
