import { expect, it } from '@jest/globals';
import { settled, signIn, visit } from '../support/browser.js';
import { axeFindings } from '../support/look.js';
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
});
