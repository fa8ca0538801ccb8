import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import {
  Server,
  ServerCredentials,
  type sendUnaryData,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Faults, type Endpoint } from './faults.js';
import { Journal } from './journal.js';
import { gossip, serverfeatures, shared } from './messages.js';
import { streamsDefinition, streamsService, type Node, type Seen } from './streams-service.js';
import { TransactionLog } from './transaction-log.js';

export type { Endpoint, Calls } from './faults.js';
export type { Seen } from './streams-service.js';
export { TransactionLog } from './transaction-log.js';

/** A node as gossip lists it. */
export type Member = Endpoint & {
  readonly state: keyof typeof gossip.MemberInfo.VNodeState;
  readonly alive?: boolean;
};

export type Options = {
  /** A free one unless it is given. Only 127.0.0.1 is listened on. */
  readonly port?: number;
  /** The log to serve: several servers on one are a cluster, and a server started again on it is a restart. */
  readonly log?: TransactionLog;
  /** A file that keeps the log; every acknowledged append is on the disk. */
  readonly data?: string;
  /** Without it, as by servers before 21.10, clients append one call at a time. */
  readonly batchAppend?: boolean;
  /** Refuses appends that expect just any revision. */
  readonly refuseAny?: boolean;
  /** Bytes of one append; 1 MiB as a server has it. */
  readonly maxAppendSize?: number;
  /** Only who gives these may read and write. A client sends them over TLS only. */
  readonly credentials?: { readonly username: string; readonly password: string };
  /** PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** The cluster that gossip lists; this node alone unless it is given. */
  readonly members?: readonly Member[];
};

/** A server that speaks KurrentDB's gRPC protocol, for specs and development: see the README. */
export type KurrentServer = {
  readonly connectionString: string;
  readonly address: string;
  readonly port: number;
  readonly log: TransactionLog;
  /** What goes wrong next. */
  readonly faults: Faults;
  /** What was asked so far. */
  readonly seen: Readonly<Seen>;
  /** May be switched while it runs. */
  refuseAny: boolean;
  /** What gossip answers; may be exchanged while it runs. */
  members: readonly Member[];
  /** How many connections clients hold. */
  readonly connections: number;
  /** Cuts every connection; new ones are accepted. */
  cutConnections(): void;
  /** Cuts every connection, and accepts no more. The log remains, for another server. */
  stop(): Promise<void>;
};

const address = '127.0.0.1';
/** Of the server that this one behaves like. */
const version = '24.10.0';

/** Starts a server; it listens once the promise resolves. */
export const startKurrentServer = async (options: Options = {}): Promise<KurrentServer> => {
  const { port: wanted = 0, credentials, tls, batchAppend = true, maxAppendSize = 1024 * 1024 } = options;
  const journal = options.data === undefined ? undefined : new Journal(options.data);
  const log = options.log ?? new TransactionLog(journal?.past, journal && ((write) => journal.append(write)));
  const durable = async (): Promise<void> => {
    const { written } = log;
    await journal?.flush();
    log.show(written);
  };
  await durable();

  const seen: Seen = {
    appends: 0,
    batchAppends: 0,
    anyExpected: 0,
    reads: 0,
    subscriptions: 0,
    subscribed: 0,
    abandoned: 0,
  };
  const sockets = new Map<string, Socket>();
  const faults = new Faults(() => ({ address, port }));
  const node: Node = {
    log,
    faults,
    seen,
    maxAppendSize,
    offersBatchAppend: batchAppend,
    credentials,
    refuseAny: options.refuseAny ?? false,
    durable,
    cut: (peer) => sockets.get(peer)?.destroy(),
  };

  const instance = randomUUID();
  let { members } = options;
  const currentMembers = (): readonly Member[] => members ?? [{ address, port, state: 'LEADER' }];

  const grpc = new Server({ 'grpc.max_receive_message_length': 16 * 1024 * 1024 });
  grpc.addService(streamsDefinition, streamsService(node));
  grpc.addService(GossipService, gossipService(instance, currentMembers));
  grpc.addService(ServerFeaturesService, featuresService(batchAppend));
  const injector = grpc.createConnectionInjector(
    tls
      ? ServerCredentials.createSsl(null, [
          { cert_chain: Buffer.from(tls.cert), private_key: Buffer.from(tls.key) },
        ])
      : ServerCredentials.createInsecure(),
  );

  // The sockets are ours, so that they can be cut.
  const listener = createServer((socket) => {
    const peer = `${socket.remoteAddress}:${socket.remotePort}`;
    sockets.set(peer, socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(peer));
    injector.injectConnection(socket);
  });
  listener.listen(wanted, address);
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const cutConnections = (): void => {
    for (const socket of sockets.values()) socket.destroy();
  };
  let stopping: Promise<void> | undefined;

  return {
    connectionString: `esdb://${login(credentials)}${address}:${port}?tls=${tls !== undefined}`,
    address,
    port,
    log,
    faults,
    seen,
    get refuseAny() {
      return node.refuseAny;
    },
    set refuseAny(refuse) {
      node.refuseAny = refuse;
    },
    get members() {
      return currentMembers();
    },
    set members(told) {
      members = told;
    },
    get connections() {
      return sockets.size;
    },
    cutConnections,
    stop() {
      stopping ??= (async () => {
        const closed = once(listener, 'close');
        listener.close();
        cutConnections();
        injector.destroy();
        grpc.forceShutdown();
        await closed;
        await journal?.close();
      })();
      return stopping;
    },
  };
};

const login = (credentials: Options['credentials']): string =>
  credentials
    ? `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`
    : '';

const gossipService = (instance: string, members: () => readonly Member[]): UntypedServiceImplementation => ({
  read: (_call: unknown, answer: sendUnaryData<gossip.ClusterInfo>) => {
    const info = new gossip.ClusterInfo();
    for (const { address, port, state, alive = true } of members()) {
      info.addMembers(
        new gossip.MemberInfo()
          .setInstanceId(new shared.UUID().setString(instance))
          .setTimeStamp(`${BigInt(Date.now()) * 10_000n}`)
          .setState(gossip.MemberInfo.VNodeState[state])
          .setIsAlive(alive)
          .setHttpEndPoint(new gossip.EndPoint().setAddress(address).setPort(port)),
      );
    }
    answer(null, info);
  },
});

/** The features that a server announces, in lower case as it announces them. */
const featuresService = (batchAppend: boolean): UntypedServiceImplementation => {
  const methods: [service: string, method: string, features: string[]][] = [
    ['event_store.client.streams.streams', 'read', ['position', 'events']],
    ['event_store.client.streams.streams', 'append', []],
    ['event_store.client.streams.streams', 'delete', []],
    ['event_store.client.streams.streams', 'tombstone', []],
    ['event_store.client.gossip.gossip', 'read', []],
    ['event_store.client.server_features.serverfeatures', 'getsupportedmethods', []],
  ];
  if (batchAppend) methods.push(['event_store.client.streams.streams', 'batchappend', ['deadline_duration']]);
  return {
    getSupportedMethods: (_call: unknown, answer: sendUnaryData<serverfeatures.SupportedMethods>) => {
      const supported = new serverfeatures.SupportedMethods().setEventStoreServerVersion(version);
      for (const [service, method, features] of methods) {
        supported.addMethods(
          new serverfeatures.SupportedMethod()
            .setServiceName(service)
            .setMethodName(method)
            .setFeaturesList(features),
        );
      }
      answer(null, supported);
    },
  };
};
