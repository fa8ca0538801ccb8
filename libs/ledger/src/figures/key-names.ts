import type { Dimension } from './dimension.js';

/** Injection token: who knows the names behind the codes of keys. The process that composes the contexts provides it. */
export const KEY_NAMES = Symbol('KEY_NAMES');

/** Names by code; a code that is not there is shown as itself. */
export type KeyNames = {
  names(
    dimension: Dimension,
    codes: readonly string[],
    jurisdictionId: string,
  ): Promise<ReadonlyMap<string, string>>;
};

/** 未分配: none or several. */
export const UNASSIGNED = '未分配';
