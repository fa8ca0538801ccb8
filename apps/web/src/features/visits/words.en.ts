import type { SameWords } from '../../app/same-words.ts';
import type zh from './words.zh.ts';

const en: SameWords<typeof zh> = {
  title: 'Visits',
};

export default en;
