/** Who says a command, and for whom. Given to every command; handlers never ask the surroundings. */
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
};
