import { useEffect, useRef } from 'react';
import { newId } from '../app/new-id.ts';
import { Refusal } from '../app/refusal.ts';
import { draftOf, saveDraft } from './drafts.ts';
import { entryOf } from './outbox.ts';
import { dayOfServer } from './server-day.ts';
import type { OutboxEntry } from './stored.ts';

/** What a form of the queue begins with: its command's id is made here and stays, however often the page is loaded before it is submitted. */
export type Begun<D> = {
  readonly commandId: string;
  /** Key of its draft. */
  readonly draft: string;
  /** Today, as the server says it where it can be asked. */
  readonly day: string;
  /** What had been typed and not submitted. */
  readonly drafted: D | undefined;
  /** The refused one that it mends. */
  readonly mending: OutboxEntry | undefined;
  /** Whether the one that the address asks to mend is not there, or needs no mending. */
  readonly isGone: boolean;
};

/**
 * What a form of the queue begins with.
 * @param of what it is opened for where it mends nothing, such as a plan: each has a draft of its own
 */
export const begin = async <D extends object>(
  kind: string,
  accountId: string,
  mend: string | undefined,
  of = 'new',
): Promise<Begun<D>> => {
  const draft = `${kind} ${accountId} ${mend ?? of}`;
  const mending = mend === undefined ? undefined : await entryOf(accountId, mend);
  const [day, drafted] = await Promise.all([dayOfServer(), draftOf<D>(draft, accountId)]);
  const isGone = mend !== undefined && mending?.state !== 'refused' && mending?.state !== 'conflict';
  return { commandId: newId(), draft, day, drafted, mending, isGone };
};

/** What is typed is on the device a moment later, and at once when the page is put away; what was submitted is no draft any more. */
export const useSavedDraft = <D extends object>(
  {
    draft,
    accountId,
    touched,
    busy,
  }: {
    readonly draft: string;
    readonly accountId: string;
    readonly touched: boolean;
    readonly busy: boolean;
  },
  typed: D,
): void => {
  const latest = useRef(typed);
  latest.current = typed;
  const text = JSON.stringify(typed);
  useEffect(() => {
    if (!touched || busy) return undefined;
    const save = () => void saveDraft(draft, accountId, latest.current);
    const timer = setTimeout(save, 300);
    const hidden = () => {
      if (document.visibilityState === 'hidden') save();
    };
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', save);
    };
  }, [text, touched, busy, draft, accountId]);
};

/** A refusal as the queue has kept it. */
export const refusalOfEntry = (kept: {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly fields: readonly { readonly field: string; readonly code: string }[];
}): Refusal => new Refusal(kept.code, kept.params, kept.fields);
