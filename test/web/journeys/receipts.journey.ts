import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { apiOf } from '../support/api.js';
import { PASSWORD, settled, signIn, visit } from '../support/browser.js';
import { axeFindings, latinNames, shape } from '../support/look.js';
import { journeys } from '../support/suite.js';

/** In a log that has gone on after it was planted, the newest moments are the database's. */
const clocks = {
  DEMONSTRATION: ['演示时钟：', 'Clock of the demonstration:'],
  WITNESSED: ['实际时钟：', 'Real clock:'],
} as const;

const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);

journeys('which 69, what they mean, and the proof of it', ({ app, browser }) => {
  it('lists the 69 projects behind 582亿元, which the address holds, a file takes along and each leads on from', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'analyst');
    await page.goto('/figures');
    await settled(page);
    await page.locator('button.head-figure').filter({ hasText: '582亿元' }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('哪些项目').click();
    await drawer.getByText('共69个').waitFor();
    await drawer.getByText('与上表一致').waitFor();
    const rows = drawer.locator('tbody tr');
    expect(await rows.count()).toBe(69);

    // The largest part first, to the fen.
    const exact = await drawer
      .locator('tbody .money')
      .evaluateAll((all) => all.map((one) => one.getAttribute('title')!));
    const fen = exact.map((text) => BigInt(text.replace(/[¥,.]/gu, '')));
    expect(fen).toEqual(fen.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
    expect(fen.reduce((sum, one) => sum + one, 0n)).toBe(5_820_000_000_000n);
    expect(await axeFindings(page)).toEqual([]);
    expect(await latinNames(page)).toEqual([]);

    const download = page.waitForEvent('download');
    await drawer.getByRole('button', { name: '导出名单' }).click();
    const [, ...lines] = linesOf(await (await download).path());
    expect(lines.slice(0, lines.indexOf(''))).toHaveLength(69);
    expect(lines.find((line) => line.startsWith('合计'))).toBe('合计,58200000000.00');

    // Sent to a colleague, it opens as it is.
    const address = page.url();
    await page.goto(address);
    await page.getByRole('dialog').getByText('共69个').waitFor();

    // The list has a receipt of its own, and so have the entries.
    for (const [button, kind, counts] of [
      ['这份名单的凭据', 'SUBJECTS', /\d+条分录，69个对象/],
      ['这些分录的凭据', 'ENTRIES', /\d+条分录/],
    ] as const) {
      await page.goto(address);
      await page.getByRole('dialog').getByText('共69个').waitFor();
      if (kind === 'ENTRIES')
        await page.getByRole('dialog').getByText('分录', { exact: true }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: button }).click();
      await page.waitForURL(/\/receipts\//);
      await page.locator('[data-verdict=SAME]').waitFor();
      await settled(page);
      expect(await page.locator('[data-kind]').getAttribute('data-kind')).toBe(kind);
      const said = await page.locator('main').innerText();
      for (const text of ['¥58,200,000,000.00', '✓ 一致']) expect(said).toContain(text);
      expect(said).toMatch(counts);
      expect(said).not.toContain('≠');
      expect(await axeFindings(page)).toEqual([]);
      expect(await latinNames(page)).toEqual([]);
    }
    await page.goto(address);
    await page.getByRole('dialog').getByText('共69个').waitFor();
    await page.getByRole('dialog').locator('tbody a').first().click();
    await page.waitForURL(/\/projects\//);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 120_000);

  it('says by key alone what a figure means', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'analyst');
    await page.goto('/figures');
    await settled(page);
    const button = page.getByRole('button', { name: '指标定义' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('不得相加').first().waitFor();
    expect(await dialog.locator('[data-measure]').count()).toBe(2);
    expect(await dialog.locator('[data-measure=PLANNED_INVESTMENT]').innerText()).toContain('框架金额');
    expect(await axeFindings(page)).toEqual([]);
    expect(await latinNames(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 90_000);

  it('gives a receipt, counts it again, in both languages and on a phone, and refuses an altered one', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'analyst');
    await page.goto('/figures');
    await settled(page);
    await page.getByRole('button', { name: '凭据' }).click();
    await page.waitForURL(/\/receipts\//);
    await page.locator('[data-verdict=SAME]').waitFor();
    await settled(page);
    const address = page.url();
    const text = await page.locator('main').innerText();
    for (const said of ['重算一致', '69', '582亿元', '¥58,200,000,000.00', '不在哈希之内', '不能证明'])
      expect(text).toContain(said);
    const { totals } = await (
      await apiOf(app().url, 'analyst')
    ).ask<{ totals: { clock: keyof typeof clocks } }>('{ totals(measures: [PROJECTS_LANDED]) { clock } }');
    expect(text).toContain(clocks[totals.clock][0]);
    expect(text).toMatch(/\b[0-9a-f]{64}\b/);
    expect(await shape(page)).toMatchObject({ heading: '数字凭据', tooWide: false, styleElements: 0 });
    expect(await axeFindings(page)).toEqual([]);
    expect(await latinNames(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    expect(await page.locator('[data-verdict=SAME]').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });

    // The signature's first letter: its last has bits that stand for nothing.
    const altered = address.replace(
      /\.(.)([^.]*)$/,
      (_, first: string, rest: string) => `.${first === 'A' ? 'B' : 'A'}${rest}`,
    );
    await page.goto(altered);
    await page.locator('[data-verdict=RECEIPT_INVALID]').waitFor();
    await settled(page);
    expect(await page.locator('main').innerText()).toContain('凭据无效');
    expect(await page.locator('[data-verdict=SAME]').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();

    const abroad = await visit(browser(), app().url, { language: 'en', size: 'phone', theme: 'dark' });
    await signIn(abroad.page, 'analyst');
    await abroad.page.goto(address);
    await abroad.page.locator('[data-verdict=SAME]').waitFor();
    await settled(abroad.page);
    expect(await abroad.page.locator('main').innerText()).toContain(clocks[totals.clock][1]);
    expect(await shape(abroad.page)).toMatchObject({ heading: 'Receipt of a figure', tooWide: false });
    expect(await axeFindings(abroad.page)).toEqual([]);
    expect(abroad.offences).toEqual({ csp: [], foreign: [], errors: [] });
    await abroad.context.close();
  }, 180_000);

  it('asks who one is before it counts anything', async () => {
    const { context, page } = await visit(browser(), app().url);
    await page.goto('/receipts/q1Yq.mBc');
    await page.locator('#username').fill('station');
    expect(await page.locator('[data-verdict]').count()).toBe(0);
    await page.locator('#password').fill(PASSWORD);
    await page.locator('form button[type=submit]').click();
    await page.locator('[data-verdict=RECEIPT_INVALID]').waitFor();
    await context.close();
  }, 60_000);
});
