import { useSyncExternalStore } from 'react';
import { isReached, onReachChange } from './reach.ts';

const subscribe = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  const forget = onReachChange(listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
    forget();
  };
};

/** What the page knows of the way to the server: by the browser's word, and by what became of the last question. */
export type Way = 'open' | 'no-network' | 'no-server';

const now = (): Way => (!navigator.onLine ? 'no-network' : isReached() ? 'open' : 'no-server');

/** For what is shown, never for what is tried: what the browser says of the network is often wrong. */
export const useWay = (): Way => useSyncExternalStore(subscribe, now);

export const useOnline = (): boolean => useWay() === 'open';
