import type { SameWords } from '../same-words.ts';
import type zh from './definitions.zh.ts';

const en: SameWords<typeof zh> = {
  definition: 'How it counts',
  population: 'What is counted',
  credited: 'Credited to',
  dated: 'On what day',
  unit: 'Unit',
  flow: 'Kind',
  neverWith: 'Never added to',
  none: 'None',
  source: 'Source',
  own: 'Our own: written nowhere else',
  ruled: 'Counting rules',
  isRuled: 'Matter: by another rule it may come to something else',
  isNotRuled: 'Do not matter: it is the same by every rule',
};

export default en;
