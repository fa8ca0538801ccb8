import { Logger } from '@nestjs/common';
import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from '#libs/kernel';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  type DocumentNode,
  type ExecutionArgs,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { handleProtocols, type SubscribePayload } from 'graphql-ws';
import { makeHandler } from 'graphql-ws/use/@fastify/websocket';
import type { GraphqlContext } from './context.js';
import { formatError } from './errors.js';
import { GRAPHQL_WS_PATH } from './paths.js';
import { limits, validateOperation } from './rules.js';

export type WebSocketOptions = {
  readonly schema: () => GraphQLSchema;
  /** Whether the session of the upgraded request (if it had one) still lives; asked before each answer is sent. */
  readonly stillAllowed: (request: FastifyRequest) => Promise<boolean>;
  /** Bytes of one message, by default 1 MiB. */
  readonly maxPayload?: number;
};

/** Operations at once on one connection. */
const OPERATIONS = 50;
/** Bytes that a client may leave unread before it is cut off: others must not pay for a slow reader. */
const UNREAD = 4 * 1024 * 1024;

const logger = new Logger('GraphQL over WebSocket');

const formatted = (errors: readonly GraphQLError[]): readonly GraphQLFormattedError[] =>
  errors.map(formatError);

const parsed = (query: string): DocumentNode | GraphQLError => {
  try {
    return parse(query, { maxTokens: limits.tokens });
  } catch (error) {
    // Thrown on, it would close the socket.
    if (error instanceof GraphQLError) return error;
    throw error;
  }
};

/**
 * graphql-transport-ws at `/graphql/ws`, with the rules and the error format of HTTP. Once per server, after the Nest
 * application is made: graphql-ws leaks listeners when mounted per connection. `Origin` is checked by `addConformance`.
 */
export const mountWebSocket = async (
  fastify: FastifyInstance,
  { schema, stillAllowed, maxPayload = 1024 * 1024 }: WebSocketOptions,
): Promise<void> => {
  const handler = makeHandler({
    isProd: true,
    context: ({ extra }) => ({ req: extra.request, live: true }) satisfies GraphqlContext,

    onSubscribe: ({ subscriptions }, id, payload: SubscribePayload) => {
      // The operation itself is listed already.
      if (Object.keys(subscriptions).length > OPERATIONS)
        return [
          new GraphQLError(`More than ${OPERATIONS} operations`, {
            extensions: { code: 'TOO_MANY_REQUESTS' },
          }),
        ];
      const document = parsed(payload.query);
      if (document instanceof GraphQLError) return [document];
      const errors = validateOperation(schema(), document);
      if (errors.length > 0) return errors;
      const args: ExecutionArgs = {
        schema: schema(),
        document,
        variableValues: payload.variables,
        operationName: payload.operationName,
      };
      return args;
    },

    onNext: async ({ extra }, _id, _payload, args, { errors, ...result }) => {
      if (extra.socket.bufferedAmount > UNREAD) {
        logger.warn(`cut off: ${extra.socket.bufferedAmount} bytes unread`);
        extra.socket.terminate();
      }
      const operation = getOperationAST(args.document, args.operationName)?.operation;
      // The session may have ended since it subscribed. Thrown here, it ends this one operation with its code.
      if (operation === OperationTypeNode.SUBSCRIPTION && !errors && !(await stillAllowed(extra.request)))
        throw new Refused('UNAUTHENTICATED');
      return { ...result, ...(errors ? { errors: formatted(errors) } : {}) } as FormattedExecutionResult;
    },
    onError: (_context, _id, _payload, errors) => formatted(errors),
  });

  await fastify.register(websocket, { options: { maxPayload, handleProtocols } });
  await fastify.register((scope, _options, done) => {
    scope.get(GRAPHQL_WS_PATH, { websocket: true }, handler);
    done();
  });
};
