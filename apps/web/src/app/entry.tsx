import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { MeDocument } from '../features/access/access.gql.ts';
import { SignIn } from '../features/access/sign-in.tsx';
import { keepViewer, keptViewer, lastViewer, VIEWER_KEY } from '../offline/kept.ts';
import { send } from './ask.ts';
import { Refusal } from './refusal.ts';
import type { Viewer } from './session.tsx';

const loadShell = () => import('./app.tsx');
const Shell = lazy(loadShell);

type Who = { readonly viewer: Viewer } | 'nobody' | 'asking';

/**
 * Somebody or nobody. A device that had somebody signed in shows their page at once and asks meanwhile; without a network they
 * stay, because only the server's word ends a session.
 */
export const Entry = () => {
  const [who, setWho] = useState<Who>(() => {
    const last = lastViewer();
    return last === undefined ? 'asking' : { viewer: last };
  });

  // Another tab of this browser has signed somebody else in or out: the cookie is theirs now, and so must be the page.
  useEffect(() => {
    const changedElsewhere = ({ key }: StorageEvent) => {
      if (key === VIEWER_KEY && lastViewer()?.id !== shown.current) location.reload();
    };
    addEventListener('storage', changedElsewhere);
    return () => removeEventListener('storage', changedElsewhere);
  }, []);
  const shown = useRef<string>(undefined);
  shown.current = typeof who === 'string' ? undefined : who.viewer.id;

  useEffect(() => {
    let gone = false;
    const settle = (next: Who) => {
      if (!gone) setWho(next);
    };
    send(MeDocument, {}).then(
      ({ me }) => {
        void keepViewer(me);
        settle(me === null ? 'nobody' : { viewer: me });
      },
      async (refusal: unknown) => {
        const kept = refusal instanceof Refusal && refusal.passing ? await keptViewer() : undefined;
        settle(kept === undefined ? 'nobody' : { viewer: kept });
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
          setWho({ viewer });
        }}
      />
    );
  return (
    <Suspense fallback={<div className="starting" aria-hidden="true" />}>
      <Shell viewer={who.viewer} />
    </Suspense>
  );
};
