import type { EventClaims } from './event-claims.js';
import type { KurrentEventStore, KurrentOptions } from './kurrent-event-store.js';

/**
 * The log in the KurrentDB at this address. Its client is loaded by those alone who have one: it takes some 30 MB.
 * @throws BadConnectionString
 */
export const openKurrentEventStore = async (
  connectionString: string,
  claims: EventClaims,
  options?: KurrentOptions,
): Promise<KurrentEventStore> => {
  const { KurrentEventStore } = await import('./kurrent-event-store.js');
  return new KurrentEventStore(connectionString, claims, options);
};
