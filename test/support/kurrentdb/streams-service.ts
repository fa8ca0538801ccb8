import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import {
  status as Code,
  type Metadata,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { EventEmitter } from 'node:events';
import type { Fault, Faults } from './faults.js';
import {
  accessDenied,
  failure,
  invalid,
  maximumAppendSize,
  notReady,
  proposed,
  Refusal,
  shared,
  sizeOf,
  statusOf,
  streamDeleted,
  streamIdentifier,
  streamName,
  streams,
  timedOut,
  wrongExpectedVersion,
  wrongExpectedVersionStatus,
} from './messages.js';
import { reading } from './reading.js';
import type { Expected, Outcome, Proposed, TransactionLog } from './transaction-log.js';

/** What was asked of a server so far. */
export type Seen = {
  /** Appends of either kind, and of these the ones that came by BatchAppend. */
  appends: number;
  batchAppends: number;
  /** Appends that expected just any revision. */
  anyExpected: number;
  /** Reads that end, and subscriptions. */
  reads: number;
  subscriptions: number;
  /** Subscriptions that are open now. */
  subscribed: number;
  /** Held calls that their client gave up. */
  abandoned: number;
};

/** The server that the calls come to. */
export type Node = {
  readonly log: TransactionLog;
  readonly faults: Faults;
  readonly seen: Seen;
  readonly maxAppendSize: number;
  readonly offersBatchAppend: boolean;
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  refuseAny: boolean;
  /** Resolves once what was written before is on disk, and read. */
  readonly durable: () => Promise<void>;
  /** Cuts the connection of a client. */
  readonly cut: (peer: string) => void;
};

type Call = EventEmitter & { readonly cancelled: boolean; getPeer(): string };

/** The client's definition, but for answers that are encoded already. */
export const streamsDefinition: ServiceDefinition<UntypedServiceImplementation> = {
  ...StreamsService,
  read: {
    ...StreamsService.read,
    responseSerialize: (answer: streams.ReadResp | Buffer) =>
      Buffer.isBuffer(answer) ? answer : StreamsService.read.responseSerialize(answer),
  },
};

/** The Streams service on a node. */
export const streamsService = (node: Node): UntypedServiceImplementation => {
  const { log, faults, seen } = node;

  /** True when the call may go on; false when it is over for the client, who is not answered. */
  const meet = async (fault: Fault | undefined, call: Call): Promise<boolean> => {
    if (fault === undefined) return true;
    switch (fault.kind) {
      case 'refuse':
        throw fault.refusal;
      case 'not-ready':
        throw notReady();
      case 'time-out':
        throw timedOut();
      case 'cut':
        node.cut(call.getPeer());
        return false;
      case 'trickle':
        return true;
      case 'hold':
        await orOver(call, (done) => void fault.released.then(done));
        if (call.cancelled) seen.abandoned++;
        return !call.cancelled;
    }
  };

  /** Appends and waits until it is durable; undefined when the client is not to be answered. */
  const append = async (call: Call, request: Request): Promise<Outcome | undefined> => {
    seen.appends++;
    if (request.expected === 'any') {
      seen.anyExpected++;
      if (node.refuseAny) throw invalid('an append that expects any revision is refused here');
    }
    const fault = faults.take('append');
    const late = fault && 'written' in fault && fault.written ? fault : undefined;
    // Without an await before it, so that appends are written in the order in which they came.
    if (fault && !late && !(await meet(fault, call))) return undefined;
    const outcome = log.append(request.stream, request.expected, request.events);
    await node.durable();
    if (late && !(await meet(late, call))) return undefined;
    if (outcome.result === 'stream-deleted') throw streamDeleted(request.stream);
    return outcome;
  };

  const read = (call: ServerWritableStream<streams.ReadReq, streams.ReadResp | Buffer>): void => {
    const answers = async (): Promise<void> => {
      admit(node, call.metadata);
      const options = call.request.getOptions();
      if (options === undefined) throw invalid('a read needs options');
      const subscription = options.hasSubscription();
      if (subscription) seen.subscriptions++;
      else seen.reads++;
      const fault = faults.take('read');
      let left = fault?.kind === 'cut' ? fault.after : 0;
      const rest = fault?.kind === 'trickle' ? fault.milliseconds : 0;
      if (left === 0 && !(await meet(fault, call))) return;
      const more = async (length: number): Promise<boolean> => {
        await orOver(call, (done) => log.onMore(length, done));
        return !call.cancelled;
      };
      if (subscription) seen.subscribed++;
      try {
        for await (const answer of reading(options, { log, more })) {
          if (call.cancelled) return;
          // What is encoded is an event.
          const cut = Buffer.isBuffer(answer) && left > 0 && --left === 0;
          if (cut) call.write(answer, () => node.cut(call.getPeer()));
          if (cut) continue;
          if (!call.write(answer)) await orOver(call, (done) => void call.once('drain', done));
          if (rest > 0) await orOver(call, (done) => void setTimeout(done, rest));
        }
      } finally {
        if (subscription) seen.subscribed--;
      }
      call.end();
    };
    answers().catch((error: unknown) => fail(call, error));
  };

  const appendOne = (
    call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
    answer: sendUnaryData<streams.AppendResp>,
  ): void => {
    let options: streams.AppendReq.Options | undefined;
    let request: Request | undefined;
    let refused: unknown;
    let size = 0;
    const take = (message: streams.AppendReq): void => {
      options = message.getOptions();
      if (options) {
        admit(node, call.metadata);
        request = {
          stream: streamName(options.getStreamIdentifier()),
          expected: expectedOf(options, options.hasRevision() ? options.getRevision() : undefined),
          events: [],
        };
        return;
      }
      const event = message.getProposedMessage();
      if (event === undefined || request === undefined) throw invalid('an append begins with its options');
      const next = proposed(event);
      size += sizeOf(next);
      if (size > node.maxAppendSize) throw maximumAppendSize(node.maxAppendSize);
      request.events.push(next);
    };
    call.on('data', (message: streams.AppendReq) => {
      if (refused) return;
      try {
        take(message);
      } catch (error) {
        refused = error;
        answer(serviceError(error));
      }
    });
    call.on('error', () => undefined);
    call.on('end', () => {
      if (refused) return;
      const { stream = '', expected = 'any', events = [] } = request ?? {};
      append(call, { stream, expected, events }).then(
        (outcome) => outcome && answer(null, appendAnswer(outcome, expected)),
        (error: unknown) => answer(serviceError(error)),
      );
    });
  };

  const batchAppend = (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void => {
    if (!node.offersBatchAppend) {
      fail(call, new Refusal(Code.UNIMPLEMENTED, 'BatchAppend is not offered'));
      return;
    }
    const pending = new Map<string, Request & { size: number; until: number }>();
    let running = 0;
    let ended = false;
    let over = false;
    const end = (error: unknown): void => {
      if (over) return;
      over = true;
      if (error) fail(call, error);
      else call.end();
    };

    const take = async (message: streams.BatchAppendReq): Promise<void> => {
      const id = uuidText(message);
      const respond = (response: streams.BatchAppendResp, stream: string): void => {
        if (over || call.cancelled) return;
        call.write(
          response.setCorrelationId(message.getCorrelationId()).setStreamIdentifier(streamIdentifier(stream)),
        );
      };
      const refuse = (stream: string, error: streams.BatchAppendResp['getError']): void =>
        respond(new streams.BatchAppendResp().setError(error()), stream);

      let name = '';
      try {
        const options = message.getOptions();
        if (options) {
          name = streamName(options.getStreamIdentifier());
          admit(node, call.metadata);
          const until = options.getDeadline()?.toDate().getTime() ?? Infinity;
          const expected = expectedOf(
            options,
            options.hasStreamPosition() ? options.getStreamPosition() : undefined,
          );
          pending.set(id, { stream: name, expected, events: [], size: 0, until });
        }
        const request = pending.get(id);
        if (request === undefined) return;
        name = request.stream;
        if (request.until <= Date.now()) {
          pending.delete(id);
          refuse(name, timeoutStatus);
          return;
        }
        for (const event of message.getProposedMessagesList()) {
          const next = proposed(event);
          request.size += sizeOf(next);
          request.events.push(next);
        }
        if (request.size > node.maxAppendSize) {
          pending.delete(id);
          throw maximumAppendSize(node.maxAppendSize);
        }
        if (!message.getIsFinal()) return;
        pending.delete(id);
        seen.batchAppends++;
        const outcome = await append(call, request);
        if (outcome?.result === 'wrong-expected-version') {
          refuse(name, () => wrongExpectedVersionStatus(request.expected, outcome.revision));
        } else if (outcome?.result === 'success') {
          respond(new streams.BatchAppendResp().setSuccess(batchSuccess(outcome)), name);
        }
      } catch (error) {
        pending.delete(id);
        if (!(error instanceof Refusal)) end(error);
        else if (error.kind === 'timed-out') refuse(name, timeoutStatus);
        else if (error.kind === 'not-ready') {
          refuse(name, () => failure(Code.OK, '', undefined, 'Server Is Not Ready'));
        } else if (endsStream.has(error.code)) end(error);
        else refuse(name, () => statusOf(error, name));
      }
    };

    call.on('data', (message: streams.BatchAppendReq) => {
      if (over) return;
      running++;
      take(message)
        .catch(end)
        .finally(() => {
          running--;
          if (ended && running === 0) end(undefined);
        });
    });
    call.on('error', () => undefined);
    call.on('end', () => {
      ended = true;
      if (running === 0) end(undefined);
    });
  };

  const remove = async (
    how: 'delete' | 'tombstone',
    metadata: Metadata,
    options: streams.DeleteReq.Options | streams.TombstoneReq.Options | undefined,
  ): Promise<number | undefined> => {
    admit(node, metadata);
    if (options === undefined) throw invalid('a deletion needs options');
    const stream = streamName(options.getStreamIdentifier());
    const expected = expectedOf(options, options.hasRevision() ? options.getRevision() : undefined);
    const outcome = log[how](stream, expected);
    await node.durable();
    if (outcome.result === 'stream-deleted') throw streamDeleted(stream);
    if (outcome.result !== 'success') throw wrongExpectedVersion(stream, expected, outcome.revision);
    return outcome.position;
  };

  return {
    read,
    append: appendOne,
    batchAppend,
    delete: (
      call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>,
      answer: sendUnaryData<streams.DeleteResp>,
    ): void => {
      remove('delete', call.metadata, call.request.getOptions()).then(
        (position) => {
          const at = new streams.DeleteResp.Position();
          answer(
            null,
            new streams.DeleteResp().setPosition(
              at.setCommitPosition(`${position}`).setPreparePosition(`${position}`),
            ),
          );
        },
        (error: unknown) => answer(serviceError(error)),
      );
    },
    tombstone: (
      call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>,
      answer: sendUnaryData<streams.TombstoneResp>,
    ): void => {
      remove('tombstone', call.metadata, call.request.getOptions()).then(
        (position) => {
          const at = new streams.TombstoneResp.Position();
          answer(
            null,
            new streams.TombstoneResp().setPosition(
              at.setCommitPosition(`${position}`).setPreparePosition(`${position}`),
            ),
          );
        },
        (error: unknown) => answer(serviceError(error)),
      );
    },
  };
};

type Request = { readonly stream: string; readonly expected: Expected; readonly events: Proposed[] };

/** What ends a whole batch stream, where other refusals are answers within it. */
const endsStream = new Set([Code.NOT_FOUND, Code.UNAVAILABLE, Code.UNAUTHENTICATED]);

const timeoutStatus = () => failure(Code.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());

const uuidText = (message: streams.BatchAppendReq): string =>
  message.getCorrelationId()?.getString() || JSON.stringify(message.getCorrelationId()?.toObject());

const expectedOf = (
  options: { hasAny(): boolean; hasNoStream(): boolean; hasStreamExists(): boolean },
  revision: string | undefined,
): Expected => {
  if (revision !== undefined) return Number(revision);
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  if (options.hasAny()) return 'any';
  throw invalid('an expected revision is missing');
};

const appendAnswer = (outcome: Outcome, expected: Expected): streams.AppendResp => {
  const answer = new streams.AppendResp();
  const none = new shared.Empty();
  if (outcome.result === 'success') {
    const success = new streams.AppendResp.Success();
    if (outcome.revision < 0) success.setNoStream(none);
    else success.setCurrentRevision(`${outcome.revision}`);
    if (outcome.position === undefined) success.setNoPosition(none);
    else {
      success.setPosition(
        new streams.AppendResp.Position()
          .setCommitPosition(`${outcome.position}`)
          .setPreparePosition(`${outcome.position}`),
      );
    }
    return answer.setSuccess(success);
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (expected === 'any') wrong.setExpectedAny(none);
  else if (expected === 'no_stream') wrong.setExpectedNoStream(none);
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(none);
  else wrong.setExpectedRevision(`${expected}`);
  const last = 'revision' in outcome ? outcome.revision : -1;
  if (last < 0) wrong.setCurrentNoStream(none);
  else wrong.setCurrentRevision(`${last}`);
  return answer.setWrongExpectedVersion(wrong);
};

const batchSuccess = ({
  revision,
  position,
}: {
  revision: number;
  position: number | undefined;
}): streams.BatchAppendResp.Success => {
  const success = new streams.BatchAppendResp.Success().setCurrentRevision(`${revision}`);
  if (position === undefined) return success;
  return success.setPosition(
    new shared.AllStreamPosition().setCommitPosition(`${position}`).setPreparePosition(`${position}`),
  );
};

/** Unknown callers are turned away; callers without credentials have no rights. */
const admit = ({ credentials }: Node, metadata: Metadata): void => {
  if (credentials === undefined) return;
  const [given] = metadata.get('authorization');
  if (given === undefined) throw accessDenied();
  const wanted = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
  if (given !== `Basic ${wanted}`) throw new Refusal(Code.UNAUTHENTICATED, 'Unauthenticated');
};

/** Waits for one thing, or for the end of the call; afterwards nothing of the waiting is left on a call that goes on. */
const orOver = (call: Call, begin: (done: () => void) => (() => void) | void): Promise<void> =>
  new Promise((resolve) => {
    if (call.cancelled) {
      resolve();
      return;
    }
    let stop: (() => void) | void = undefined;
    const done = (): void => {
      call.off('cancelled', done);
      stop?.();
      resolve();
    };
    call.on('cancelled', done);
    stop = begin(done);
  });

const serviceError = (error: unknown) =>
  error instanceof Refusal
    ? { code: error.code, details: error.details, metadata: error.metadata }
    : { code: Code.UNKNOWN, details: error instanceof Error ? error.message : String(error) };

const fail = (call: { emit(event: 'error', error: unknown): boolean }, error: unknown): void => {
  call.emit('error', serviceError(error));
};
