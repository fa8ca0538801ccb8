/** What kind of activity (推介会, 展会, 对接会, 考察学习, 调研, 培训, 其他, 沙龙, 讲座, 咨询, 会员活动). */
export type ActivityKind =
  | 'CONSULTATION'
  | 'FAIR'
  | 'LECTURE'
  | 'MATCHMAKING'
  | 'MEMBER_EVENT'
  | 'OTHER'
  | 'PROMOTION_CONFERENCE'
  | 'RESEARCH_TRIP'
  | 'SALON'
  | 'STUDY_TOUR'
  | 'TRAINING';

/** INVESTMENT 招商: counts as a promotion activity. SERVICE 服务: counts as a service alone. */
export type ActivityPurpose = 'INVESTMENT' | 'SERVICE';

export type ActivityStatus = 'CANCELLED' | 'HELD' | 'PLANNED';

/** Framework, intent, contract, talent, sponsorship, industrial cooperation (产业合作协议) and grant of a foundation (基金会资助): only the money of sponsorships and grants is added together. */
export type AgreementKind =
  'CONTRACT' | 'COOPERATION' | 'FRAMEWORK' | 'GRANT' | 'INTENT' | 'SPONSORSHIP' | 'TALENT';

export type AgreementOrderField = 'AMOUNT' | 'SIGNED_ON' | 'TITLE';

export type AgreementStatus = 'FULFILLED' | 'SIGNED' | 'TERMINATED';

/** Two accounts, never added: CLAIMED is everything not rejected; RECOGNIZED what a reviewer recognized. */
export type Basis = 'CLAIMED' | 'RECOGNIZED';

/** Why a figure differs from an earlier one. */
export type BridgeCause =
  | 'CORRECTED'
  /** Unknown at the opening, happened on or before its day. */
  | 'LATE'
  /** Unknown at the opening, happened after it. */
  | 'NEW'
  /** Known at the opening, on days that it did not cover. */
  | 'PERIOD'
  | 'RECOGNIZED'
  /** Counted by another rule. */
  | 'RECOUNTED'
  | 'RECREDITED'
  | 'REJECTED'
  | 'REVALUED'
  | 'REVISED'
  | 'WITHDRAWN';

/** Whether it was the first to name its investor 首报. NONE: it names none; PENDING: not judged yet, within moments. */
export type ClaimVerdict = 'FIRST' | 'LATER' | 'NONE' | 'PENDING';

/** What the record of an activity may do without. */
export type ClearableActivityField = 'CHAIN_CODE' | 'EXPECTED_TO';

/** What the record of an agreement may do without. */
export type ClearableAgreementField =
  'AMOUNT' | 'CHAIN_CODE' | 'COUNTERPART_CREDIT_CODE' | 'COUNTERPART_NAME' | 'EXPIRES_ON';

/** What the record of a lead may do without. */
export type ClearableLeadField =
  | 'ACTIVITY_ID'
  | 'CHAIN_CODE'
  | 'EXPECTED_INVESTMENT'
  | 'INVESTOR_CREDIT_CODE'
  | 'INVESTOR_NAME'
  | 'REGION_CODE'
  | 'SOURCING_METHOD'
  | 'STATION_ID'
  | 'SUMMARY';

/** What a figure may do without. */
export type ClearableObservationField =
  'BY_READING' | 'EACH' | 'NEVER_ADDED_TO' | 'NOTE' | 'PART_OF' | 'REGION_CODE';

/** What the record of an outcome may do without. */
export type ClearableOutcomeField =
  | 'ACTIVITY_ID'
  | 'CASH'
  | 'CHAIN_CODE'
  | 'GOODS'
  | 'HIRES'
  | 'JOBS_OFFERED'
  | 'PERIOD_FROM'
  | 'PROJECTS'
  | 'REGION_CODE'
  | 'STANDARD_LEVEL'
  | 'STANDARD_ROLE'
  | 'TITLE';

