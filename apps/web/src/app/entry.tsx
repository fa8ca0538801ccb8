import { startTransition, useEffect, useRef, useState, type ComponentType } from 'react';
import { MeDocument, type MeQuery } from '../features/access/access.gql.ts';
import { SignIn } from '../features/access/sign-in.tsx';
import { keepEnded, keepViewer, keptViewer, lastViewer, seenElsewhere, VIEWER_KEY } from '../offline/kept.ts';
import { actFor, askToSignIn, send, sessionLost, type SessionLost } from './ask.ts';
import { Refusal } from './refusal.ts';
import type { Viewer } from './session.tsx';
import { loadShell } from './ahead.ts';

type Who = { readonly viewer: Viewer } | 'nobody' | 'asking';

/** Before anything of the page asks for something. */
const pageOf = (viewer: Viewer): Who => {
  actFor(viewer.id);
  loadShell().catch(() => undefined);
  return { viewer };
};

type Arrival = { readonly who: Who; readonly asked: Promise<MeQuery> };

/** Whether the server said beside the page that it was asked for without a session. A page that lay on the device says nothing of now. */
const cameAsNobody = (): boolean => {
  const [arrived] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (arrived === undefined || arrived.workerStart > 0) return false;
  // Younger than the oldest browsers served, where it is asked.
  const told = arrived.serverTiming as PerformanceNavigationTiming['serverTiming'] | undefined;
  return told?.some(({ name }) => name === 'nobody') ?? false;
};

/**
 * Who was here last, and who the server says is here now. The script in the HTML has asked that, while the others were on their way
 * (`build/ask-me.ts`).
 */
export const arrive = (): Arrival => {
  const last = lastViewer();
  const who: Who = last !== undefined ? pageOf(last) : cameAsNobody() ? 'nobody' : 'asking';
  const { yinfengAsked } = globalThis as { readonly yinfengAsked?: Promise<Response> };
  const asked = send(MeDocument, {}, undefined, yinfengAsked);
  // It may have failed before anything is drawn that hears of it.
  asked.catch(() => undefined);
  return { who, asked };
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
      startTransition(() => setWho(next));
    };
    // Whoever has signed in here since knows better than a question that was asked before.
    const isOvertaken = () => typeof arrival.who === 'string' && shown.current !== undefined;
    arrival.asked.then(
      ({ me }) => {
        if (isOvertaken()) return;
        // Another's session than this page's: the server refuses whatever is asked for next, and the page says why.
        if (me !== null && shown.current !== undefined && shown.current !== me.id) return;
        void (me === null ? keepEnded() : keepViewer(me));
        settle(me === null ? 'nobody' : pageOf(me));
      },
      async (refusal: unknown) => {
        if (isOvertaken()) return;
        const kept = refusal instanceof Refusal && refusal.passing ? await keptViewer() : undefined;
        settle(kept === undefined ? 'nobody' : pageOf(kept));
      },
    );
    return () => {
      gone = true;
    };
  }, [arrival]);

  // Not a lazy component: where one had to show something else in between, React holds the page back for a third of a second.
  const [App, setApp] = useState<ComponentType<{ readonly viewer: Viewer }>>();
  const somebody = typeof who !== 'string';
  useEffect(() => {
    if (!somebody) return;
    loadShell().then(
      (loaded) => startTransition(() => setApp(() => loaded)),
      (error: unknown) =>
        setApp(() => {
          throw error;
        }),
    );
  }, [somebody]);

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
  return App === undefined ? <Starting /> : <App viewer={who.viewer} />;
};
