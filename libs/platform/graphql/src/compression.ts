import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { weightOf } from './http-conformance.js';
import { GRAPHQL_PATH } from './paths.js';

/** Below it, a packet is a packet. */
const LEAST = 1024;

/** Made for each answer anew: the levels at which half a millisecond already saves what there is to save. */
const encodings = {
  br: (text: string) =>
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
      },
    }),
  gzip: (text: string) => promisify(gzip)(text, { level: 4 }),
} satisfies Record<string, (text: string) => Promise<Buffer>>;

/** What the caller likes best of what there is; of equals, the better one. */
const encodingFor = (accepted: string): keyof typeof encodings | undefined => {
  const [br, gzipped] = [weightOf(accepted, 'br'), weightOf(accepted, 'gzip')];
  if (br === 0 && gzipped === 0) return undefined;
  return br >= gzipped ? 'br' : 'gzip';
};

/**
 * Compresses the answers of GraphQL over HTTP: on a phone they would outweigh the app. What a length of a compressed answer can give away (BREACH) is
 * a secret within it, and there is none: a session's token travels in a HttpOnly cookie alone, and no other site can make a browser ask.
 */
export const addCompression = (fastify: FastifyInstance): void => {
  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    if (request.routeOptions.url !== GRAPHQL_PATH || typeof payload !== 'string') return payload;
    reply.header('vary', 'accept-encoding');
    if (Buffer.byteLength(payload) < LEAST) return payload;
    const encoding = encodingFor(String(request.headers['accept-encoding'] ?? ''));
    if (!encoding) return payload;
    const compressed = await encodings[encoding](payload);
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return compressed;
  });
};
