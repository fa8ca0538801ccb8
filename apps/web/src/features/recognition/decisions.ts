import { useSyncExternalStore } from 'react';
import { ask } from '../../app/ask.ts';
import type { Decision } from '../../app/enums.gql.ts';
import { changed } from '../../app/query.ts';
import { Refusal } from '../../app/refusal.ts';
import { setUndone } from '../../app/undone.ts';
import { keyOfClaim, type Claim } from './queue.ts';
import { RecognizeDocument } from './recognition.gql.ts';

/*
 * A reviewer decides and goes on, to the next claim or to another page, before the server has answered. What is on its way and what did
 * not come through is kept here and not in the page, by claim: one failure never hides another, and none is lost by leaving.
 */

/** One decision as it is sent. */
export type Sent = {
  readonly claim: Claim;
  readonly decision: Decision;
  /** The version that was on screen. */
  readonly seenVersion: number;
  readonly commandId: string;
  /** Of a recognition, as it stood on the screen: fen, or a count. */
  readonly value?: string | undefined;
  readonly reason?: string | undefined;
};
export type Failed = { readonly key: string; readonly refusal: Refusal; readonly sent: Sent };

export type Decisions = {
  readonly onTheirWay: ReadonlyMap<string, Sent>;
  readonly failed: ReadonlyMap<string, Failed>;
  /** The last that was carried out, until the next is sent. */
  readonly done: Sent | undefined;
};

let now: Decisions = { onTheirWay: new Map(), failed: new Map(), done: undefined };
const listeners = new Set<() => void>();

/** Whoever closes the page now would not hear what became of it. */
const warn = (event: BeforeUnloadEvent) => event.preventDefault();

const say = (news: Partial<Decisions>): void => {
  const before = now;
  now = { ...now, ...news };
  if (now.onTheirWay.size > 0 && before.onTheirWay.size === 0) addEventListener('beforeunload', warn);
  if (now.onTheirWay.size === 0) removeEventListener('beforeunload', warn);
  if (now.failed.size !== before.failed.size) setUndone(now.failed.size);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useDecisions = (): Decisions => useSyncExternalStore(subscribe, () => now);

const withOne = <V>(of: ReadonlyMap<string, V>, key: string, value: V) => new Map(of).set(key, value);
const without = <V>(of: ReadonlyMap<string, V>, key: string) =>
  new Map([...of].filter(([one]) => one !== key));

/** A decision that failed is given up: the claim stands as it is. */
export const giveUp = (key: string): void => say({ failed: without(now.failed, key) });

/** What was told to have been done has been read. */
export const forgetDone = (): void => say({ done: undefined });

/** Versions that this page's own decisions made, by subject. */
const ownVersions = new Map<string, Set<number>>();

/**
 * The version up to which somebody has seen a subject who saw `version`: deciding on one of its figures makes a version that
 * whoever decides on the next one need not be told of.
 */
export const seenUpTo = (subjectId: string, version: number): number => {
  const own = ownVersions.get(subjectId);
  let seen = version;
  while (own?.has(seen + 1)) seen += 1;
  return seen;
};

/** The last decision of each subject: they follow one another, for each makes a version that the next must name. */
const lanes = new Map<string, Promise<void>>();

const carryOut = async (asked: Sent, again: boolean): Promise<void> => {
  const { claim } = asked;
  const key = keyOfClaim(claim);
  // The same once more is the same to the letter: the server knows it by its id.
  const sent = again ? asked : { ...asked, seenVersion: seenUpTo(claim.subjectId, asked.seenVersion) };
  let refused: Refusal | undefined;
  try {
    const { recognize } = await ask(RecognizeDocument, {
      input: {
        commandId: sent.commandId,
        subjectId: claim.subjectId,
        measure: claim.measure,
        decision: sent.decision,
        seenVersion: sent.seenVersion,
        ...(sent.value === undefined ? {} : { value: sent.value }),
        ...(sent.reason === undefined ? {} : { reason: sent.reason }),
      },
    });
    const own = ownVersions.get(claim.subjectId) ?? new Set();
    ownVersions.set(claim.subjectId, own.add(recognize.version));
  } catch (error) {
    const said = error instanceof Refusal ? error : new Refusal('UNINTELLIGIBLE', { message: String(error) });
    if (!(error instanceof Refusal)) console.error(error);
    // It is done; only the views are not there yet.
    if (said.code !== 'VIEW_BEHIND') refused = said;
  }
  if (refused === undefined) {
    say({ done: sent });
    await changed(['RECOGNITION', 'FIGURES']);
    say({ onTheirWay: without(now.onTheirWay, key) });
    return;
  }
  if (refused.code === 'CONFLICT') void changed(['RECOGNITION', claim.subjectKind]);
  say({
    onTheirWay: without(now.onTheirWay, key),
    failed: withOne(now.failed, key, { key, refusal: refused, sent }),
  });
};

/** Sends a decision. A claim on which one is on its way already is decided on by that. `again`: one whose answer was lost. */
export const decide = (sent: Sent, { again = false }: { readonly again?: boolean } = {}): Promise<void> => {
  const key = keyOfClaim(sent.claim);
  if (now.onTheirWay.has(key)) return Promise.resolve();
  say({
    onTheirWay: withOne(now.onTheirWay, key, sent),
    failed: without(now.failed, key),
    done: undefined,
  });
  const { subjectId } = sent.claim;
  const run = (lanes.get(subjectId) ?? Promise.resolve()).then(() => carryOut(sent, again));
  lanes.set(subjectId, run);
  void run.finally(() => {
    if (lanes.get(subjectId) === run) lanes.delete(subjectId);
  });
  return run;
};
