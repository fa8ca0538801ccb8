import { useEffect, useState } from 'react';
import type { Refusal } from './refusal.ts';

const read = <R>(key: string): R | undefined => {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as R | null) ?? undefined;
  } catch {
    return undefined;
  }
};

/** A small answer that the browser remembers for the next page: on every page, so without the code of the database that lists are kept in. */
export const useRemembered = <R>(
  key: string,
  { data, error }: { readonly data: R | undefined; readonly error: Refusal | null },
): { readonly data: R | undefined; readonly error: Refusal | null } => {
  const [before] = useState(() => read<R>(key));
  useEffect(() => {
    if (data === undefined) return;
    try {
      localStorage.setItem(key, JSON.stringify(data));
    } catch {
      // Denied or full.
    }
  }, [key, data]);
  return { data: data ?? (error === null ? undefined : before), error };
};
