import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { settled, signIn, visit } from '../support/browser.js';
import { journeys } from '../support/suite.js';

journeys('an analyst', ({ app, browser }) => {
  it('goes from 582亿 to the cell, its entries, which add up, and the event', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'analyst');
    await page.goto('/figures');
    await settled(page);
    await page
      .getByRole('button', { name: /582(\.00)?\s*亿元/ })
      .first()
      .waitFor();
    const cell = page.locator('[data-at="0,0"]');
    const figure = (await cell.innerText()).trim();
    await cell.click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('与上表一致').waitFor();
    const sum = await drawer.locator('.entries-sum strong').innerText();
    expect(sum).toContain(figure);

    const download = page.waitForEvent('download');
    await drawer.getByRole('button', { name: '导出分录' }).click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    const [head, ...lines] = csv
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/);
    const entries = await drawer.locator('tbody tr').count();
    expect(lines).toHaveLength(entries);
    expect(head).toMatch(/元|数量/);

    await drawer.locator('tbody a').first().click();
    await page.waitForURL(/#event-/);
    await settled(page);
    const event = await page.evaluate(() => location.hash.slice(1));
    await page.locator(`[id="${event}"]`).waitFor();
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 120_000);

  it('takes away exact yuan', async () => {
    const { context, page } = await visit(browser(), app().url);
    await signIn(page, 'analyst');
    await page.goto('/figures');
    await settled(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出表格' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^数据-.*\.csv$/);
    const csv = readFileSync(await file.path(), 'utf8');
    expect(csv).toMatch(/582\d{8}(\.00)?\b/);
    await context.close();
  }, 90_000);
});
