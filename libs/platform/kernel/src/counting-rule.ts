/** What "landed" 落地 may mean: reported as landed, or one of the milestones that a project reaches. */
export const landings = [
  'LANDED',
  'REGISTERED',
  'LAND_OBTAINED',
  'CONSTRUCTION_STARTED',
  'PRODUCTION_STARTED',
] as const;
export type Landing = (typeof landings)[number];

/** What a rule may need besides. */
export type LandingNeed = Exclude<Landing, 'LANDED'>;
export const landingNeeds = landings.filter((landing): landing is LandingNeed => landing !== 'LANDED');

/** The day on which a project landed. */
export type LandedClause = {
  readonly when: Landing;
  /** All of these as well; the last day counts. */
  readonly needs: readonly LandingNeed[];
};

/** Measures that a floor may be set by. */
export const floorMeasures = [
  'PLANNED_INVESTMENT',
  'CONTRACT_AMOUNT',
  'INTENT_AMOUNT',
  'FRAMEWORK_AMOUNT',
] as const;

/**
 * By which amount a floor is judged: the one first said, as the record now has it, which a correction moves; or the one in force on each
 * day, which a revision moves as well: a project that grows to the floor counts from that day on.
 */
export const floorJudgements = ['FIRST', 'IN_FORCE'] as const;

/** What is planned below so many fen does not count. */
export type FloorClause = {
  readonly measure: (typeof floorMeasures)[number];
  readonly least: number;
  readonly judgedBy: (typeof floorJudgements)[number];
};

/** Growth of a plan: it counts with its own day, or is no new project, or does not count at all. */
export const increases = ['COUNT', 'FLOW_ONLY', 'IGNORE'] as const;

/** Kinds of project that a rule may leave out. */
export const projectTraits = [
  'LOCAL_INVESTOR',
  'FISCAL_MONEY',
  'BRANCH_OUTLET',
  'LATER_PHASE',
  'RELOCATION',
] as const;

/** What a rule says. Each clause has a value that lets everything through: see `baselineRule`. */
export type RuleClauses = {
  readonly landed: LandedClause;
  readonly floors: readonly FloorClause[];
  readonly increases: (typeof increases)[number];
  readonly excluded: readonly (typeof projectTraits)[number][];
  /** Credited where it was signed first. */
  readonly firstSigningOnly: boolean;
};

/**
 * A counting rule 口径: an immutable version of what counts. Its id is `<name>@<version>`. The ledger keeps one set of entries a rule
 * version.
 */
export type CountingRule = RuleClauses & {
  readonly ruleId: string;
  readonly name: { readonly zh: string; readonly en: string };
};

/** The rule that counts where no other was designated: whatever was reported as landed, at its planned total, until withdrawn. */
export const baselineRule: CountingRule = {
  ruleId: 'baseline@1',
  name: { zh: '基准口径', en: 'Baseline' },
  landed: { when: 'LANDED', needs: [] },
  floors: [],
  increases: 'COUNT',
  excluded: [],
  firstSigningOnly: false,
};

/** A clause that no recorded fact bears out: no event says who invests, or where a project was signed first. */
export type UnsupportedClause = { readonly clause: keyof RuleClauses; readonly value: unknown };

/**
 * The first clause of a rule that no recorded fact bears out: the ledger cannot count by it, and must not count as if it were not there.
 */
export const unsupportedClause = (rule: RuleClauses): UnsupportedClause | undefined => {
  const floor = rule.floors.find(({ measure }) => measure !== 'PLANNED_INVESTMENT');
  if (floor) return { clause: 'floors', value: floor.measure };
  if (rule.increases !== 'COUNT') return { clause: 'increases', value: rule.increases };
  const [trait] = rule.excluded;
  if (trait !== undefined) return { clause: 'excluded', value: trait };
  return rule.firstSigningOnly ? { clause: 'firstSigningOnly', value: true } : undefined;
};
