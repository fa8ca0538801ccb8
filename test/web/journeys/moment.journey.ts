import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { apiOf, reported, unique } from '../support/api.js';
import { settled, signIn, visit } from '../support/browser.js';
import { axeFindings, covered, shape } from '../support/look.js';
import { journeys } from '../support/suite.js';

/** What a page of records says about the past, in each language. */
const words = {
  zh: {
    open: '按某日所知查看',
    look: '查看',
    shown: '这是 2022-07-31 日终所知的样子',
    back: '回到现在',
    filters: '筛选',
    of: /共(\d+)条/,
    act: /^(报送线索|登记|移到|跟进|研判|分派|认领|流转|更正|更多操作)/,
    csv: ['导出表格', '2022-07-31所知.csv'],
    nothing: '按 1990-01-01 日终所知，没有符合的记录。',
    notThen: '当时没有这条记录',
  },
  en: {
    open: 'As known on a day',
    look: 'Look',
    shown: 'This is as known at the end of 2022-07-31',
    back: 'Back to now',
    filters: 'Filters',
    of: /of (\d+)/,
    act: /^(Report a lead|Record |Move to|Follow up|Qualify|Assign|Claim|Transfer|Correct|More ▾)/,
    csv: ['Export table', 'as known 2022-07-31.csv'],
    nothing: 'As known at the end of 1990-01-01, no record fits.',
    notThen: 'This record was not there then',
  },
} as const;

/** How many controls of the page do something about a record. */
const actsOn = async (page: Page, act: RegExp): Promise<number> => {
  await settled(page);
  const main = page.locator('main');
  return main.getByRole('button').or(main.getByRole('link')).filter({ hasText: act }).count();
};

