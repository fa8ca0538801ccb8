import { lazy, Suspense, useEffect, useState } from 'react';
import { MeDocument } from '../features/access/access.gql.ts';
import { SignIn } from '../features/access/sign-in.tsx';
import { keepViewer, keptViewer, lastViewer } from '../offline/kept.ts';
import { send } from './ask.ts';
import { Refusal } from './refusal.ts';
import type { Viewer } from './session.tsx';

const loadShell = () => import('./app.tsx');
const Shell = lazy(loadShell);

type Who = { readonly viewer: Viewer; readonly sure: boolean } | 'nobody' | 'asking';

/**
 * Somebody or nobody. A device that had somebody signed in shows their page at once and asks meanwhile; without a network they
 * stay, because only the server's word ends a session.
 */
export const Entry = () => {
  const [who, setWho] = useState<Who>(() => {
    const last = lastViewer();
    return last === undefined ? 'asking' : { viewer: last, sure: false };
  });

  useEffect(() => {
    let gone = false;
    const settle = (next: Who) => {
      if (!gone) setWho(next);
    };
    send(MeDocument, {}).then(
      ({ me }) => {
        void keepViewer(me);
        settle(me === null ? 'nobody' : { viewer: me, sure: true });
      },
      async (refusal: unknown) => {
        const kept = refusal instanceof Refusal && refusal.passing ? await keptViewer() : undefined;
        settle(kept === undefined ? 'nobody' : { viewer: kept, sure: false });
      },
    );
    return () => {
      gone = true;
    };
  }, []);

  if (who === 'asking') return <div className="starting" aria-hidden="true" />;
  if (who === 'nobody')
    return (
      <SignIn
        preload={loadShell}
        done={(viewer) => {
          void keepViewer(viewer);
          setWho({ viewer, sure: true });
        }}
      />
    );
  return (
    <Suspense fallback={<div className="starting" aria-hidden="true" />}>
      <Shell viewer={who.viewer} />
    </Suspense>
  );
};
