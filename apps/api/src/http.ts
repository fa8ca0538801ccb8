import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { Logger, type DynamicModule, type LoggerService, type LogLevel, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { SessionCookie, Sessions } from '#platform/access';
import {
  addCompression,
  addConformance,
  addOwnHost,
  addSecurityHeaders,
  mountGraphiql,
  mountWebSocket,
  Operations,
  Readiness,
  type SocketBounds,
} from '#platform/graphql';
import { complaints } from '#composition/program';
import { addDraining } from './draining.js';
import { mountWeb, type WebApp } from './web.js';

export type HttpOptions = {
  /** Served over TLS: strict transport security. */
  readonly overTls: boolean;
  /** Proxies that are believed about the caller's address and the host that was asked, by address, or how many there are. Nobody by default. */
  readonly trustProxy?: readonly string[] | number | undefined;
  /** The name that it listens on. */
  readonly host?: string;
  /** Names by which this server may be asked, besides localhost, that one and its addresses. */
  readonly allowedHosts?: readonly string[];
  /** Origins besides the server's own that may post and subscribe, such as a development server's. */
  readonly allowedOrigins?: readonly string[];
  readonly logger?: LoggerService | LogLevel[] | false;
  /** How long a request may take to arrive, by default 30 s. */
  readonly requestTimeoutMs?: number;
  /** Other bounds for WebSockets than the usual. */
  readonly sockets?: Partial<SocketBounds>;
  /** The web app that is served beside the API, where it was built. */
  readonly web?: WebApp | undefined;
};

const BODY_LIMIT = 1024 * 1024;

/**
 * The HTTP application around a root module that imports `GraphqlModule` and `AccessModule`: GraphQL at `/graphql` and
 * `/graphql/ws`, GraphiQL, `/healthz` and `/readyz`, and the web app everywhere else. Not listening yet; `app.close()` also ends open WebSockets.
 */
export const createHttpApp = async (
  root: Type<unknown> | DynamicModule,
  {
    overTls,
    trustProxy,
    host = 'localhost',
    allowedHosts = [],
    allowedOrigins = [],
    logger = complaints(),
    requestTimeoutMs = 30_000,
    sockets = {},
    web,
  }: HttpOptions,
): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // It becomes the correlation id of the commands that a request sends.
    genReqId: () => randomUUID(),
    requestTimeout: requestTimeoutMs,
    // Node checks every 30 s by default: a client that sent a header a minute was cut off only after 52 s.
    http: { connectionsCheckingInterval: Math.ceil(requestTimeoutMs / 6), headersTimeout: requestTimeoutMs },
    trustProxy: trustOf(trustProxy),
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;

  // Before the application is made: hooks must stand before the routes of Mercurius.
  await fastify.register(cookie);
  const names = { host, allowedHosts, allowedOrigins };
  addOwnHost(fastify, names, { probes: PROBES });
  noticeProxies(fastify, trustProxy);
  addConformance(fastify, names);
  addSecurityHeaders(fastify, { overTls, scripts: web?.scripts ?? [] });
  addCompression(fastify);
  addDraining(fastify);

  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger,
    abortOnError: false,
  });

  const sessions = app.get(Sessions, { strict: false });
  const sessionCookie = app.get(SessionCookie, { strict: false });
  const operations = app.get(Operations, { strict: false });
  operations.accountOf = async (request) => {
    const token = sessionCookie.tokenOf(request);
    return token === undefined ? undefined : (await sessions.known(token))?.id;
  };
  operations.replaceIn(fastify);
  await mountWebSocket(fastify, {
    operations,
    bounds: sockets,
    schema: () => app.get(GraphQLSchemaHost, { strict: false }).schema,
    stillAllowed: async (request) => {
      const token = sessionCookie.tokenOf(request);
      return token === undefined || (await sessions.lives(token));
    },
  });
  mountGraphiql(fastify);
  if (web) await mountWeb(fastify, web, (request) => sessionCookie.tokenOf(request) !== undefined);
  mountHealth(fastify, app.get(Readiness, { strict: false }));
  return app;
};

/** Counting proxies, each is believed whatever its address: who reaches this port past them is believed, too. */
const trustOf = (trusted: readonly string[] | number | undefined) =>
  typeof trusted === 'number'
    ? (_address: string, hop: number) => hop < trusted
    : trusted === undefined
      ? false
      : [...trusted];

/** Behind a proxy that is not believed all people have one address, and share what one address may do. Reported once. */
const noticeProxies = (fastify: FastifyInstance, trusted: readonly string[] | number | undefined): void => {
  if (trusted !== undefined) return;
  let noticed = false;
  fastify.addHook('onRequest', async (request) => {
    if (noticed || request.headers['x-forwarded-for'] === undefined) return;
    noticed = true;
    new Logger('HTTP').warn(
      `${request.socket.remoteAddress} says for whom it asks (X-Forwarded-For) and is not believed: if it is a proxy of yours, name it in TRUST_PROXY`,
    );
  });
};

const [HEALTHZ, READYZ] = ['/healthz', '/readyz'];
const PROBES = [HEALTHZ, READYZ];

const mountHealth = (fastify: FastifyInstance, readiness: Readiness): void => {
  fastify.get(HEALTHZ, (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'up' }));
  fastify.get(READYZ, async (_request, reply) => {
    const { missing, behind } = await readiness.look();
    const ready = Object.keys(missing).length === 0;
    const lag = Object.keys(behind).length === 0 ? {} : { behind };
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(ready ? { status: 'ready', ...lag } : { status: 'waiting', missing, ...lag });
  });
};
