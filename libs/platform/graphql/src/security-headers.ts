import type { FastifyInstance } from 'fastify';

const headers: Readonly<Record<string, string>> = {
  // For the web app: its own scripts only, none inline. GraphiQL brings a policy of its own.
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    // Ant Design writes its styles at run time.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Sent with every answer unless the route has set its own. A dozen fixed lines need no dependency. */
export const addSecurityHeaders = (fastify: FastifyInstance, { overTls }: { overTls: boolean }): void => {
  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    for (const [name, value] of Object.entries(headers))
      if (!reply.hasHeader(name)) reply.header(name, value);
    if (overTls) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (request.url.startsWith('/graphql') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
    return payload;
  });
};
