import type { AnyEvent, CommandNoted, Recorded } from '#platform/kernel';
import type { RowClass, RowOp } from './row-op.js';

/** Rows of a projection's own tables, by id or all of a small table, with everything that was folded so far. */
export type RowReader = <T extends { id: string }>(
  row: RowClass<T>,
  ids: readonly string[] | 'all',
) => Promise<T[]>;

/** Folds events into row operations. It may keep a cache of what it wrote; `begin` makes a fresh one after every break. */
export type Folding = (events: readonly Recorded[]) => Promise<readonly RowOp[]> | readonly RowOp[];

/** How rows are told to be without their event, or events without their rows, by looking at both and folding nothing. */
export type RowLink = {
  readonly row: RowClass;
} & (
  | {
      /** The property with the subject's id: there is one row for each stream of these categories. */
      readonly subject: string;
      readonly categories: readonly string[];
      /** The property with the category; else there is but one. */
      readonly category?: string;
    }
  | {
      /** The properties with the ordinal, and the id, of the event that made the row. */
      readonly seq: string;
      readonly eventId?: string;
    }
  | {
      /** The properties with the place at which an event took effect, behind its own where a repair held it, and with the id of the event. */
      readonly effect: string;
      readonly eventId: string;
    }
);

/** A read model: its tables are a function of the log alone. */
export type Projection = {
  /** Permanent; names the checkpoint and the lock. */
  readonly name: string;
  /** Raise to rebuild: beside the live tables, then swapped. */
  readonly version: number;
  /** Its tables. No other projection writes them. */
  readonly rows: readonly RowClass[];
  /**
   * Names of tables in schema `views` that were its own in earlier versions, and are nobody's now. They go with the tables of the version that
   * had them; a name stays here for as long as a database of that version may still be upgraded.
   */
  readonly formerly?: readonly string[];
  /** Whether an event of this type may change a row. Readers wait only for projections that handle what they wrote. */
  readonly handles: (type: string) => boolean;
  /** @param live where tables are filled anew: reads those that serve meanwhile, as they stand; nothing where they have another shape */
  readonly begin: (read: RowReader, live?: RowReader) => Folding;
  /**
   * A query for the ids of whatever its tables say themselves that they lack, and only a rebuild brings: what is to be folded of events that are
   * folded already. Whoever leads the projection rebuilds it then, beside the live tables, once for each answer.
   */
  readonly lacking?: (tableOf: (row: RowClass) => string) => string;
  /**
   * Rows that are sums of other rows of this projection, in an order in which each finds those it is made of. A rebuild makes them at
   * once, instead of adding up event by event.
   */
  readonly derived?: readonly DerivedRows[];
  /** Which rows and events must have each other, for whoever holds the tables against the log. */
  readonly links?: readonly RowLink[];
  /** Rows that no events make but those of the subject whose id is in this property. */
  readonly owned?: readonly { readonly row: RowClass; readonly subject: string }[];
  /**
   * Rows that belong to no subject alone, such as numbers given in the order of the log: whoever folds some subjects anew to look whether
   * their rows are right takes these as they are.
   */
  readonly shared?: readonly RowClass[];
  /**
   * Tables that only grow, and are read by an index alone. PostgreSQL does that only where a vacuum has noted that all rows of a page are
   * there for everybody, so a rebuild ends with one, and autovacuum comes by whenever they have grown by a hundredth.
   */
  readonly appended?: readonly RowClass[];
};

export type DerivedRows = {
  readonly row: RowClass;
  /** A query whose columns are the row's, by name. */
  readonly query: (tableOf: (row: RowClass) => string) => string;
};

type HandlersOf<E extends AnyEvent> = {
  readonly [T in E['type']]:
    ((event: Recorded<Extract<E, { type: T }>>) => RowOp | readonly RowOp[]) | 'ignore';
};

/**
 * For every event type of the union a one-line function, or `'ignore'`: forgetting one does not compile. Also for a command that changed
 * nothing: a row that bears the version of its record must follow it, or a reviewer would never see the version that stands.
 */
export type Handlers<E extends AnyEvent> = HandlersOf<E | CommandNoted>;

/** A poison event: the projection stops here, loudly; nothing is skipped. */
export class PoisonEvent extends Error {
  constructor(
    readonly seq: number,
    override readonly cause: unknown,
  ) {
    super(`event ${seq}: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.name = 'PoisonEvent';
  }
}

/** A view: rows made event by event, each handler a line. */
export const projection = <E extends AnyEvent>(view: {
  readonly name: string;
  readonly version: number;
  /** The streams it is about, such as `leadStream`, or 'all': facts that several kinds of subject share reach only the view of theirs. */
  readonly streams: readonly { readonly category: string }[] | 'all';
  readonly rows: readonly RowClass[];
  /** Where the ids of its first rows are not those of its streams. */
  readonly links?: Projection['links'];
  readonly owned?: Projection['owned'];
  readonly on: Handlers<E>;
}): Projection => {
  const handlers = view.on as Readonly<
    Record<string, ((event: Recorded) => RowOp | readonly RowOp[]) | 'ignore' | undefined>
  >;
  const handlerOf = (type: string) => {
    const handler = Object.hasOwn(handlers, type) ? handlers[type] : undefined;
    return handler === 'ignore' ? undefined : handler;
  };
  const { streams } = view;
  const isAbout = (streamId: string): boolean =>
    streams === 'all' || streams.some(({ category }) => streamId.startsWith(`${category}-`));
  return {
    name: view.name,
    version: view.version,
    rows: view.rows,
    // What a view is about it mostly shows as a row each, the first of its tables, by the id in the stream's name.
    ...(view.links
      ? { links: view.links }
      : streams === 'all'
        ? {}
        : {
            links: [
              { row: view.rows[0]!, subject: 'id', categories: streams.map(({ category }) => category) },
            ],
          }),
    ...(view.owned ? { owned: view.owned } : {}),
    handles: (type) => handlerOf(type) !== undefined,
    begin: () => (events) =>
      events.flatMap((event) => {
        if (!isAbout(event.streamId)) return [];
        try {
          return handlerOf(event.type)?.(event) ?? [];
        } catch (error) {
          throw new PoisonEvent(event.seq, error);
        }
      }),
  };
};
