import { expect, it } from '@jest/globals';
import { settled, signIn, visit } from '../support/browser.js';
import { axeFindings, latinNames, shape } from '../support/look.js';
import { journeys } from '../support/suite.js';

journeys('the demonstration goes on', ({ app, browser }) => {
  it('an administrator records September by a button, once; who looks at the figures sees 69 become 72, and why', async () => {
    const watching = await visit(browser(), app().url);
    await signIn(watching.page, 'analyst');
    await watching.page.goto('/figures?measure=projects_landed');
    await watching.page.getByRole('button', { name: /申报 落地项目.* 69个/ }).waitFor();
    expect(await watching.page.locator('.banner').first().innerText()).toContain('按演示时钟');

    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'admin');
    await page.goto('/admin/health');
    await settled(page);
    const press = page.getByRole('button', { name: '录入九月' });
    await press.focus();
    await page.keyboard.press('Enter');
    await page.getByText('九月已录入：12条命令。').waitFor();
    await press.click();
    await page.getByText('九月先前已录入，没有重复。').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await latinNames(page)).toEqual([]);
    await page.getByText('新记录按实际时钟').waitFor();

    // The other's page moves by itself, its banner too.
    await watching.page.getByRole('button', { name: /申报 落地项目.* 72个/ }).waitFor();
    await watching.page.getByText('新记录按实际时钟').waitFor();
    await watching.page.goto('/figures?measure=projects_landed&view=bridge&since=2022-08-31');
    await watching.page.getByText('2022-08-31 日终所知：69个；现在所知：72个').waitFor();
    const steps = await watching.page
      .locator('.fall tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [0, 1].map((i) => row.querySelectorAll<HTMLElement>('th, td')[i]!.textContent.trim()),
        ),
      );
    expect(steps.slice(1, -1)).toEqual(SEPTEMBER);
    expect(watching.offences).toEqual({ csp: [], foreign: [], errors: [] });
    await watching.context.close();
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();

    const phone = await visit(browser(), app().url, { size: 'phone', language: 'en' });
    await signIn(phone.page, 'admin');
    await phone.page.goto('/admin/health');
    await settled(phone.page);
    await phone.page.getByRole('button', { name: 'Record September' }).tap();
    await phone.page.getByText('September had been recorded before; nothing was added.').waitFor();
    expect(await shape(phone.page)).toMatchObject({ tooWide: false, styleElements: 0 });
    expect(phone.offences).toEqual({ csp: [], foreign: [], errors: [] });
    await phone.context.close();
  }, 120_000);
});

/** Three landings, a late one and a withdrawal; what is corrected is an amount. */
const SEPTEMBER = [
  ['新增', '+3'],
  ['补记', '+1'],
  ['撤销', '-1'],
];