/** What the plan or the record of a visit may do without. */
export type ClearableVisitField =
  | 'ACTIVITY_ID'
  | 'CHAIN_CODE'
  | 'DELEGATE_COUNT'
  | 'DESTINATION_REGION_CODE'
  | 'ENDED_ON'
  | 'NAME'
  | 'ORGANIZATIONS_REPORTED'
  | 'ORIGIN_REGION_CODE'
  | 'PLANNED_UNTIL'
  | 'REGION_CODE'
  | 'RESULT';

/** What no measure counts, but whose lines can be counted on a day. */
export type ComparedRegister =
  /** How often an organization was assigned to a hub, by the days from which on. */
  | 'HUB_ASSIGNMENTS'
  | 'INDUSTRY_CHAINS'
  /** Grades that an organization was given, by their first days. */
  | 'RATINGS'
  | 'REGIONS';

/** Whether what is printed and what the ledger says agree. */
export type ComparisonVerdict =
  /** The same, to the fen. */
  | 'AGREES'
  /** Otherwise than printed. */
  | 'DIFFERS'
  /** No question to the ledger answers it, or the ledger has no entry of it. */
  | 'NOT_RECORDED'
  /** Within what 余, 约, 近 or 以上 admits. */
  | 'WITHIN';

export type CountingRuleState =
  /** Its entries are being made: it cannot be asked yet. */
  | 'BUILDING'
  /** It can be asked. */
  | 'COUNTED'
  /** It is what figures are by in the jurisdiction of the reader. */
  | 'DEFAULT'
  /** It is counted no more: it can be asked as of a position before `retiredFrom`. */
  | 'RETIRED';

/** Matters where organizations or hubs are grouped or filtered by: SHARED splits by credit shares and adds up; FULL counts each one's whole involvement. */
export type Credit = 'FULL' | 'SHARED';

/** Recognized, wholly or in part; rejected; or the decision taken back. */
export type Decision = 'RECOGNIZE' | 'REJECT' | 'REOPEN';

/** What can be said after a demonstration was planted. */
export type DemonstrationSequel = 'SEPTEMBER';

/** What figures can be grouped by. */
export type Dimension =
  /** 活动 */
  | 'ACTIVITY'
  /** 活动类别 */
  | 'ACTIVITY_KIND'
  /** 协议类型 */
  | 'AGREEMENT_KIND'
  /** 枢纽 */
  | 'HUB'
  /** 枢纽层级 */
  | 'HUB_LEVEL'
  /** 产业链 */
  | 'INDUSTRY_CHAIN'
  /** 月 */
  | 'MONTH'
  /** 单位 */
  | 'ORGANIZATION'
  /** 成果类别 */
  | 'OUTCOME_KIND'
  /** 季度 */
  | 'QUARTER'
  /** 评估等级 */
  | 'RATING'
  /** 区域 */
  | 'REGION'
  /** 工作站 */
  | 'STATION'
  /** 考察方向 */
  | 'VISIT_DIRECTION'
  /** 年 */
  | 'YEAR';

/** Why an entry stands in the ledger. */
export type EntryCause =
  | 'CORRECTED'
  | 'NEW'
  | 'RECOGNIZED'
  | 'RECOUNTED'
  | 'RECREDITED'
  | 'REJECTED'
  | 'REVALUED'
  | 'REVISED'
  | 'WITHDRAWN';

/** Which amount a floor is judged by. */
export type FloorJudgement =
  /** The one first said, as the record now has it. */
  | 'FIRST'
  /** The one in force: what grows to the floor counts from that day on. */
  | 'IN_FORCE';

/** What a floor may be set by. */
export type FloorMeasure = 'CONTRACT_AMOUNT' | 'FRAMEWORK_AMOUNT' | 'INTENT_AMOUNT' | 'PLANNED_INVESTMENT';

/** FLOW: net over a range of days. STOCK: a balance at its end. */
export type FlowKind = 'FLOW' | 'STOCK';

