import { expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { apiOf } from '../support/api.js';
import { settled, signIn, visit } from '../support/browser.js';
import { axeFindings } from '../support/look.js';
import { journeys } from '../support/suite.js';

/** Ids under which visits were sent, in their order, whatever became of them. */
const sentIds = (page: Page): string[] => {
  const ids: string[] = [];
  page.on('request', (request) => {
    const body = request.postData() ?? '';
    if (!body.includes('mutation LogVisit')) return;
    ids.push((JSON.parse(body) as { variables: { input: { commandId: string } } }).variables.input.commandId);
  });
  return ids;
};

/** Names of the visits that the server has, by a part of them. */
const recorded = async (page: Page, search: string): Promise<string[]> => {
  const answer = await page.evaluate(async (part) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'query Q($f: VisitFilter) { visits(filter: $f, first: 100) { edges { node { id name } } } }',
        variables: { f: { search: part } },
      }),
    });
    return response.json() as Promise<{ data: { visits: { edges: { node: { name: string } }[] } } }>;
  }, search);
  return answer.data.visits.edges.map(({ node }) => node.name);
};

/** The form with its lists, on a device that has all it needs without a network. */
const openForm = async (page: Page): Promise<void> => {
  await page.goto('/visits/new');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await settled(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
};

const stations = (page: Page) => page.getByLabel('接待站点').locator('option');

const log = async (page: Page, name: string, people = 3): Promise<void> => {
  await page.getByLabel('考察团').fill(name);
  await page.getByRole('textbox', { name: '人数' }).fill(String(people));
  await page.getByRole('button', { name: /^(提交|保存，恢复后提交)$/ }).click();
  await page.getByRole('button', { name: '再登记一次' }).waitFor();
};

const goOffline = async (context: BrowserContext, page: Page): Promise<void> => {
  await context.setOffline(true);
  await page.reload();
  await page.getByLabel('考察团').waitFor();
};

journeys('a visit without a network', ({ app, browser }) => {
  it('sends twenty once each, though the server is killed after the third and the page is loaded anew', async () => {
    const { context, page, offences } = await visit(browser(), app().url, { size: 'phone', offline: true });
    await signIn(page, 'station');
    await page.goto('/leads');
    await page.locator('[data-lead]').first().waitFor();
    await page.goto('/visits');
    await page.locator('.months tbody tr').first().waitFor();
    await openForm(page);
    const choices = await stations(page).count();
    expect(choices).toBeGreaterThan(2);
    const own = await page.getByLabel('接待站点').inputValue();
    expect(own).not.toBe('');

    await goOffline(context, page);
    // The lists come from the device a moment after the form.
    await stations(page)
      .nth(choices - 1)
      .waitFor({ state: 'attached' });
    expect(await stations(page).count()).toBe(choices);
    // Also without a network a demonstration says that it is one.
    await page.getByText('演示数据').waitFor();
    // A page that opens without a network finds nothing wrong with that.
    expect(offences.errors).toEqual([]);
    expect(await page.getByLabel('接待站点').inputValue()).toBe(own);
    for (let n = 1; n <= 20; n++) {
      await log(page, `断网考察${String(n).padStart(2, '0')}`, n);
      if (n < 20) await page.getByRole('button', { name: '再登记一次' }).click();
    }
    // The lists that a station works by are those of before, and say so once; nothing else is promised.
    for (const [list, row] of [
      ['/leads', '[data-lead]'],
      ['/visits', '.months tbody tr'],
    ] as const) {
      await page.goto(list);
      await page.locator(row).first().waitFor();
      await page.getByText(/^网络不通，这是 \d{4}-\d{2}-\d{2} \d{2}:\d{2} 的内容。$/).waitFor();
      expect(await page.locator('.fault').count()).toBe(0);
    }
    await page.goto('/outbox');
    // What the device keeps is read a moment after the page has come.
    await page.locator('.outbox > li').nth(19).waitFor();
    expect(await page.locator('.outbox > li').count()).toBe(20);
    expect(await axeFindings(page)).toEqual([]);

    let answered = 0;
    let died: () => void = () => undefined;
    const dead = new Promise<void>((resolve) => (died = resolve));
    await context.route('**/graphql', async (route) => {
      if (!(route.request().postData() ?? '').includes('mutation LogVisit')) return route.continue();
      if (answered === 3) return route.abort('connectionrefused');
      answered += 1;
      const response = await route.fetch();
      if (answered < 3) return route.fulfill({ response });
      // It was written; the machine goes before it could say so.
      await app().kill();
      await route.abort('connectionreset');
      return died();
    });
    await context.setOffline(false);
    await page.getByRole('button', { name: '立即同步' }).click();
    await dead;
    await context.unroute('**/graphql');
    await page.reload();
    await page.locator('.outbox > li').first().waitFor();
    expect(await page.locator('.outbox .tag.green').count()).toBe(2);

    await app().restart();
    await page.getByRole('button', { name: '立即同步' }).click();
    await page.waitForFunction(
      () => document.querySelectorAll('.outbox .tag.green').length === 20,
      undefined,
      {
        timeout: 60_000,
      },
    );
    const names = await recorded(page, '断网考察');
    expect(names).toHaveLength(20);
    expect(new Set(names).size).toBe(20);
    expect({ ...offences, errors: [] }).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 300_000);

  it('keeps what is typed through a reload, takes a double tap as one and a lost answer as none lost', async () => {
    const { context, page } = await visit(browser(), app().url, { size: 'phone', offline: true });
    await signIn(page, 'station');
    await openForm(page);
    await page.getByLabel('考察团').fill('草稿考察');
    await page.waitForTimeout(600);
    await page.reload();
    await settled(page);
    expect(await page.getByLabel('考察团').inputValue()).toBe('草稿考察');

    const ids = sentIds(page);
    let lost = false;
    await context.route('**/graphql', async (route) => {
      if (lost || !(route.request().postData() ?? '').includes('mutation LogVisit')) return route.continue();
      lost = true;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.getByRole('button', { name: '提交', exact: true }).dblclick();
    await page.getByText('已保存在本机').waitFor();
    await page.goto('/outbox');
    await page.getByRole('button', { name: '立即同步' }).click();
    await page.locator('.outbox .tag.green').first().waitFor();
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(new Set(ids).size).toBe(1);
    expect(await recorded(page, '草稿考察')).toHaveLength(1);
    await page.getByRole('link', { name: '查看' }).first().click();
    await page.getByRole('heading', { level: 1, name: '草稿考察' }).waitFor();
    await context.close();
  }, 120_000);

  it('says that the device’s clock is wrong, and sends a refused visit that was edited under another id', async () => {
    const { context, page } = await visit(browser(), app().url, { size: 'phone', offline: true });
    await context.addInitScript(() => {
      const now = Date.now;
      Date.now = () => now() + 86_400_000;
    });
    await signIn(page, 'station');
    const ids = sentIds(page);
    await openForm(page);
    await page.getByText(/本机日期是.*服务器日期是/).waitFor();
    const today = await page.getByLabel('日期', { exact: true }).inputValue();
    // What was filled in by the server's clock is no typing of anybody's.
    await goOffline(context, page);
    await page
      .getByLabel('日期', { exact: true })
      .fill(new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10));
    await log(page, '时钟考察');
    await context.setOffline(false);
    await page.goto('/outbox');
    await page.getByRole('link', { name: '修改后重交' }).click();
    const day = page.getByLabel('日期', { exact: true });
    await day.waitFor();
    expect(await day.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('考察团').inputValue()).toBe('时钟考察');
    expect(await axeFindings(page)).toEqual([]);
    await day.fill(today);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByText('已提交。').waitFor();
    // One that was on its way when the page was left is sent again, under its own id.
    expect(new Set(ids).size).toBe(2);
    await page.goto('/outbox');
    await page.locator('.outbox .tag.green').first().waitFor();
    expect(await page.locator('.outbox .tag.red').count()).toBe(0);
    expect(await recorded(page, '时钟考察')).toHaveLength(1);
    await context.close();
  }, 120_000);

  it('an outcome waits as a visit does: reported without a network, counted once though an answer was lost, mended where refused', async () => {
    const { context, page } = await visit(browser(), app().url, { size: 'phone', offline: true });
    // A clock that is a day ahead lets a day be typed that the server refuses.
    await context.addInitScript(() => {
      const now = Date.now;
      Date.now = () => now() + 86_400_000;
    });
    const api = await apiOf(app().url, 'station');
    const hires = async () =>
      Number(
        (
          await api.ask<{ totals: { grand: { value: string }[] } }>(
            '{ totals(measures: [HIRES]) { grand { value } } }',
            {},
          )
        ).totals.grand[0]!.value,
      );
    const before = await hires();
    await signIn(page, 'station');
    await page.goto('/outcomes/new');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await settled(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const own = await page.locator('.share-rows label').innerText();
    const day = await page.getByLabel('截止日期').inputValue();
    await context.setOffline(true);
    await page.reload();
    // The day and whom the station works for are known without a network, too.
    await page.locator('.share-rows label').waitFor();
    expect(await page.locator('.share-rows label').innerText()).toBe(own);
    expect(await page.getByLabel('截止日期').inputValue()).toBe(day);
    const report = async (people: number, on: string) => {
      await page.getByLabel('成果类别').selectOption({ label: '促进就业' });
      await page.getByRole('textbox', { name: '录用人数' }).fill(String(people));
      await page.getByLabel('截止日期').fill(on);
      await page.getByRole('button', { name: '保存，恢复后提交' }).click();
      await page.getByText('已保存在本机').waitFor();
    };
    await report(3, day);
    await page.getByRole('button', { name: '再报一项' }).click();
    await report(5, new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10));
    await page.goto('/outbox');
    await page.locator('.outbox > li').nth(1).waitFor();
    expect(await page.locator('.outbox > li').count()).toBe(2);
    expect(await axeFindings(page)).toEqual([]);

    let lost = false;
    await context.route('**/graphql', async (route) => {
      if (lost || !(route.request().postData() ?? '').includes('mutation ReportOutcome'))
        return route.continue();
      lost = true;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await context.setOffline(false);
    await page.getByRole('button', { name: '立即同步' }).click();
    await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
    await page.getByRole('button', { name: '立即同步' }).click();
    await page.locator('.outbox .tag.green').waitFor();
    await page.getByRole('link', { name: '修改后重交' }).click();
    const to = page.getByLabel('截止日期');
    await to.waitFor();
    expect(await to.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('textbox', { name: '录用人数' }).inputValue()).toBe('5');
    expect(await axeFindings(page)).toEqual([]);
    await to.fill(day);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `促进就业 ${day}` }).waitFor();
    expect(lost).toBe(true);
    expect(await hires()).toBe(before + 8);
    await page.goto('/outbox');
    await page.locator('.outbox .tag.green').nth(1).waitFor();
    expect(await page.locator('.outbox > li').count()).toBe(2);
    await context.close();
  }, 180_000);
});
