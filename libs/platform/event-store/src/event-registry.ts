import { eventTypes, type AnyEvent, type CommandNoted, type Upcast } from '#platform/kernel';

/** The event types a context owns, with the versions it writes and the steps from older ones. */
export type EventTypes = {
  readonly types: Readonly<Record<string, { readonly v: number }>>;
  readonly upcasts: readonly Upcast[];
};

/** A stored type or version that this code does not know. A reader stops on it; it is never skipped. */
export class UnknownEvent extends Error {
  constructor(type: string, v: number) {
    super(`event ${type} version ${v} is unknown to this release`);
    this.name = 'UnknownEvent';
  }
}

/** The types that are the log's own and may stand on the streams of every context. */
const logEvents = eventTypes<CommandNoted>({ CommandNoted: { v: 1 } });

/** All event types of the program, the log's own with them. Built once at start; a name claimed twice, or a missing upcast step, stops the start. */
export class EventRegistry {
  private readonly latest = new Map<string, number>();
  private readonly steps = new Map<string, Upcast['step']>();

  constructor(contexts: readonly EventTypes[]) {
    for (const { types, upcasts } of [{ types: logEvents, upcasts: [] }, ...contexts]) {
      for (const { type, from, step } of upcasts) {
        if (this.steps.has(`${type}@${from}`))
          throw new Error(`event type ${type} has two upcasts from version ${from}`);
        this.steps.set(`${type}@${from}`, step);
      }
      for (const [type, { v }] of Object.entries(types)) {
        if (this.latest.has(type)) throw new Error(`event type ${type} is declared twice`);
        this.latest.set(type, v);
        for (let from = 1; from < v; from++)
          if (!this.steps.has(`${type}@${from}`))
            throw new Error(`event type ${type} has no upcast from version ${from}`);
      }
    }
  }

  /** The version to write for a type. @throws UnknownEvent */
  versionOf(type: string): number {
    const v = this.latest.get(type);
    if (v === undefined) throw new UnknownEvent(type, 0);
    return v;
  }

  /** The event in its latest shape. @throws UnknownEvent for a type or a version newer than this release */
  upcast(event: { type: string; v: number; data: object }): AnyEvent {
    const latest = this.latest.get(event.type) ?? 0;
    if (event.v > latest || event.v < 1) throw new UnknownEvent(event.type, event.v);
    let data = event.data;
    for (let from = event.v; from < latest; from++) data = this.steps.get(`${event.type}@${from}`)!(data);
    return { type: event.type, data };
  }

  types(): string[] {
    return [...this.latest.keys()];
  }
}
