import { createHmac, hash, type KeyObject } from 'node:crypto';
import { v5 } from 'uuid';
import { canonicalJson } from './canonical-json.js';
import type { HashedEvent } from './port.js';

const sha256 = (text: string): string => hash('sha256', text);

/** What version 1 of a stream builds on: SHA-256 of `<logId>/<streamId>`, hex. */
export const genesisHash = (logId: string, streamId: string): string => sha256(`${logId}/${streamId}`);

/**
 * SHA-256 over the canonical JSON (RFC 8785) of the envelope, hex. `prev` is the hash of the version before, so that
 * changing, dropping or reordering any event of a stream shows. What the store assigns (token, seq) stays outside.
 */
export const eventHash = (
  event: Omit<HashedEvent, 'hash' | 'streamId'> & { streamId: string },
  prev: string,
): string =>
  sha256(
    canonicalJson({
      id: event.id,
      stream: event.streamId,
      version: event.version,
      type: event.type,
      v: event.v,
      data: event.data,
      meta: event.meta,
      prev,
    }),
  );

/**
 * Recomputes a stream's hashes from its first event on.
 * @param events the whole stream, in version order
 * @returns the version of the first event that is not what was written there, or undefined when all are
 */
export const verifyStream = (
  logId: string,
  streamId: string,
  events: readonly HashedEvent[],
): number | undefined => {
  let prev = genesisHash(logId, streamId);
  for (const [index, event] of events.entries()) {
    const holds =
      event.streamId === streamId && event.version === index + 1 && event.hash === eventHash(event, prev);
    if (!holds) return index + 1;
    prev = event.hash;
  }
  return undefined;
};

/** HMAC-SHA-256 of who sends what, hex: tells a repeated command from another one under the same id. */
export const commandDigest = (
  key: KeyObject | Buffer,
  actorId: string,
  command: string,
  input: unknown,
): string =>
  createHmac('sha256', key)
    .update(canonicalJson({ actor: actorId, command, input }))
    .digest('hex');

/** The id of a new subject: the same command always names the same subject. */
export const subjectId = (commandId: string, type: string): string => v5(type, commandId);

/** The id of the n-th event (from 0) of a command. */
export const eventId = (commandId: string, index: number): string => v5(String(index), commandId);

/** The id of a command that a reaction sends because of an event. It is always the same, so a repeat is harmless. */
export const reactionCommandId = (causeEventId: string, reaction: string): string =>
  v5(reaction, causeEventId);
