import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { apiOf, unique } from '../support/api.js';
import { settled, signIn, visit, type Visit } from '../support/browser.js';
import { journeys } from '../support/suite.js';
import { newerBuildOf } from '../support/newer-build.js';

/** As somebody pastes: the field gets the text itself, not the letters one by one. */
const paste = (page: Page, selector: string, text: string): Promise<void> =>
  page.locator(selector).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

const DAY_MS = 86_400_000;

journeys('what people type, paste and press', ({ app, browser }) => {
  const reporting = async (): Promise<Visit> => {
    const who = await visit(browser(), app().url);
    await signIn(who.page, 'liaison');
    await who.page.goto('/leads/new');
    await settled(who.page);
    return who;
  };
  const send = (page: Page) => page.getByRole('button', { name: '报送', exact: true });

  it.each([
    ['１．５亿', '15000000000'],
    ['3,200万元', '3200000000'],
    ['￥１５，０００元', '1500000'],
  ])(
    'an amount typed as %s is taken for what it is',
    async (typed, fen) => {
      const { context, page, offences } = await reporting();
      const title = `${unique()}项目`;
      await page.getByLabel('线索名称').fill(title);
      await page.getByRole('textbox', { name: /^预计投资/ }).fill(typed);
      await send(page).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      const api = await apiOf(app().url, 'liaison');
      const { lead } = await api.ask<{ lead: { expectedInvestment: { cny: string } } }>(
        'query ($id: ID!) { lead(id: $id) { expectedInvestment { cny } } }',
        { id: page.url().split('/').at(-1) },
      );
      expect(String(lead.expectedInvestment.cny)).toBe(fen);
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    90_000,
  );

  it.each(['大约三个亿吧', '-5', '0.00000000001', '99999999999'])(
    'an amount of %s is refused at its field, which gets the focus',
    async (typed) => {
      const { context, page } = await reporting();
      await page.getByLabel('线索名称').fill(`${unique()}项目`);
      const amount = page.getByRole('textbox', { name: /^预计投资/ });
      await amount.fill(typed);
      await send(page).click();
      await page.locator('.field', { has: amount }).locator('.fault-text').waitFor();
      expect(await amount.getAttribute('aria-invalid')).toBe('true');
      expect(await amount.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await amount.inputValue()).toBe(typed);
      expect(page.url()).toMatch(/\/leads\/new$/);
      await context.close();
    },
    90_000,
  );

  it.each(['2026年11月7日', '2026/11/7', '2026.11.07', '2026-11-07'])(
    'a date pasted as %s',
    async (pasted) => {
      const { context, page } = await reporting();
      await paste(page, 'input[type=date][name=reportedOn]', pasted);
      expect(await page.locator('input[type=date][name=reportedOn]').inputValue()).toBe('2026-11-07');
      await context.close();
    },
    60_000,
  );

  it('a double click is one record, and so is a double Enter', async () => {
    const { context, page, offences } = await reporting();
    const title = `${unique()}项目`;
    await page.getByLabel('线索名称').fill(title);
    await page.getByLabel('线索名称').evaluate((element) => {
      const form = (element as HTMLInputElement).form!;
      form.requestSubmit();
      form.requestSubmit();
    });
    await send(page)
      .dblclick({ timeout: 2_000 })
      .catch(() => undefined);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const api = await apiOf(app().url, 'liaison');
    const { leads } = await api.ask<{ leads: { totalCount: number } }>(
      'query ($search: String!) { leads(filter: { search: $search }) { totalCount } }',
      { search: title },
    );
    expect(leads.totalCount).toBe(1);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 90_000);

  it('an answer that is lost after the write is one record when it is sent again', async () => {
    const { context, page } = await reporting();
    const title = `${unique()}项目`;
    await page.getByLabel('线索名称').fill(title);
    let lost = 0;
    await page.route('**/graphql', async (route) => {
      if (lost === 0 && (route.request().postData() ?? '').includes('mutation ReportLead')) {
        lost++;
        await route.fetch();
        await route.abort('connectionreset');
      } else await route.continue();
    });
    await send(page).click();
    await page.getByRole('alert').first().waitFor();
    expect(lost).toBe(1);
    await send(page).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const api = await apiOf(app().url, 'liaison');
    const { leads } = await api.ask<{ leads: { totalCount: number } }>(
      'query ($search: String!) { leads(filter: { search: $search }) { totalCount } }',
      { search: title },
    );
    expect(leads.totalCount).toBe(1);
    await context.close();
  }, 90_000);

  it('a text too long is refused at its field by the server, and kept', async () => {
    const { context, page } = await reporting();
    await page.getByLabel('线索名称').fill(`${unique()}项目`);
    const summary = page.getByRole('textbox', { name: /^情况说明/ });
    const long = '很长的说明'.repeat(3_000);
    await summary.fill(long);
    await send(page).click();
    await page.locator('.field', { has: summary }).locator('.fault-text').waitFor();
    expect((await summary.inputValue()).length).toBe(long.length);
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await context.close();
  }, 90_000);

  it('nothing filled in: every needed field says so, the first gets the focus', async () => {
    const { context, page } = await reporting();
    await send(page).click();
    const title = page.getByLabel('线索名称');
    await page.locator('.field', { has: title }).locator('.fault-text').waitFor();
    expect(await title.evaluate((element) => element === document.activeElement)).toBe(true);
    await context.close();
  }, 60_000);

  it.each([
    ['a record that is not there', '/leads/00000000-0000-7000-8000-000000000000', '找不到这条记录'],
    ['an id that is none', '/leads/abc', '找不到这条记录'],
    ['a page that is not there', '/nowhere', '没有这个页面'],
    ['a page that is not for them', '/admin/health', '没有权限'],
    ['an act that is none', '/leads?do=nothing&lead=abc', '线索'],
    ['a filter that is nonsense', '/leads?region=zz&grade=9&from=2026-13-40', '线索'],
  ])(
    'a link to %s says so and leads on',
    async (_what, address, heading) => {
      const { context, page, offences } = await visit(browser(), app().url);
      await signIn(page, 'liaison');
      await page.goto(address);
      await settled(page);
      await page.getByRole('heading', { name: heading }).first().waitFor();
      expect(await page.locator('main').innerText()).not.toContain('页面出错了');
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    60_000,
  );
});

journeys('devices that are not as they should be', ({ app, browser }) => {
  it.each(['throws', 'fails'] as const)(
    'storage that %s: the work goes on',
    async (how) => {
      const { context, page, offences } = await visit(browser(), app().url);
      await context.addInitScript((way) => {
        IDBFactory.prototype.open = () => {
          if (way === 'throws') throw new DOMException('denied', 'SecurityError');
          const request = new EventTarget() as EventTarget & {
            error: DOMException;
            onerror?: (event: Event) => void;
          };
          request.error = new DOMException('denied', 'UnknownError');
          setTimeout(() => {
            const event = new Event('error');
            request.onerror?.(event);
            request.dispatchEvent(event);
          });
          return request as unknown as IDBOpenDBRequest;
        };
      }, how);
      await signIn(page, 'liaison');
      await page.goto('/leads/new');
      await settled(page);
      const title = `${unique()}项目`;
      await page.getByLabel('线索名称').fill(title);
      await page.getByRole('button', { name: '存草稿' }).click();
      await page.getByText('不允许在本设备保存草稿').waitFor();
      await page.getByRole('button', { name: '报送', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    90_000,
  );

  it('local storage that throws: one can sign in', async () => {
    const { context, page } = await visit(browser(), app().url);
    await context.addInitScript(() => {
      for (const name of ['getItem', 'setItem', 'removeItem'] as const)
        Storage.prototype[name] = () => {
          throw new DOMException('denied', 'SecurityError');
        };
    });
    await signIn(page, 'liaison');
    await page.goto('/leads');
    await settled(page);
    expect(await page.locator('main').innerText()).toContain('已报送');
    await context.close();
  }, 90_000);

  it.each([
    // Yesterday is a day on which one may have reported; tomorrow is none.
    ['behind', -DAY_MS, 0],
    ['ahead', DAY_MS, 1],
  ])(
    'a clock a day %s: what the server refuses is said at its field',
    async (_way, by, faults) => {
      const { context, page, offences } = await visit(browser(), app().url);
      await page.clock.setFixedTime(Date.now() + by);
      await page.clock.resume();
      await signIn(page, 'liaison');
      await page.goto('/leads/new');
      await page.getByRole('heading', { level: 1, name: '报送线索' }).waitFor();
      const title = `${unique()}项目`;
      await page.getByLabel('线索名称').fill(title);
      await page.getByRole('button', { name: '报送', exact: true }).click();
      const landed = page.getByRole('heading', { level: 1, name: title });
      const fault = page.locator('.field', { has: page.locator('[name=reportedOn]') }).locator('.fault-text');
      await landed.or(fault).first().waitFor();
      expect(await fault.count()).toBe(faults);
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    90_000,
  );

  it('a tab that is older than the server says so, and is renewed when somebody says', async () => {
    const served = await newerBuildOf(app().url);
    const { context, page } = await visit(browser(), served.url, { offline: true });
    try {
      await signIn(page, 'liaison');
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.reload();
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      const banner = page.getByRole('status').filter({ hasText: '系统已更新' });
      expect(await banner.count()).toBe(0);
      served.release();
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration?.update();
      });
      await banner.waitFor();
      await Promise.all([
        page.waitForEvent('load'),
        banner.getByRole('button', { name: '刷新页面' }).click(),
      ]);
      await page.locator('.shell').waitFor();
      expect(await banner.count()).toBe(0);
    } finally {
      await context.close();
      await served.stop();
    }
  }, 90_000);
});
