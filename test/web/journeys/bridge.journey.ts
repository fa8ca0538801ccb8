import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { apiOf } from '../support/api.js';
import { settled, signIn, visit, type Language } from '../support/browser.js';
import { axeFindings, covered, latinNames, shape } from '../support/look.js';
import { journeys } from '../support/suite.js';

const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);

/** What each language calls what these journeys press and read. */
const words = {
  zh: {
    view: '变化',
    july: ['起点 · 2022-07-31 日终所知', '终点 · 现在所知'],
    late: /^补记：\+2个，涉及2个对象/,
    which: '哪些项目',
    entries: '分录',
    two: '共2个',
    same: '与上表一致',
    since: '对比起点',
    heading: '数据',
    causes: ['新增', '补记', '撤销', '更正'],
    days: { on: '起点另算日期', from: '起点发生日从', to: '起点发生日到' },
    until: '起点 · 2022-08-31 日终所知 · 发生至2022-06-30',
    period: '时段不同',
    reversed: '结束不能早于开始',
    none: '没有填日期',
    receipt: '整个变化的凭据',
    ends: [/起点的发生日期\s*至 2022-06-30/, /终点的发生日期\s*至 2022-08-31/],
    receiptTitle: '数字凭据',
  },
  en: {
    view: 'What changed',
    july: ['Opening · as known at the end of 2022-07-31', 'Closing · as known now'],
    late: /^Known late: \+2 projects, 2 subjects/,
    which: 'Which projects',
    entries: 'Entries',
    two: '2 in all',
    same: 'same as the table',
    since: 'Compared with',
    heading: 'Figures',
    causes: ['New', 'Known late', 'Withdrawn', 'Corrected'],
    days: { on: 'Other days for the opening', from: 'Opening from', to: 'Opening until' },
    until: 'Opening · as known at the end of 2022-08-31 · happened by 2022-06-30',
    period: 'Other days',
    reversed: 'cannot be before the beginning',
    none: 'Without a day',
    receipt: 'Receipt of what changed',
    ends: [/Opening: happened\s*until 2022-06-30/, /Closing: happened\s*until 2022-08-31/],
    receiptTitle: 'Receipt of a figure',
  },
} as const satisfies Record<Language, object>;

/** The waterfall as it stands in the table: of each line its name, what it adds, what the figure is then, how many subjects. */
const lines = (page: Page): Promise<string[][]> =>
  page.locator('.fall tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const cells = [...row.querySelectorAll<HTMLElement>('th, td')];
      return [0, 1, 3, 4].map((i) => cells[i]!.textContent.trim());
    }),
  );

const figuresOf = async (page: Page): Promise<string[][]> => (await lines(page)).map(([, ...rest]) => rest);

