import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { MeDocument, type MeQuery } from '../features/access/access.gql.ts';
import { SignIn } from '../features/access/sign-in.tsx';
import { keepEnded, keepViewer, keptViewer, lastViewer, seenElsewhere, VIEWER_KEY } from '../offline/kept.ts';
import { actFor, askToSignIn, send, sessionLost, type SessionLost } from './ask.ts';
import { Refusal } from './refusal.ts';
import type { Viewer } from './session.tsx';
import { loadAhead, loadShell } from './ahead.ts';

const Shell = lazy(loadShell);

type Who = { readonly viewer: Viewer } | 'nobody' | 'asking';

/** Before anything of the page asks for something. */
const pageOf = (viewer: Viewer): Who => {
  actFor(viewer.id);
  loadAhead();
  return { viewer };
};

type Arrival = { readonly who: Who; readonly asked: Promise<MeQuery> };

/** Who was here last, and the question to the server who is here now: asked before there is anything to show. */
export const arrive = (): Arrival => {
  const last = lastViewer();
  // First as whom it is asked, then the question.
  const who: Who = last === undefined ? 'asking' : pageOf(last);
  return { who, asked: send(MeDocument, {}) };
};

/** The brand in the middle, as the HTML has it until there is a script. */
const Starting = () => (
  <div className="starting" aria-hidden="true">
    引凤
  </div>
);

/**
 * Somebody or nobody. A device that had somebody signed in shows their page at once and asks meanwhile; without a network they
 * stay, because only the server's word ends a session.
 */
export const Entry = ({ arrival }: { readonly arrival: Arrival }) => {
  const [who, setWho] = useState<Who>(arrival.who);

  // Another tab of this browser has signed somebody in or out, or found that the session has ended. Who has signed out leaves nothing on the
  // screen; of the others one is told over the page, in which there may be typed text.
  useEffect(() => {
    const changedElsewhere = ({ key, oldValue, newValue }: StorageEvent) => {
      if (key !== VIEWER_KEY) return;
      const mine = shown.current;
      const seen = seenElsewhere(mine, oldValue, newValue);
      if (seen === 'nothing') return;
      if (mine === undefined || seen === 'signed-out') return location.reload();
      if (seen === 'another-account') return tell('ACCOUNT_CHANGED');
      // The other tab may have asked before somebody signed in here: what it learned late may no longer be so.
      send(MeDocument, {}).then(
        ({ me }) => {
          if (me?.id === mine) void keepViewer(me);
          else tell('UNAUTHENTICATED');
        },
        (refusal: unknown) => {
          const why = refusal instanceof Refusal ? sessionLost(refusal.code) : undefined;
          if (why !== undefined) tell(why);
        },
      );
    };
    const tell = (why: SessionLost) => {
      const told = askToSignIn(why);
      if (told === undefined) location.reload();
      // Whoever is asked may never come back.
      else told.catch(() => undefined);
    };
    addEventListener('storage', changedElsewhere);
    return () => removeEventListener('storage', changedElsewhere);
  }, []);
  const shown = useRef<string>(undefined);
  shown.current = typeof who === 'string' ? undefined : who.viewer.id;

  useEffect(() => {
    let gone = false;
    const settle = (next: Who) => {
      if (gone) return;
      if (next === 'nobody') actFor(undefined);
      setWho(next);
    };
    arrival.asked.then(
      ({ me }) => {
        // Another's session than this page's: the server refuses whatever is asked for next, and the page says why.
        if (me !== null && shown.current !== undefined && shown.current !== me.id) return;
        void (me === null ? keepEnded() : keepViewer(me));
        settle(me === null ? 'nobody' : pageOf(me));
      },
      async (refusal: unknown) => {
        const kept = refusal instanceof Refusal && refusal.passing ? await keptViewer() : undefined;
        settle(kept === undefined ? 'nobody' : pageOf(kept));
      },
    );
    return () => {
      gone = true;
    };
  }, [arrival]);

  if (who === 'asking') return <Starting />;
  if (who === 'nobody')
    return (
      <SignIn
        preload={loadShell}
        done={(viewer) => {
          void keepViewer(viewer);
          setWho(pageOf(viewer));
        }}
      />
    );
  return (
    <Suspense fallback={<Starting />}>
      <Shell viewer={who.viewer} />
    </Suspense>
  );
};
