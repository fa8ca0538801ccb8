import { createContext, useContext } from 'react';
import type { MeQuery } from '../features/access/access.gql.ts';

/** Who is signed in, and what they may do. */
export type Viewer = NonNullable<MeQuery['me']>;

const Current = createContext<Viewer | undefined>(undefined);

export const ViewerProvider = Current.Provider;

export const useViewer = (): Viewer => {
  const viewer = useContext(Current);
  if (viewer === undefined) throw new Error('nobody is signed in here');
  return viewer;
};

/** Whether the viewer may do what a permission names. The server decides; this only spares people a refusal. */
export const useMay = (): ((permission: string) => boolean) => {
  const { permissions } = useViewer();
  return (permission) => permissions.includes(permission);
};
