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
    act: /^(报送线索|报送成果|登记|计划考察|移到|跟进|研判|分派|认领|流转|更正|撤回|调整|取消计划|增加场次|补记|更多操作)/,
    csv: ['导出表格', '2022-07-31所知.csv'],
    nothing: '到 1990-01-01 日终，还没有记录。',
    notThen: '当时没有这条记录',
    planned: '计划中',
    cancelled: '已取消',
    recognition: '认定情况只有现在的内容',
    presentOnly: '这一页只有现在的内容，地址里的时刻在这里不起作用： known=2022-07-31',
    drop: '去掉这个时刻',
  },
  en: {
    open: 'As known on a day',
    look: 'Look',
    shown: 'This is as known at the end of 2022-07-31',
    back: 'Back to now',
    filters: 'Filters',
    of: /(\d+)(?: in all| shown)/,
    act: /^(Report an? |Record |Log a|Plan a|Move to|Follow up|Qualify|Assign|Claim|Transfer|Correct|Take back|Amend|Cancel the|Add (sessions|leads)|More ▾)/,
    csv: ['Export table', 'as known 2022-07-31.csv'],
    nothing: 'Nothing had been recorded yet at the end of 1990-01-01.',
    notThen: 'This record was not there then',
    planned: 'Planned',
    cancelled: 'Cancelled',
    recognition: 'Recognition is known only as it is now',
    presentOnly:
      'This page is known only as it is now; the moment in the address has no effect here: known=2022-07-31',
    drop: 'Drop the moment',
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
      // The handles are folded to what they say: the sums stand above them, on the first screen.
      const folded = page.locator('details.time-handles > summary');
      const sums = (await page.locator('.head-figure').first().boundingBox())!;
      expect(sums.y + sums.height).toBeLessThan(844 - 52);
      await folded.tap();
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
      await folded.tap();
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

  it.each([
    ['desk', 'zh'],
    ['phone', 'en'],
  ] as const)(
    'on a %s a liaison looks at visits, activities and outcomes as 31 July 2022 knew them, and pages without a past say so (%s)',
    async (size, language) => {
      const said = words[language];
      const { context, page, offences } = await visit(browser(), app().url, { size, language });
      await signIn(page, 'liaison');
      const banner = page.locator('.past-banner');
      const listed = async (): Promise<number> => {
        await settled(page);
        return Number(said.of.exec(await page.locator('.more').innerText())![1]);
      };
      const records = page.locator('tbody th a, .cards h3 a');

      // Visits: what was planned then was cancelled in August. Their month is that of then.
      await page.goto('/visits');
      const now = await listed();
      expect(await actsOn(page, said.act)).toBeGreaterThan(0);
      if (size === 'phone') await page.getByRole('button', { name: said.filters, exact: true }).tap();
      await page.getByRole('button', { name: said.open }).click();
      await page.locator('[role=dialog] input[type=date]').fill('2022-07-31');
      await page.getByRole('dialog').getByRole('button', { name: said.look }).click();
      await page.waitForURL(/known=2022-07-31/);
      await banner.getByText(said.shown).waitFor();
      expect(await listed()).toBeLessThan(now);
      await onlyToLookAt(page, said.act);
      const api = await apiOf(app().url, 'liaison');
      const { me } = await api.ask<{ me: { organizationId: string; stationId: string } }>(
        '{ me { organizationId stationId } }',
      );
      const { totals } = await api.ask<{ totals: { grand: { value: string }[] } }>(
        `query ($s: [ID!]) { totals(measures: [VISITS_LOGGED, VISIT_DELEGATES],
           asOf: { recordedBy: "2022-03-31T23:59:59.999+08:00" },
           filter: { occurred: { from: "2022-03-01", to: "2022-03-31" }, stationIds: $s }) { grand { value } } }`,
        { s: [me.stationId] },
      );
      expect(totals.grand[0]!.value).not.toBe('0');
      await page.goto('/visits?known=2022-03-31');
      await settled(page);
      for (const [at, { value }] of totals.grand.entries())
        await page.locator('.stat-figure').nth(at).getByText(value, { exact: true }).waitFor();
      expect(await page.locator('.stat-note').first().innerText()).toContain('2022-03');
      await page.goto('/visits?status=PLANNED&known=2022-07-31');
      await settled(page);
      await records.first().click();
      await page.waitForURL(/\/visits\/[0-9a-f-]+\?known=2022-07-31/);
      await banner.getByText(said.shown).waitFor();
      await page.locator('.timeline > li').first().waitFor();
      await onlyToLookAt(page, said.act);
      const tags = page.locator('.page-head .tag');
      await tags.filter({ hasText: said.planned }).waitFor();
      const recordedAt = await page.locator('.timeline summary').allInnerTexts();
      expect(recordedAt.every((text) => /\d{4}-\d{2}-\d{2}/.exec(text)![0] <= '2022-07-31')).toBe(true);
      await banner.getByRole('link', { name: said.back }).click();
      await page.waitForURL(/\/visits\/[0-9a-f-]+$/);
      await tags.filter({ hasText: said.cancelled }).waitFor();

      // From a visit on to a lead and to an activity, and back to the visit: the moment goes with them.
      const { visits } = await api.ask<{
        visits: {
          edges: { node: { id: string; leads: { id: string }[]; activity: { id: string } | null } }[];
        };
      }>(
        `{ visits(first: 100, asOf: { recordedBy: "2022-07-31T23:59:59.999+08:00" }) {
             edges { node { id leads { id } activity { id } } } } }`,
      );
      const { node: named } = visits.edges.find(
        ({ node }) => node.leads.length > 0 && node.activity !== null,
      )!;
      await page.goto(`/visits/${named.id}?known=2022-07-31`);
      await page.locator(`main a[href^="/leads/${named.leads[0]!.id}"]`).click();
      await page.waitForURL(/\/leads\/[0-9a-f-]+\?known=2022-07-31/);
      await page.locator(`main a[href^="/visits/${named.id}"]`).click();
      await page.waitForURL(/\/visits\/[0-9a-f-]+\?known=2022-07-31/);
      await page.locator(`.facts a[href^="/activities/${named.activity!.id}"]`).click();
      await page.waitForURL(/\/activities\/[0-9a-f-]+\?known=2022-07-31/);
      await banner.getByText(said.shown).waitFor();
      await page.locator('.timeline > li').first().waitFor();
      await onlyToLookAt(page, said.act);
      await page.locator('.page-back a').click();
      await page.waitForURL(/\/activities\?known=2022-07-31/);
      const then = await listed();
      await onlyToLookAt(page, said.act);
      await page.goto('/activities');
      expect(then).toBeLessThan(await listed());
      expect(await actsOn(page, said.act)).toBeGreaterThan(0);

      // Outcomes: what is kept of the present alone is said to be missing.
      await page.goto('/outcomes?known=2022-07-31');
      await onlyToLookAt(page, said.act);
      await records.first().click();
      await page.waitForURL(/\/outcomes\/[0-9a-f-]+\?known=2022-07-31/);
      await page.getByText(said.recognition).waitFor();
      await onlyToLookAt(page, said.act);

      // From a figure of the past its visits are opened as they were known then.
      await page.goto('/figures?measure=visits_logged&known=2022-07-31&cell=~&behind=subjects');
      await page.getByRole('dialog').locator('a[href^="/visits/"]').first().click();
      await page.waitForURL(/\/visits\/[0-9a-f-]+\?known=2022-07-31/);
      await banner.getByText(said.shown).waitFor();

      // A record that came later, a time before the first, and a moment that is none.
      const { logVisit: late } = await api.ask<{ logVisit: { id: string } }>(
        'mutation ($input: LogVisitInput!) { logVisit(input: $input) { id } }',
        {
          input: {
            direction: 'INBOUND',
            name: `${unique()}（示意）`,
            hostOrganizationId: me.organizationId,
            visitedOn: '2022-07-30',
            illustrative: true,
          },
        },
      );
      await page.goto(`/visits/${late.id}?known=2022-07-31`);
      await page.getByRole('heading', { name: said.notThen }).waitFor();
      for (const list of ['visits', 'activities', 'outcomes']) {
        await page.goto(`/${list}?known=1990-01-01`);
        await page.getByText(said.nothing).waitFor();
        await page.goto(`/${list}?known=yesterday`);
        await page.locator('.fault').getByText('DATE_UNREADABLE').waitFor();
        expect(await page.locator('tbody tr, .cards li').count()).toBe(0);
      }

      // What has no past does not pass the present off as one.
      for (const address of ['/', '/rules', '/visits/new']) {
        await page.goto(`${address}?known=2022-07-31`);
        await settled(page);
        const notice = page.locator('.moment-left-out');
        expect(await notice.innerText()).toContain(said.presentOnly);
        expect(await axeFindings(page)).toEqual([]);
        await notice.getByRole('link', { name: said.drop }).click();
        await page.waitForURL((url) => !url.searchParams.has('known'));
        await notice.waitFor({ state: 'detached' });
      }
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    180_000,
  );
});
