import { ruleEvents } from '#domain/catalogue';
import { declareOnward, moduleOf, rowsOf, type DeclaredCommand } from '#platform/operations';
import { EventRegistry } from '#platform/event-store';
import { declarePermissions, operationsPermissions } from '#platform/access';
import { baselineRule, declareMeasures, ledgerProjection } from '#platform/ledger';
import { declareFacts, declareKinds, timelineView } from '#platform/timeline';
import { contexts } from './contexts.js';

/** What the ledger counts. */
export const subjects = contexts.flatMap((context) => context.subjects);

// What the contexts bring, made known to what carries them and knows none of them by name: before schema, guard or figures ask for it.
for (const { permissions, events, facts, onward } of contexts) {
  declarePermissions(permissions);
  declareOnward(onward);
  declareFacts(Object.keys(events.types), facts);
}
declarePermissions(operationsPermissions);
for (const { category, measures, words } of subjects) declareMeasures(category, measures, words);
declareKinds(subjects);

/** Every read model: those of the contexts, the ledger and the timeline. */
export const projections = [
  ...contexts.flatMap((context) => context.projections),
  ledgerProjection(baselineRule, subjects, ruleEvents),
  timelineView,
];

/** Entities of the connections that read and write views. */
export const rows = rowsOf(projections);

export const reactions = contexts.flatMap((context) => context.reactions);

/** Commands by the name of their mutation, for seeds and imports. */
export const commands: Readonly<Record<string, DeclaredCommand>> = Object.fromEntries(
  contexts.flatMap((context) => context.commands).map((command) => [command.name, command]),
);

/** The contexts' providers. */
export const contextModules = contexts.map(moduleOf);

export const registry = (): EventRegistry => new EventRegistry(contexts.map((context) => context.events));
