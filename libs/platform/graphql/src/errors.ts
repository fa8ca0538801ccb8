import { BadInput, Refused, RefusedTogether, type FieldFault } from '#platform/kernel';
import { storeFaultOf, Troubles, type StoreFault } from '#platform/supervision';
import { HttpException, Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** An HTTP request that never became a GraphQL operation: wrong body, wrong media type, foreign origin. */
export class RequestRefused extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'RequestRefused';
  }
}

/** The document itself is at fault, or its variables. Carries each error, as Mercurius's own of that code does. */
export class DocumentRefused extends Error {
  readonly code = 'MER_ERR_GQL_VALIDATION';
  readonly statusCode = 400;

  constructor(readonly errors: readonly GraphQLError[]) {
    super('Graphql validation error');
    this.name = 'DocumentRefused';
  }
}

const logger = new Logger('GraphQL');

const codeOfStatus: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  408: 'REQUEST_TIMEOUT',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'BAD_USER_INPUT',
  429: 'TOO_MANY_REQUESTS',
};

/** When to send the same again: PostgreSQL is back within seconds, room on a disk has to be made. */
const retryAfterSeconds = { STORE_UNAVAILABLE: 5, STORE_FULL: 60 } as const;

const messageOfCode: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'Sign in first',
  FORBIDDEN: 'Not allowed',
  NOT_FOUND: 'Not found',
  CONFLICT: 'Changed by someone else meanwhile; read it again',
  PAYLOAD_TOO_LARGE: 'The request body is too large',
  UNSUPPORTED_MEDIA_TYPE: 'Send application/json',
  INTERNAL_SERVER_ERROR: 'Internal server error',
  STORE_UNAVAILABLE: 'The store is not available; send the same command again, with the same commandId',
  STORE_FULL: 'The store has no room; send the same command again later, with the same commandId',
};

/** `LEAD_LOST` → `Lead lost`: a short English text where nothing better is known; the web has the sentence per code. */
const messageOf = (code: string): string =>
  messageOfCode[code] ?? code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');

const short = (text: string): string => (text.length > 300 ? `${text.slice(0, 299)}…` : text);

/** JSON-safe: a bigint in the details of a refusal becomes text instead of an exception within the formatter. */
const plain = (details: unknown): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(details ?? {}, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  ) as Record<string, unknown>;

/** What the client is told of an error. */
type ClientError = { message: string; extensions: Record<string, unknown> };

const clientError = (code: string, message = messageOf(code), details: unknown = {}): ClientError => {
  // The type of details forbids one called `code`; one that comes nevertheless is shown as `given`.
  const { code: came, ...rest } = plain(details);
  return {
    message: short(message),
    extensions: {
      ...rest,
      ...(came === undefined || came === code || 'given' in rest ? {} : { given: came }),
      code,
    },
  };
};

/**
 * What the client is told of a refusal, the same over GraphQL and plain HTTP: its details as they are, and wherever a field is at fault the
 * faults as `fields`, each with its code and all that helps on.
 */
export const refusalExtensions = (refused: Refused): Record<string, unknown> => {
  if (refused instanceof RefusedTogether) {
    const each = refused.all.map(refusalExtensions);
    return { ...each[0], fields: each.flatMap(({ fields }) => fields as readonly FieldFault[]) };
  }
  const { code, details } = refused;
  const { extensions } = clientError(code, undefined, details);
  const { code: _, field, fields, ...more } = extensions;
  if (fields !== undefined || field === undefined) return extensions;
  return { ...extensions, fields: [{ field, code, reason: messageOf(code), ...more }] };
};

const troubles = new Troubles((line) => logger.error(line));

/** Read tables that nobody has made yet: a worker does so when it starts. PostgreSQL says which in the language of its installation. */
const missingView = (cause: unknown): StoreFault | undefined => {
  const { code, message } = ((cause as { driverError?: unknown } | undefined)?.driverError ??
    cause ??
    {}) as {
    code?: unknown;
    message?: unknown;
  };
  const isView = /\bviews"?\."?\w/.test(String(message));
  return code === '42P01' && isView
    ? { code: 'STORE_UNAVAILABLE', reason: `${String(message)}: has a worker run?` }
    : undefined;
};

