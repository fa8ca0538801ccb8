import { dayOf, daysBetween, today } from '../app/format.ts';
import { send } from '../app/ask.ts';
import { keyOf, queryClient } from '../app/query.ts';
import { ServerInfoDocument } from '../records/records.gql.ts';
import { inTime } from './find-or-kept.ts';
import { keep, kept } from './kept.ts';

/** Shorter than for what is kept: a form stands on this, and the device's own day is as good but for a wrong clock. */
const DAY_WITHIN_MS = 1_500;

/** Today by the server; without a network by this device, put right by as many days as it was wrong when they last met. */
export const dayOfServer = async (): Promise<string> => {
  const device = today();
  const asked = queryClient.fetchQuery({
    queryKey: keyOf(ServerInfoDocument, {}),
    queryFn: () => send(ServerInfoDocument, {}),
    staleTime: 60_000,
    retry: false,
  });
  const server = (await inTime(asked, DAY_WITHIN_MS))?.serverInfo.today;
  if (server !== undefined) {
    void keep('clockOff', daysBetween(device, server));
    return server;
  }
  const off = (await kept<number>('clockOff')) ?? 0;
  return dayOf(Date.now() + off * 86_400_000);
};

/** By whichever clock is ahead: this device's may be wrong by a day. */
export const laterOf = (a: string, b: string): string => (b > a ? b : a);
