import { eventMessage, invalid, streamDeleted, streamIdentifier, streamName, streams } from './messages.js';
import type { Recorded, TransactionLog } from './transaction-log.js';

type Options = streams.ReadReq.Options;
type Answer = streams.ReadResp | Buffer;
type Matches = (event: Recorded) => boolean;

/** What a reading needs besides its request: the log, and a way to wait for more of it that ends with the call. */
export type Source = {
  readonly log: TransactionLog;
  /** Waits until there are more than `length` events; false when the call is over. */
  readonly more: (length: number) => Promise<boolean>;
};

/** How many events a server reads at a time, and how far a filter looks for one page, by default. */
const pageSize = 32;

/** The answers to one Read, in the order in which a server gives them. */
export const reading = (options: Options, source: Source): AsyncIterable<Answer> | Iterable<Answer> => {
  const uuidOption = options.getUuidOption();
  if (uuidOption === undefined) throw invalid("'uuidOption' is a required argument");
  const structured = !uuidOption.hasString();
  const stream = options.getStream();
  const all = options.getAll();
  if (options.hasSubscription()) {
    if (options.getReadDirection() !== streams.ReadReq.Options.ReadDirection.FORWARDS) throw combination();
    if (stream && !options.hasNoFilter()) throw combination();
    if (stream) return streamSubscription(stream, source, structured);
    if (all) return allSubscription(all, options, source, structured);
  } else if (options.hasCount()) {
    if (stream && !options.hasNoFilter()) throw combination();
    if (stream) return streamRead(stream, options, source.log, structured);
    if (all) return allRead(all, options, source.log, structured);
  }
  throw combination();
};

const combination = (): Error => invalid('The combination of options is invalid.');

const backwards = (options: Options): boolean =>
  options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;

function* streamRead(
  from: streams.ReadReq.Options.StreamOptions,
  options: Options,
  log: TransactionLog,
  structured: boolean,
): Generator<Answer> {
  const name = streamName(from.getStreamIdentifier());
  const stream = log.stream(name);
  if (stream.state === 'deleted') throw streamDeleted(name);
  if (stream.state === 'none') {
    const identifier = streamIdentifier(name);
    yield new streams.ReadResp().setStreamNotFound(
      new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier),
    );
    return;
  }
  const last = stream.at.length - 1;
  let left = Number(options.getCount());
  if (backwards(options)) {
    const begin = from.hasEnd() ? last : from.hasStart() ? 0 : Number(from.getRevision());
    for (let revision = Math.min(begin, last); revision >= stream.from && left > 0; revision--, left--) {
      yield eventMessage(log.at(stream.at[revision] as number), structured);
    }
  } else {
    const begin = from.hasEnd() ? Infinity : from.hasStart() ? 0 : Number(from.getRevision());
    for (let revision = Math.max(begin, stream.from); revision <= last && left > 0; revision++, left--) {
      yield eventMessage(log.at(stream.at[revision] as number), structured);
    }
  }
  if ((options.getControlOption()?.getCompatibility() ?? 0) >= 1) {
    yield new streams.ReadResp().setLastStreamPosition(`${last}`);
  }
}

/** A position as it is given in a request: one number, as the log has it, where prepare and commit are the same. */
const positionOf = (all: streams.ReadReq.Options.AllOptions): number | 'start' | 'end' => {
  const position = all.getPosition();
  if (position === undefined) return all.hasEnd() ? 'end' : 'start';
  const commit = BigInt(position.getCommitPosition());
  const prepare = BigInt(position.getPreparePosition());
  if (prepare > commit) throw invalid('The commit position cannot be less than the prepare position');
  const greatest = 0xffff_ffff_ffff_ffffn;
  if (commit === greatest) return 'end';
  return Number(commit);
};

const invalidPosition = (): Error => invalid('Trying to read from an invalid position.');

function* allRead(
  all: streams.ReadReq.Options.AllOptions,
  options: Options,
  log: TransactionLog,
  structured: boolean,
): Generator<Answer> {
  const { matches } = filterOf(options);
  const position = positionOf(all);
  const { index, exact } =
    position === 'start'
      ? { index: 0, exact: true }
      : position === 'end'
        ? { index: log.length, exact: true }
        : log.find(position);
  if (!exact) throw invalidPosition();
  let left = Number(options.getCount());
  const step = backwards(options) ? -1 : 1;
  // Forwards a position is included, backwards it is not.
  for (let at = step > 0 ? index : index - 1; at >= 0 && at < log.length && left > 0; at += step) {
    const event = log.at(at);
    if (!matches(event)) continue;
    left--;
    yield eventMessage(event, structured);
  }
}

const confirmation = (): Answer =>
  new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID()),
  );

const caughtUp = (): Answer => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

