import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds now, and again when it changes. */
export const useMedia = (query: string): boolean => {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
};

/** A phone, by the width at which the styles change. */
export const usePhone = (): boolean => useMedia('(max-width: 720px)');
/** Whether there is a mouse: nothing is dragged by touch. */
export const useMouse = (): boolean => useMedia('(hover: hover) and (pointer: fine)');
