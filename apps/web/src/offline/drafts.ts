import { database } from './database.ts';

/** What somebody had typed and not submitted: it is there again after a reload, a crash, a flat battery. */
export const saveDraft = async (key: string, accountId: string, values: unknown): Promise<void> => {
  try {
    await (await database()).put('drafts', { key, accountId, values, savedAt: new Date().toISOString() });
  } catch {
    // Denied or full: the form said so before anybody typed.
  }
};

/** The draft of that account. Another's, which a shared device may hold under the same key, is not shown. */
export const draftOf = async <V>(key: string, accountId: string): Promise<V | undefined> => {
  try {
    const draft = await (await database()).get('drafts', key);
    return draft?.accountId === accountId ? (draft.values as V) : undefined;
  } catch {
    return undefined;
  }
};

export const dropDraft = async (key: string): Promise<void> => {
  try {
    await (await database()).delete('drafts', key);
  } catch {
    // There is none, then.
  }
};
