import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused, type Reading } from '#platform/kernel';

/** What every resolver of one operation shares. Loaders hang off this object, so it is never shared between requests. */
export type GraphqlContext = {
  /** The request; over WebSocket the one that was upgraded. */
  readonly req: FastifyRequest;
  /** Absent over WebSocket: nothing there can set a cookie. */
  readonly reply?: FastifyReply;
  /** What a WebSocket's client said of itself when it connected, by the names of headers: a browser lets a page send none there. */
  readonly said?: Readonly<Record<string, unknown>>;
  /** A subscription answers many times within one context: what is loaded is not kept between answers. */
  readonly live?: boolean;
  /** Who reads, once it is known that somebody does. */
  readonly reading?: Reading;
};

/** Who reads in an operation. @throws Refused UNAUTHENTICATED for a stranger, who sees no rows */
export const readingOf = ({ reading }: { readonly reading?: Reading | undefined }): Reading => {
  if (!reading) throw new Refused('UNAUTHENTICATED');
  return reading;
};
