import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { settled, signIn, visit } from '../support/browser.js';
import { journeys } from '../support/suite.js';

/** What the page sends: every mutation that leaves it. */
const mutationsOf = (page: Page): string[] => {
  const sent: string[] = [];
  page.on('request', (request) => {
    const body = request.postData() ?? '';
    const name = /mutation (\w+)/.exec(body)?.[1];
    if (request.url().endsWith('/graphql') && name !== undefined) sent.push(name);
  });
  return sent;
};

journeys('Chinese input', ({ app, browser }) => {
  it('the Enter that picks a word sends no form and picks no option', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'liaison');
    await page.goto('/leads/new');
    await settled(page);
    const sent = mutationsOf(page);
    const ime = await context.newCDPSession(page);
    const title = page.getByLabel('线索名称');
    await title.click();
    await ime.send('Input.imeSetComposition', { text: 'chuneng', selectionStart: 7, selectionEnd: 7 });
    expect(await title.inputValue()).toBe('chuneng');
    // While composing, browsers send Enter as key code 229 to the page and keep it to themselves.
    await ime.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Process',
      code: 'Enter',
    });
    await ime.send('Input.insertText', { text: '储能' });
    await ime.send('Input.dispatchKeyEvent', {
      type: 'keyUp',
      windowsVirtualKeyCode: 13,
      key: 'Enter',
      code: 'Enter',
    });
    expect(await title.inputValue()).toBe('储能');
    expect(page.url()).toMatch(/\/leads\/new$/);
    expect(sent).toEqual([]);

    // A composition that is broken off leaves nothing behind.
    await ime.send('Input.imeSetComposition', { text: 'xiangmu', selectionStart: 7, selectionEnd: 7 });
    await ime.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    expect(await title.inputValue()).toBe('储能');
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 90_000);

  it('nor does Safari’s, which comes after the composition has ended', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'liaison');
    await page.goto('/leads/new');
    await settled(page);
    const sent = mutationsOf(page);
    const reporter = page.getByRole('combobox', { name: /^报送单位/ });
    await reporter.fill('商会');
    await page.getByRole('listbox').getByRole('option', { name: /商会/ }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    const lateEnter = (element: Element) => {
      element.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      element.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '商会' }));
      element.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'Enter',
          code: 'Enter',
          keyCode: 229,
          bubbles: true,
          cancelable: true,
        }),
      );
    };
    await reporter.evaluate(lateEnter);
    expect(await reporter.inputValue()).toBe('商会');
    expect(await page.getByRole('listbox').getByRole('option').count()).toBeGreaterThan(0);
    // The later Enter is a real one, and picks.
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').getByRole('option').first().waitFor({ state: 'detached' });
    expect(await reporter.inputValue()).not.toBe('商会');
    expect(sent).toEqual([]);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 90_000);

  it('pinyin is not searched for', async () => {
    const { context, page } = await visit(browser(), app().url);
    await signIn(page, 'liaison');
    await page.goto('/leads/new');
    await settled(page);
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.postData() ?? ''));
    const ime = await context.newCDPSession(page);
    await page.getByRole('textbox', { name: /^投资方/ }).click();
    await ime.send('Input.imeSetComposition', { text: 'guangdong', selectionStart: 9, selectionEnd: 9 });
    // Longer than the page waits after the last letter: what is not asked cannot be waited for.
    await page.waitForTimeout(900);
    expect(asked.filter((body) => body.includes('guangdong'))).toEqual([]);
    const similar = page.waitForRequest((request) => (request.postData() ?? '').includes('广东'));
    await ime.send('Input.insertText', { text: '广东' });
    await similar;
    await context.close();
  }, 90_000);
});

journeys('a keyboard alone', ({ app, browser }) => {
  it('signs in, goes to a lead, opens an act, comes back, and the focus is where it was', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await page.goto('/');
    await page.locator('#username').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('username');
    await page.keyboard.type('liaison');
    await page.keyboard.press('Tab');
    await page.keyboard.type('demo-yinfeng');
    await page.keyboard.press('Enter');
    await page.locator('.shell').waitFor();
    await settled(page);

    // The first stop passes the navigation over.
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.getByRole('heading', { level: 1, name: '线索' }).waitFor();
    await settled(page);
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: at } = document;
        return {
          lead: at?.closest<HTMLElement>('[data-lead]')?.dataset['lead'],
          tag: at?.tagName,
          inDialog: at?.closest('[role="dialog"]') !== null,
        };
      });
    for (let i = 0; i < 60 && (await focused()).lead === undefined; i++) await page.keyboard.press('Tab');
    const { lead } = await focused();
    expect(lead).toBeDefined();
    await page.keyboard.press('ArrowDown');
    const next = (await focused()).lead;
    expect(next).not.toBe(lead);

    await page.keyboard.press('m');
    await page.getByRole('dialog').waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') !== null);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(
      (id) => document.activeElement?.closest<HTMLElement>('[data-lead]')?.dataset['lead'] === id,
      next,
    );

    await page.keyboard.press('Enter');
    await page.waitForURL(/\/leads\/[0-9a-f-]{36}/);
    await settled(page);
    // On a page of its own the focus begins at the heading.
    await page.waitForFunction(() => document.activeElement?.id === 'page-title');
    const act = page.getByRole('button', { name: /^(跟进|研判|分派|认领|重新启用)$/ }).first();
    await act.waitFor();
    const opener = await act.evaluate((element) => element.textContent.trim());
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === opener) break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: opener }).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') !== null);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction((text) => document.activeElement?.textContent?.trim() === text, opener);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 120_000);
});
