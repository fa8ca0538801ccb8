import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

/** What the browser believes of the network: for what is shown, never for what is tried. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
