import { useSyncExternalStore } from 'react';

const narrow = () => matchMedia('(max-width: 720px)');

const subscribe = (told: () => void): (() => void) => {
  const query = narrow();
  query.addEventListener('change', told);
  return () => query.removeEventListener('change', told);
};

/** Whether the page is as narrow as a phone: a table of many columns is then a list of one. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow().matches);
