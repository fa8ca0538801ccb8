import { embeddedIn } from '../app/embedded.ts';

type Listener = () => void;
const listeners = new Set<Listener>();
let waiting: ServiceWorker | undefined;

/** Told when a newer version of the page lies ready. */
export const onNewVersion = (listener: Listener): (() => void) => {
  listeners.add(listener);
  if (waiting !== undefined) listener();
  return () => listeners.delete(listener);
};

/** Loads the page anew with the version that lies ready. */
export const takeNewVersion = (): void => {
  if (waiting === undefined) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take over');
};

/** A page is looked at many times a day, and every question is a request. */
const ASK_AGAIN_MS = 60 * 60_000;

/**
 * Asks for a newer version when the page is looked at again, at most once an hour: browsers ask by themselves only when a page is
 * loaded, and an office's tab stays open for days.
 */
const askWhenLookedAt = (registration: ServiceWorkerRegistration): void => {
  let askedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - askedAt < ASK_AGAIN_MS) return;
    askedAt = Date.now();
    // Without a network there is no answer; it is asked again an hour later.
    registration.update().catch(() => undefined);
  });
};

let installing: Promise<boolean> | undefined;

/** Whether this page opens again without a network: known once what it needs is on the device. */
export const opensOffline = (): Promise<boolean> => installing ?? Promise.resolve(false);

let tell: () => void;
const there = new Promise<void>((resolve) => void (tell = resolve));

/** Said by what somebody came for, once it is there. Until then the files for another day would be in its way: they are many. */
export const pageIsThere = (): void => tell();

/** A page that never says so, such as one that has failed. */
const AT_LAST_MS = 20_000;

/** Lets the page open without a network, where the browser can: not in views inside other apps, which clear it, nor without HTTPS. */
export const installServiceWorker = (built: boolean = import.meta.env.PROD): void => {
  if (!built || !('serviceWorker' in navigator) || embeddedIn() !== undefined) return;
  setTimeout(pageIsThere, AT_LAST_MS);
  installing = there.then(() =>
    navigator.serviceWorker
      .register('/sw.js')
      .then((registration) => {
        const look = () => {
          if (registration.waiting === null || navigator.serviceWorker.controller === null) return;
          waiting = registration.waiting;
          for (const listener of listeners) listener();
        };
        look();
        askWhenLookedAt(registration);
        registration.addEventListener('updatefound', () =>
          registration.installing?.addEventListener('statechange', look),
        );
        return navigator.serviceWorker.ready;
      })
      .then(
        () => true,
        () => false,
      ),
  );
};
