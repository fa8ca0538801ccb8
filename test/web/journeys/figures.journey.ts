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

    // Narrowed to a hub, which is found among hubs alone, and means all below it.
    await page.getByRole('button', { name: '筛选' }).click();
    const hub = page.getByLabel('枢纽（连同其下全部组织）');
    await hub.fill('氢能产业协会');
    await page.getByText('没有符合的记录').waitFor();
    await hub.fill('行业协会商会联盟');
    await page
      .locator('.found')
      .getByRole('option', { name: /^青岛市行业协会商会联盟/ })
      .click();
    await page.getByRole('button', { name: /^移除.*行业协会商会联盟/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('org')).toMatch(/^[0-9a-f-]{36}$/);
    // As it was is shown until the answer is there.
    await page
      .getByRole('rowheader', { name: /市南区/ })
      .first()
      .waitFor({ state: 'detached' });
    await page.getByRole('rowheader', { name: /青岛市氢能产业协会/ }).waitFor();
    await context.close();
  }, 90_000);
});
