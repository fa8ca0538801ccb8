import '@fastify/websocket'; // its types
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestRefused } from './errors.js';
import { GRAPHQL_PATH } from './paths.js';

/** By which names and from which pages this server may be asked. */
export type OwnNames = {
  /** The name that it listens on. Its addresses are known. */
  readonly host: string;
  /** Names by which people reach it, for instance through a proxy: lower case, with a port where a page's origin has one. */
  readonly allowedHosts: readonly string[];
  /** Origins besides the server's own that may ask, such as a development server's. */
  readonly allowedOrigins: readonly string[];
};

const ofThisMachine = ['localhost', '127.0.0.1', '[::1]'];

/** `Example.org.:3000` → `example.org`. */
const nameOf = (host: string): string => host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');

/** The address by which the connection came in, as a URL writes it. Undefined once it is closed. */
const ownAddressOf = (request: FastifyRequest): string | undefined => {
  const address = request.socket.localAddress?.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  return address?.includes(':') ? `[${address}]` : address;
};

/**
 * Whether the request names this server. A page of another site can point a name of its own at this address (DNS rebinding) and is then, to the
 * browser, of the same origin; only the name gives it away. It cannot use this server's address as its own.
 */
const namesThisServer = (request: FastifyRequest, { host, allowedHosts }: OwnNames): boolean => {
  const name = nameOf(request.host);
  return (
    ofThisMachine.includes(name) ||
    name === host.toLowerCase() ||
    name === ownAddressOf(request) ||
    allowedHosts.some((allowed) => nameOf(allowed) === name)
  );
};

/**
 * Whether a page of our own asks, or no page at all. Where a browser sends no Origin (it does not for a GET), another header shows whether the
 * page is of another site.
 */
export const isOwnOrigin = (request: FastifyRequest, { allowedHosts, allowedOrigins }: OwnNames): boolean => {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin === undefined) return site !== 'cross-site' && site !== 'same-site';
  if (allowedOrigins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  // A proxy may hand on another Host than the one by which the browser knows us.
  return host !== '' && (host === request.host.toLowerCase() || allowedHosts.includes(host));
};

/**
 * Refuses whatever is asked of another host: 421 HOST_NOT_ALLOWED, on HTTP and for an upgrade to a WebSocket. Probes may ask by any name: they
 * learn nothing else. To be added before all other hooks.
 */
export const addOwnHost = (
  fastify: FastifyInstance,
  names: OwnNames,
  { probes }: { probes: readonly string[] },
): void => {
  const why = 'This server is not asked by that name: its operator lists its names in ALLOWED_HOSTS';
  fastify.addHook('onRequest', async (request, reply) => {
    const { url = '' } = request.routeOptions;
    if (probes.includes(url) || namesThisServer(request, names)) return;
    if (url === GRAPHQL_PATH) throw new RequestRefused(421, 'HOST_NOT_ALLOWED', why);
    await reply.code(421).send({ code: 'HOST_NOT_ALLOWED', message: why });
  });
  // The WebSocket plugin ends the connection of an upgrade that it refuses, but not of one that is refused before. That connection would stay
  // open for as long as its caller likes.
  fastify.addHook('onSend', async ({ raw, ws }, reply, payload: unknown) => {
    if (raw.headers.upgrade !== undefined && !ws) reply.header('connection', 'close');
    return payload;
  });
  fastify.addHook('onResponse', async ({ raw, ws }) => {
    if (raw.headers.upgrade !== undefined && !ws) raw.socket.destroySoon();
  });
};