journeys('why a figure moved', ({ app, browser }) => {
  it.each(['zh', 'en'] as const)(
    'an analyst compares July as it was printed with July as known now: 54 and 2 known late are 56 (%s)',
    async (language) => {
      const word = words[language];
      const { context, page, offences } = await visit(browser(), app().url, { language });
      await signIn(page, 'analyst');
      await page.goto('/figures?measure=projects_landed&to=2022-07-31');
      await settled(page);
      await page.getByText(word.view, { exact: true }).click();
      await page.locator('.fall tbody tr').first().waitFor();
      await settled(page);
      // Both moments are in the address, also the one that suggested itself.
      expect(new URL(page.url()).searchParams.get('since')).toBe('2022-07-31');
      const [opening, late, closing, ...more] = await lines(page);
      expect([opening![0], closing![0]]).toEqual(word.july);
      expect([opening!.slice(1), late!.slice(1), closing!.slice(1), more]).toEqual([
        ['', '54', ''],
        ['+2', '56', '2'],
        ['+2', '56', ''],
        [],
      ]);
      expect(await shape(page)).toMatchObject({ heading: word.heading, tooWide: false, styleElements: 0 });
      expect(await axeFindings(page)).toEqual([]);
      expect(language === 'zh' ? await latinNames(page) : []).toEqual([]);

      // The picture draws the table: the step begins where the opening ends, and ends where the closing does.
      const bars = await page
        .locator('.fall rect')
        .evaluateAll((all) =>
          all.map((bar) => [bar.getAttribute('x'), bar.getAttribute('width'), bar.getAttribute('class')]),
        );
      expect(bars).toEqual([
        ['0%', '50%', 'fall-end'],
        ['50%', '50%', 'fall-up'],
        ['0%', '100%', 'fall-end'],
      ]);

      // By key alone into the step, its two projects, its entries, and back to where one was.
      const step = page.getByRole('button', { name: word.late });
      await step.focus();
      await page.keyboard.press('Enter');
      const drawer = page.getByRole('dialog');
      await drawer.getByText(word.two).waitFor();
      await drawer.getByText(word.same).waitFor();
      expect(await drawer.getByRole('heading').first().innerText()).toContain(word.which);
      expect(await drawer.locator('tbody tr').count()).toBe(2);
      expect(new URL(page.url()).searchParams.get('cause')).toBe('late');
      expect(await axeFindings(page)).toEqual([]);
      const address = page.url();
      await drawer.getByText(word.entries, { exact: true }).first().click();
      await drawer.getByText(word.same).waitFor();
      expect(await drawer.locator('tbody tr').count()).toBe(2);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });

      // Sent to a colleague, it opens as it was: the step, its subjects.
      await page.goto(address);
      await page.getByRole('dialog').getByText(word.two).waitFor();
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    120_000,
  );

  it('a reviewer compares 30 June with 31 August, in number and to the fen, backwards too, and takes it along', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'reviewer');
    await page.goto('/figures?measure=projects_landed&view=bridge&since=2022-06-30&known=2022-08-31');
    await page.locator('.fall tbody tr').first().waitFor();
    await settled(page);
    expect((await lines(page)).slice(1, -1).map(([name]) => name)).toEqual(words.zh.causes);
    expect(await figuresOf(page)).toEqual([
      ['', '43', ''],
      ['+29', '72', '29'],
      ['+1', '73', '1'],
      ['-3', '70', '3'],
      ['-1', '69', '1'],
      ['+26', '69', ''],
    ]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出表格' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('变化-落地项目-申报-2022-06-30至2022-08-31.csv');
    expect(linesOf(await file.path()).slice(1, 7)).toEqual([
      expect.stringMatching(/^起点,,43,,\d+$/),
      expect.stringMatching(/^新增,29,72,29,\d+$/),
      expect.stringMatching(/^补记,1,73,1,\d+$/),
      expect.stringMatching(/^撤销,-3,70,3,\d+$/),
      expect.stringMatching(/^更正,-1,69,1,\d+$/),
      expect.stringMatching(/^终点,26,69,,\d+$/),
    ]);

    // Each step lists as many projects as it says.
    for (const [name, count] of [
      ['新增', 29],
      ['撤销', 3],
    ] as const) {
      await page.getByRole('button', { name: new RegExp(`^${name}：`) }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText(`共${count}个`).waitFor();
      expect(await drawer.locator('tbody tr').count()).toBe(count);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
    }

    // In money: what the file says adds up to the fen.
    await page.goto('/figures?view=bridge&since=2022-06-30&known=2022-08-31');
    await page.locator('.fall tbody tr').first().waitFor();
    await settled(page);
    const money = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出表格' }).click();
    const rows = linesOf(await (await money).path()).map((line) => line.split(','));
    const fen = (text: string) => BigInt(text.replace('.', ''));
    const end = rows.findIndex(([name]) => name === '终点');
    const steps = rows.slice(2, end).map(([, by]) => fen(by!));
    expect(rows[end]![2]).toBe('58200000000.00');
    expect(steps.length).toBeGreaterThan(3);
    expect(fen(rows[1]![2]!) + steps.reduce((sum, by) => sum + by, 0n)).toBe(fen(rows[end]![2]!));

    // The other way round each step has the other sign.
    await page.goto('/figures?measure=projects_landed&view=bridge&since=2022-08-31&known=2022-06-30');
    await page.locator('.fall tbody tr').first().waitFor();
    await settled(page);
    expect((await figuresOf(page)).map(([by]) => by)).toEqual(['', '-29', '-1', '+3', '+1', '-26']);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 120_000);

  it('moves with the handles: an opening by key, and says so where nothing changed', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'liaison');
    await page.goto('/figures?measure=projects_landed&view=bridge&since=2022-07-31&known=2022-08-31');
    await page.locator('.fall tbody tr').first().waitFor();
    await settled(page);
    expect((await figuresOf(page)).map(([, then]) => then)).toContain('54');
    const since = page.getByRole('slider', { name: words.zh.since });
    await since.focus();
    await since.press('ArrowLeft');
    await page.waitForURL(/since=2022-06-30/);
    await page.locator('.fall:not(.waiting)').getByText('2022-06-30 日终所知：43个').waitFor();
    expect(await since.getAttribute('aria-valuetext')).toContain('2022-06-30');
    await page.getByLabel('起点日', { exact: true }).fill('2022-08-31');
    await page.locator('.fall:not(.waiting)').getByText('其间没有变化').waitFor();
    expect(await figuresOf(page)).toEqual([
      ['', '69', ''],
      ['0', '69', ''],
    ]);
    // Before anything was known there was nothing, and all that came is new.
    await page.goto('/figures?measure=projects_landed&view=bridge&since=1990-01-01&known=2022-08-31');
    await page.locator('.fall:not(.waiting)').getByText('1990-01-01 日终所知：0个').waitFor();
    expect(await figuresOf(page)).toEqual([
      ['', '0', ''],
      ['+69', '69', '69'],
      ['+69', '69', ''],
    ]);
    // What is not over cannot be compared with: the address says what was not understood.
    await page.goto('/figures?measure=projects_landed&view=bridge&since=2999-01-01&cause=weather');
    await settled(page);
    const ignored = await page.locator('.notice code').first().innerText();
    expect(ignored.split(', ').toSorted()).toEqual(['cause', 'since']);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 120_000);

  it.each([
    ['zh', 'desk'],
    ['en', 'phone'],
  ] as const)(
    'has other days for the opening where somebody wants them, says what is wrong with them, and a receipt names both (%s, %s)',
    async (language, size) => {
      const word = words[language];
      const { ask } = await apiOf(app().url, 'analyst');
      const by = async (day: string): Promise<number> => {
        const { totals } = await ask<{ totals: { grand: { value: string }[] } }>(
          'query ($to: Date!) { totals(measures: [PROJECTS_LANDED], filter: { occurred: { to: $to } }, asOf: { recordedBy: "2022-08-31T23:59:59.999+08:00" }) { grand { value } } }',
          { to: day },
        );
        return Number(totals.grand[0]!.value);
      };
      const [june, august] = [await by('2022-06-30'), await by('2022-08-31')];
      expect(june).toBeLessThan(august);
      const { context, page, offences } = await visit(browser(), app().url, { language, size });
      await signIn(page, 'analyst');
      await page.goto(
        '/figures?measure=projects_landed&view=bridge&since=2022-08-31&known=2022-08-31&to=2022-08-31',
      );
      await page.locator('.fall tbody tr').first().waitFor();
      await settled(page);
      const days = page.getByRole('group', { name: word.days.on });
      const [from, to] = [days.getByLabel(word.days.from), days.getByLabel(word.days.to)];
      // Off by default; on, it begins as the page's own days are, and nothing moves.
      expect(await to.count()).toBe(0);
      await days.getByRole('checkbox').check();
      await page.waitForURL(/sinceto=2022-08-31/);
      expect([await from.inputValue(), await to.inputValue()]).toEqual(['', '2022-08-31']);
      await to.fill('2022-06-30');
      await page.waitForURL(/sinceto=2022-06-30/);
      await page.locator('.fall:not(.waiting)').getByText(word.until).first().waitFor();
      await settled(page);
      const [opening, period, closing, ...more] = await lines(page);
      expect([opening![2], period![0], period![1], closing![2], more]).toEqual([
        String(june),
        word.period,
        `+${august - june}`,
        String(august),
        [],
      ]);
      expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
      expect(await axeFindings(page)).toEqual([]);
      expect(size === 'phone' ? await covered(page) : []).toEqual([]);
      expect(language === 'zh' ? await latinNames(page) : []).toEqual([]);

      // Its projects, and the receipt of the whole: which days each end covers.
      await page.getByRole('button', { name: new RegExp(`^${word.period}[：:]`) }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText(word.same).waitFor();
      // Some came and some were taken back: as many as the step says.
      expect(await drawer.locator('tbody tr').count()).toBe(Number(period![3]));
      const address = page.url();
      await drawer.getByRole('button', { name: word.receipt }).click();
      await page.waitForURL(/\/receipts\//);
      await page.locator('[data-verdict=SAME]').waitFor();
      await settled(page);
      expect(await page.locator('[data-kind]').getAttribute('data-kind')).toBe('BRIDGE');
      const said = await page.locator('main').innerText();
      for (const end of word.ends) expect(said).toMatch(end);
      expect(await shape(page)).toMatchObject({ heading: word.receiptTitle, tooWide: false });
      expect(await axeFindings(page)).toEqual([]);

      // What cannot be meant stays in its field with the reason, and nothing is asked.
      await page.goto(address);
      await drawer.getByText(word.same).waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      await from.fill('2022-07-31');
      await days.getByText(word.reversed).waitFor();
      expect(await to.getAttribute('aria-invalid')).toBe('true');
      expect(await axeFindings(page)).toEqual([]);
      expect(new URL(page.url()).searchParams.get('sincefrom')).toBeNull();
      await from.fill('2022-06-01');
      await page.waitForURL(/sincefrom=2022-06-01/);
      expect(await days.getByText(word.reversed).count()).toBe(0);
      await from.fill('');
      await to.fill('');
      await days.getByText(word.none).waitFor();
      await days.getByRole('checkbox').uncheck();
      await page.waitForFunction(() => !/sinceto|sincefrom/.test(location.search));
      expect(await to.count()).toBe(0);
      await page.locator('.fall:not(.waiting) tbody tr').first().waitFor();
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    120_000,
  );

  it.each(['zh', 'en'] as const)(
    'fits a phone, by a station’s hand (%s)',
    async (language) => {
      const word = words[language];
      const { context, page, offences } = await visit(browser(), app().url, { size: 'phone', language });
      await signIn(page, 'station');
      await page.goto('/figures?measure=projects_landed&view=bridge&since=2022-06-30&known=2022-08-31');
      await page.locator('.fall tbody tr').first().waitFor();
      await settled(page);
      const found = await lines(page);
      expect(found.slice(1, -1).map(([name, by]) => [name, by])).toEqual(
        word.causes.map((name, i) => [name, ['+29', '+1', '-3', '-1'][i]]),
      );
      expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
      expect(await covered(page)).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
      // Each bar is to be seen, and each step can be pressed by a thumb.
      for (const box of await page
        .locator('.fall-bar')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect)))
        expect([box.width > 200, box.height >= 20]).toEqual([true, true]);
      const press = page.locator('.fall tbody button').nth(1);
      expect((await press.boundingBox())!.height).toBeGreaterThanOrEqual(44);
      await press.tap();
      const drawer = page.getByRole('dialog');
      await drawer.getByText(word.same).waitFor();
      expect(await drawer.locator('tbody tr').count()).toBe(1);
      expect(await shape(page)).toMatchObject({ tooWide: false });
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    120_000,
  );
});
