import { createClient } from 'graphql-ws';
import { useEffect } from 'react';
import { askToSignIn, whose } from './ask.ts';
import { changed, type About } from './query.ts';
import { noteAnswer } from './reach.ts';
import type { SubjectKind } from './enums.gql.ts';

const subscription = 'subscription Live { pipelineChanged { kind subjectId } }';

/** At most once in this time the page asks again: a morning's imports are thousands of changes. */
const PAUSE_MS = 1_000;

const listeners = new Set<(change: { kind: SubjectKind; subjectId: string }) => void>();

/** Told of every change, for what moves by itself: a counter of what is new above a list that keeps its place. */
export const onChange = (
  listener: (change: { kind: SubjectKind; subjectId: string }) => void,
): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** After an answer that ended it, such as a session's end. */
const AGAIN_MS = 15_000;

/** A browser that says it is offline may be wrong: after this it is tried all the same. */
const UNBELIEVED_MS = 60_000;

/** Once there is a network, as far as the browser knows: trying without one only fills its console. */
const network = (): Promise<void> =>
  navigator.onLine
    ? Promise.resolve()
    : new Promise((resolve) => {
        const there = () => {
          clearTimeout(timer);
          removeEventListener('online', there);
          resolve();
        };
        const timer = setTimeout(there, UNBELIEVED_MS);
        addEventListener('online', there);
      });

let resume: (() => void) | undefined;

/** Somebody has signed in again: changes are listened to without waiting. */
export const resumeLive = (): void => resume?.();

/** Keeps what is on screen true: a change of a record makes the answers about its kind old, and every figure. */
export const useLive = (): void => {
  useEffect(() => {
    const pending = new Set<About>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const about = [...pending];
      pending.clear();
      void changed(about);
    };
    const client = createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql/ws`,
      lazy: true,
      // Each time anew: the browser's session may be another account's by then, and a page hears of nothing in its name.
      connectionParams: () => whose(),
      retryAttempts: Infinity,
      shouldRetry: () => true,
      // Not ever longer, as by default: who opens a laptop after lunch should not wait another hour.
      retryWait: async (retries) => {
        await new Promise((resolve) => setTimeout(resolve, Math.min(2 ** retries, 30) * 1_000));
        await network();
      },
      keepAlive: 20_000,
    });
    let connectedBefore = false;
    const forget = client.on('connected', () => {
      noteAnswer();
      // What happened while nobody listened is not known one by one: everything is asked again.
      if (connectedBefore)
        void changed([
          'LEAD',
          'VISIT',
          'ACTIVITY',
          'AGREEMENT',
          'PROJECT',
          'OUTCOME',
          'ORGANIZATION',
          'STATION',
          'FIGURES',
          'RECOGNITION',
        ]);
      connectedBefore = true;
    });
    let stop = () => undefined as void;
    let again: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    let asked = 0;
    const listen = async () => {
      clearTimeout(again);
      stop();
      const mine = ++asked;
      await network();
      // Somebody else asked meanwhile, or the page has gone.
      if (mine !== asked || ended) return;
      stop = client.subscribe<{ pipelineChanged: { kind: SubjectKind; subjectId: string } }>(
        { query: subscription },
        {
          next: ({ data, errors }) => {
            if (errors?.some(({ extensions }) => extensions?.['code'] === 'ACCOUNT_CHANGED'))
              // Whoever is asked may never come back.
              askToSignIn('ACCOUNT_CHANGED')?.catch(() => undefined);
            if (data === null || data === undefined) return;
            const { pipelineChanged: change } = data;
            for (const listener of listeners) listener(change);
            pending.add(change.kind).add('FIGURES').add('RECOGNITION');
            timer ??= setTimeout(flush, PAUSE_MS);
          },
          error: later,
          complete: later,
        },
      );
    };
    // A session that ended ends the subscription too: whoever is back listens again, at once or after a while.
    const later = () => {
      clearTimeout(again);
      again = setTimeout(() => void listen(), AGAIN_MS);
    };
    resume = () => void listen();
    void listen();
    return () => {
      ended = true;
      clearTimeout(timer);
      resume = undefined;
      stop();
      clearTimeout(again);
      forget();
      void client.dispose();
    };
  }, []);
};
