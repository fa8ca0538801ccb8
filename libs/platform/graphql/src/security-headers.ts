import type { FastifyInstance } from 'fastify';

/**
 * For the web app: its own scripts and styles only, and none inline but those that are named by their hash. GraphiQL brings a policy of its own.
 * react-aria keeps iOS from zooming into a field by one style element whose text is always the same.
 */
const policy = (scripts: readonly string[]): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    "style-src 'self' 'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
    "style-src-attr 'none'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** What is heeded of any answer. */
const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** What is heeded of documents, and of what might be opened as one. */
const ofDocuments: Readonly<Record<string, string>> = {
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/**
 * Scripts and styles of the page obey the policy of the page. With thirty of them on a phone, saying it with each would be a tenth of all that
 * is loaded. A worker's script would need its own: the one that there is lies outside `assets/`.
 */
const isPartOfPage = (url: string): boolean => /^\/assets\/[^?]+\.(?:js|css)(?:\?|$)/.test(url);

/**
 * Sent with every answer unless the route has set its own. A dozen fixed lines need no dependency. `scripts`: how the policy names the inline
 * scripts of the page.
 */
export const addSecurityHeaders = (
  fastify: FastifyInstance,
  { overTls, scripts = [] }: { overTls: boolean; scripts?: readonly string[] },
): void => {
  const all = Object.entries({ 'content-security-policy': policy(scripts), ...ofDocuments, ...always });
  const fewer = Object.entries(always);
  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    const part = reply.statusCode < 400 && isPartOfPage(request.url);
    for (const [name, value] of part ? fewer : all) if (!reply.hasHeader(name)) reply.header(name, value);
    if (overTls) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (request.url.startsWith('/graphql') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
    return payload;
  });
};
