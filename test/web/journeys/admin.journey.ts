import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { built } from '../../process/built.js';
import { query, yinfeng } from '../../process/program.js';
import { apiOf, reported, unique } from '../support/api.js';
import { settled, signIn, visit } from '../support/browser.js';
import { axeFindings } from '../support/look.js';
import { journeys } from '../support/suite.js';

/** A part's line in the table of the system's state, by the name that the server has for it. */
const part = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.locator(`code:text-is("${name}")`) });

const choose = async (dialog: Locator, label: RegExp, text: string): Promise<void> => {
  await dialog.getByRole('combobox', { name: label }).fill(text);
  // The list stands beside the dialog, not in it.
  await dialog.page().getByRole('listbox').getByRole('option', { name: text }).first().click();
};

journeys('an administrator', ({ app, browser }) => {
  it('registers an organization, opens its station and corrects a chain, each from its list', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'admin');
    const api = await apiOf(app().url, 'admin');
    const name = `${unique()}商会`;

    await page.goto('/admin/organizations');
    await settled(page);
    const organizations = page.getByRole('table', { name: '组织' }).locator('tbody tr');
    expect(await organizations.count()).toBeGreaterThan(5);
    await page.goto('/admin/organizations?hubs=ANY');
    await settled(page);
    const hubs = await organizations.allInnerTexts();
    expect(hubs.length).toBeGreaterThan(3);
    expect(hubs.filter((row) => !row.includes('枢纽组织'))).toEqual([]);
    expect(await page.getByLabel('枢纽组织').inputValue()).toBe('ANY');
    await page.getByRole('button', { name: '登记组织', exact: true }).click();
    const register = page.getByRole('dialog', { name: '登记组织' });
    await register.getByRole('textbox', { name: /^名称/ }).fill(name);
    await register.getByLabel('类型').selectOption({ index: 1 });
    await register.getByRole('combobox', { name: /^区域/ }).first().selectOption('370000');
    await register.getByRole('textbox', { name: /^来源文件/ }).fill('登记证书');
    await register.getByRole('button', { name: '登记组织', exact: true }).click();
    await register.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name }).waitFor();

    await page.goto('/admin/stations');
    await settled(page);
    const stations = page.getByRole('table', { name: '站点' }).locator('tbody tr');
    const all = await stations.count();
    expect(all).toBeGreaterThan(2);
    // Those below a hub, whoever hosts them; a host takes the hub's place.
    const pick = async (label: RegExp, text: string) => {
      await page.getByRole('combobox', { name: label }).fill(text);
      await page.getByRole('listbox').getByRole('option', { name: text }).first().click();
    };
    await pick(/所属枢纽/, '青岛市行业协会商会联盟');
    await page.waitForURL(/[?&]hub=/);
    // As it was is shown until the answer is there.
    await page.waitForFunction((rows) => {
      const now = document.querySelectorAll('main tbody tr').length;
      return now > 0 && now < rows;
    }, all);
    await pick(/^设站组织(?!所属)/, '青岛市氢能产业协会');
    await page.waitForURL(/[?&]org=/);
    expect(page.url()).not.toContain('hub=');
    await page.goto('/admin/stations');
    await settled(page);
    await page.getByRole('button', { name: '设立站点', exact: true }).click();
    const open = page.getByRole('dialog', { name: '设立站点' });
    await open.getByRole('textbox', { name: /^名称/ }).fill(`${name}会客厅`);
    await open.getByLabel('类型').selectOption({ index: 1 });
    await open.getByLabel('用途').selectOption({ index: 1 });
    await choose(open, /^设站组织/, name);
    await open.getByRole('combobox', { name: /^区域/ }).first().selectOption('370000');
    await open.getByRole('textbox', { name: /^来源文件/ }).fill('设站批复');
    await open.getByRole('button', { name: '设立站点', exact: true }).click();
    await open.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: `${name}会客厅` }).waitFor();
    expect(
      await api.ask(
        'query ($search: String!) { stations(filter: { search: $search }) { edges { node { status host { name } } } } }',
        { search: name },
      ),
    ).toEqual({ stations: { edges: [{ node: { status: 'OPEN', host: { name } } }] } });

    await page.goto('/admin/chains');
    await settled(page);
    const row = page.getByRole('table', { name: '产业链' }).getByRole('row').nth(1);
    const chain = await row.getByRole('rowheader').innerText();
    await row.getByRole('button', { name: `更正 ${chain}` }).click();
    const correct = page.getByRole('dialog', { name: '更正产业链' });
    expect(await correct.getByRole('textbox', { name: /^名称/ }).inputValue()).toBe(chain);
    const group = `${unique()}类`;
    await correct.getByRole('textbox', { name: /^分组/ }).fill(group);
    await correct.getByRole('textbox', { name: /^原因/ }).fill('按公布的目录分组');
    await correct.getByRole('button', { name: '更正产业链', exact: true }).click();
    await correct.waitFor({ state: 'detached' });
    await row.getByText(group).waitFor();
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 180_000);

  it('sees how far every part is, is told of one that has stopped and why, and that it runs again once rebuilt', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'admin');
    await page.goto('/admin/health');
    await settled(page);
    await page.getByRole('status').filter({ hasText: '全部正常' }).waitFor();
    const leads = part(page, 'leads');
    const cells = await leads.getByRole('cell').allInnerTexts();
    expect(cells[0]).toBe('视图');
    expect(cells[1]).toBe('正常');
    expect(cells[2]).toBe('0');
    expect(cells[3]).toMatch(/^\d+秒前$/);
    expect(cells[4]).toMatch(/^([\d,]+) \/ \1$/);
    expect(await axeFindings(page)).toEqual([]);

    // A row that is missing where an event would change it: the projection stops there rather than guess.
    const liaison = await apiOf(app().url, 'liaison');
    const { id } = await reported(liaison, { title: `${unique()}视图停在这里` });
    await query(app().dataDir, 'delete from views.leads where id = $1', [id]);
    const answered = await liaison
      .ask('mutation ($input: QualifyLeadInput!) { qualifyLead(input: $input) { id } }', {
        input: { leadId: id, grade: 'A' },
      })
      .then(() => 'shown', String);
    expect(answered).toContain('View behind');
    await leads.getByText('已停止').waitFor();
    await page.getByRole('status').filter({ hasText: '1个部分不正常' }).waitFor();
    const stopped = await leads.getByRole('cell').allInnerTexts();
    expect(Number(stopped[2])).toBeGreaterThan(0);
    expect(stopped[5]).not.toBe('无');
    // The others go on.
    expect(await part(page, 'timeline').getByRole('cell').nth(1).innerText()).toBe('正常');
    expect(await axeFindings(page)).toEqual([]);

    await built();
    const { code, err } = await yinfeng({ DATA_DIR: app().dataDir, DEMO: '1' }, 'rebuild', 'leads');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await leads.getByText('正常', { exact: true }).waitFor();
    await page.getByRole('status').filter({ hasText: '全部正常' }).waitFor();
    expect((await leads.getByRole('cell').allInnerTexts())[5]).toBe('无');
    const { lead } = await liaison.ask<{ lead: { stage: string } }>(
      'query ($id: ID!) { lead(id: $id) { stage } }',
      { id },
    );
    expect(lead.stage).toBe('QUALIFIED');
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 240_000);
});
