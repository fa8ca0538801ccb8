import type { Declared } from '#platform/kernel';
import { fen, measuresOf, type MeasureWords } from '#platform/ledger';

const outcome = measuresOf('the reporter', 'as reported');

/** Measures that the API has announced and whose context is still to come: nothing counts for them yet. */
export const announcedMeasures = {
  JOBS_OFFERED: outcome('COUNT', ['个', 'jobs'], 'as reported'),
  HIRES: outcome('PERSONS', ['人', 'hires'], 'as reported'),
  STANDARDS_DRAFTED: outcome('COUNT', ['件', 'standards'], 'as reported'),
  AID_AMOUNT: outcome('FEN', fen, 'as reported'),
  PLATFORMS: outcome('COUNT', ['个', 'platforms'], 'as reported'),
};
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof announcedMeasures> {}
}

/** What people call them, and what they mean. */
export const announcedWords: Readonly<Record<keyof typeof announcedMeasures, MeasureWords>> = {
  JOBS_OFFERED: {
    name: '提供岗位',
    nameEn: 'Jobs offered',
    definition: '据报提供的岗位数。',
    definitionEn: 'Jobs that were offered, as reported.',
    population: [
      '据报提供的岗位（成果尚不能记录，恒为零）',
      'Jobs reported as offered; outcomes cannot be recorded yet, so it is zero',
    ],
    credited: ['报送单位', 'The reporter'],
    dated: ['报送所载之日', 'As reported'],
    neverWith: ['HIRES'],
    ruled: false,
  },
  HIRES: {
    name: '引进人才',
    nameEn: 'Hires',
    definition: '据报录用的人数。',
    definitionEn: 'Persons who were hired, as reported.',
    population: [
      '据报录用的人（成果尚不能记录，恒为零）',
      'Persons reported as hired; outcomes cannot be recorded yet, so it is zero',
    ],
    credited: ['报送单位', 'The reporter'],
    dated: ['报送所载之日', 'As reported'],
    neverWith: ['TRAINING_PARTICIPANTS'],
    ruled: false,
  },
  STANDARDS_DRAFTED: {
    name: '制定标准',
    nameEn: 'Standards drafted',
    definition: '据报制定的标准件数。',
    definitionEn: 'Standards that were drafted, as reported.',
    population: [
      '据报制定的标准（成果尚不能记录，恒为零）',
      'Standards reported as drafted; outcomes cannot be recorded yet, so it is zero',
    ],
    credited: ['报送单位', 'The reporter'],
    dated: ['报送所载之日', 'As reported'],
    neverWith: [],
    ruled: false,
  },
  AID_AMOUNT: {
    name: '帮扶资金',
    nameEn: 'Aid',
    definition: '据报的帮扶资金。',
    definitionEn: 'Aid that was given, as reported.',
    population: [
      '据报的帮扶资金（成果尚不能记录，恒为零）',
      'Aid reported; outcomes cannot be recorded yet, so it is zero',
    ],
    credited: ['报送单位', 'The reporter'],
    dated: ['报送所载之日', 'As reported'],
    neverWith: [],
    ruled: false,
  },
  PLATFORMS: {
    name: '搭建平台',
    nameEn: 'Platforms',
    definition: '据报搭建的平台数。',
    definitionEn: 'Platforms that were set up, as reported.',
    population: [
      '据报搭建的平台（成果尚不能记录，恒为零）',
      'Platforms reported as set up; outcomes cannot be recorded yet, so it is zero',
    ],
    credited: ['报送单位', 'The reporter'],
    dated: ['报送所载之日', 'As reported'],
    neverWith: [],
    ruled: false,
  },
};
