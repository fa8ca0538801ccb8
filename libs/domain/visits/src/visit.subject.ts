import type { Declared } from '#platform/kernel';
import { measuresOf, subject, type MeasureWords } from '#platform/ledger';
import { visitCells } from './visit.cells.js';
import { visitStream } from './visit.state.js';

const directions = { INBOUND: '请进来考察', OUTBOUND: '走出去考察', LOCAL: '市内走访' } as const;

const visit = measuresOf('the host of the station', 'station, chain, region, activity of the visit');

/** What is counted of visits. */
const visitMeasures = {
  VISITS_LOGGED: visit('COUNT', ['次', 'visits'], 'visited'),
  VISIT_DELEGATES: visit('PERSONS', ['人次', 'person-times'], 'visited'),
};
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof visitMeasures> {}
}

/** What people call it, and what it means. */
const measureWords: Readonly<Record<keyof typeof visitMeasures, MeasureWords>> = {
  VISITS_LOGGED: {
    name: '考察次数',
    nameEn: 'Visits',
    definition: '已成行的考察，请进来、走出去和市内走访都计，以成行之日计。',
    definitionEn: 'Visits that took place, inbound, outbound and within the city, on the day of the visit.',
    population: [
      '已成行的请进来、走出去考察和市内走访，按方向可分列；计划、取消的不计',
      'Inbound, outbound and local visits that took place, apart by direction; neither planned nor cancelled ones',
    ],
    credited: ['接待或组团的站点所属组织', 'The organization whose station hosted it'],
    dated: ['成行首日', 'The first day of the visit'],
    neverWith: [],
    ruled: false,
  },
  VISIT_DELEGATES: {
    name: '考察人次',
    nameEn: 'Visit delegates',
    definition: '考察的人次；无文件载明人数的不计。',
    definitionEn: 'Person-times of visits; none where no document says how many.',
    population: [
      '已成行考察的人次；无文件载明人数的不计，同一人多次多计',
      'Person-times of visits that took place; none where no document says how many, one person each time',
    ],
    credited: ['接待或组团的站点所属组织', 'The organization whose station hosted it'],
    dated: ['成行首日', 'The first day of the visit'],
    neverWith: ['TRAINING_PARTICIPANTS', 'HIRES'],
    ruled: false,
  },
};

/** How the ledger counts visits. */
export const visitSubject = subject({
  streams: visitStream,
  kind: 'VISIT',
  measures: visitMeasures,
  words: measureWords,
  cells: visitCells,
  causes: {
    VisitPlanned: 'ignore',
    VisitAmended: 'ignore',
    VisitLogged: 'NEW',
    VisitCancelled: 'ignore',
    VisitCorrected: 'CORRECTED',
  },
  // Delegations often have no name: then direction and day tell them apart.
  nameOf: (visit) => {
    if (visit.status === 'absent') return '';
    const { name, direction } = visit.status === 'logged' ? visit.record : visit.plan;
    const on = visit.status === 'logged' ? visit.record.visitedOn : visit.plan.plannedOn;
    return name ?? `${directions[direction]} ${on}`;
  },
});
