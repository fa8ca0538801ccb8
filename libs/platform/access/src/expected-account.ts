import { Refused } from '#platform/kernel';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from './viewer.js';

/** By this header a page says whose it is, by the account's id; over WebSocket by the same name in `connection_init`. */
const ACCOUNT_HEADER = 'x-yinfeng-account';

/** Who asks, by a request or over a WebSocket. */
type Asking = {
  readonly req: Pick<FastifyRequest, 'headers'>;
  readonly said?: Readonly<Record<string, unknown>> | undefined;
};

/**
 * A browser has one session for all its tabs. A page that one account opened neither acts nor reads with the session of another, who has
 * signed in beside it meanwhile: what was written there would be recorded in the wrong name. Who says nothing is believed to know.
 * @throws Refused ACCOUNT_CHANGED
 */
export const refuseOtherAccount = ({ req, said }: Asking, viewer: Viewer | null): void => {
  const expected = req.headers[ACCOUNT_HEADER] ?? said?.[ACCOUNT_HEADER];
  if (viewer === null || expected === undefined) return;
  // Sent twice it is joined by a comma, which is nobody's id.
  if (String(expected).toLowerCase() !== viewer.id) throw new Refused('ACCOUNT_CHANGED');
};