async function* streamSubscription(
  from: streams.ReadReq.Options.StreamOptions,
  { log, more }: Source,
  structured: boolean,
): AsyncGenerator<Answer> {
  const name = streamName(from.getStreamIdentifier());
  yield confirmation();
  let caught = false;
  let next = from.hasStart() ? 0 : from.hasRevision() ? Number(from.getRevision()) + 1 : undefined;
  for (;;) {
    const { length } = log;
    const stream = log.stream(name);
    if (stream.state === 'deleted') throw streamDeleted(name);
    next ??= stream.at.length;
    for (next = Math.max(next, stream.from); next < stream.at.length; next++) {
      yield eventMessage(log.at(stream.at[next] as number), structured);
    }
    if (!caught) yield caughtUp();
    caught = true;
    if (!(await more(length))) return;
  }
}

async function* allSubscription(
  all: streams.ReadReq.Options.AllOptions,
  options: Options,
  { log, more }: Source,
  structured: boolean,
): AsyncGenerator<Answer> {
  const { matches, filtered, window, interval } = filterOf(options);
  const position = positionOf(all);
  yield confirmation();

  const last = log.length === 0 ? -1 : log.at(log.length - 1).position;
  /** What was last sent, or looked at in vain: everything up to here is done with. */
  let checkpoint = position === 'start' ? -1 : position === 'end' ? last : position;
  let announced = -1;
  const announce = function* (): Generator<Answer> {
    if (!filtered || checkpoint <= announced) return;
    announced = checkpoint;
    yield new streams.ReadResp().setCheckpoint(
      new streams.ReadResp.Checkpoint()
        .setCommitPosition(`${checkpoint}`)
        .setPreparePosition(`${checkpoint}`),
    );
  };

  const { index: begin, exact } = log.find(Math.max(checkpoint, 0));
  if (!exact) throw invalidPosition();
  let index = begin;

  if (checkpoint < last) {
    // Page by page, as a server reads: where a page begins is where a checkpoint may stand.
    let considered = 0;
    for (let ended = false; !ended;) {
      const pageBegin = log.at(index).position;
      const pageIndex = index;
      let found = 0;
      while (index - pageIndex < window && found < pageSize && !ended) {
        const event = log.at(index++);
        if (matches(event)) {
          found++;
          if (event.position > checkpoint) {
            checkpoint = event.position;
            yield eventMessage(event, structured);
          }
        }
        ended = index >= log.length;
      }
      checkpoint = Math.max(checkpoint, pageBegin);
      considered += index - pageIndex;
      if (ended || considered >= interval) {
        considered %= interval;
        yield* announce();
      }
    }
  }
  yield caughtUp();

  for (let considered = 0; ;) {
    while (index < log.length) {
      const event = log.at(index++);
      // A position that does not exist yet may be subscribed from: what comes before it is not wanted.
      if (event.position <= checkpoint) continue;
      if (matches(event)) {
        checkpoint = event.position;
        yield eventMessage(event, structured);
      }
      if (++considered >= interval) {
        considered = 0;
        checkpoint = event.position;
        yield* announce();
      }
    }
    if (!(await more(log.length))) return;
  }
}

/** Which events, and how often to report how far a search has come. */
const filterOf = (
  options: Options,
): { matches: Matches; filtered: boolean; window: number; interval: number } => {
  const filter = options.getFilter();
  if (filter === undefined) {
    if (!options.hasNoFilter()) throw combination();
    return { matches: () => true, filtered: false, window: pageSize, interval: Infinity };
  }
  const byStream = filter.getStreamIdentifier();
  const expression = byStream ?? filter.getEventType();
  if (expression === undefined) throw invalid('a filter needs an expression');
  if (!filter.hasMax() && !filter.hasCount()) throw invalid('a filter needs a window');
  const window = filter.hasMax() ? filter.getMax() : pageSize;
  const interval = filter.getCheckpointintervalmultiplier() * window;
  if (window === 0) throw invalid('a window of 0 finds nothing');
  if (options.hasSubscription() && interval === 0) throw invalid('checkpointIntervalMultiplier is 0');
  const text = byStream ? (event: Recorded) => event.stream : (event: Recorded) => event.type;
  return { matches: expressionOf(expression, text), filtered: true, window, interval };
};

const expressionOf = (
  expression: streams.ReadReq.Options.FilterOptions.Expression,
  text: (event: Recorded) => string,
): Matches => {
  const regex = expression.getRegex();
  const prefixes = expression.getPrefixList();
  if (regex !== '') {
    let pattern: RegExp;
    try {
      pattern = new RegExp(regex);
    } catch {
      throw invalid(`'${regex}' is not a valid regular expression`);
    }
    return (event) => pattern.test(text(event));
  }
  if (prefixes.length === 0) throw invalid('a filter needs a regular expression or prefixes');
  return (event) => prefixes.some((prefix) => text(event).startsWith(prefix));
};
