import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { READY_MS, startApp, type App } from './app.js';
import { launch } from './browser.js';
import { chromiumAt, WITHOUT } from './chromium.js';

export type Stage = { readonly app: () => App; readonly browser: () => Browser };

/**
 * A describe whose specs have the built program and a browser. Without Chromium one skipped spec says so plainly: nothing looks green that
 * was not looked at.
 */
export const journeys = (name: string, specs: (stage: Stage) => void): void => {
  if (chromiumAt() === undefined) {
    process.stderr.write(`${WITHOUT}\n`);
    describe(name, () => {
      it.skip(WITHOUT, () => undefined);
    });
    return;
  }
  describe(name, () => {
    let app: App | undefined;
    let browser: Browser | undefined;
    beforeAll(async () => {
      [app, browser] = await Promise.all([startApp(), launch()]);
    }, 2 * READY_MS);
    afterAll(async () => {
      await browser?.close();
      await app?.stop();
    });
    specs({ app: () => app!, browser: () => browser! });
  });
};
