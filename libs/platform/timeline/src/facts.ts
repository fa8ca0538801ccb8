import {
  displayFen,
  displayMinor,
  subjectIdOf,
  categoryOf,
  type AnyEvent,
  type CalendarDate,
  type Locale,
  type Money,
} from '#platform/kernel';

/** Fields by name, as an event has them: whatever JSON can say, amounts of money, and what `shown` made. */
type Fields = Readonly<Record<string, unknown>>;

/** What an event says, as its context tells it. */
export type Told = {
  /** The day in the world that it is about; none for corrections, and for what is about the record alone. */
  readonly on?: CalendarDate | undefined;
  /** Fields as it states them: undefined and null take one away. What they were is what the stream's earlier events left. */
  readonly is?: object;
  /** What they were, where the event itself knows better; null where nobody can say. */
  readonly was?: object;
  /** It states all anew: what was before it and is not in it is gone. */
  readonly whole?: true;
  /** What is in force with it, where a later statement was recorded before it. */
  readonly now?: object;
  /** Said of this event alone, such as a reason: there is nothing that it replaces. */
  readonly says?: object;
};

/** How each event of a context is told, by its type. */
export type FactTable = Readonly<Record<string, (data: never) => Told>>;

/**
 * How the events of a stream are told. One that is left out does not compile.
 * @typeParam E everything that can stand on the stream
 * @typeParam Shared what of it another context tells
 */
export const factsOf = <E extends AnyEvent, Shared extends AnyEvent = never>(table: {
  readonly [T in Exclude<E, Shared>['type']]: (data: Extract<E, { type: T }>['data']) => Told;
}): FactTable => table;

const known = new Map<string, (data: never) => Told>();

/** Makes known how a context's events are told. @throws Error for a type that it owns and does not tell */
export const declareFacts = (types: readonly string[], table: FactTable): void => {
  for (const type of types) {
    const tell = table[type];
    if (tell === undefined) throw new Error(`nobody says how ${type} is told`);
    known.set(type, tell);
  }
};

type Display = (locale: Locale) => string;
class Shown {
  constructor(
    readonly text: string,
    readonly display?: Display,
  ) {}
}

/** A value that people read otherwise than it is written: `Fact.display`. */
export const shown = (text: string, display: Display): object => new Shown(text, display);
/** An amount of fen. */
export const shownFen = (fen: number): object =>
  shown(String(fen), (locale) => displayFen(BigInt(fen), locale));

/** What a field was before an event and is after it. */
export type FactTold = {
  readonly field: string;
  readonly before: Shown | null;
  readonly after: Shown | null;
};

const internals = new Set(['hubs', 'hostHubs', 'scopeIds', 'jurisdictionId']);
/** Told beside the facts, or by the record itself. */
const beside = new Set(['sourceDocument', 'illustrative']);

/** A fact without what is only there for folding: hubs, scopes, jurisdiction. Members in order: jsonb has one of its own. */
export const bare = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(bare)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([name]) => !internals.has(name))
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, of]) => [name, bare(of)]),
        )
      : value;

/** Without the id of the record itself. */
const withoutOwn = (streamId: string, fields: object): Fields => {
  const own = `${categoryOf(streamId)}Id`;
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => name !== own || value !== subjectIdOf(streamId)),
  );
};

/** The data of an event as people are told of it: neither internals nor the id of the record itself. */
export const bareData = (streamId: string, data: object): object =>
  bare(withoutOwn(streamId, data)) as object;

const isMoney = (value: object): value is Money => 'cny' in value && 'currency' in value;

/** Fields spelled out to single values, by path: `owner.stationId`. Lists stay whole, as JSON. */
const spelledOut = (fields: object, found = new Map<string, Shown>(), under = ''): Map<string, Shown> => {
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    if (value === undefined || value === null || internals.has(name) || beside.has(name)) continue;
    const field = under + name;
    if (value instanceof Shown) found.set(field, value);
    else if (Array.isArray(value)) found.set(field, new Shown(JSON.stringify(bare(value))));
    else if (typeof value !== 'object')
      found.set(field, new Shown(String(value as string | number | boolean)));
    else if (isMoney(value)) {
      const { amount, currency, cny, ...rate } = value;
      found.set(field, shownFen(cny) as Shown);
      if (currency === 'CNY') continue;
      // Of foreign money also what was agreed, and at what rate it is counted.
      const display: Display = (locale) => displayMinor(BigInt(amount), currency, locale);
      found.set(`${field}.original`, new Shown(`${amount} ${currency}`, display));
      spelledOut(rate, found, `${field}.`);
    } else spelledOut(value, found, `${field}.`);
  }
  return found;
};

const isOf = (name: string) => (field: string) => field === name || field.startsWith(`${name}.`);

/** The fields of a stream after the last event that was told: whatever its later events do not take back or replace. */
export class Telling {
  private readonly state = new Map<string, Shown>();

  /** What the next event of the stream says. */
  tell(event: { readonly streamId: string; readonly type: string; readonly data: object }): FactTold[] {
    const told = toldBy(event);
    if (!told) return [];
    const own = (fields: object = {}) => withoutOwn(event.streamId, fields);
    const [is, was, now, says] = [own(told.is), own(told.was), own(told.now), own(told.says)];
    const before = new Map<string, Shown>();
    const names = new Set([...Object.keys(is), ...(told.whole ? Object.keys(was) : [])]);
    const stood = [...this.state];
    if (told.whole && !told.was) for (const [field] of stood) names.add(field.split('.')[0]!);
    for (const name of names) {
      const said = Object.hasOwn(was, name) || (told.whole && told.was);
      const source = said ? spelledOut({ [name]: was[name] }) : stood.filter(([field]) => isOf(name)(field));
      for (const [field, value] of source) before.set(field, value);
    }
    const after = spelledOut(is);
    this.replace(is, [...names]);
    this.replace(now, Object.keys(now));
    const facts = [...new Set([...after.keys(), ...before.keys()])]
      .map((field) => ({ field, before: before.get(field) ?? null, after: after.get(field) ?? null }))
      .filter((fact) => fact.before?.text !== fact.after?.text);
    for (const [field, after] of spelledOut(says)) facts.push({ field, before: null, after });
    return facts;
  }

  private replace(fields: object, names: readonly string[]): void {
    for (const name of names)
      for (const field of this.state.keys()) if (isOf(name)(field)) this.state.delete(field);
    for (const [field, value] of spelledOut(fields)) this.state.set(field, value);
  }
}

const toldBy = ({ type, data }: { readonly type: string; readonly data: object }): Told | undefined =>
  known.get(type)?.(data as never);

/** The day in the world that an event is about; null where it has none. */
export const dayTold = (event: AnyEvent): CalendarDate | null => toldBy(event)?.on ?? null;
