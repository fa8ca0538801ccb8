import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { apiOf, unique, type Api } from '../support/api.js';
import { settled, signIn, visit } from '../support/browser.js';
import { axeFindings, covered, latinNames, shape } from '../support/look.js';
import { journeys } from '../support/suite.js';

/** What the page sends: every mutation that leaves it. */
const mutationsOf = (page: Page): string[] => {
  const sent: string[] = [];
  page.on('request', (request) => {
    const name = /mutation (\w+)/.exec(request.postData() ?? '')?.[1];
    if (name !== undefined) sent.push(name);
  });
  return sent;
};

const totals = async (api: Api, measures: readonly string[]): Promise<number[]> =>
  (
    await api.ask<{ totals: { grand: { value: string }[] } }>(
      'query ($m: [Measure!]!) { totals(measures: $m) { grand { value } } }',
      { m: measures },
    )
  ).totals.grand.map(({ value }) => Number(value));

/** Everything that a page on a phone must be. */
const looks = async (page: Page): Promise<void> => {
  await settled(page);
  expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
  expect(await axeFindings(page)).toEqual([]);
  expect(await latinNames(page)).toEqual([]);
  // What lies under a dialog is meant to.
  if ((await page.getByRole('dialog').count()) === 0) expect(await covered(page)).toEqual([]);
};

/** The day on which a form opens: the server's. */
const today = async (api: Api): Promise<string> =>
  (await api.ask<{ serverInfo: { today: string } }>('{ serverInfo { today } }')).serverInfo.today;

