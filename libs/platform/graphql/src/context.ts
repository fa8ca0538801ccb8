import type { FastifyReply, FastifyRequest } from 'fastify';

/** What every resolver of one operation shares. Loaders hang off this object, so it is never shared between requests. */
export type GraphqlContext = {
  /** The request; over WebSocket the one that was upgraded. */
  readonly req: FastifyRequest;
  /** Absent over WebSocket: nothing there can set a cookie. */
  readonly reply?: FastifyReply;
  /** A subscription answers many times within one context: what is loaded is not kept between answers. */
  readonly live?: boolean;
};