/**
 * A fault of the store, if that is what was thrown. Whether the command was carried out nobody knows: the same one, under the same id, may
 * be sent again. Operators read of it once a minute, with a count.
 */
const storeError = (cause: unknown, place: string): ClientError | undefined => {
  const fault = storeFaultOf(cause) ?? missingView(cause);
  if (fault === undefined) return undefined;
  troubles.note(fault.code, place, fault.reason);
  return fault.code === 'STORE_FULL'
    ? clientError('STORE_FULL', undefined, { retryAfterSeconds: retryAfterSeconds.STORE_FULL })
    : clientError('STORE_UNAVAILABLE', undefined, {
        retryAfterSeconds: retryAfterSeconds.STORE_UNAVAILABLE,
      });
};

/** What a plain HTTP handler answers to a fault of the store: its extensions, for a 503. */
export const storeFaultExtensions = (cause: unknown): Record<string, unknown> | undefined =>
  storeError(cause, 'HTTP')?.extensions;

/** After how many seconds to ask again, where a fault of the store is all that there is to answer; else undefined. */
export const storeRetryAfter = (
  errors: readonly Pick<GraphQLError, 'path' | 'extensions'>[],
  data: Readonly<Record<string, unknown>> | null | undefined,
): number | undefined => {
  const seconds = errors.map(({ extensions }) => {
    const { code } = extensions;
    return code === 'STORE_UNAVAILABLE' || code === 'STORE_FULL' ? retryAfterSeconds[code] : undefined;
  });
  if (seconds.length === 0 || seconds.includes(undefined)) return undefined;
  const isAnswered = ([field, value]: [string, unknown]): boolean =>
    value !== null || !errors.some(({ path }) => path?.length === 1 && path[0] === field);
  if (Object.entries(data ?? {}).some(isAnswered)) return undefined;
  return Math.max(...(seconds as number[]));
};

const badInput = (fields: readonly FieldFault[]): ClientError =>
  clientError(
    'BAD_USER_INPUT',
    fields
      .slice(0, 3)
      .map(({ field, reason }) => (field ? `${field}: ${reason}` : reason))
      .join('; ') || 'Bad input',
    { fields },
  );

const isClientStatus = (status: unknown): status is number =>
  typeof status === 'number' && status >= 400 && status < 500;

/** What a thrown error becomes for the caller; undefined when it is none of the caller's business. */
const clientErrorOf = (error: unknown): ClientError | undefined => {
  if (error instanceof RefusedTogether)
    return { ...clientErrorOf(error.all[0])!, extensions: refusalExtensions(error) };
  if (error instanceof BadInput) return badInput(error.fields);
  if (error instanceof Refused)
    return { message: short(messageOf(error.code)), extensions: refusalExtensions(error) };
  if (error instanceof RequestRefused) return clientError(error.code, error.message);
  if (error instanceof HttpException && isClientStatus(error.getStatus()))
    return clientError(codeOfStatus[error.getStatus()] ?? 'BAD_REQUEST');
  if (!(error instanceof Error)) return undefined;
  // The event store's, by name: the edge does not depend on the store.
  if (error.name === 'VersionConflict') return clientError('CONFLICT');
  const { statusCode, code } = error as Error & { statusCode?: unknown; code?: unknown };
  if (!isClientStatus(statusCode) || typeof code !== 'string' || !/^(FST|MER)_ERR_/.test(code))
    return statusCode === 400 && error instanceof SyntaxError
      ? clientError('BAD_REQUEST', 'The body is not JSON')
      : undefined;
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY') return clientError('BAD_REQUEST', 'The body is not JSON');
  const known = codeOfStatus[statusCode] ?? 'BAD_REQUEST';
  return clientError(known, messageOfCode[known] ?? error.message);
};

const variable = /^Variable "\$(?<name>\w+)" (?<wrong>got invalid value|of (?:non-null|required) type)/s;
const at = / at "(?<path>[^"]+)"; /;

