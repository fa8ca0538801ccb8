import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { settled, signIn, visit, type Size, type User } from '../support/browser.js';
import { axeFindings, latinNames, shape } from '../support/look.js';
import { journeys } from '../support/suite.js';

const wechat =
  'Mozilla/5.0 (Linux; Android 12; M2012K11AC) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 XWEB/5023 MicroMessenger/8.0.31.2281(0x28001F35) WeChat/arm64 NetType/WIFI Language/zh_CN';
const wecom =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/92.0.4515.131 Safari/537.36 wxwork/4.1.10 (MicroMessenger/6.2) WindowsWechat';
const views: readonly (readonly [string, Size, string])[] = [
  ['WeChat', 'phone', wechat],
  ['WeCom', 'desk', wecom],
];

/** Of a receipt that the server gave; what is none has nothing to print. */
const receipt = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ totals(measures: [PLANNED_INVESTMENT]) { receipt { token } } }' }),
    });
    const { data } = (await response.json()) as { data: { totals: { receipt: { token: string } } } };
    return `/receipts/${data.totals.receipt.token}`;
  });

/** Where files are handed over or the page is printed, and how one comes to the button. */
const places: readonly (readonly [
  User,
  string | ((page: Page) => Promise<string>),
  ((page: Page) => Promise<unknown>)?,
])[] = [
  ['liaison', '/leads?view=table'],
  ['liaison', '/agreements'],
  ['liaison', '/projects'],
  ['analyst', '/figures'],
  ['analyst', '/figures', (page) => page.locator('button.head-figure').first().click()],
  ['analyst', '/figures?behind=subjects', (page) => page.locator('button.head-figure').first().click()],
  ['analyst', receipt],
];
const files = (page: Page) => page.getByRole('button', { name: /^(导出.*|打印)$/ });
const inBrowser = (page: Page) => page.getByRole('button', { name: '在浏览器中打开' });

journeys('a view inside another app', ({ app, browser }) => {
  it.each(views)(
    '%s: the way to a browser stands where files are handed over elsewhere',
    async (_, size, userAgent) => {
      for (const user of ['liaison', 'analyst'] as const) {
        const { context, page, offences } = await visit(browser(), app().url, {
          size,
          userAgent,
          permissions: ['clipboard-read', 'clipboard-write'],
        });
        let downloads = 0;
        page.on('download', () => downloads++);
        await signIn(page, user);
        for (const [who, address, first] of places) {
          if (who !== user) continue;
          await page.goto(typeof address === 'string' ? address : await address(page));
          await settled(page);
          await first?.(page);
          const way = (first === undefined ? page.locator('main') : page.locator('[role=dialog]'))
            .getByRole('button', { name: '在浏览器中打开' })
            .first();
          await way.waitFor();
          expect(await files(page).count()).toBe(0);
          await way.click();
          await page.getByRole('status').filter({ hasText: '链接已复制' }).first().waitFor();
          expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
          expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
          expect(await latinNames(page)).toEqual([]);
          expect(await axeFindings(page)).toEqual([]);
        }
        expect(downloads).toBe(0);
        expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
        await context.close();
      }
    },
    180_000,
  );

  it('a browser is offered the files themselves', async () => {
    const { context, page } = await visit(browser(), app().url);
    await signIn(page, 'liaison');
    await page.goto('/projects');
    await settled(page);
    const [file] = await Promise.all([page.waitForEvent('download'), files(page).click()]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    expect(await inBrowser(page).count()).toBe(0);
    await context.close();
  }, 90_000);

  it('where nothing may be copied, the address stands there to be typed', async () => {
    const { context, page } = await visit(browser(), app().url, { size: 'phone', userAgent: wechat });
    await context.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    await signIn(page, 'liaison');
    await page.goto('/projects');
    await inBrowser(page).click();
    await page.getByRole('status').filter({ hasText: page.url() }).waitFor();
    expect(await shape(page)).toMatchObject({ tooWide: false });
    await context.close();
  }, 90_000);

  it.each(views)(
    '%s: installs nothing, promises nothing that outlives the view, and a visit waits in the page',
    async (_, size, userAgent) => {
      const { context, page, offences } = await visit(browser(), app().url, {
        size,
        userAgent,
        offline: true,
      });
      await signIn(page, 'station');
      await page.goto('/me');
      await page.getByText('关闭后保存的内容可能被清除').waitFor();
      await inBrowser(page).waitFor();
      await page.goto('/visits/new');
      await settled(page);
      expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
        0,
      );
      await page.getByText('不能离线打开，关闭后保存的内容可能被清除').waitFor();

      const name = `应用内考察${size}`;
      await page.getByLabel('考察团').fill(name);
      await page.getByRole('textbox', { name: '人数' }).fill('3');
      await context.setOffline(true);
      await page.getByRole('button', { name: '保存，恢复后提交' }).click();
      await page.getByText('提交之前请不要关闭页面').waitFor();
      await context.setOffline(false);
      await page.getByText('已提交。').waitFor({ timeout: 60_000 });

      // The view was closed, and the app has cleared what it stored.
      await page.goto('/icon.svg');
      await page.evaluate(async () => {
        localStorage.clear();
        for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
      });
      await page.goto('/visits');
      await page.getByText(name).first().waitFor();
      await context.clearCookies();
      await page.goto('/icon.svg');
      await page.evaluate(() => localStorage.clear());
      await signIn(page, 'station');
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    180_000,
  );
});
