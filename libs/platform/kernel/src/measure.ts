/** What the ledger counts. Units, dates and who is credited stand in the ledger's contract table. */
export const measureNames = [
  'LEADS_REPORTED',
  'LEADS_QUALIFIED',
  'VISITS_LOGGED',
  'VISIT_DELEGATES',
  'ACTIVITIES_HELD',
  'ACTIVITY_SESSIONS',
  'AGREEMENTS_SIGNED',
  'FRAMEWORK_AMOUNT',
  'INTENT_AMOUNT',
  'CONTRACT_AMOUNT',
  'SPONSORSHIP_AMOUNT',
  'PROJECTS_LANDED',
  'PLANNED_INVESTMENT',
  'FIXED_ASSET_INVESTMENT',
  'PAID_IN_DOMESTIC',
  'UTILIZED_FOREIGN',
  'CONSTRUCTION_STARTS',
  'PRODUCTION_STARTS',
  'PROJECTS_WITHDRAWN',
  'NETWORK_MEMBERS',
  'STATIONS_OPEN',
  'JOBS_OFFERED',
  'HIRES',
  'STANDARDS_DRAFTED',
  'AID_AMOUNT',
  'TRAINING_PARTICIPANTS',
  'PLATFORMS',
] as const;
export type Measure = (typeof measureNames)[number];

/** Two accounts, never added: CLAIMED is everything not rejected, RECOGNIZED what a reviewer recognized (认定). */
export const bases = ['CLAIMED', 'RECOGNIZED'] as const;
export type Basis = (typeof bases)[number];

export const agreementKinds = ['FRAMEWORK', 'INTENT', 'CONTRACT', 'TALENT', 'SPONSORSHIP'] as const;
/** Kinds of agreement whose money is never added together (框架/战略, 意向, 合同, 人才, 资助). */
export type AgreementKind = (typeof agreementKinds)[number];