journeys('outcomes on a phone', ({ app, browser }) => {
  it('a station reports one with a choice, a number and a press, corrects it and takes it back', async () => {
    const { context, page, offences } = await visit(browser(), app().url, { size: 'phone' });
    const api = await apiOf(app().url, 'station');
    const day = await today(api);
    const before = await totals(api, ['HIRES', 'JOBS_OFFERED']);
    await signIn(page, 'station');
    await page.goto('/');
    await settled(page);
    const begun = Date.now();
    await page.getByRole('link', { name: '报送成果' }).click();
    await page.getByRole('heading', { level: 1, name: '报送成果' }).waitFor();

    // The day and whom the station works for are there already.
    await page.getByLabel('成果类别').selectOption({ label: '促进就业' });
    expect(await page.getByLabel('截止日期').inputValue()).toBe(day);
    expect(await page.locator('.share-rows input').inputValue()).toBe('100');
    expect(await page.locator('.share-rows label').innerText()).not.toBe('');
    await looks(page);

    // Nothing in it: told at its field, and nothing is sent.
    const sent = mutationsOf(page);
    const submit = page.getByRole('button', { name: '提交', exact: true });
    await submit.click();
    await page.getByText('请至少填写一个数字或金额。').waitFor();
    expect(await page.getByRole('textbox', { name: '提供岗位' }).getAttribute('aria-invalid')).toBe('true');
    expect(sent).toEqual([]);

    await page.getByRole('textbox', { name: '录用人数' }).fill('１２');
    await submit.click();
    await page.getByRole('heading', { level: 1, name: `促进就业 ${day}` }).waitFor();
    process.stdout.write(`an outcome reported on a phone in ${Date.now() - begun} ms, looked at meanwhile\n`);
    expect(sent).toEqual(['ReportOutcome']);
    expect(page.url()).toMatch(/\/outcomes\/[0-9a-f-]{36}$/);
    expect(await totals(api, ['HIRES', 'JOBS_OFFERED'])).toEqual([before[0]! + 12, before[1]]);
    await looks(page);

    await page.getByRole('button', { name: '更正' }).click();
    const correct = page.getByRole('dialog', { name: '更正' });
    await correct.getByRole('textbox', { name: '录用人数' }).fill('10');
    await correct.getByRole('textbox', { name: '提供岗位' }).fill('30');
    await correct.getByLabel('原因').fill('多报两人');
    await looks(page);
    await correct.getByRole('button', { name: '保存更正' }).click();
    await correct.waitFor({ state: 'detached' });
    await page.getByText('多报两人').first().waitFor();
    expect(await totals(api, ['HIRES', 'JOBS_OFFERED'])).toEqual([before[0]! + 10, before[1]! + 30]);

    await page.getByRole('button', { name: '撤回' }).click();
    const withdraw = page.getByRole('dialog', { name: '撤回' });
    await withdraw.getByLabel('原因').fill('重复报送');
    await withdraw.getByRole('button', { name: '撤回这项成果' }).click();
    await page.locator('.tag').filter({ hasText: '已撤回' }).first().waitFor();
    expect(await page.getByRole('button', { name: '更正' }).count()).toBe(0);
    expect(await totals(api, ['HIRES', 'JOBS_OFFERED'])).toEqual(before);

    await page.goto('/outcomes?status=WITHDRAWN');
    await page
      .getByRole('link', { name: `促进就业 ${day}` })
      .first()
      .waitFor();
    await looks(page);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 180_000);

  it('aid is told in money as people write it, by two who share it, and awaits a reviewer', async () => {
    const { context, page, offences } = await visit(browser(), app().url, { size: 'phone' });
    const api = await apiOf(app().url, 'liaison');
    const [before] = await totals(api, ['AID_AMOUNT']);
    const { organizations } = await api.ask<{
      organizations: { edges: { node: { name: string } }[] };
    }>('{ organizations(first: 2) { edges { node { name } } } }');
    const names = organizations.edges.map(({ node }) => node.name);
    const title = `${unique()}结对帮扶`;
    await signIn(page, 'liaison');
    await page.goto('/outcomes/new');
    await page.getByLabel('成果类别').selectOption({ label: '结对帮扶' });
    await page.getByRole('textbox', { name: '资金' }).fill('1.5');
    expect(await page.getByLabel('资金的单位').inputValue()).toBe('WAN');
    // Whoever stands there already is who the account works for: here the two are chosen.
    for (const drop of await page.locator('.share-rows button').all()) await drop.click();
    for (const name of names) {
      await page.getByRole('combobox', { name: '添加组织' }).fill(name);
      await page.locator('.found').getByRole('option', { name }).first().click();
    }
    expect(await page.locator('.share-rows input').count()).toBe(2);
    expect(await page.locator('.share-total').innerText()).toContain('100');
    await page.getByText(/^更多/).click();
    await page.getByRole('textbox', { name: /^名称/ }).fill(title);
    await looks(page);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await totals(api, ['AID_AMOUNT'])).toEqual([before! + 1_500_000]);
    await page.getByText('待认定').first().waitFor();
    const outcome = page.url();
    await context.close();

    const { context: desk, page: queue } = await visit(browser(), app().url);
    await signIn(queue, 'reviewer');
    await queue.goto(`/recognition?kind=outcome&q=${encodeURIComponent(title)}`);
    await queue.getByText(title).first().click();
    await queue.getByRole('link', { name: '打开成果' }).click();
    await queue.waitForURL(outcome);
    await queue.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await desk.close();
  }, 180_000);

  it('a service activity is recorded as one, and counts among no promotion activities', async () => {
    const { context, page, offences } = await visit(browser(), app().url, { size: 'phone' });
    const api = await apiOf(app().url, 'liaison');
    const measures = ['SERVICE_SESSIONS', 'ACTIVITY_SESSIONS', 'ACTIVITIES_HELD'];
    const before = await totals(api, measures);
    await signIn(page, 'liaison');
    await page.goto('/');
    await settled(page);
    await page.getByRole('link', { name: '登记服务活动' }).click();
    await page.getByRole('heading', { level: 1, name: '登记活动' }).waitFor();
    const name = `${unique()}公益沙龙`;
    await page.getByLabel('活动名称').fill(name);
    await page.getByLabel('活动类型').selectOption({ label: '沙龙' });
    expect(await page.locator('.share-rows input').inputValue()).toBe('100');
    await looks(page);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.locator('.tag').filter({ hasText: '服务' }).first().waitFor();
    expect(await totals(api, measures)).toEqual([before[0]! + 1, before[1], before[2]]);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 180_000);
});
