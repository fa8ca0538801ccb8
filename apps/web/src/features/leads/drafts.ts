import type { LeadValues } from './lead-values.ts';

/** A report that was begun and not sent, on this device, one for each account. */
export type ReportDraft = {
  readonly values: LeadValues;
  /** Under which it may have been sent already, by a page that never heard the answer. */
  readonly commandId: string;
  readonly savedAt: string;
};

type Stored = Pick<ReportDraft, 'values' | 'commandId'>;

const keyOf = (accountId: string): string => `reportLead ${accountId}`;
const database = async () => (await import('../../offline/database.ts')).database();

/** @throws where this device keeps nothing */
export const keepDraft = async (accountId: string, values: Stored): Promise<string> => {
  const savedAt = new Date().toISOString();
  await (await database()).put('drafts', { key: keyOf(accountId), accountId, values, savedAt });
  return savedAt;
};

export const keptDraft = async (accountId: string): Promise<ReportDraft | undefined> => {
  try {
    const draft = await (await database()).get('drafts', keyOf(accountId));
    return draft === undefined ? undefined : { ...(draft.values as Stored), savedAt: draft.savedAt };
  } catch {
    return undefined;
  }
};

export const dropDraft = async (accountId: string): Promise<void> => {
  try {
    await (await database()).delete('drafts', keyOf(accountId));
  } catch {
    // Nothing is kept here.
  }
};
