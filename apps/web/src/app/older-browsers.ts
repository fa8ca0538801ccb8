/**
 * What belongs to the document and not to the language is in no polyfill of the build. `AbortSignal.timeout` came with Chromium 103 and iOS 16;
 * react-aria calls it on a phone when a dialog opens the keyboard or closes it.
 */
export const completeOlderBrowsers = (): void => {
  if (typeof AbortSignal.timeout === 'function') return;
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('signal timed out', 'TimeoutError')), ms);
    return controller.signal;
  };
};