/** Money that arrived; each kind is a measure of its own. */
export type FundKind = 'FIXED_ASSET_INVESTMENT' | 'PAID_IN_DOMESTIC' | 'UTILIZED_FOREIGN';

/** 党建类, 平台类, 街镇级, 自发类: a hub may be of several. */
export type HubKind = 'PARTY_BUILDING' | 'PLATFORM' | 'SPONTANEOUS' | 'STREET_LEVEL';

/** At what level a hub 枢纽 was designated: 省级, 市级, 区县级, 街镇级. */
export type HubLevel = 'CITY' | 'COUNTY' | 'PROVINCE' | 'STREET';

/** Growth of a plan: it counts with its own day, or is no new project, or does not count. */
export type Increases = 'COUNT' | 'FLOW_ONLY' | 'IGNORE';

/** A balance on a day, what came in between two, a share of something, or a date. */
export type IndicatorKind = 'DATE' | 'FLOW' | 'RATE' | 'STOCK';

/** What "landed" 落地 means under a rule. */
export type Landing =
  'CONSTRUCTION_STARTED' | 'LANDED' | 'LAND_OBTAINED' | 'PRODUCTION_STARTED' | 'REGISTERED';

/** What a rule may need besides, before a project has landed. */
export type LandingNeed = 'CONSTRUCTION_STARTED' | 'LAND_OBTAINED' | 'PRODUCTION_STARTED' | 'REGISTERED';

export type LeadGrade = 'A' | 'B' | 'C';

/** Of an investment 招商 or of talent 引才. */
export type LeadKind = 'INVESTMENT' | 'TALENT';

export type LeadOrderField =
  'EXPECTED' | 'LAST_FOLLOW_UP' | 'NEXT_FOLLOW_UP' | 'REPORTED_ON' | 'STAGE' | 'TITLE' | 'UPDATED';

/** How far it has come by its own events; a lead in the open pool is REPORTED or QUALIFIED. */
export type LeadStage = 'ASSIGNED' | 'LOST' | 'NEGOTIATING' | 'QUALIFIED' | 'REPORTED';

export type LeadStatus = 'LOST' | 'OPEN';

export type LedgerEntryOrderField = 'OCCURRED_ON' | 'POSITION' | 'VALUE';

/** The language of a displayed figure. */
export type Locale = 'EN_US' | 'ZH_CN';

/** Whose clock told when things became known. */
export type LogClock = 'DEMONSTRATION' | 'WITNESSED';

/** What is counted. */
export type Measure =
  | 'ACTIVITIES_HELD'
  | 'ACTIVITY_SESSIONS'
  | 'AGREED_AMOUNT'
  | 'AGREEMENTS_SIGNED'
  | 'AID_AMOUNT'
  | 'AID_PROJECTS'
  | 'CONSTRUCTION_STARTS'
  | 'CONTRACT_AMOUNT'
  | 'DELEGATION_ORGANIZATIONS'
  | 'FIXED_ASSET_INVESTMENT'
  | 'FRAMEWORK_AMOUNT'
  | 'HIRES'
  | 'HUBS'
  | 'INTENT_AMOUNT'
  | 'JOBS_OFFERED'
  | 'LEADS_QUALIFIED'
  | 'LEADS_REPORTED'
  | 'NETWORK_MEMBERS'
  | 'PAID_IN_DOMESTIC'
  | 'PLANNED_INVESTMENT'
  | 'PLATFORMS'
  | 'PRODUCTION_STARTS'
  | 'PROJECTS_LANDED'
  | 'PROJECTS_WITHDRAWN'
  | 'RATED_ORGANIZATIONS'
  | 'SERVICE_SESSIONS'
  | 'SPONSORSHIP_AMOUNT'
  | 'STANDARDS_DRAFTED'
  | 'STATIONS_OPEN'
  | 'TRAINING_PARTICIPANTS'
  | 'UTILIZED_FOREIGN'
  | 'VISITS_LOGGED'
  | 'VISIT_DELEGATES';

