import { expect, it } from '@jest/globals';
import { settled, signIn, visit } from '../support/browser.js';
import { axeFindings, covered, shape } from '../support/look.js';
import { journeys } from '../support/suite.js';

journeys('an analyst asked what July’s report said', ({ app, browser }) => {
  it('moves both handles to 31 July 2022 and sees 54 and 459.29亿 beside what is known now', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'analyst');
    await page.goto('/figures');
    await settled(page);
    await page
      .getByRole('button', { name: /582(\.00)?\s*亿元/ })
      .first()
      .waitFor();
    await page.getByLabel('发生日', { exact: true }).fill('2022-07-31');
    await page.waitForURL(/to=2022-07-31/);
    await page.getByRole('button', { name: /申报 落地项目.* 56个/ }).waitFor();
    await page.getByLabel('已知日', { exact: true }).fill('2022-07-31');
    await page.waitForURL(/known=2022-07-31/);
    await page.getByRole('button', { name: /申报 落地项目.* 54个/ }).waitFor();
    await page.getByText(/现在 56个（\+2）/).waitFor();
    const heads = await page.locator('.figure-heads').innerText();
    expect(heads).toMatch(/459\.29\s*亿元/);
    expect(heads).toMatch(/480\.99\s*亿元/);
    expect(await page.locator('.heat .moved').count()).toBeGreaterThan(0);
    expect(await page.locator('.time-handles').innerText()).toContain('演示时钟');
    expect(await axeFindings(page)).toEqual([]);

    // The entries behind a figure of the past are those known then: they come to it.
    await page.getByRole('button', { name: /申报 落地项目.* 54个/ }).click();
    await page.getByRole('dialog').getByText('与上表一致').waitFor();
    expect(await page.getByRole('dialog').locator('.entries-sum strong').innerText()).toContain('54');
    await page.keyboard.press('Escape');

    // By the keyboard one stop back, then back to where the address was sent from.
    const known = page.getByRole('slider', { name: '已知截至' });
    await known.focus();
    await known.press('ArrowLeft');
    await page.waitForURL(/known=2022-06-30/);
    expect(await known.getAttribute('aria-valuetext')).toContain('2022-06-30');
    await page.goto('/figures?to=2022-07-31&known=2022-07-31');
    await page.getByRole('button', { name: /申报 落地项目.* 54个/ }).waitFor();
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 120_000);

  it.each([
    ['zh', '已知截至', '播放', '现在'],
    ['en', 'Known by', 'Play', 'now'],
  ] as const)(
    'on a phone moves a handle, sees what is something else today in the list and on the trend, and plays on (%s)',
    async (language, known, play, now) => {
      const { context, page, offences } = await visit(browser(), app().url, { size: 'phone', language });
      await signIn(page, 'liaison');
      await page.goto('/figures?measure=projects_landed&to=2022-07-31');
      await settled(page);
      expect(await page.locator('.heat-list .moved').count()).toBe(0);
      const handle = page.getByRole('slider', { name: known });
      const box = (await handle.boundingBox())!;
      expect([box.width > 300, box.x >= 0, box.x + box.width <= 390]).toEqual([true, true, true]);
      await handle.focus();
      while (!((await handle.getAttribute('aria-valuetext')) ?? '').includes('2022-07-31'))
        await handle.press('ArrowLeft');
      await page.waitForURL(/known=2022-07-31/);
      await page.locator('.heat-list .total .moved').waitFor();
      await settled(page);
      expect((await page.locator('.heat-list .total button').innerText()).replace(/\s+/g, ' ')).toMatch(
        new RegExp(` 54 ▲ ${now} 56$`),
      );
      expect(await page.locator('.heat-list .total .moved').getAttribute('title')).toBe(`${now} 56`);
      // Rows are marked where they moved, and only there.
      const [marked, rows] = [
        await page.locator('.heat-list li:not(.total) .moved').count(),
        await page.locator('.heat-list li:not(.total)').count(),
      ];
      expect([marked > 0, marked < rows]).toEqual([true, true]);
      expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
      expect(await covered(page)).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);

      // The months that were told later than their report: each says what it is today.
      await page.goto('/figures?measure=projects_landed&view=trend&known=2022-07-31');
      await settled(page);
      const july = page.locator('tbody tr', { hasText: '2022-07' });
      await july.locator('.moved').first().waitFor();
      expect(await page.locator('tbody tr', { hasText: '2022-01' }).locator('.moved').count()).toBe(0);
      // August had nothing to know of then.
      const august = page.locator('tbody tr', { hasText: '2022-08' });
      expect(await august.locator('.moved').first().getAttribute('title')).toMatch(
        new RegExp(`^${now} \\d+$`),
      );
      expect(await axeFindings(page)).toEqual([]);

      // Played on, it ends at what is known now.
      await page.getByRole('button', { name: `${known}: ${play}` }).tap();
      await page.waitForURL((url) => !url.searchParams.has('known'), { timeout: 30_000 });
      await page.locator('.moved').first().waitFor({ state: 'detached' });
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    120_000,
  );
});
