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

const headers: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/**
 * Sent with every answer unless the route has set its own. A dozen fixed lines need no dependency. `scripts`: how the policy names the inline
 * scripts of the page.
 */
export const addSecurityHeaders = (
  fastify: FastifyInstance,
  { overTls, scripts = [] }: { overTls: boolean; scripts?: readonly string[] },
): void => {
  const all = { 'content-security-policy': policy(scripts), ...headers };
  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    for (const [name, value] of Object.entries(all)) if (!reply.hasHeader(name)) reply.header(name, value);
    if (overTls) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (request.url.startsWith('/graphql') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
    return payload;
  });
};
