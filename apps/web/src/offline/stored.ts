import type { FieldFault } from '../app/refusal.ts';

/**
 * A command that waits on this device. `sending` is what a page that died in between left: it may have been done, so it goes
 * again under the same id. `conflict` is a refusal that shows what changed meanwhile.
 */
export type OutboxState = 'pending' | 'sending' | 'sent' | 'refused' | 'conflict';

export type OutboxEntry = {
  readonly commandId: string;
  /** Whose it is: another account on the same device neither sees nor sends it. */
  readonly accountId: string;
  /** The id of the entry that it took the place of, or under which other values lay in the queue already. */
  readonly insteadOf?: string;
  /** The mutation's name, by which its document is found: what is stored outlives a version of the page. */
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** What the form showed, so that a refused one can be filled in again. */
  readonly form?: unknown;
  /** A line for people: what it is and of what. */
  readonly label: string;
  /** By this device's clock, which may be wrong; for order and for people. */
  readonly madeAt: string;
  /** The log of the server that it was written for. */
  readonly logId?: string;
  readonly state: OutboxState;
  readonly tries: number;
  readonly sentAt?: string;
  /** Id of the record that came of it. */
  readonly answerId?: string;
  readonly refusal?: {
    readonly code: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly fields: readonly FieldFault[];
  };
};

export type Draft = {
  readonly key: string;
  readonly accountId: string;
  readonly values: unknown;
  readonly savedAt: string;
};

export type Kept = { readonly key: string; readonly value: unknown; readonly keptAt: string };
