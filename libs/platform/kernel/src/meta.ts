import type { Scopes } from './reading.js';

/** What a sender may do, and on whose records. It belongs to one sending, so it is neither stored nor part of the command's digest. */
export type Grant = {
  readonly permissions: 'all' | readonly string[];
  /** Organizations whose records are within reach; 'all' of the jurisdiction's. */
  readonly scopes: Scopes;
};

/** The grant of reactions, and of seeds, which an operator plants: nothing limits them. */
export const unlimited: Grant = { permissions: 'all', scopes: 'all' };

/** Who sends a command, and for whom. Given to every command; handlers never ask the surroundings. */
export type Meta = {
  readonly commandId: string;
  /** The command id was made for this call alone, by the server: nobody else knows it, so nobody can send the command again. */
  readonly unrepeatable?: true;
  readonly actorId: string;
  readonly jurisdictionId: string;
  /** The caller's own organization, when the caller belongs to one. */
  readonly organizationId?: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** RFC 3339, from the caller's process; the calendar day in Shanghai of this is "today" for rules on dates. */
  readonly at: string;
  /** By the clock of the sender's device, RFC 3339, where it was recorded there before it could be sent. Never compared with anything. */
  readonly recordedOnDeviceAt?: string;
  /** Without one nothing is granted. */
  readonly grant?: Grant;
};
