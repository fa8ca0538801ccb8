import { isCoded, NONE, type CodedDimension, type Dimension } from '../dimensions.js';
import type { Reading } from '#platform/kernel';

/** Injection token: who knows the names behind the codes of keys. The process that composes the contexts provides it. */
export const KEY_NAMES = Symbol('KEY_NAMES');

/** Names by code (one that is not there is shown as itself), and who is a hub. */
export type KeyNames = {
  names(
    reading: Reading,
    dimension: CodedDimension,
    codes: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  /** The ids of the organizations that are hubs: what is credited to one of them stands in its own row by HUB. */
  hubs(reading: Reading): Promise<readonly string[]>;
};

/** 未分配: none or several. */
export const UNASSIGNED = '未分配';

/**
 * The names behind the codes of rows, each dimension's in one question.
 * @param rows a code in each of the dimensions, in their order
 */
export const namesOf = async (
  keyNames: KeyNames,
  reading: Reading,
  by: readonly Dimension[],
  rows: readonly (readonly string[])[],
): Promise<(dimension: Dimension, code: string) => string | undefined> => {
  const found = await Promise.all(
    by.map(async (dimension, i) => {
      const codes = [...new Set(rows.map((row) => row[i]!))].filter((code) => code !== NONE);
      if (!isCoded(dimension) || codes.length === 0) return undefined;
      return keyNames.names(reading, dimension, codes);
    }),
  );
  return (dimension, code) => found[by.indexOf(dimension)]?.get(code);
};
