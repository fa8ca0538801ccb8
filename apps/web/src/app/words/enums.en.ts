import type { SameWords } from '../same-words.ts';
import type zh from './enums.zh.ts';

const en: SameWords<typeof zh> = {
  ActivityKind: {
    FAIR: 'Fair', MATCHMAKING: 'Matchmaking', OTHER: 'Other activity', PROMOTION_CONFERENCE: 'Promotion conference', RESEARCH_TRIP: 'Research trip', STUDY_TOUR: 'Study tour', TRAINING: 'Training',
  },
  ActivityStatus: { CANCELLED: 'Cancelled', HELD: 'Held', PLANNED: 'Planned' },
  AgreementKind: { CONTRACT: 'Contract', FRAMEWORK: 'Framework', INTENT: 'Letter of intent', SPONSORSHIP: 'Sponsorship', TALENT: 'Talent' },
  AgreementStatus: { FULFILLED: 'Fulfilled', SIGNED: 'Signed', TERMINATED: 'Terminated' },
  Basis: { CLAIMED: 'Claimed', RECOGNIZED: 'Recognized' },
  ClaimVerdict: { FIRST: 'First report', LATER: 'Later report', NONE: 'Not judged', PENDING: 'Being judged' },
  Credit: { FULL: 'Full', SHARED: 'Shared' },
  Decision: { RECOGNIZE: 'Recognize', REJECT: 'Reject', REOPEN: 'Take back' },
  Dimension: {
    ACTIVITY: 'Activity', AGREEMENT_KIND: 'Kind of agreement', HUB: 'Hub', INDUSTRY_CHAIN: 'Industry chain', MONTH: 'Month', ORGANIZATION: 'Organization', QUARTER: 'Quarter', REGION: 'Region', STATION: 'Station', YEAR: 'Year',
  },
  EntryCause: {
    CORRECTED: 'Corrected', NEW: 'New', RECOGNIZED: 'Recognized', RECOUNTED: 'Recounted', RECREDITED: 'Recredited', REJECTED: 'Rejected', REVALUED: 'Revalued', REVISED: 'Revised', WITHDRAWN: 'Withdrawn',
  },
  FundKind: { FIXED_ASSET_INVESTMENT: 'Fixed-asset investment', PAID_IN_DOMESTIC: 'Paid-in domestic funds', UTILIZED_FOREIGN: 'Utilized foreign funds' },
  Landing: { LANDED: 'Landed', LAND_OBTAINED: 'Land obtained', REGISTERED: 'Registered' },
  LeadGrade: { A: 'Grade A', B: 'Grade B', C: 'Grade C' },
  LeadKind: { INVESTMENT: 'Investment', TALENT: 'Talent' },
  LeadOrderField: { EXPECTED: 'Expected investment', REPORTED_ON: 'Reported on', UPDATED: 'Updated' },
  LeadStage: { REPORTED: 'Reported', QUALIFIED: 'Qualified', ASSIGNED: 'Assigned', NEGOTIATING: 'In talks', LOST: 'Lost' },
  LeadStatus: { LOST: 'Lost', OPEN: 'Open' },
  Measure: {
    ACTIVITIES_HELD: 'Activities held', ACTIVITY_SESSIONS: 'Activity sessions', AGREEMENTS_SIGNED: 'Agreements signed', AID_AMOUNT: 'Aid', CONSTRUCTION_STARTS: 'Construction starts',
    CONTRACT_AMOUNT: 'Contract amount', FIXED_ASSET_INVESTMENT: 'Fixed-asset investment', FRAMEWORK_AMOUNT: 'Framework amount', HIRES: 'Hires', INTENT_AMOUNT: 'Intent amount',
    JOBS_OFFERED: 'Jobs offered', LEADS_QUALIFIED: 'Leads qualified', LEADS_REPORTED: 'Leads reported', NETWORK_MEMBERS: 'Network members', PAID_IN_DOMESTIC: 'Paid-in domestic funds',
    PLANNED_INVESTMENT: 'Planned investment', PLATFORMS: 'Platforms', PRODUCTION_STARTS: 'Production starts', PROJECTS_LANDED: 'Projects landed', PROJECTS_WITHDRAWN: 'Projects withdrawn',
    SPONSORSHIP_AMOUNT: 'Sponsorship', STANDARDS_DRAFTED: 'Standards drafted', STATIONS_OPEN: 'Stations open', TRAINING_PARTICIPANTS: 'Training participants', UTILIZED_FOREIGN: 'Utilized foreign funds',
    VISITS_LOGGED: 'Visits', VISIT_DELEGATES: 'Visit delegates',
  },
  Milestone: { CONSTRUCTION_STARTED: 'Construction started', FULL_CAPACITY: 'Full capacity', LAND_OBTAINED: 'Land obtained', PRODUCTION_STARTED: 'Production started', REGISTERED: 'Registered' },
  OrderDirection: { ASC: 'Ascending', DESC: 'Descending' },
  OrganizationKind: { FOUNDATION: 'Foundation', OTHER: 'Other', SOCIAL_ASSOCIATION: 'Social association', SOCIAL_SERVICE_INSTITUTION: 'Social service institution' },
  ProjectStatus: { LANDED: 'Landed', WITHDRAWN: 'Withdrawn' },
  Qualifier: { ABOUT: 'about', EXACT: 'exactly', MORE_THAN: 'more than', NEARLY: 'nearly' },
  RateQuote: { CNY_PER_1: 'CNY per 1', CNY_PER_100: 'CNY per 100', PER_CNY_1: 'Per 1 CNY', PER_CNY_100: 'Per 100 CNY' },
  RecognitionStanding: { AWAITS: 'To be decided again', LAPSED: 'Lapsed', STANDS: 'Stands' },
  RegionLevel: { CITY: 'City', COUNTY: 'County', PROVINCE: 'Province' },
  Role: { ADMIN: 'Administrator', ANALYST: 'Analyst', LIAISON: 'Liaison', REVIEWER: 'Reviewer', STATION: 'Station' },
  SourcingMethod: {
    AGENT: 'Agent', ASSOCIATION: 'Association', CHAIN_LEADER: 'Chain leader', FUND: 'Fund', INCUMBENT: 'Incumbent investor', OTHER: 'Other', RESIDENT_OFFICE: 'Resident office', TEAM: 'Team',
  },
  StationKind: { LIAISON_POINT: 'Liaison point', WORKSTATION: 'Workstation' },
  StationPurpose: { INVESTMENT: 'Investment', PARTY_BUILDING: 'Party building' },
  StationStatus: { CLOSED: 'Closed', OPEN: 'Open' },
  SubjectKind: { ACTIVITY: 'Activity', AGREEMENT: 'Agreement', LEAD: 'Lead', ORGANIZATION: 'Organization', PROJECT: 'Project', STATION: 'Station', VISIT: 'Visit' },
  Unit: { COUNT: '', FEN: 'yuan', PERSONS: 'people', SESSIONS: 'sessions' },
  VisitDirection: { INBOUND: 'Inbound', OUTBOUND: 'Outbound' },
  VisitStatus: { CANCELLED: 'Cancelled', LOGGED: 'Logged', PLANNED: 'Planned' },
};

export default en;
