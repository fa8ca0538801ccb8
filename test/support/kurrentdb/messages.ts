// Between the log's events and the client package's protobuf messages.
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import serverfeatures from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, status as Code } from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { deletedRevision, type Expected, type Proposed, type Recorded } from './transaction-log.js';

export { gossip, serverfeatures, shared, status, streams };

const nobody = new empty.Empty();
const textDecoder = new TextDecoder();

/** A call that fails: status, words, and what the client makes its error from. */
export class Refusal extends Error {
  readonly code: Code;
  readonly details: string;
  readonly metadata = new Metadata();
  /** What BatchAppend answers in a form of its own. */
  readonly kind: 'not-ready' | 'timed-out' | undefined;

  constructor(
    code: Code,
    details: string,
    metadata: Record<string, string> = {},
    kind?: 'not-ready' | 'timed-out',
  ) {
    super(details);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
    this.kind = kind;
    for (const [key, value] of Object.entries(metadata)) this.metadata.set(key, value);
  }
}

export const invalid = (details: string): Refusal => new Refusal(Code.INVALID_ARGUMENT, details);

export const notReady = (): Refusal => new Refusal(Code.UNAVAILABLE, 'Server Is Not Ready', {}, 'not-ready');

export const timedOut = (): Refusal =>
  new Refusal(Code.ABORTED, 'Operation timed out: commit', {}, 'timed-out');

export const accessDenied = (): Refusal =>
  new Refusal(Code.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const streamDeleted = (stream: string): Refusal =>
  new Refusal(Code.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const maximumAppendSize = (size: number): Refusal =>
  new Refusal(Code.INVALID_ARGUMENT, `Maximum Append Size of ${size} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': `${size}`,
  });

export const notLeader = (leader: { address: string; port: number }): Refusal =>
  new Refusal(Code.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': leader.address,
    'leader-endpoint-port': `${leader.port}`,
  });

export const missingMetadata = (property: string): Refusal =>
  new Refusal(Code.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

export const wrongExpectedVersion = (stream: string, expected: Expected, revision: number): Refusal =>
  new Refusal(
    Code.FAILED_PRECONDITION,
    `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${signed(expected)}, Actual version: ${revision}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': `${signed(expected)}`,
      'actual-version': `${revision}`,
    },
  );

const signed = (expected: Expected): number =>
  typeof expected === 'number' ? expected : { any: -2, no_stream: -1, stream_exists: -4 }[expected];

/** How BatchAppend answers an error: a google.rpc.Status with the kind packed into it. */
export const failure = (
  code: number,
  kind: string,
  details?: { serializeBinary(): Uint8Array },
  message = kind,
): status.Status => {
  const packed = new any.Any();
  if (details) packed.pack(details.serializeBinary(), `event_store.client.${kind}`);
  else packed.pack(nobody.serializeBinary(), 'google.protobuf.Empty');
  return new status.Status().setCode(code).setMessage(message).setDetails(packed);
};

export const wrongExpectedVersionStatus = (expected: Expected, revision: number): status.Status => {
  const details = new shared.WrongExpectedVersion();
  if (revision < 0) details.setCurrentNoStream(nobody);
  else details.setCurrentStreamRevision(`${revision}`);
  if (expected === 'any') details.setExpectedAny(nobody);
  else if (expected === 'no_stream') details.setExpectedNoStream(nobody);
  else if (expected === 'stream_exists') details.setExpectedStreamExists(nobody);
  else details.setExpectedStreamPosition(`${expected}`);
  return failure(Code.ALREADY_EXISTS, 'WrongExpectedVersion', details);
};

/** What BatchAppend makes of a refusal that belongs to one append, not to the connection. */
export const statusOf = (refusal: Refusal, stream: string): status.Status => {
  const [kind] = refusal.metadata.get('exception');
  if (kind === 'access-denied') {
    return failure(Code.PERMISSION_DENIED, 'AccessDenied', new shared.AccessDenied());
  }
  if (kind === 'stream-deleted') {
    const details = new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(stream));
    return failure(Code.NOT_FOUND, 'StreamDeleted', details);
  }
  if (kind === 'maximum-append-size-exceeded') {
    const size = Number(refusal.metadata.get('maximum-append-size')[0]);
    const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(size);
    return failure(Code.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', details);
  }
  const details = new shared.BadRequest().setMessage(refusal.details);
  return failure(Code.INVALID_ARGUMENT, 'BadRequest', details);
};

export const streamIdentifier = (name: string): shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(name, 'utf8').toString('base64'));

export const streamName = (identifier: shared.StreamIdentifier | undefined): string => {
  const name = identifier && textDecoder.decode(identifier.getStreamName_asU8());
  if (!name) throw invalid("Required field 'StreamIdentifier' not set.");
  return name;
};

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** As a .NET Guid reads: lower case, whatever came in. */
export const uuid = (value: shared.UUID | undefined): string => {
  const structured = value?.getStructured();
  const text = structured
    ? [structured.getMostSignificantBits(), structured.getLeastSignificantBits()]
        .map((bits) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0'))
        .join('')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : (value?.getString() ?? '').toLowerCase();
  if (!uuidPattern.test(text)) throw invalid(`'${text}' is not a valid UUID`);
  return text;
};

const structuredUuid = (text: string): shared.UUID => {
  const hex = text.replaceAll('-', '');
  const bits = (digits: string): string => `${BigInt.asIntN(64, BigInt(`0x${digits}`))}`;
  return new shared.UUID().setStructured(
    new shared.UUID.Structured()
      .setMostSignificantBits(bits(hex.slice(0, 16)))
      .setLeastSignificantBits(bits(hex.slice(16))),
  );
};

/** An event as proposed, with what a server insists on. */
export const proposed = (
  message: streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage,
): Proposed => {
  const metadata = message.getMetadataMap();
  const type = metadata.get('type');
  const contentType = metadata.get('content-type');
  if (type === undefined) throw missingMetadata('type');
  if (contentType === undefined) throw missingMetadata('content-type');
  return {
    id: uuid(message.getId()),
    type,
    json: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
};

/** What an event counts for towards the largest append. */
export const sizeOf = ({ type, data, metadata }: Proposed): number =>
  2 * type.length + data.length + metadata.length;

const encoded = new WeakMap<Recorded, Buffer>();

/** A ReadResp with one event, on the wire's terms: encoded once, however often it is read. */
export const eventMessage = (event: Recorded, structured: boolean): Buffer => {
  const before = structured ? undefined : encoded.get(event);
  if (before) return before;
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(structured ? structuredUuid(event.id) : new shared.UUID().setString(event.id))
    .setStreamIdentifier(streamIdentifier(event.stream))
    .setStreamRevision(event.type === '$streamDeleted' ? deletedRevision : `${event.revision}`)
    .setCommitPosition(`${event.position}`)
    .setPreparePosition(`${event.position}`)
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('created', event.created)
    .set('content-type', event.json ? 'application/json' : 'application/octet-stream');
  const read = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(`${event.position}`);
  const message = Buffer.from(new streams.ReadResp().setEvent(read).serializeBinary());
  if (!structured) encoded.set(event, message);
  return message;
};
