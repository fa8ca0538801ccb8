import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { GRAPHQL_PATH, GRAPHQL_WS_PATH } from './paths.js';

type Page = {
  readonly html: Buffer;
  readonly gzipped: Buffer;
  readonly policy: string;
  readonly etag: string;
};

const SUBSCRIPTIONS = '@subscriptions@';

/** 9 MB with all its scripts, styles, fonts and workers inside: made when first asked for, kept compressed beside. */
const makePage = async (): Promise<Page> => {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const rendered = renderGraphiQL({
    title: '引凤 Yinfeng GraphiQL',
    endpoint: GRAPHQL_PATH,
    subscriptionsEndpoint: SUBSCRIPTIONS,
    subscriptionsProtocol: 'WS',
    credentials: 'same-origin',
    // The page asks for the schema when it is loaded, and is shown it only then.
    defaultQuery: [
      '# The schema is shown to those who signed in: sign in, then reload the page.',
      '# mutation { signIn(input: { username: "…", password: "…" }) { displayName } }',
      '{ me { username displayName role permissions } }',
      '',
    ].join('\n'),
  } as Parameters<typeof renderGraphiQL>[0]);
  // Only the page knows by which host it was reached, and older browsers want a WebSocket's whole address.
  const whole = rendered.replace(
    JSON.stringify(SUBSCRIPTIONS),
    `new URL(${JSON.stringify(GRAPHQL_WS_PATH)}, location.href).href`,
  );
  const script = /<script>([\s\S]*?)<\/script>/.exec(whole.slice(whole.indexOf('<body')))?.[1];
  if (script === undefined || whole === rendered)
    throw new Error('GraphiQL is not rendered as it used to be');
  const hash = createHash('sha256').update(script).digest('base64');
  const html = Buffer.from(whole);
  return {
    html,
    gzipped: await promisify(gzip)(html),
    etag: `"${hash.slice(0, 20)}"`,
    policy: [
      "default-src 'none'",
      `script-src 'sha256-${hash}'`,
      'worker-src blob:',
      "style-src 'unsafe-inline'",
      'img-src data: blob:',
      'font-src data:',
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
};

/** GraphiQL at `/graphiql`: self-contained (Mercurius's own loads scripts from a CDN), with a policy that forbids any other host. */
export const mountGraphiql = (fastify: FastifyInstance): void => {
  let page: Promise<Page> | undefined;
  fastify.get('/graphiql', async (request, reply) => {
    page ??= makePage();
    const { html, gzipped, policy, etag } = await page;
    const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('cache-control', 'private, max-age=3600')
      .header('etag', etag)
      .header('vary', 'accept-encoding');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    if (zipped) reply.header('content-encoding', 'gzip');
    return reply.send(zipped ? gzipped : html);
  });
};
