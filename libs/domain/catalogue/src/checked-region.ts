import { givenOf, Refused } from '#platform/kernel';
import { abolitionOf } from './region-successors.js';
import { allRegions, region, type Region } from './regions.js';

const mostCandidates = 10;
const longestText = 100;

/** Divisions that a text may mean: those of this name, or whose full name ends with it, or else begin or end so. */
const regionsNamed = (text: string): Region[] => {
  const all = allRegions();
  const exact = all.filter(({ name, fullName }) => name === text || fullName === text);
  const found =
    exact.length > 0
      ? exact
      : [...text].length < 2
        ? []
        : all.filter(({ name, fullName }) => fullName.endsWith(text) || name.startsWith(text));
  return found.slice(0, mostCandidates);
};
const shown = ({ code, fullName }: Region) => ({ code, name: fullName });

/**
 * The code, if GB/T 2260 has it, blanks and full width folded; otherwise throws `REGION_UNKNOWN` with the field, what came, and what would
 * do: the successors of a code that was abolished, or the divisions of that name.
 */
export const checkedRegion = (field: string, code: string): string => {
  // No division has a longer name, and what is folded may grow: a megabyte of it would keep everybody waiting.
  const folded = code.slice(0, longestText).normalize('NFKC').replaceAll(/\s/gu, '');
  if (code.length <= longestText && region(folded)) return folded;
  const ended = abolitionOf(folded);
  const candidates = ended ? [] : regionsNamed(folded);
  throw new Refused('REGION_UNKNOWN', {
    field,
    ...givenOf(code),
    ...(ended ? { abolishedIn: ended.year, successors: ended.successors.map(shown) } : {}),
    ...(candidates.length > 0 ? { candidates: candidates.map(shown) } : {}),
    form: 'six digits of GB/T 2260',
  });
};
