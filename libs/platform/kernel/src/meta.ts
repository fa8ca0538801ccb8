/** What a sender may do, and whose records: for one sending alone, so it is neither stored nor part of the command's digest. */
export type Grant = {
  readonly permissions: 'all' | readonly string[];
  /** Organizations whose records are within reach; 'all' of the jurisdiction's. */
  readonly scopes: 'all' | readonly string[];
};

/** Of whom nothing is asked: the reactions, and seeds, which an operator plants. */
export const unlimited: Grant = { permissions: 'all', scopes: 'all' };

/** Who sends a command, and for whom. Given to every command; handlers never ask the surroundings. */
export type Meta = {
  readonly commandId: string;
  /** The command id was made for this call alone, by the server: nobody knows it, so nobody can say the command again. */
  readonly unrepeatable?: true;
  readonly actorId: string;
  readonly jurisdictionId: string;
  /** The caller's own organization, when the caller belongs to one. */
  readonly organizationId?: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** RFC 3339, from the caller's process; the calendar day in Shanghai of this is "today" for rules on dates. */
  readonly at: string;
  /** Without one nothing is granted. */
  readonly grant?: Grant;
};
