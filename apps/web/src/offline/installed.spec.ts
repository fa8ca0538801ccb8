import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

type Installed = typeof import('./installed.ts');

const HOUR = 60 * 60_000;

/** A registration with what the page asks of it. */
const registration = Object.assign(new EventTarget(), {
  waiting: null as { postMessage: () => void } | null,
  installing: null as EventTarget | null,
  update: jest.fn(() => Promise.resolve()),
});

const look = (state: 'visible' | 'hidden') => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
  document.dispatchEvent(new Event('visibilitychange'));
};

let installed: Installed;
let listening: jest.Spied<typeof document.addEventListener>;
beforeEach(async () => {
  jest.useFakeTimers();
  registration.update.mockReset().mockResolvedValue(undefined);
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: {
      controller: {},
      ready: Promise.resolve(registration),
      register: () => Promise.resolve(registration),
    },
  });
  listening = jest.spyOn(document, 'addEventListener');
  jest.resetModules();
  installed = await import('./installed.ts');
  installed.installServiceWorker(true);
  installed.pageIsThere();
  await installed.opensOffline();
});
afterEach(() => {
  // A tab that is closed looks no more.
  for (const [type, listener] of listening.mock.calls) document.removeEventListener(type, listener);
  listening.mockRestore();
  jest.useRealTimers();
});

describe('a tab that stays open', () => {
  it('asks for a newer version when it is looked at again, once an hour at most', () => {
    look('hidden');
    look('visible');
    expect(registration.update).not.toHaveBeenCalled();
    jest.advanceTimersByTime(HOUR);
    look('hidden');
    expect(registration.update).not.toHaveBeenCalled();
    look('visible');
    look('visible');
    expect(registration.update).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(HOUR - 1);
    look('visible');
    expect(registration.update).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    look('visible');
    expect(registration.update).toHaveBeenCalledTimes(2);
  });

  it('is told of the version that was found so', () => {
    const told = jest.fn();
    installed.onNewVersion(told);
    const installing = new EventTarget();
    registration.update.mockImplementation(() => {
      registration.installing = installing;
      registration.dispatchEvent(new Event('updatefound'));
      return Promise.resolve();
    });
    jest.advanceTimersByTime(HOUR);
    look('visible');
    expect(told).not.toHaveBeenCalled();
    registration.waiting = { postMessage: () => undefined };
    installing.dispatchEvent(new Event('statechange'));
    expect(told).toHaveBeenCalledTimes(1);
    registration.waiting = null;
  });

  it('does without an answer where there is no network', async () => {
    registration.update.mockRejectedValue(new TypeError('network'));
    jest.advanceTimersByTime(HOUR);
    look('visible');
    await Promise.resolve();
    jest.advanceTimersByTime(HOUR);
    look('visible');
    expect(registration.update).toHaveBeenCalledTimes(2);
  });
});
