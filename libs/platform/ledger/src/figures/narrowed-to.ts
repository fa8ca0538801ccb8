import type { Reading } from '#platform/kernel';
import { dimensions, isCoded, type Dimension } from '../dimensions.js';
import type { CodesAsked } from './figure-query.js';
import { keyOf } from './figures.js';
import type { Key } from './figures.types.js';
import type { KeyNames } from './key-names.js';

/** What a question is narrowed to, by code and with its names, for people. */
export const narrowedTo = async (
  keyNames: KeyNames,
  reading: Reading,
  question: CodesAsked,
): Promise<Key[]> => {
  const found = await Promise.all(
    (Object.keys(dimensions) as Dimension[]).map(async (dimension): Promise<Key[]> => {
      const line = dimensions[dimension];
      if (!isCoded(dimension) || !('filter' in line) || line.filter === null) return [];
      const codes = [
        question[line.filter] ?? [],
        (dimension === 'REGION' && question.regionCodes) || [],
      ].flat() as string[];
      const names = codes.length === 0 ? undefined : await keyNames.names(reading, dimension, codes);
      return codes.map((code) => keyOf(dimension, code, names?.get(code)));
    }),
  );
  return found.flat();
};
