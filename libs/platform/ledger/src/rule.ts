/**
 * A counting rule 口径: an immutable version of what counts. Its id is `<name>@<version>`. The ledger keeps one set of entries a rule
 * version.
 */
export type CountingRule = {
  readonly ruleId: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** What "landed" 落地 means: reported as landed, or the project company registered, or land obtained. */
  readonly landedWhen: 'LANDED' | 'REGISTERED' | 'LAND_OBTAINED';
  /** Projects planned below this many fen do not count; 0 for no floor. */
  readonly plannedFloor: number;
};

/** The rule in force: whatever was reported as landed counts, at its planned total, until withdrawn. */
export const baselineRule: CountingRule = {
  ruleId: 'baseline@1',
  name: { zh: '基准口径', en: 'Baseline' },
  landedWhen: 'LANDED',
  plannedFloor: 0,
};

/** The name of the projection that keeps a rule's entries and sums. */
export const projectionOf = (ruleId: string): string => `ledger/${ruleId}`;
