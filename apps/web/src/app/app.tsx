import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { I18nextProvider } from 'react-i18next';
import { SignIn } from '../features/access/sign-in.tsx';
import { signInWords } from '../features/access/sign-in.words.ts';
import { forgetOldAnswers, keepViewer, lastViewer, VIEWER_KEY } from '../offline/kept.ts';
import { pageIsThere } from '../offline/installed.ts';
import { startOutbox } from '../offline/outbox.ts';
import { onSessionEnded, type SessionLost } from './ask.ts';
import { i18n } from './i18n.ts';
import { resumeLive, useLive } from './live.ts';
import { onceAnswered, queryClient } from './query.ts';
import { Refusal } from './refusal.ts';
import { router } from './router.tsx';
import { ViewerProvider, type Viewer } from './session.tsx';
import { useLanguage } from './use-choice.ts';

/** The app of somebody who is signed in. A session that ends is taken up again over the page, which stays as it is. */
const App = ({ viewer }: { readonly viewer: Viewer }) => {
  const [ended, setEnded] = useState<{ readonly why: SessionLost; readonly resume: () => void }>();
  useEffect(() => {
    let waiting: Promise<void> | undefined;
    let refuse: ((refusal: Refusal) => void) | undefined;
    onSessionEnded((why) => {
      // Ended and then another's: what is told is what stands now.
      setEnded((before) => (before === undefined ? before : { ...before, why }));
      return (waiting ??= new Promise<void>((resolve, reject) => {
        refuse = reject;
        setEnded({
          why,
          resume: () => {
            waiting = undefined;
            setEnded(undefined);
            resumeLive();
            resolve();
          },
        });
      }));
    });
    return () => {
      onSessionEnded(undefined);
      // What still waits for a sign-in that will not come here: whoever is next asks anew.
      refuse?.(new Refusal('UNAUTHENTICATED'));
    };
  }, []);
  useEffect(() => {
    if (ended === undefined) return undefined;
    // Signed in again in another tab: that is for all of them.
    const backElsewhere = ({ key }: StorageEvent) => {
      if (key === VIEWER_KEY && lastViewer()?.id === viewer.id) ended.resume();
    };
    addEventListener('storage', backElsewhere);
    return () => removeEventListener('storage', backElsewhere);
  }, [ended, viewer.id]);
  useEffect(() => onceAnswered(pageIsThere), []);
  useEffect(() => startOutbox(viewer.id), [viewer.id]);
  useEffect(() => void forgetOldAnswers(), []);
  useLive();
  const spoken = useLanguage();
  const words = signInWords[spoken];
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <ViewerProvider value={viewer}>
          <RouterProvider router={router} />
          {ended === undefined
            ? null
            : // An open dialog makes all that is beside it inert, takes the focus back and closes when somebody presses there:
              // but for what is named so, and stands in the body itself.
              createPortal(
                <div
                  className="scrim"
                  role="dialog"
                  aria-modal="true"
                  aria-label={words.title}
                  data-react-aria-top-layer="true"
                >
                  <SignIn
                    again={viewer}
                    why={ended.why}
                    done={(same) => {
                      void keepViewer(same);
                      ended.resume();
                    }}
                  />
                </div>,
                document.body,
              )}
        </ViewerProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
};

export default App;
