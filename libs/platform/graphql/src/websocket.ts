import { Logger } from '@nestjs/common';
import websocket, { type WebSocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from '#platform/kernel';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type ExecutionArgs,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { CloseCode, handleProtocols, type SubscribePayload } from 'graphql-ws';
import { makeHandler } from 'graphql-ws/use/@fastify/websocket';
import type { GraphqlContext } from './context.js';
import { DocumentRefused, formatError, RequestRefused } from './errors.js';
import { GRAPHQL_WS_PATH } from './paths.js';
import type { Operations } from './operations.js';

type WebSocketOptions = {
  readonly schema: () => GraphQLSchema;
  readonly operations: Operations;
  /** Whether the session of the upgraded request (if it had one) still lives; asked before each answer is sent. */
  readonly stillAllowed: (request: FastifyRequest) => Promise<boolean>;
  /** Bytes of one message, by default 1 MiB. */
  readonly maxPayload?: number;
  readonly bounds?: Partial<SocketBounds>;
};

export type SocketBounds = {
  /** Operations at once on one connection. */
  readonly operations: number;
  /** Bytes that a client may leave unread before it is cut off: others must not pay for a slow reader. */
  readonly unread: number;
  /** How often that is looked at besides before each message. */
  readonly unreadEveryMs: number;
  /** How often it is asked whose a connection is; that of a stranger, or of a session that has ended, is closed then. */
  readonly sessionEveryMs: number;
  /** Connections at once from one address. A whole administration may stand behind one. */
  readonly perAddress: number;
};

const bound: SocketBounds = {
  operations: 50,
  unread: 4 * 1024 * 1024,
  unreadEveryMs: 1_000,
  sessionEveryMs: 60_000,
  perAddress: 500,
};

const logger = new Logger('GraphQL over WebSocket');

const formatted = (errors: readonly GraphQLError[]): readonly GraphQLFormattedError[] =>
  errors.map(formatError);

/** What an operation is refused with. If it were thrown, it would close the socket. */
const errorsOf = (thrown: unknown): readonly GraphQLError[] =>
  thrown instanceof DocumentRefused
    ? thrown.errors
    : [new GraphQLError('refused', { originalError: thrown instanceof Error ? thrown : undefined })];

/** Cuts a connection off that leaves too much unread: before each message is added to the heap, and while none is. */
const watchUnread = (socket: WebSocket, { unread, unreadEveryMs }: SocketBounds): void => {
  const isOver = (): boolean => {
    if (socket.bufferedAmount <= unread) return false;
    logger.warn(`cut off: ${socket.bufferedAmount} bytes unread`);
    socket.terminate();
    return true;
  };
  const send = socket.send.bind(socket) as (data: string, sent: () => void) => void;
  // A failed send is not reported: the connection has ended, and 'close' handles that.
  socket.send = ((data: string, sent?: () => void) => {
    if (isOver()) sent?.();
    else send(data, () => sent?.());
  }) as typeof socket.send;
  const timer = setInterval(isOver, unreadEveryMs).unref();
  socket.once('close', () => clearInterval(timer));
};

/** Closes a connection without a session: a stranger may see that the protocol is spoken, and nothing more. */
const watchSession = (socket: WebSocket, isSomebodys: () => Promise<boolean>, everyMs: number): void => {
  const timer = setInterval(() => {
    void isSomebodys().then(
      (known) => known || socket.close(CloseCode.Forbidden, 'Sign in first'),
      () => {}, // unknown now: asked again next time
    );
  }, everyMs).unref();
  socket.once('close', () => clearInterval(timer));
};

/**
 * Refuses one connection too many from an address before it is upgraded. Requests without an upgrade are not counted: a connection that is kept
 * alive may send many, but is released only once.
 */
const capAddresses = (scope: FastifyInstance, most: number): void => {
  const open = new Map<string, number>();
  scope.addHook('onRequest', async (request) => {
    if (!request.ws) return;
    const { ip } = request;
    const now = open.get(ip) ?? 0;
    if (now >= most)
      throw new RequestRefused(429, 'TOO_MANY_REQUESTS', 'Too many connections from this address');
    open.set(ip, now + 1);
    request.raw.socket.once('close', () => {
      const then = (open.get(ip) ?? 1) - 1;
      if (then === 0) open.delete(ip);
      else open.set(ip, then);
    });
  });
};

/**
 * graphql-transport-ws at `/graphql/ws`, with the rules and the error format of HTTP. Once per server, after the Nest
 * application is made: graphql-ws leaks listeners when mounted per connection. `Origin` is checked by `addConformance`.
 */
export const mountWebSocket = async (
  fastify: FastifyInstance,
  { schema, operations, stillAllowed, maxPayload = 1024 * 1024, bounds = {} }: WebSocketOptions,
): Promise<void> => {
  const bounded = { ...bound, ...bounds };
  /** How each operation under way gives its room back, by the payload it came with: an id may be used again while its first one runs on. */
  const ends = new WeakMap<WebSocket, Map<object, () => void>>();
  const end = (socket: WebSocket, payload: object): void => {
    ends.get(socket)?.get(payload)?.();
    ends.get(socket)?.delete(payload);
  };

  const handler = makeHandler({
    isProd: true,
    context: ({ extra, connectionParams: said }) =>
      ({ req: extra.request, live: true, ...(said === undefined ? {} : { said }) }) satisfies GraphqlContext,

    onSubscribe: async ({ subscriptions, extra }, _id, payload: SubscribePayload) => {
      // The operation itself is listed already.
      if (Object.keys(subscriptions).length > bounded.operations)
        return [
          new GraphQLError(`More than ${bounded.operations} operations`, {
            extensions: { code: 'TOO_MANY_REQUESTS' },
          }),
        ];
      try {
        const { document, begin } = await operations.prepare(schema(), extra.request, payload);
        // The socket may have closed meanwhile, and then nothing else would give the room back.
        if (extra.socket.readyState === extra.socket.OPEN) ends.get(extra.socket)?.set(payload, begin());
        const args: ExecutionArgs = {
          schema: schema(),
          document,
          variableValues: payload.variables,
          operationName: payload.operationName || undefined,
        };
        return args;
      } catch (error) {
        return errorsOf(error);
      }
    },

    onNext: async ({ extra }, _id, _payload, args, { errors, ...result }) => {
      const operation = getOperationAST(args.document, args.operationName)?.operation;
      // The session may have ended since it subscribed. Thrown here, it ends this one operation with its code.
      if (operation === OperationTypeNode.SUBSCRIPTION && !errors && !(await stillAllowed(extra.request)))
        throw new Refused('UNAUTHENTICATED');
      return { ...result, ...(errors ? { errors: formatted(errors) } : {}) } as FormattedExecutionResult;
    },
    onError: (_context, _id, _payload, errors) => formatted(errors),
    // After its last answer is sent: an operation whose answer is not read yet counts as under way.
    onComplete: ({ extra }, _id, payload) => end(extra.socket, payload),
  });

  await fastify.register(websocket, { options: { maxPayload, handleProtocols } });
  await fastify.register((scope, _options, done) => {
    capAddresses(scope, bounded.perAddress);
    scope.get(GRAPHQL_WS_PATH, { websocket: true }, function (socket, request) {
      const underWay = new Map<object, () => void>();
      ends.set(socket, underWay);
      socket.once('close', () => {
        for (const payload of underWay.keys()) end(socket, payload);
      });
      watchUnread(socket, bounded);
      watchSession(
        socket,
        async () => (await operations.accountOf(request)) !== undefined,
        bounded.sessionEveryMs,
      );
      handler.call(this, socket, request);
    });
    done();
  });
};