/** A variable that its type refuses: graphql-js and graphql-jit word it differently, and only the first names the path. */
const badVariable = (message: string): ClientError | undefined => {
  const name = variable.exec(message)?.groups?.['name'];
  if (name === undefined) return undefined;
  const path = at.exec(message)?.groups?.['path'] ?? name;
  const inside = path
    .replace(/^\w+\.?/, '')
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .replace(/^\./, '');
  const reason = short(message.split('; ').slice(1).join('; ') || message.replace(variable, (all) => all));
  const missing = /Field "?(?:\w+\.)?(?<field>\w+)"? of required type/.exec(message)?.groups?.['field'];
  const field = [inside, missing].filter(Boolean).join('.') || name;
  return badInput([
    {
      field,
      code: missing || / of (non-null|required) type/.test(message) ? 'REQUIRED' : 'TYPE_MISMATCH',
      reason,
    },
  ]);
};

const located = (error: GraphQLError, { message, extensions }: ClientError): GraphQLFormattedError => ({
  message,
  ...(error.locations ? { locations: error.locations } : {}),
  ...(error.path ? { path: error.path } : {}),
  extensions,
});

/** Errors of graphql-jit have no extensions at all, whatever the type says. */
const codeOf = ({ extensions }: { extensions?: Record<string, unknown> }): string | undefined => {
  const code = extensions?.['code'];
  return typeof code === 'string' ? code : undefined;
};

/** The error that a resolver (or the server) threw, beneath the wrappings that GraphQL engines put around it. */
const thrown = (error: GraphQLError): unknown => {
  let cause: unknown = error.originalError;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
};

/**
 * One error as the caller sees it, the same over HTTP and WebSocket. A refusal keeps its code and details, bad input its
 * fields, a mistake in the document is `GRAPHQL_REQUEST_FAILED`. Everything else is masked and logged: no stack, no SQL.
 */
export const formatError = (error: GraphQLError): GraphQLFormattedError => {
  const cause = thrown(error);
  const known =
    (cause instanceof GraphQLError ? undefined : storeError(cause, error.path?.join('.') ?? 'request')) ??
    clientErrorOf(cause);
  if (known) return located(error, known);
  const coded = cause instanceof GraphQLError ? cause : error;
  const code = codeOf(coded);
  if (code !== undefined) return located(error, clientError(code, coded.message, coded.extensions));
  if (cause === undefined || cause instanceof GraphQLError)
    // Raised by an engine itself. With a path it rose during execution: a result of ours that its type refuses.
    return error.path === undefined
      ? located(error, badVariable(error.message) ?? clientError('GRAPHQL_REQUEST_FAILED', error.message))
      : masked(error, error);
  return masked(error, cause);
};

/** The caller hung up while its request was being read: nobody waits for an answer, and nothing is wrong here. */
export const isHangUp = (cause: unknown): boolean => {
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  return code === 'ECONNRESET' && message === 'aborted';
};

/** Logged at debug only; a warning would let anybody fill the disk. */
export const noteHangUp = (): void => logger.debug('a caller hung up (aborted)');

const masked = (error: GraphQLError, cause: unknown): GraphQLFormattedError => {
  if (isHangUp(cause)) {
    noteHangUp();
    return located(error, clientError('BAD_REQUEST', 'The request was not sent to its end'));
  }
  logger.error(
    `${error.path?.join('.') ?? 'request'}: ${cause instanceof Error ? cause.message : String(cause)}`,
    cause instanceof Error ? cause.stack : undefined,
  );
  return located(error, clientError('INTERNAL_SERVER_ERROR'));
};

/**
 * Mercurius wraps the errors of a document into one; this lists the errors themselves. No other error is opened: the parts of
 * an AggregateError (a database that cannot be reached, say) are not the caller's business.
 */
export const flatErrors = (errors: readonly GraphQLError[]): GraphQLError[] =>
  errors.flatMap((error) => {
    const { code, errors: inner } = (error.originalError ?? {}) as { code?: unknown; errors?: unknown };
    if (code !== 'MER_ERR_GQL_VALIDATION' || !Array.isArray(inner)) return [error];
    return inner.map((each: unknown) => (each instanceof GraphQLError ? each : notOfGraphql(each)));
  });

/** What Fastify's own schema found wrong with the request (a body without `query`, say). */
const notOfGraphql = (fault: unknown): GraphQLError =>
  new GraphQLError(String((fault as { message?: unknown }).message ?? 'Bad request'), {
    extensions: { code: 'BAD_REQUEST' },
  });
