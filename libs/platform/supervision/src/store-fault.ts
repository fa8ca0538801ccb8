/**
 * What is wrong with the store below this process, where that is what an error is about. `STORE_UNAVAILABLE`: it was not reached, or went away
 * before it answered, so nobody knows whether what was sent was carried out. `STORE_FULL`: it has no room to write.
 */
export type StoreFault = {
  readonly code: 'STORE_UNAVAILABLE' | 'STORE_FULL';
  /** One line for operators: what the store or the network said. */
  readonly reason: string;
};

// SQLSTATEs. 08: connections. 25006: it takes no writes, as a standby. 25P03, 57P05: it ended a session that stood idle. 53: no connection, no
// memory. 57P01 to 57P03: it ends, crashed, or starts. 58030: its disk does not answer.
const unavailable = /^(08\w{3}|25006|25P03|53000|53200|53300|53400|57P0[1-3]|57P05|58030)$/;
// 53100, or an error of the system beneath PostgreSQL that says so. Never by the words alone: those may be a caller's.
const full = /^(53100|ENOSPC|EDQUOT)$/;
const ofSystem = /^(58030|XX000)$/;
const noRoom = /no space left on device|disk quota exceeded/i;

/** What the system says where a connection cannot be made, or breaks. */
const ofNetwork = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETRESET',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

// The drivers' own errors have no code.
const ofDriver =
  /^(Connection terminated( unexpectedly| due to connection timeout)?|timeout exceeded when trying to connect|Client has encountered a connection error and is not queryable|Client was closed and is not queryable|Cannot use a pool after calling end on the pool|Driver not Connected|Query read timeout)$/;

type Said = {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly driverError?: unknown;
  readonly errors?: unknown;
};

// Errors wrap one another a few deep at most; one that holds itself must not be followed for ever.
const mostWrappings = 5;

/** What is wrong with the store, or undefined where the error is of anything else. */
export const storeFaultOf = (error: unknown, deeper = mostWrappings): StoreFault | undefined => {
  if (!(error instanceof Error) || deeper === 0) return undefined;
  const { name, code, message, cause, driverError, errors } = error as Said;
  const said = String(message ?? '');
  const reason = [typeof code === 'string' && !said.includes(code) ? code : '', said.split('\n')[0]]
    .filter(Boolean)
    .join(' ')
    .slice(0, 300);
  if (full.test(String(code)) || (ofSystem.test(String(code)) && noRoom.test(said)))
    return { code: 'STORE_FULL', reason };
  // The event store's own, by its name; and the connections' own: it was found before any statement ran that they lead to another database. The
  // process says so itself, in the line with which it ends.
  if (name === 'StoreUnavailable' || name === 'AnotherDatabase') return { code: 'STORE_UNAVAILABLE', reason };
  // A caller that hangs up while its request is read is no store.
  if (ofNetwork.has(String(code)) && said !== 'aborted') return { code: 'STORE_UNAVAILABLE', reason };
  if (unavailable.test(String(code)) || ofDriver.test(said)) return { code: 'STORE_UNAVAILABLE', reason };
  // An address with several names fails with one error for each of them.
  const inner = [driverError, cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  for (const each of inner) {
    const found = each === error ? undefined : storeFaultOf(each, deeper - 1);
    if (found) return found;
  }
  return undefined;
};
