import { Refused } from '#platform/kernel';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from './viewer.js';

/** By this header a page says whose it is, by the account's id. */
const ACCOUNT_HEADER = 'x-yinfeng-account';

/**
 * A browser has one session for all its tabs. A page that one account opened neither acts nor reads with the session of another, who has
 * signed in beside it meanwhile: what was written there would be recorded in the wrong name. Who says nothing is believed to know.
 * @throws Refused ACCOUNT_CHANGED
 */
export const refuseOtherAccount = ({ headers }: FastifyRequest, viewer: Viewer | null): void => {
  const expected = headers[ACCOUNT_HEADER];
  if (viewer === null || expected === undefined) return;
  // Sent twice it is joined by a comma, which is nobody's id.
  if (String(expected).toLowerCase() !== viewer.id) throw new Refused('ACCOUNT_CHANGED');
};
