import type { Type } from '@nestjs/common';
import type { EventTypes } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import type { LedgerSubject } from '#platform/ledger';
import type { Projection, Reaction, RowClass } from '#platform/projections';

/** A command that can be said by name, as seeds and imports do: its input is checked like a mutation's. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- inputs and commands of every context
export type CommandDoor = {
  readonly input: Type<any>;
  readonly command: new (data: any, meta: Meta) => { readonly data: object; readonly meta: Meta };
};

/** What a context gives the processes: one plain list, put together in `contexts.ts` of the apps. */
export type Context = {
  readonly name: string;
  readonly events: EventTypes;
  /** Command handlers, directories and resolvers. */
  readonly module: Type<unknown>;
  readonly projections: readonly Projection[];
  /** What of it the ledger counts. */
  readonly subjects: readonly LedgerSubject[];
  readonly reactions: readonly Reaction[];
  /** By the name of the mutation. */
  readonly commands: Readonly<Record<string, CommandDoor>>;
};

/** The row classes of all contexts: the entities of the view connections. */
export const rowsOf = (projections: readonly Projection[]): RowClass[] => [
  ...new Set(projections.flatMap((p) => p.rows)),
];