/** A dated step after landing. */
export type Milestone =
  'CONSTRUCTION_STARTED' | 'FULL_CAPACITY' | 'LAND_OBTAINED' | 'PRODUCTION_STARTED' | 'REGISTERED';

/** RETRACTED: it was recorded by mistake; the document does not say it. */
export type ObservationStatus = 'RETRACTED' | 'STANDS';

export type OrderDirection = 'ASC' | 'DESC';

/** 社会团体, 社会服务机构, 基金会; OTHER: whatever else is filed, such as 备案社区社会组织. */
export type OrganizationKind = 'FOUNDATION' | 'OTHER' | 'SOCIAL_ASSOCIATION' | 'SOCIAL_SERVICE_INSTITUTION';

/** What kind of outcome (促进就业, 标准制修订, 交流合作平台, 结对帮扶, 东西部协作, 乡村振兴投入, 乡村振兴捐助). */
export type OutcomeKind =
  | 'EAST_WEST_AID'
  | 'EMPLOYMENT'
  | 'PAIRING_AID'
  | 'PLATFORM'
  | 'RURAL_DONATION'
  | 'RURAL_INVESTMENT'
  | 'STANDARD';

export type OutcomeStatus = 'REPORTED' | 'WITHDRAWN';

export type ProjectOrderField = 'AMOUNT' | 'LANDED_ON' | 'NAME';

export type ProjectStatus = 'LANDED' | 'WITHDRAWN';

/** Kinds of project that a rule may leave out. */
export type ProjectTrait = 'BRANCH_OUTLET' | 'FISCAL_MONEY' | 'LATER_PHASE' | 'LOCAL_INVESTOR' | 'RELOCATION';

/** Orders the log 定序; makes read tables 投影; answers events by commands 反应. */
export type ProjectionKind = 'PROJECTION' | 'REACTION' | 'SEQUENCER';

/** Shows all that is recorded; works through the rest; its tables are made anew; stands still, or runs nowhere. */
export type ProjectionState = 'BEHIND' | 'REBUILDING' | 'RUNNING' | 'STOPPED';

/** How a document means its figure: 30家, 30余家, 约30家, 近30家, 30家以上. */
export type Qualifier = 'ABOUT' | 'AT_LEAST' | 'EXACT' | 'MORE_THAN' | 'NEARLY';

/** Where a claim stands with its reviewers. */
export type QueueStanding =
  /** Nobody has decided, or the decision was taken back. */
  | 'NONE'
  /** Recognized, wholly or in part, and claimed as it was then. */
  | 'RECOGNIZED'
  /** Rejected, and claimed as it was then: it counts nowhere. */
  | 'REJECTED'
  /** Claimed otherwise since it was decided on. */
  | 'STALE';

/** What the number of a rate says, as its source prints it. */
export type RateQuote =
  /** CNY for one unit: 1 USD = 7.1 CNY. */
  | 'CNY_PER_1'
  /** CNY for a hundred: 100 JPY = 4.8 CNY, as banks print all of theirs. */
  | 'CNY_PER_100'
  /** How much one CNY is: 1 CNY = 190.5 KRW. */
  | 'PER_CNY_1'
  /** How much a hundred CNY are: 100 CNY = 19050 KRW. */
  | 'PER_CNY_100';

/** What answer a receipt is of. */
export type ReceiptKind = 'BRIDGE' | 'ENTRIES' | 'RATIO' | 'SUBJECTS' | 'TOTALS';

export type ReceiptPartName = 'CLOSING' | 'DENOMINATOR' | 'NUMERATOR' | 'OPENING' | 'STEP' | 'TOTAL';

/** What counting again came to. */
export type ReceiptVerdict =
  /** Counted again it is something else. */
  | 'DIFFERENT'
  /** At that position this log has another event, or none: not counted. */
  | 'LOG_DIFFERS'
  /** Its counting rule is no longer counted. */
  | 'RULE_RETIRED'
  /** The same digest: to the fen what it was. */
  | 'SAME'
  /** It is of figures that are not yours to see: not counted. */
  | 'SCOPE_DIFFERS';

