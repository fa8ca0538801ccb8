import { WAN, yuan } from './money.mjs';
import { nameOf, org, workers } from './network.mjs';

/** Reports of 结对帮扶 in 2021: as many as there are here, of what 1500余 organizations did. */
const REPORTS = 28;
/** 1000余 activities: this many, constructed. */
const ACTIVITIES = 1_126;

/**
 * @param amount what money and goods come to, in fen
 * @returns how many activities they tell
 */
export const pairing = (seed, amount) => {
  const weights = Array.from({ length: REPORTS }, (_, i) => 5 + ((i * 7) % 11));
  const whole = weights.reduce((sum, each) => sum + each, 0);
  const share = (total, unit, i) =>
    i === REPORTS - 1
      ? total - weights.slice(0, -1).reduce((sum, _, j) => sum + share(total, unit, j), 0)
      : Math.floor((total * weights[i]) / whole / unit) * unit;
  let told = 0;
  workers.slice(0, REPORTS).forEach((id, i) => {
    const given = share(amount, WAN, i);
    const cash = Math.floor((given * 3) / 5 / WAN) * WAN;
    const projects = share(ACTIVITIES, 1, i);
    told += projects;
    seed.add('2021-12-31', `pairing.${String(i + 1).padStart(2, '0')}`, 'reportOutcome', {
      kind: 'PAIRING_AID',
      title: `${nameOf(id).replace('（示意）', '')}结对帮扶（示意）`,
      periodFrom: '2021-01-01',
      periodTo: '2021-12-31',
      cash: yuan(cash),
      goods: yuan(given - cash),
      projects,
      regionCode: '370200',
      credits: [{ organizationId: org(id), basisPoints: 10_000 }],
      illustrative: true,
    });
  });
  return told;
};