/** Nothing to be done is in sight, and the page is as it should be for eyes, ears and thumbs. */
const onlyToLookAt = async (page: Page, act: RegExp): Promise<void> => {
  expect(await actsOn(page, act)).toBe(0);
  expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
  // The head of a table lies out of sight on a phone.
  expect((await covered(page)).filter((what) => !/ under t[dh]\./.test(what))).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
};

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

  it.each([
    ['desk', 'zh'],
    ['phone', 'en'],
  ] as const)(
    'on a %s a liaison looks at lists and records as 31 July 2022 knew them, and can do nothing there (%s)',
    async (size, language) => {
      const said = words[language];
      const { context, page, offences } = await visit(browser(), app().url, { size, language });
      await signIn(page, 'liaison');
      const banner = page.locator('.past-banner');
      const listed = async (): Promise<number> => {
        await settled(page);
        return Number(said.of.exec(await page.locator('.more').innerText())![1]);
      };

      // The demonstration goes on after July: its end knows more projects.
      await page.goto('/projects');
      const now = await listed();
      expect(await actsOn(page, said.act)).toBeGreaterThan(0);
      if (size === 'phone') await page.getByRole('button', { name: said.filters, exact: true }).tap();
      await page.getByRole('button', { name: said.open }).click();
      await page.locator('[role=dialog] input[type=date]').fill('2022-07-31');
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: said.look }).click();
      await page.waitForURL(/known=2022-07-31/);
      await banner.getByText(said.shown).waitFor();
      const july = await listed();
      await onlyToLookAt(page, said.act);
      // Two that were rejected by then stand in the list and not in the figure of 54.
      expect(await page.locator('.stats').innerText()).toContain('56');
      const file = page.waitForEvent('download');
      await page.getByRole('button', { name: said.csv[0] }).click();
      expect((await file).suggestedFilename().endsWith(said.csv[1])).toBe(true);
      await page.goto('/projects?known=2022-08-31');
      const august = await listed();
      expect([july < august, august <= now]).toEqual([true, true]);

      // From the list to a record of then, on to what it names, and back: the moment goes with them.
      await page.goto('/projects?known=2022-07-31&sort=LANDED_ON');
      await settled(page);
      await page.locator('tbody th a, .cards h3 a, li a[href^="/projects/"]').first().click();
      await page.waitForURL(/\/projects\/[0-9a-f-]+\?known=2022-07-31/);
      await banner.getByText(said.shown).waitFor();
      await page.locator('.timeline > li').first().waitFor();
      await onlyToLookAt(page, said.act);
      const recordedAt = await page.locator('.timeline summary').allInnerTexts();
      expect(recordedAt.every((text) => /\d{4}-\d{2}-\d{2}/.exec(text)![0] <= '2022-07-31')).toBe(true);
      const named = page.locator('.facts a[href^="/leads/"], .facts a[href^="/agreements/"]').first();
      expect(await named.getAttribute('href')).toMatch(/\?known=2022-07-31$/);
      await named.click();
      await page.waitForURL(/\/(leads|agreements)\/[0-9a-f-]+\?known=2022-07-31/);
      await banner.getByText(said.shown).waitFor();
      expect(await actsOn(page, said.act)).toBe(0);
      await page.locator('.page-back a').click();
      await page.waitForURL(/\/(leads|agreements)\?known=2022-07-31/);
      await banner.getByText(said.shown).waitFor();

      // The board of then, whatever is reported now; an act that an address names is none there.
      const api = await apiOf(app().url, 'liaison');
      const { me } = await api.ask<{ me: { organizationId: string } }>('{ me { organizationId } }');
      await page.goto('/leads?known=2022-07-31');
      await onlyToLookAt(page, said.act);
      const heads = page.locator(size === 'phone' ? '.stage-count' : '.column-head');
      const counts = await heads.allInnerTexts();
      const { id } = await reported(api, {
        title: `${unique()}（示意）`,
        reporterOrganizationId: me.organizationId,
        illustrative: true,
      });
      // The same news on a page of now says when it has come.
      const other = await context.newPage();
      await other.goto('/leads');
      await settled(other);
      const { id: next } = await reported(api, {
        title: `${unique()}（示意）`,
        reporterOrganizationId: me.organizationId,
        illustrative: true,
      });
      await other.locator('.lead-news button').waitFor();
      expect(await page.locator('.lead-news').count()).toBe(0);
      expect(await heads.allInnerTexts()).toEqual(counts);
      await other.close();
      await page.goto(`/leads?known=2022-07-31&do=loseLead&lead=${next}`);
      await settled(page);
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.locator('.lead-card h3 a').first().click();
      await page.waitForURL(/\/leads\/[0-9a-f-]+\?known=2022-07-31/);
      expect(await actsOn(page, said.act)).toBe(0);
      await page.goto('/leads?view=table&known=2022-07-31');
      expect(await actsOn(page, said.act)).toBe(0);

      // A record that came later, a time before the first, and moments that are none: said, with the way back.
      await page.goto(`/leads/${id}?known=2022-07-31`);
      await page.getByRole('heading', { name: said.notThen }).waitFor();
      await page.goto('/agreements?known=1990-01-01');
      await page.getByText(said.nothing).waitFor();
      for (const [text, code] of [
        ['2999-01-01', 'AS_OF_FUTURE'],
        ['yesterday', 'DATE_UNREADABLE'],
      ] as const) {
        await page.goto(`/agreements?known=${text}`);
        await page.locator('.fault').getByText(code).waitFor();
        expect(await page.locator('tbody tr').count()).toBe(0);
      }
      expect(await axeFindings(page)).toEqual([]);
      await page.locator('.fault').getByRole('link', { name: said.back }).click();
      await page.waitForURL(/\/agreements$/);
      await listed();
      expect(await banner.count()).toBe(0);

      // From a figure of the past its projects are opened as they were known then.
      await page.goto('/figures?measure=projects_landed&known=2022-07-31&cell=~&behind=subjects');
      await page.getByRole('dialog').locator('a[href^="/projects/"]').first().click();
      await page.waitForURL(/\/projects\/[0-9a-f-]+\?known=2022-07-31/);
      await banner.getByText(said.shown).waitFor();
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    180_000,
  );
});
