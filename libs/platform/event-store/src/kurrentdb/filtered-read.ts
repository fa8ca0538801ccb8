import type {
  AllStreamResolvedEvent,
  EventStoreDBClient,
  Position,
  StreamingRead,
} from '@eventstore/db-client';
import convert from '@eventstore/db-client/dist/utils/convertGrpcEvent.js';
import readStream from '@eventstore/db-client/dist/streams/utils/ReadStream.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

type Internals = Pick<typeof EventStoreDBClient.prototype, never> & {
  GRPCStreamCreator(
    client: typeof streamsService.StreamsClient,
    name: string,
    create: (client: streamsService.StreamsClient) => unknown,
  ): () => Promise<unknown>;
  callArguments(options: { requiresLeader: boolean }, call: { deadline: number }): [never, never];
};

export type FilteredRead = {
  readonly prefix: string;
  /** Inclusive. */
  readonly from: Position | 'start' | 'end';
  readonly direction: 'forwards' | 'backwards';
  readonly maxCount: number;
};

/**
 * Reads `$all` by a prefix of the streams' names, filtered by the server, to the end or to `maxCount` events. Servers have had this
 * from 20.6 on; this client's `readAll` lacks the option (its successor's has it), so the request is made here, of the client's own
 * message types and over its own connection.
 */
export const readAllFiltered = (
  client: EventStoreDBClient,
  { prefix, from, direction, maxCount }: FilteredRead,
): StreamingRead<AllStreamResolvedEvent> => {
  const all = new streams.ReadReq.Options.AllOptions();
  if (from === 'start') all.setStart(new shared.Empty());
  else if (from === 'end') all.setEnd(new shared.Empty());
  else {
    const position = new streams.ReadReq.Options.Position();
    position.setCommitPosition(from.commit.toString(10));
    position.setPreparePosition(from.prepare.toString(10));
    all.setPosition(position);
  }
  const names = new streams.ReadReq.Options.FilterOptions.Expression();
  names.setPrefixList([prefix]);
  const filter = new streams.ReadReq.Options.FilterOptions();
  filter.setStreamIdentifier(names);
  // How many events the server looks at before it reports how far it is; not a limit of the read.
  filter.setMax(1000);
  filter.setCheckpointintervalmultiplier(1);
  const ids = new streams.ReadReq.Options.UUIDOption();
  ids.setString(new shared.Empty());

  const options = new streams.ReadReq.Options();
  options.setAll(all);
  options.setFilter(filter);
  options.setUuidOption(ids);
  options.setResolveLinks(false);
  options.setCount(maxCount.toString(10));
  options.setReadDirection(
    direction === 'forwards'
      ? streams.ReadReq.Options.ReadDirection.FORWARDS
      : streams.ReadReq.Options.ReadDirection.BACKWARDS,
  );
  const request = new streams.ReadReq();
  request.setOptions(options);

  const internals = client as unknown as Internals;
  const call = internals.GRPCStreamCreator(streamsService.StreamsClient, 'readAll', (service) =>
    service.read(request, ...internals.callArguments({ requiresLeader: true }, { deadline: Infinity })),
  );
  return new readStream.ReadStream(call as never, convert.convertGrpcEvent as never, {}) as never;
};
