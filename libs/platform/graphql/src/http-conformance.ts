import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, parse, type DocumentNode, type ExecutionResult, type GraphQLError } from 'graphql';
import { documentTooLong, TOO_LONG, tooLongMessage } from './document-size.js';
import { flatErrors, formatError, RequestRefused, storeRetryAfter } from './errors.js';
import { isOwnOrigin, type OwnNames } from './own-host.js';
import { GRAPHQL_PATH, GRAPHQL_WS_PATH } from './paths.js';
import { limits } from './rules.js';

/*
 * What stock Mercurius lacks of the GraphQL-over-HTTP specification (47 of its 61 audits pass without this), and the
 * guard against cross-site requests. Mercurius's own `csrfPrevention` answers WebSocket upgrades with 400.
 */

const RESPONSE_JSON = 'application/graphql-response+json';

/** The weight of a media type in an Accept header, or of an encoding in Accept-Encoding; 0 when it isn't named. */
export const weightOf = (accept: string, mediaType: string): number => {
  for (const part of accept.toLowerCase().split(',')) {
    const [type, ...parameters] = part.split(';').map((piece) => piece.trim());
    if (type !== mediaType) continue;
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    return weight ? Number(weight.slice(2)) || 0 : 1;
  }
  return 0;
};

/** Whether the caller prefers the newer media type, under which a request error has a 4xx status. */
const wantsResponseJson = (request: FastifyRequest | undefined): boolean => {
  const accept = request?.headers.accept ?? '';
  const weight = weightOf(accept, RESPONSE_JSON);
  return weight > 0 && weight >= weightOf(accept, 'application/json');
};

const statusOf = (error: GraphQLError | undefined): number | undefined => {
  const cause = error?.originalError as
    { statusCode?: unknown; getStatus?: () => number; errors?: unknown[]; extensions?: unknown } | undefined;
  if (!cause || 'extensions' in cause) return undefined; // the engine's own
  const status = cause.statusCode ?? cause.getStatus?.();
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
};

type Formatted = { statusCode: number; response: ExecutionResult };

/** Mercurius's `errorFormatter`: one answer for errors in an operation, in its document, and in the request itself. */
export const formatHttp = (
  execution: ExecutionResult & { errors?: readonly GraphQLError[] },
  context: { reply?: FastifyReply } | undefined,
): Formatted => {
  const raised = execution.errors ?? [];
  const flat = flatErrors(raised);
  const errors = flat.map(formatError) as unknown as GraphQLError[];
  // Who looks at the status alone, as proxies and clients that repeat by themselves do, may then do so.
  const retryAfter = storeRetryAfter(errors, execution.data);
  if (retryAfter !== undefined) {
    context?.reply?.header('retry-after', retryAfter);
    return {
      statusCode: 503,
      response: { ...(execution.data === undefined ? {} : { data: execution.data }), errors },
    };
  }
  if (execution.data !== undefined) return { statusCode: 200, response: { data: execution.data, errors } };
  const ofDocument = wantsResponseJson(context?.reply?.request) ? 400 : 200;
  // A wrapper opened by flatErrors carried the document's own errors.
  const status =
    flat.length > 0 && flat.every((error) => !raised.includes(error)) ? undefined : statusOf(raised[0]);
  const badBody = errors.some((error) => error.extensions['code'] === 'BAD_REQUEST');
  return { statusCode: status ?? (badBody ? 400 : ofDocument), response: { errors } };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Before anything parses it, compares it or keeps it. */
const checkLength = (query: unknown): void => {
  if (typeof query === 'string' && documentTooLong(query))
    throw new RequestRefused(413, TOO_LONG, tooLongMessage);
};

/** Fastify would turn a number into text, and Mercurius refuses a null map; the specification wants neither. */
const checkBody = (body: Record<string, unknown>): void => {
  for (const key of ['query', 'operationName'])
    if (body[key] !== null && body[key] !== undefined && typeof body[key] !== 'string')
      throw new RequestRefused(400, 'BAD_REQUEST', `${key} must be a string`);
  checkLength(body['query']);
  for (const key of ['variables', 'extensions']) {
    if (body[key] === null) delete body[key];
    if (body[key] !== undefined && !isRecord(body[key]))
      throw new RequestRefused(400, 'BAD_REQUEST', `${key} must be an object`);
  }
};

/** Mercurius takes it for granted that a GET names an operation which its document has. */
const checkOperation = (params: unknown): void => {
  const { query, operationName } = params as { query?: unknown; operationName?: unknown };
  if (typeof query !== 'string') return;
  checkLength(query);
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: limits.tokens });
  } catch {
    return; // Mercurius says what is wrong with it
  }
  if (
    !getOperationAST(
      document,
      typeof operationName === 'string' && operationName !== '' ? operationName : undefined,
    )
  )
    throw new RequestRefused(400, 'BAD_REQUEST', 'The document has no such operation');
};

const mediaTypeOf = (request: FastifyRequest): string =>
  (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();

const isGraphql = (request: FastifyRequest): boolean => request.routeOptions.url === GRAPHQL_PATH;

/** Adds the hooks. Before `NestFactory.create`, so that they stand before Mercurius's routes. */
export const addConformance = (fastify: FastifyInstance, names: OwnNames): void => {
  fastify.addHook('onRequest', async (request) => {
    const posts = isGraphql(request) && request.method === 'POST';
    const upgrades = request.routeOptions.url === GRAPHQL_WS_PATH;
    // Also a GET: it changes nothing, and its answer could not be read, but it costs work in the name of whoever follows a link.
    if ((isGraphql(request) || upgrades) && !isOwnOrigin(request, names))
      throw new RequestRefused(403, 'FORBIDDEN', 'Requests from another origin are not accepted');
    // A form of another site can send three media types without asking first; this is none of them.
    if (posts && mediaTypeOf(request) !== 'application/json')
      throw new RequestRefused(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json');
  });

  fastify.addHook('preValidation', async (request) => {
    if (!isGraphql(request)) return;
    if (request.method === 'POST' && isRecord(request.body)) checkBody(request.body);
    if (request.method === 'GET') checkOperation(request.query);
  });

  fastify.addHook('preSerialization', async (request, reply, payload: unknown) => {
    // Mercurius's response schema would write the indexes of an error's path as text.
    if (isGraphql(request)) reply.serializer((answer) => JSON.stringify(answer));
    return payload;
  });

  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    if (!isGraphql(request)) return payload;
    const isJson = String(reply.getHeader('content-type')).startsWith('application/json');
    if (isJson && wantsResponseJson(request)) reply.header('content-type', `${RESPONSE_JSON}; charset=utf-8`);
    return payload;
  });
};
