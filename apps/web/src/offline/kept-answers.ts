import { startTransition, useEffect, useState } from 'react';
import type { Document } from '../app/ask.ts';
import { keyOf, useAsk, type About } from '../app/query.ts';
import { useViewer } from '../app/session.tsx';
import { keep, kept } from './kept.ts';

/**
 * As `useAsk`, for what a form needs without a network: the last answer is kept on the device, by account, and stands until the server
 * has answered, or in its place.
 */
export const useKeptAsk = <R, V>(
  document: Document<R, V>,
  variables: NoInfer<V>,
  options: { readonly about?: readonly About[]; readonly enabled?: boolean } = {},
): R | undefined => {
  const { id } = useViewer();
  const key = `${id} ${JSON.stringify(keyOf(document, variables))}`;
  const { data } = useAsk(document, variables, options);
  const [before, setBefore] = useState<{ readonly key: string; readonly answer: R | undefined }>();
  useEffect(() => {
    let gone = false;
    void kept<R>(key).then((answer) => {
      if (!gone) startTransition(() => setBefore({ key, answer }));
    });
    return () => {
      gone = true;
    };
  }, [key]);
  useEffect(() => {
    if (data !== undefined) void keep(key, data);
  }, [key, data]);
  return data ?? (before?.key === key ? before.answer : undefined);
};
