import { expect, it } from '@jest/globals';
import { settled, signIn, visit } from '../support/browser.js';
import { axeFindings, shape } from '../support/look.js';
import { journeys } from '../support/suite.js';

journeys('the web app in short', ({ app, browser }) => {
  it('lets an analyst in, who finds 69 projects and 582亿元, and offends against no rule', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'analyst');
    await page.goto('/figures');
    await page.locator('main', { hasText: /69\s*个/ }).waitFor();
    await settled(page);
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/69\s*个/);
    expect(text).toMatch(/582(\.00)?\s*亿元/);
    expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
    expect(await axeFindings(page)).toEqual([]);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 240_000);

  it('lets a liaison in on a phone, whose board has leads', async () => {
    const { context, page, offences } = await visit(browser(), app().url, { size: 'phone' });
    await signIn(page, 'liaison');
    await page.goto('/leads');
    await page.locator('main', { hasText: '已报送' }).waitFor();
    await settled(page);
    expect(await page.locator('main').innerText()).toContain('已报送');
    expect(await shape(page)).toMatchObject({ heading: '线索', tooWide: false, styleElements: 0 });
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 240_000);
});
