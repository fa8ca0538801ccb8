export {
  ActivityKindEnum,
  AgreementKindEnum,
  BasisEnum,
  CreditModeEnum,
  DimensionEnum,
  HubLevelEnum,
  OutcomeKindEnum,
  UnitEnum,
  VisitDirectionEnum,
} from './enums.js';
export {
  contract,
  contractOf,
  count,
  declareMeasures,
  fen,
  MeasureEnum,
  measuresOf,
  ONE,
  wordsOf,
  type MeasureContract,
  type MeasureLine,
  type MeasureWords,
  type Unit,
  type Wording,
} from './contract.js';
export { NONE, type CodedDimension, type Dimension } from './dimensions.js';
export {
  cellDifference,
  cellKey,
  claimCells,
  claimedOf,
  stepsOf,
  type Cell,
  type Cells,
  type CreditLine,
  type CreditMode,
  type CreditsFrom,
  type Dims,
  type LineKind,
  type Step,
} from './cells.js';
export * from './filter-fields.js';
export type { ClaimShare } from './claims.js';
export { baselineRule, type CountingRule } from './rule.js';
export { claimUndecided, subject, type EntryCause, type LedgerSubject } from './subject.js';
export {
  LedgerClaimRow,
  LedgerEntryRow,
  LedgerFigureRow,
  LedgerSubjectRow,
  LedgerCodeRow,
  LedgerDesignationRow,
  LedgerRetirementRow,
  LedgerRuleRow,
  lineOf,
  ruleStates,
  queueStandings,
  standings,
  type LedgerLine,
  type QueueStanding,
  type RuleState,
  type Standing,
} from './ledger.rows.js';
export {
  checkQuestion,
  FigureAnswers,
  type AnsweredAt,
  type KeptAnswer,
  type KeptQuestion,
} from './figures/answers.js';
export { LedgerQuestion } from './figures/answers.types.js';
export { Receipt } from './figures/receipts.types.js';
export { ledgerProjection, ledgerSums, type RuleEvents } from './ledger.projection.js';
export {
  defaultRuleOf,
  ruleProgress,
  rulesKept,
  rulesRetired,
  underRule,
  type RulesKept,
} from './figures/rules.js';
export { countedBy, type FigureQuery } from './figures/figure-query.js';
export { displayed, exact } from './figures/figures.js';
export { totals } from './figures/totals.js';
export { totalsStatement } from './figures/totals-statement.js';
export { KEY_NAMES, type KeyNames } from './figures/key-names.js';
export * from './figures/figures.types.js';
export { Standing as FigureStanding } from './figures/figures.types.js';
export { RECEIPT_KEY } from './figures/receipt-token.js';
export { FiguresModule } from './figures/figures.module.js';
