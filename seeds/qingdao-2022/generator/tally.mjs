import { CLOSE } from './dates.mjs';

/** Counts from the steps alone, as a reader of the files would: what stands by the close. */
export const tally = (steps) => {
  const projects = new Map();
  const members = new Map();
  const stations = new Set();
  const activities = new Map();
  const delegations = new Map();
  const keyOf = ({ $ref }) => $ref;
  const cny = ({ amount, rate }) =>
    rate
      ? (BigInt(amount) * BigInt(rate.replace('.', ''))) / 10n ** BigInt(rate.split('.')[1].length)
      : BigInt(amount);
  const sessions = (days) => days.reduce((sum, day) => sum + day.sessions, 0);
  const dates = [];

  for (const { key, command, input } of steps) {
    for (const [field, value] of Object.entries(input))
      if (
        field.endsWith('On') &&
        typeof value === 'string' &&
        !/^(plannedOn|nextFollowUpOn|expiresOn)$/.test(field)
      )
        dates.push(value);
    switch (command) {
      case 'joinNetwork':
        members.set(keyOf(input.organizationId), true);
        break;
      case 'leaveNetwork':
        members.delete(keyOf(input.organizationId));
        break;
      case 'openStation':
        if (input.purpose === 'INVESTMENT') stations.add(key);
        break;
      case 'closeStation':
        stations.delete(keyOf(input.stationId));
        break;
      case 'holdActivity':
        activities.set(input.activityId ? keyOf(input.activityId) : key, sessions(input.sessions));
        break;
      case 'correctActivity':
        activities.set(keyOf(input.activityId), sessions(input.sessions));
        break;
      case 'addActivitySessions':
        activities.set(
          keyOf(input.activityId),
          activities.get(keyOf(input.activityId)) + sessions(input.sessions),
        );
        break;
      case 'planVisit':
        delegations.set(key, { ...input, made: false });
        break;
      case 'logVisit': {
        const visit = input.visitId ? keyOf(input.visitId) : key;
        delegations.set(visit, { ...delegations.get(visit), ...input, made: true });
        break;
      }
      case 'landProject':
        projects.set(key, {
          chain: input.chainCode,
          plans: [[input.landedOn, cny(input.plannedInvestment)]],
          out: new Set(),
        });
        break;
      case 'reviseProjectPlan':
        projects.get(keyOf(input.projectId)).plans.push([input.revisedOn, cny(input.plannedInvestment)]);
        break;
      case 'correctProject': {
        const project = projects.get(keyOf(input.projectId));
        if (input.plannedInvestment) project.plans[0][1] = cny(input.plannedInvestment);
        if (input.landedOn) project.plans[0][0] = input.landedOn;
        project.chain = input.chainCode ?? project.chain;
        break;
      }
      case 'withdrawProject':
      case 'linkDuplicateProject':
        projects.get(keyOf(input.projectId)).out.add('PROJECTS_LANDED').add('PLANNED_INVESTMENT');
        break;
      case 'recognize':
        if (input.decision === 'REJECT') projects.get(keyOf(input.subjectId)).out.add(input.measure);
        break;
    }
  }

  const counted = (measure) => [...projects.values()].filter(({ out }) => !out.has(measure));
  const planned = ({ plans }) => plans.reduce((latest, next) => (next[0] >= latest[0] ? next : latest))[1];
  const south = [...delegations.values()].filter(
    (v) => v.made && v.direction === 'OUTBOUND' && /^(44|31)/.test(v.destinationRegionCode),
  );
  return {
    members: members.size,
    stations: stations.size,
    sessions: [...activities.values()].reduce((sum, count) => sum + count, 0),
    travelled: new Set(south.flatMap(({ organizationIds }) => organizationIds.map(keyOf))).size,
    projects: counted('PROJECTS_LANDED').length,
    planned: counted('PLANNED_INVESTMENT').reduce((sum, project) => sum + planned(project), 0n),
    recorded: projects.size,
    chains: new Set(counted('PROJECTS_LANDED').map(({ chain }) => chain)),
    late: dates.filter((date) => date > CLOSE),
  };
};