export type RecognitionQueueOrderField = 'AMOUNT' | 'CLAIMED_ON' | 'NAME';

/** STANDS: the figure is as it was decided on. AWAITS: it is claimed otherwise since, or the decision was taken back: it awaits a new one. LAPSED: nothing of it is claimed any more. */
export type RecognitionStanding = 'AWAITS' | 'LAPSED' | 'STANDS';

/** 省级, 地级, 县级. */
export type RegionLevel = 'CITY' | 'COUNTY' | 'PROVINCE';

/** The role of an account. */
export type Role = 'ADMIN' | 'ANALYST' | 'LIAISON' | 'REVIEWER' | 'STATION';

/** In what a lead is like what somebody is about to report. */
export type Similarity =
  | 'SAME_CREDIT_CODE'
  /** But for width, blanks, brackets, and the form of the company. */
  | 'SAME_NAME'
  /** The investor’s name, or the title. */
  | 'SIMILAR_NAME';

/** How it was found (招商小分队, 驻外招商, 以商招商, 链主招商, 商协会招商, 基金招商, 委托招商, 其他). */
export type SourcingMethod =
  'AGENT' | 'ASSOCIATION' | 'CHAIN_LEADER' | 'FUND' | 'INCUMBENT' | 'OTHER' | 'RESIDENT_OFFICE' | 'TEAM';

/** Of what level a standard is: 国际, 国家, 行业, 地方, 团体, 企业标准. */
export type StandardLevel =
  'ENTERPRISE' | 'GROUP' | 'INDUSTRY' | 'INTERNATIONAL' | 'LOCAL_STANDARD' | 'NATIONAL';

/** LED 主持, TOOK_PART 参与. */
export type StandardRole = 'LED' | 'TOOK_PART';

/** STATED: the document says so. INFERRED: it was concluded; the reason stands beside it. */
export type StatedBasis = 'INFERRED' | 'STATED';

/** How a document means its number. */
export type StatedQualifier =
  /** 约: half of one of its last digit to either side. */
  | 'ABOUT'
  /** 以上, 上亿: from it on. */
  | 'AT_LEAST'
  | 'EXACT'
  /** 余, 多, 超: up to one more of its last digit. */
  | 'MORE_THAN'
  /** 近: from nine tenths of it up to it. */
  | 'NEARLY';

/** The number is of each of these, and no total: 每年. */
export type StatedRate = 'ACTIVITY' | 'ORGANIZATION' | 'STATION' | 'YEAR';

/** 工作站, 联络站. */
export type StationKind = 'LIAISON_POINT' | 'WORKSTATION';

/** 双招双引 or 党建; only the first is counted. */
export type StationPurpose = 'INVESTMENT' | 'PARTY_BUILDING';

export type StationStatus = 'CLOSED' | 'OPEN';

/** What a pipeline is made of. */
export type SubjectKind =
  'ACTIVITY' | 'AGREEMENT' | 'LEAD' | 'ORGANIZATION' | 'OUTCOME' | 'PROJECT' | 'STATION' | 'VISIT';

/** VALUE: by the first measure, descending. KEY: by code, so that periods follow each other. */
export type TotalsOrder = 'KEY' | 'VALUE';

/** What the value of a figure is given in. */
export type Unit = 'COUNT' | 'FEN' | 'PERSONS' | 'SESSIONS';

/** INBOUND 请进来: they come to us. OUTBOUND 走出去: we go to them. LOCAL 市内走访: to our own districts. */
export type VisitDirection = 'INBOUND' | 'LOCAL' | 'OUTBOUND';

export type VisitOrderField = 'DELEGATE_COUNT' | 'NAME' | 'STARTS_ON';

export type VisitStatus = 'CANCELLED' | 'LOGGED' | 'PLANNED';
