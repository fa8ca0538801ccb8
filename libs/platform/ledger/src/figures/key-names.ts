import type { Reading } from '#platform/kernel';
import type { Dimension } from './dimension.js';

/** Injection token: who knows the names behind the codes of keys. The process that composes the contexts provides it. */
export const KEY_NAMES = Symbol('KEY_NAMES');

/** Names by code (one that is not there is shown as itself), and who is a hub. */
export type KeyNames = {
  names(
    reading: Reading,
    dimension: Dimension,
    codes: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  /** The ids of the organizations that are hubs: what is credited to one of them stands in its own row by HUB. */
  hubs(reading: Reading): Promise<readonly string[]>;
};

/** 未分配: none or several. */
export const UNASSIGNED = '未分配';
