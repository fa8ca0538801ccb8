import { expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { apiOf, reported, unique } from '../support/api.js';
import { PASSWORD, settled, signIn, visit } from '../support/browser.js';
import { journeys } from '../support/suite.js';

/** As when eight idle hours are over: the server knows this browser no more. */
const endSession = (context: BrowserContext): Promise<void> => context.clearCookies();

const signInOver = async (page: Page): Promise<void> => {
  const over = page.getByRole('dialog').filter({ hasText: '登录已过期' });
  await over.waitFor();
  const password = over.locator('#password');
  await password.click();
  await page.keyboard.type(PASSWORD);
  expect(await password.inputValue()).toBe(PASSWORD);
  await page.keyboard.press('Enter');
  await over.waitFor({ state: 'detached' });
};

journeys('a session that ends while somebody types', ({ app, browser }) => {
  it('is taken up again over the page, and what was typed goes through', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'liaison');
    await page.goto('/leads/new');
    await settled(page);
    const title = `${unique()}登录过期时填写的线索`;
    await page.getByLabel('线索名称').fill(title);
    await endSession(context);
    await page.getByRole('button', { name: '报送', exact: true }).click();
    await signInOver(page);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const api = await apiOf(app().url, 'liaison');
    const { leads } = await api.ask<{ leads: { totalCount: number } }>(
      'query ($search: String!) { leads(filter: { search: $search }) { totalCount } }',
      { search: title },
    );
    expect(leads.totalCount).toBe(1);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 120_000);

  it('is taken up again over an open dialog, by keyboard', async () => {
    const api = await apiOf(app().url, 'liaison');
    const { id } = await reported(api, { title: `${unique()}项目` });
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'liaison');
    await page.goto(`/leads/${id}?do=qualifyLead`);
    await settled(page);
    const dialog = page.getByRole('dialog', { name: '研判' });
    await dialog.getByLabel('研判等级').selectOption({ index: 1 });
    await endSession(context);
    await dialog.getByRole('button', { name: '研判', exact: true }).click();
    await signInOver(page);
    await dialog.waitFor({ state: 'detached' });
    const { lead } = await api.ask<{ lead: { stage: string } }>(
      'query ($id: ID!) { lead(id: $id) { stage } }',
      { id },
    );
    expect(lead.stage).toBe('QUALIFIED');
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 120_000);

  it('lets nobody else go on with what is open', async () => {
    const { context, page } = await visit(browser(), app().url);
    await signIn(page, 'liaison');
    await page.goto('/leads/new');
    await settled(page);
    await page.getByLabel('线索名称').fill('别人不能接着填');
    await endSession(context);
    await page.getByRole('button', { name: '报送', exact: true }).click();
    const over = page.getByRole('dialog').filter({ hasText: '登录已过期' });
    await over.waitFor();
    expect(await over.locator('#username').getAttribute('readonly')).not.toBeNull();
    await over.locator('#password').fill('wrong-password');
    await over.getByRole('button', { name: '登录', exact: true }).click();
    await over.getByRole('alert').filter({ hasText: '不正确' }).waitFor();
    expect(await page.getByLabel('线索名称').inputValue()).toBe('别人不能接着填');
    await context.close();
  }, 90_000);
});
