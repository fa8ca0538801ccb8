import { eventTypes, type EventOf, type Fen } from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to catalogue.upcasts.ts.

/** What "landed" 落地 means: reported as landed, or the project company registered, or land obtained (DOMAIN §1.1). */
export const landings = ['LANDED', 'REGISTERED', 'LAND_OBTAINED'] as const;
export type Landing = (typeof landings)[number];

/** A version of a counting rule 口径. Never changed afterwards: another meaning is another version. */
export type CountingRulePublished = EventOf<
  'CountingRulePublished',
  {
    /** `<ruleName>@<version>`: baseline@1 */
    readonly ruleId: string;
    readonly ruleName: string;
    readonly version: number;
    readonly name: { readonly zh: string; readonly en: string };
    readonly landedWhen: Landing;
    /** Projects planned below this do not count; 0 for no floor. */
    readonly plannedFloor: Fen;
    readonly sourceDocument?: string;
  }
>;

/** Everything that can stand on a `rule-*` stream. */
export type CountingRuleEvent = CountingRulePublished;

export const countingRuleEvents = eventTypes<CountingRuleEvent>({ CountingRulePublished: { v: 1 } });
