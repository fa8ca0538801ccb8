import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { demoAccounts, PermissionTable } from '#platform/access';
import type { EventTypes } from '#platform/event-store';
import type { LedgerSubject } from '#platform/ledger';
import type { Projection, Reaction, RowClass } from '#platform/projections';
import type { FactTable } from '#platform/timeline';
import type { DeclaredCommand, InnerCommand } from './command.js';
import type { OnwardStep } from './next-steps.js';

/** What a context gives the processes: a folder's one face to them, listed in `contexts.ts` of the composition. */
export type Context = {
  readonly name: string;
  /** Who may send its commands and read its views. */
  readonly permissions: PermissionTable;
  /** The post of the demonstration that records what a seed says of it. */
  readonly seededBy: (typeof demoAccounts)[number]['username'];
  readonly events: EventTypes;
  /** How its events are told: what they change, and on what day. */
  readonly facts: FactTable;
  readonly projections: readonly Projection[];
  /** What of it the ledger counts. */
  readonly subjects: readonly LedgerSubject[];
  readonly reactions: readonly Reaction[];
  /** What people, seeds and imports send. */
  readonly commands: readonly DeclaredCommand[];
  /** What may be made out of another context's records: steps of their `next`. */
  readonly onward?: readonly OnwardStep[];
  /** What only reactions and other commands send: declared, or a plain handler. */
  readonly innerCommands?: readonly (InnerCommand | Type)[];
  /** Resolvers of its views, and what its commands look things up in. */
  readonly providers?: readonly Provider[];
  /** Those of the providers that other contexts' commands look things up in. */
  readonly offers?: readonly Type[];
};

const isClass = (value: object): value is Type => typeof value === 'function';

/** The context as a Nest module: global, since commands name the directories of other contexts. */
export const moduleOf = ({
  name,
  commands,
  innerCommands = [],
  providers = [],
  offers = [],
}: Context): DynamicModule => ({
  module: { [name]: class {} }[name]!,
  global: true,
  providers: [
    ...offers,
    ...providers,
    ...[...commands, ...innerCommands].flatMap((each) => (isClass(each) ? [each] : each.providers)),
  ],
  exports: [...offers],
});

/** The row classes of all contexts: the entities of the view connections. */
export const rowsOf = (projections: readonly Projection[]): RowClass[] => [
  ...new Set(projections.flatMap((p) => p.rows)),
];
