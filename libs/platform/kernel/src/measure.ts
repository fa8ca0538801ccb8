/** For `interface Measures extends Declared<typeof leadMeasures> {}`: the names of a table that a context brings. */
export type Declared<T> = { readonly [N in keyof T]: true };

/**
 * What the ledger counts, each by its name: every context adds its own where it declares them, so that none is misspelt anywhere.
 * (`declare module '#platform/kernel' { interface Measures extends Declared<typeof leadMeasures> {} }`)
 */
// oxlint-disable-next-line typescript/no-empty-object-type, typescript/no-empty-interface -- filled by the contexts
export interface Measures {}
export type Measure = keyof Measures & string;

/** Two accounts, never added: CLAIMED is everything not rejected, RECOGNIZED what a reviewer recognized (认定). */
export const bases = ['CLAIMED', 'RECOGNIZED'] as const;
export type Basis = (typeof bases)[number];

export const agreementKinds = [
  'FRAMEWORK',
  'INTENT',
  'CONTRACT',
  'TALENT',
  'SPONSORSHIP',
  'COOPERATION',
  'GRANT',
] as const;
/** Kinds of agreement (框架/战略, 意向, 合同, 人才, 企业资助, 产业合作, 基金会资助). Only the money of both that are given is added together. */
export type AgreementKind = (typeof agreementKinds)[number];

/** 推介会, 展会, 对接会, 考察学习, 调研, 培训, 其他, 沙龙, 讲座, 咨询, 会员活动 */
export const activityKinds = [
  'PROMOTION_CONFERENCE',
  'FAIR',
  'MATCHMAKING',
  'STUDY_TOUR',
  'RESEARCH_TRIP',
  'TRAINING',
  'OTHER',
  'SALON',
  'LECTURE',
  'CONSULTATION',
  'MEMBER_EVENT',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** 请进来: they come to us. 走出去: we go to them. 市内走访: to our own districts, no delegation to another place. */
export const visitDirections = ['INBOUND', 'OUTBOUND', 'LOCAL'] as const;
export type VisitDirection = (typeof visitDirections)[number];

/** 促进就业, 标准制修订, 交流合作平台, 结对帮扶, 东西部协作, 乡村振兴投入, 乡村振兴捐助 */
export const outcomeKinds = [
  'EMPLOYMENT',
  'STANDARD',
  'PLATFORM',
  'PAIRING_AID',
  'EAST_WEST_AID',
  'RURAL_INVESTMENT',
  'RURAL_DONATION',
] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** Grades of the assessment of social organizations 社会组织评估等级. */
export const ratingGrades = ['1A', '2A', '3A', '4A', '5A'] as const;
export type RatingGrade = (typeof ratingGrades)[number];

/** At what level a hub was designated: 省级, 市级, 区县级, 街镇级. Recorded, and not read from its region. */
export const hubLevels = ['PROVINCE', 'CITY', 'COUNTY', 'STREET'] as const;
export type HubLevel = (typeof hubLevels)[number];
