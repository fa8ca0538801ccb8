/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CountingRuleState =
  /** Its entries are being made: it cannot be asked yet. */
  | 'BUILDING'
  /** It can be asked. */
  | 'COUNTED'
  /** It is what figures are by in the jurisdiction of the reader. */
  | 'DEFAULT'
  /** It is counted no more: it can be asked as of a position before `retiredFrom`. */
  | 'RETIRED';

export type DesignateCountingRuleInput = {
  commandId?: string | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** `<ruleName>@<version>`: a published version. */
  ruleId: string;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
};

export type FloorClauseInput = {
  /** Default: FIRST. */
  judgedBy?: FloorJudgement | null | undefined;
  /** Fen; what is below does not count. */
  least: string;
  measure: FloorMeasure;
};

/** Which amount a floor is judged by. */
export type FloorJudgement =
  /** The one first said, as the record now has it. */
  | 'FIRST'
  /** The one in force: what grows to the floor counts from that day on. */
  | 'IN_FORCE';

/** What a floor may be set by. */
export type FloorMeasure = 'CONTRACT_AMOUNT' | 'FRAMEWORK_AMOUNT' | 'INTENT_AMOUNT' | 'PLANNED_INVESTMENT';

/** Growth of a plan: it counts with its own day, or is no new project, or does not count. */
export type Increases = 'COUNT' | 'FLOW_ONLY' | 'IGNORE';

export type LandedClauseInput = {
  /** All of these as well; the last day counts. */
  needs?: Array<LandingNeed> | null | undefined;
  when: Landing;
};

/** What "landed" 落地 means under a rule. */
export type Landing =
  'CONSTRUCTION_STARTED' | 'LANDED' | 'LAND_OBTAINED' | 'PRODUCTION_STARTED' | 'REGISTERED';

/** What a rule may need besides, before a project has landed. */
export type LandingNeed = 'CONSTRUCTION_STARTED' | 'LAND_OBTAINED' | 'PRODUCTION_STARTED' | 'REGISTERED';

/** Kinds of project that a rule may leave out. */
export type ProjectTrait = 'BRANCH_OUTLET' | 'FISCAL_MONEY' | 'LATER_PHASE' | 'LOCAL_INVESTOR' | 'RELOCATION';

export type PublishCountingRuleInput = {
  commandId?: string | null | undefined;
  /** Default: none. */
  excluded?: Array<ProjectTrait> | null | undefined;
  /** Default: no. */
  firstSigningOnly?: boolean | null | undefined;
  floors?: Array<FloorClauseInput> | null | undefined;
  /** Default: COUNT. */
  increases?: Increases | null | undefined;
  landed?: LandedClauseInput | null | undefined;
  /** As `landed.when`, without more. One of the two. */
  landedWhen?: Landing | null | undefined;
  name: string;
  nameEn: string;
  /** Fen: as a floor of the planned investment first said. Default: no floor. */
  plannedFloor?: string | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** What its versions share: baseline. */
  ruleName: string;
  sourceDocument?: string | null | undefined;
};

export type RetireCountingRuleInput = {
  commandId?: string | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** `<ruleName>@<version>`: a published version. */
  ruleId: string;
};

export type DecidedFragment = { recordedAt: string; actorName: string; reason: string };

export type RulesQueryVariables = Exact<{ [key: string]: never }>;

export type RulesQuery = {
  countingRules: Array<{
    id: string;
    ruleName: string;
    name: string;
    nameEn: string;
    version: number;
    state: CountingRuleState | null;
    increases: Increases;
    excluded: Array<ProjectTrait>;
    firstSigningOnly: boolean;
    sourceDocument: string | null;
    building: { done: number; of: number } | null;
    landed: { when: Landing; needs: Array<LandingNeed> };
    floors: Array<{ measure: FloorMeasure; least: string; judgedBy: FloorJudgement }>;
    designations: Array<{
      from: string;
      to: string | null;
      begunBy: { recordedAt: string; actorName: string; reason: string };
      endedBy: { recordedAt: string } | null;
    }>;
    retirement: { recordedAt: string; actorName: string; reason: string } | null;
  }>;
};

export type PublishCountingRuleMutationVariables = Exact<{
  input: PublishCountingRuleInput;
}>;

export type PublishCountingRuleMutation = {
  publishCountingRule: { id: string; name: string; nameEn: string; version: number };
};

export type DesignateCountingRuleMutationVariables = Exact<{
  input: DesignateCountingRuleInput;
}>;

export type DesignateCountingRuleMutation = { designateCountingRule: { id: string } };

export type RetireCountingRuleMutationVariables = Exact<{
  input: RetireCountingRuleInput;
}>;

export type RetireCountingRuleMutation = { retireCountingRule: { id: string } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const DecidedFragmentDoc = new TypedDocumentString(
  `
    fragment Decided on RuleDecision {
  recordedAt
  actorName
  reason
}
    `,
  { fragmentName: 'Decided' },
) as unknown as TypedDocumentString<DecidedFragment, unknown>;
export const RulesDocument = new TypedDocumentString(`
    query Rules {
  countingRules {
    id
    ruleName
    name
    nameEn
    version
    state
    building {
      done
      of
    }
    landed {
      when
      needs
    }
    floors {
      measure
      least
      judgedBy
    }
    increases
    excluded
    firstSigningOnly
    sourceDocument
    designations {
      from
      to
      begunBy {
        ...Decided
      }
      endedBy {
        recordedAt
      }
    }
    retirement {
      ...Decided
    }
  }
}
    fragment Decided on RuleDecision {
  recordedAt
  actorName
  reason
}`) as unknown as TypedDocumentString<RulesQuery, RulesQueryVariables>;
export const PublishCountingRuleDocument = new TypedDocumentString(`
    mutation PublishCountingRule($input: PublishCountingRuleInput!) {
  publishCountingRule(input: $input) {
    id
    name
    nameEn
    version
  }
}
    `) as unknown as TypedDocumentString<PublishCountingRuleMutation, PublishCountingRuleMutationVariables>;
export const DesignateCountingRuleDocument = new TypedDocumentString(`
    mutation DesignateCountingRule($input: DesignateCountingRuleInput!) {
  designateCountingRule(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<
  DesignateCountingRuleMutation,
  DesignateCountingRuleMutationVariables
>;
export const RetireCountingRuleDocument = new TypedDocumentString(`
    mutation RetireCountingRule($input: RetireCountingRuleInput!) {
  retireCountingRule(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RetireCountingRuleMutation, RetireCountingRuleMutationVariables>;
