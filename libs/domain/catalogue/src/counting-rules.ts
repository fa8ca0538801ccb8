import { StreamWriter } from '#platform/event-store';
import { Refused, type AnyEvent, type Meta, type Recorded } from '#platform/kernel';
import {
  baselineRule,
  rulesKept,
  type CountingRule,
  type RuleEvents,
  type RulesKept,
} from '#platform/ledger';
import { Views } from '#platform/projections';
import { Injectable } from '@nestjs/common';
import type { CountingRuleEvent, CountingRulePublished } from './counting-rule.events.js';
import { countingRuleStream } from './counting-rule.state.js';
import type { RuleDesignationEvent } from './rule-designation.events.js';
import { defaultRuleStream } from './rule-designation.state.js';

/** What the ledger counts by, of a published version. */
const ruleOf = ({
  ruleId,
  name,
  landed,
  floors,
  increases,
  excluded,
  firstSigningOnly,
}: CountingRulePublished['data']): CountingRule => ({
  ruleId,
  name,
  landed,
  floors,
  increases,
  excluded,
  firstSigningOnly,
});

/** The rules for the commands of the other contexts, from their streams. */
@Injectable()
export class CountingRules {
  constructor(
    private readonly streams: StreamWriter,
    private readonly views: Views,
  ) {}

  /**
   * A published version.
   * @throws Refused RULE_UNKNOWN; JURISDICTION_FOREIGN for another jurisdiction's, which counts its own subjects alone
   */
  async published(field: string, ruleId: string, meta: Meta): Promise<CountingRule> {
    const [ruleName = '', version] = ruleId.split('@');
    const { versions } = await this.streams.referred(
      countingRuleStream(ruleName),
      meta,
      'RULE_UNKNOWN',
      field,
    );
    const found = versions.find((each) => each.ruleId === ruleId);
    if (!found || version === undefined) throw new Refused('RULE_UNKNOWN', { field, ruleId });
    return ruleOf(found);
  }

  /** The default of the caller's jurisdiction. */
  async inForce(meta: Meta): Promise<CountingRule> {
    const { state } = await this.streams.recentState(defaultRuleStream(meta.jurisdictionId));
    return state.ruleId === baselineRule.ruleId ? baselineRule : this.published('ruleId', state.ruleId, meta);
  }

  /** Those of the caller's jurisdiction that are counted no more. */
  async retired(meta: Meta): Promise<readonly string[]> {
    return (await this.streams.load(defaultRuleStream(meta.jurisdictionId))).state.retired;
  }

  /** What the ledger keeps counted for the caller's jurisdiction, as far as it has come: of what it does, no stream tells. */
  kept({ actorId, jurisdictionId, organizationId }: Meta): Promise<RulesKept> {
    const viewer = { id: actorId, jurisdictionId, organizationId: organizationId ?? null };
    return rulesKept(this.views.as({ viewer, scopes: 'all', locale: 'ZH_CN' }), jurisdictionId);
  }
}

/** How the ledger reads what becomes of rules. */
export const ruleEvents: RuleEvents = {
  types: ['CountingRulePublished', 'CountingRuleDesignated', 'CountingRuleRetired'],
  published: (recorded: Recorded) => {
    const event = recorded as AnyEvent as CountingRuleEvent | RuleDesignationEvent;
    return event.type === 'CountingRulePublished' ? ruleOf(event.data) : undefined;
  },
  designated: (recorded: Recorded) => {
    const event = recorded as AnyEvent as CountingRuleEvent | RuleDesignationEvent;
    return event.type === 'CountingRuleDesignated' ? event.data.ruleId : undefined;
  },
  retired: (recorded: Recorded) => {
    const event = recorded as AnyEvent as CountingRuleEvent | RuleDesignationEvent;
    return event.type === 'CountingRuleRetired' ? event.data.ruleId : undefined;
  },
};
