import { useEffect } from 'react';

/** How often it is asked how far something has come. */
const LOOK_MS = 2_000;

type Watched = {
  readonly dataUpdatedAt: number;
  readonly refetch: (options: { readonly cancelRefetch: boolean }) => Promise<unknown>;
};

/** Asks again and again while something is being made: nothing that anybody recorded ends it, so nothing tells. */
export const useWatched = ({ dataUpdatedAt, refetch }: Watched, isBeingMade: boolean): void => {
  useEffect(() => {
    if (!isBeingMade) return undefined;
    const timer = setTimeout(() => void refetch({ cancelRefetch: false }), LOOK_MS);
    return () => clearTimeout(timer);
  }, [isBeingMade, dataUpdatedAt, refetch]);
};
