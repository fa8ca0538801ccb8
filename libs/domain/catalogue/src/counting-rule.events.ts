import { eventTypes, type EventOf, type RuleClauses } from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to catalogue.upcasts.ts.

/** A version of a counting rule 口径. Never changed afterwards: another meaning is another version. */
export type CountingRulePublished = EventOf<
  'CountingRulePublished',
  RuleClauses & {
    /** `<ruleName>@<version>`: baseline@1 */
    readonly ruleId: string;
    readonly ruleName: string;
    readonly version: number;
    readonly name: { readonly zh: string; readonly en: string };
    readonly sourceDocument?: string;
  }
>;

/** Everything that can stand on a `rule-*` stream. */
export type CountingRuleEvent = CountingRulePublished;

export const countingRuleEvents = eventTypes<CountingRuleEvent>({ CountingRulePublished: { v: 2 } });
