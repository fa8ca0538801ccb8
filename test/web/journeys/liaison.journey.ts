import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { apiOf, reported, unique } from '../support/api.js';
import { settled, signIn, visit } from '../support/browser.js';
import { journeys } from '../support/suite.js';

/** How many leads the board says a stage has. */
const countOn = async (page: Page, stage: string): Promise<number> => {
  const head = page.locator('.column-head h2').filter({ hasText: stage });
  const text = await head.locator('.column-count').innerText();
  return Number(text.replace(/[^\d]/g, ''));
};

journeys('a liaison', ({ app, browser }) => {
  it('reports a lead, is warned while typing, qualifies it by key, follows up, and is told why a move is none', async () => {
    const name = `${unique()}新材料有限公司`;
    const api = await apiOf(app().url, 'liaison');
    await reported(api, { title: `${name}早先的线索`, investorName: name });

    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'liaison');
    await page.goto('/leads');
    await settled(page);
    const before = await countOn(page, '已报送');
    const qualifiedBefore = await countOn(page, '已研判');

    await page.getByRole('link', { name: '报送线索', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: '报送线索' }).waitFor();
    const title = `${unique()}正极材料项目`;
    await page.getByLabel('线索名称').fill(title);
    await page.getByRole('textbox', { name: /^投资方/ }).pressSequentially(name);
    // The warning comes by itself, names who was first, and does not forbid.
    const warning = page.getByRole('status').filter({ hasText: '可能已经有人报送' });
    await warning.waitFor();
    expect(await warning.innerText()).toContain(name);
    expect(await warning.innerText()).toContain('非首报');
    await page.getByRole('textbox', { name: /^预计投资/ }).fill('1.5');
    await page.getByRole('button', { name: '报送', exact: true }).click();

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(page.url()).toMatch(/\/leads\/[0-9a-f-]{36}$/);
    const id = page.url().split('/').at(-1)!;
    await page.getByText('1.5亿元').first().waitFor();

    await page.goto(`/leads?q=${encodeURIComponent(title)}`);
    await settled(page);
    const card = page.locator(`[data-lead="${id}"]`);
    await card.getByRole('link').focus();
    await page.keyboard.press('m');
    const moves = page.getByRole('dialog', { name: `移到：${title}` });
    await moves.waitFor();
    await moves.getByRole('button', { name: /已研判/ }).click();
    const qualify = page.getByRole('dialog', { name: '研判' });
    await qualify.getByLabel('研判等级').selectOption({ index: 1 });
    await qualify.getByRole('button', { name: '研判', exact: true }).click();
    await qualify.waitFor({ state: 'detached' });
    await page.locator(`[data-lead="${id}"][data-stage="QUALIFIED"]`).waitFor();

    // Back is no act's way: it says so instead of doing nothing.
    await page.locator(`[data-lead="${id}"]`).getByRole('link').focus();
    await page.keyboard.press('m');
    const back = page
      .getByRole('dialog', { name: `移到：${title}` })
      .getByRole('listitem')
      .filter({ hasText: '已报送' });
    expect((await back.innerText()).length).toBeGreaterThan('已报送'.length + 6);
    expect(await back.getByRole('button', { name: /已报送/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.goto(`/leads/${id}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await settled(page);
    await page.goto(`/leads/${id}?do=followUpLead`);
    const followUp = page.getByRole('dialog', { name: '跟进' });
    await followUp.getByLabel('跟进情况').fill('已到园区看地，约定下周再谈。');
    await followUp.getByRole('button', { name: '一周后' }).click();
    await followUp.getByRole('button', { name: '跟进', exact: true }).click();
    await followUp.waitFor({ state: 'detached' });
    await page.getByText('已到园区看地，约定下周再谈。').first().waitFor();

    await page.goto('/leads');
    await settled(page);
    expect((await countOn(page, '已报送')) - before).toBe(0);
    const lead = await api.ask<{ lead: { stage: string; verdict: string; nextFollowUpOn: string | null } }>(
      'query ($id: ID!) { lead(id: $id) { stage verdict nextFollowUpOn } }',
      { id },
    );
    expect(lead.lead.verdict).toBe('LATER');
    expect(lead.lead.nextFollowUpOn).not.toBeNull();
    // Where following up brings a lead, the board says so, too.
    const now = await countOn(
      page,
      { QUALIFIED: '已研判', NEGOTIATING: '洽谈中' }[lead.lead.stage] ?? lead.lead.stage,
    );
    expect(now).toBeGreaterThan(lead.lead.stage === 'QUALIFIED' ? qualifiedBefore : 0);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 180_000);

  it('follows up from the home page and comes back to it, whether it was recorded or not', async () => {
    const api = await apiOf(app().url, 'liaison');
    const { id } = await reported(api, { title: `${unique()}氢能项目` });
    const { serverInfo } = await api.ask<{ serverInfo: { today: string } }>('{ serverInfo { today } }');
    await api.ask('mutation ($input: FollowUpLeadInput!) { followUpLead(input: $input) { id } }', {
      input: { leadId: id, note: '今天再谈', nextFollowUpOn: serverInfo.today },
    });
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'liaison');
    await page.goto('/?own=all');
    await settled(page);
    for (const end of ['Escape', '跟进']) {
      await page.getByRole('link', { name: /^跟进/ }).first().click();
      const dialog = page.getByRole('dialog', { name: '跟进' });
      await dialog.waitFor();
      if (end === 'Escape') await page.keyboard.press(end);
      else {
        await dialog.getByLabel('跟进情况').fill('约定下周再谈。');
        await dialog.getByRole('button', { name: end, exact: true }).click();
      }
      await page.waitForURL('/?own=all');
      await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
      await settled(page);
    }
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 120_000);

  it('moves the totals of the board with a lead, without a reload', async () => {
    const api = await apiOf(app().url, 'liaison');
    const { context, page } = await visit(browser(), app().url);
    await signIn(page, 'liaison');
    await page.goto('/leads');
    await settled(page);
    const before = await countOn(page, '已报送');
    await reported(api, { title: `${unique()}储能项目` });
    await page.waitForFunction(
      (more) =>
        [...document.querySelectorAll('.column-head h2')].some(
          (head) =>
            head.textContent.includes('已报送') &&
            Number(head.querySelector('.column-count')?.textContent.replace(/[^\d]/g, '')) === more,
        ),
      before + 1,
    );
    await context.close();
  }, 90_000);
});
