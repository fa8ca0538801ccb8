import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { settled, signIn, visit, type User } from '../support/browser.js';
import { covered, shape } from '../support/look.js';
import { journeys } from '../support/suite.js';

const kernel80 =
  'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0.3987.163 Safari/537.36';
const words = (page: Page) => page.locator('#unable');
const tooOld = async (page: Page) => {
  await words(page).getByText('这个浏览器版本过旧').waitFor();
  await words(page).getByText('This browser is too old').waitFor();
};
const notLoaded = async (page: Page) => {
  await words(page).getByText('页面脚本没有加载成功').waitFor();
  await words(page).getByText('could not be loaded').waitFor();
};

journeys('devices and browsers as they are', ({ app, browser }) => {
  describe('a browser that is too old', () => {
    it.each([
      ['Chromium 80', kernel80],
      [
        'iOS 15.3',
        'Mozilla/5.0 (iPhone; CPU iPhone OS 15_3_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.3 Mobile/15E148 Safari/604.1',
      ],
      [
        'Safari 14 on a Mac',
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.1.2 Safari/605.1.15',
      ],
      ['Firefox 102', 'Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:102.0) Gecko/20100101 Firefox/102.0'],
    ])(
      '%s by its name is told what to install, and may go on where the name is wrong',
      async (_, userAgent) => {
        const { context, page, offences } = await visit(browser(), app().url, { userAgent });
        await page.goto('/leads');
        await tooOld(page);
        expect(await page.locator('#app > *').count()).toBe(0);
        await page.getByRole('button', { name: '仍然打开' }).click();
        await page.locator('#username').waitFor();
        expect(await words(page).isVisible()).toBe(false);
        // It has been said once.
        await page.reload();
        await page.locator('#username').waitFor();
        expect(await words(page).isVisible()).toBe(false);
        expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
        await context.close();
      },
      60_000,
    );

    it.each<[string, () => void]>([
      ['Array.prototype.at', () => Reflect.deleteProperty(Array.prototype, 'at')],
      ['BigInt', () => Reflect.deleteProperty(globalThis, 'BigInt')],
      ['IndexedDB', () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined })],
      ['ResizeObserver', () => Reflect.deleteProperty(globalThis, 'ResizeObserver')],
      [':focus-visible', () => (CSS.supports = () => false)],
    ])(
      'one without %s is told, without a way on that would lead nowhere',
      async (_, lose) => {
        const { context, page } = await visit(browser(), app().url);
        await context.addInitScript(lose);
        await page.goto('/');
        await tooOld(page);
        expect(await page.locator('#app > *').count()).toBe(0);
        expect(await page.getByRole('button').count()).toBe(0);
        await context.close();
      },
      60_000,
    );

    it.each([
      [
        '360 on Windows 7',
        'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/92.0.4515.131 Safari/537.36 QIHU 360SE',
      ],
      [
        'iOS 15.4',
        'Mozilla/5.0 (iPhone; CPU iPhone OS 15_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.4 Mobile/15E148 Safari/604.1',
      ],
      [
        'WeChat on Android',
        'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 MicroMessenger/8.0.31',
      ],
      [
        'WebKitGTK',
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/60.5 Safari/605.1.15',
      ],
      ['Firefox ESR', 'Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:109.0) Gecko/20100101 Firefox/115.0'],
    ])(
      '%s is not',
      async (_, userAgent) => {
        const { context, page } = await visit(browser(), app().url, { userAgent });
        await page.goto('/');
        await page.locator('#username').waitFor();
        expect(await words(page).isVisible()).toBe(false);
        await context.close();
      },
      60_000,
    );
  });

  describe('a page of which something does not come', () => {
    it.each(['js', 'css'])(
      'all of %s blocked: said in both languages, and tried again by a button',
      async (ending) => {
        const { context, page } = await visit(browser(), app().url);
        const those = `**/assets/*.${ending}`;
        await context.route(those, (route) => route.abort('blockedbyclient'));
        await page.goto('/');
        await notLoaded(page);
        await context.unroute(those);
        await page.getByRole('button', { name: '重试' }).click();
        await page.locator('#username').waitFor();
        await context.close();
      },
      60_000,
    );

    it('each script alone, as of a build that is gone: never a blank page, always a button that helps', async () => {
      const { context, page } = await visit(browser(), app().url);
      await signIn(page, 'liaison');
      const scripts = new Set<string>();
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.endsWith('.js')) scripts.add(pathname);
      });
      await page.goto('/leads');
      await settled(page);
      expect(scripts.size).toBeGreaterThan(5);
      const blank: string[] = [];
      for (const script of scripts) {
        await context.route(`**${script}`, (route) =>
          route.fulfill({ status: 404, json: { statusCode: 404 } }),
        );
        await page.goto('/leads');
        const again = page.getByRole('button', { name: /^(重试|刷新页面)/ });
        const whole = page.locator('.lead-card');
        const seen = await again
          .or(whole)
          .first()
          .waitFor({ timeout: 10_000 })
          .then(
            () => true,
            () => false,
          );
        if (!seen) blank.push(`${script}: ${(await page.locator('body').innerText()).slice(0, 80)}`);
        await context.unroute(`**${script}`);
        if (seen && (await whole.count()) === 0) {
          await again.first().click();
          await whole.first().waitFor();
        }
      }
      expect(blank).toEqual([]);
      await context.close();
    }, 300_000);
  });

  describe('a private window of an iPhone', () => {
    it('has no service worker and stores nothing: a visit waits in the page, which says so', async () => {
      const { context, page, offences } = await visit(browser(), app().url, {
        size: 'phone',
        offline: true,
        userAgent:
          'Mozilla/5.0 (iPhone; CPU iPhone OS 15_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.4 Mobile/15E148 Safari/604.1',
      });
      await context.addInitScript(() => {
        Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
        Reflect.deleteProperty(Navigator.prototype, 'storage');
        Storage.prototype.setItem = () => {
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        };
        IDBFactory.prototype.open = () => {
          throw new DOMException('denied', 'SecurityError');
        };
      });
      await signIn(page, 'station');
      await page.goto('/visits/new');
      await settled(page);
      await page.getByText('本机浏览器不允许保存数据').waitFor();
      await page.getByText('这里不能离线打开页面').waitFor();
      await page.getByLabel('考察团').fill('无痕考察');
      await page.getByRole('textbox', { name: '人数' }).fill('5');
      await context.setOffline(true);
      await page.getByRole('button', { name: '保存，恢复后提交' }).click();
      await page.getByText('已保存在这个页面里').waitFor();
      await context.setOffline(false);
      await page.getByText('已提交。').waitFor({ timeout: 60_000 });
      await page.goto('/visits');
      await page.getByText('无痕考察').first().waitFor();
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    }, 120_000);
  });

  describe('screens of offices', () => {
    const pages: readonly (readonly [User, readonly string[]])[] = [
      ['liaison', ['/', '/leads', '/leads?view=table', '/leads/new', '/projects', '/agreements']],
      ['station', ['/', '/visits', '/visits/new', '/outbox']],
      ['analyst', ['/', '/figures', '/figures?view=trend', '/figures?view=ranking', '/receipts/no.receipt']],
      ['reviewer', ['/', '/recognition']],
      ['admin', ['/', '/admin/organizations', '/admin/users', '/admin/health', '/me']],
    ];
    const screens = [
      ['1366 × 768', { width: 1366, height: 768 }, 1],
      // What is left for a page: its pixels are a quarter larger.
      ['1024 × 768 at 125 %', { width: 819, height: 614 }, 1.25],
    ] as const;

    it.each(screens.flatMap((screen) => pages.map((one) => [...screen, ...one] as const)))(
      '%s: nothing is scrolled sideways and nothing covered',
      async (_, viewport, deviceScaleFactor, user, addresses) => {
        const { context, page } = await visit(browser(), app().url, { viewport, deviceScaleFactor });
        await signIn(page, user);
        const found: string[] = [];
        for (const address of addresses) {
          await page.goto(address);
          await settled(page);
          if ((await shape(page)).tooWide) found.push(`${user} ${address}: wider than the screen`);
          found.push(...(await covered(page)).map((one) => `${user} ${address}: ${one}`));
        }
        expect(found).toEqual([]);
        await context.close();
      },
      180_000,
    );
  });
});
