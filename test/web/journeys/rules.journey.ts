import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { connect } from '#platform/database';
import { superuser } from '#platform/supervision';
import { apiOf } from '../support/api.js';
import { settled, signIn, visit, type Language, type Size } from '../support/browser.js';
import { axeFindings, covered, latinNames, shape } from '../support/look.js';
import { journeys } from '../support/suite.js';

/** What each language calls what these journeys press and read. */
const words = {
  zh: {
    rule: '口径',
    against: '对照口径',
    finer: /^更多条件/,
    registered: '登记口径 1',
    baseline: '基准口径 1',
    hypothetical: '假设口径',
    notDefault: '它不是默认口径',
    beside: ['37个 （相差 -32）', '322.12亿元 （相差 -259.88亿元）'],
    all: '，登记口径 1：37，相差 -32',
    which: '哪些项目',
    count: (n: number) => `共${n}个`,
    same: '与上表一致',
    building: '开工口径 1”的数字正在统计',
    standsIn: '完成前暂按“基准口径 1”显示',
    recounted: ['起点 · 2022-08-31 日终所知 · 基准口径 1', '口径不同', '终点 · 现在所知 · 登记口径 1'],
    heading: '数据',
  },
  en: {
    rule: 'Counting rule',
    against: 'Beside it',
    finer: /^More choices/,
    registered: 'Registered 1',
    baseline: 'Baseline 1',
    hypothetical: 'Hypothetical',
    notDefault: 'which is not the default',
    beside: ['37 projects (-32 apart)', '¥32,212.00 million (-25,988.00 apart)'],
    all: ', Registered 1: 37, -32 apart',
    which: 'Which projects',
    count: (n: number) => `${n} in all`,
    same: 'same as the table',
    building: 'Started 1” is being counted',
    standsIn: 'until then figures are by “Baseline 1”',
    recounted: [
      'Opening · as known at the end of 2022-08-31 · Baseline 1',
      'Recounted',
      'Closing · as known now · Registered 1',
    ],
    heading: 'Figures',
  },
} as const satisfies Record<Language, object>;

/** The same of the page on which rules are published, designated and retired. */
const decided = {
  zh: {
    title: '口径',
    about: '口径说明',
    default: '默认口径',
    counted: '可查询',
    retired: '已停用',
    registered: '注册才算落地',
    designate: '设为默认',
    retire: '停用',
    publish: '发布口径',
    needed: '请填写这一项',
    clauses: [
      '注册，并且已取得土地，才算落地',
      '计划总投资低于5亿元的不计，看当时的现行数额',
      '追加投资：按增资日计入',
    ],
    unsupported: '目前没有记录能够支持口径中的这一项',
    published: '已发布“大项目口径 1”',
    kept: ['从现在起，没有另选口径的数字一律按', '此前时点的数字仍按当时的默认口径'],
    gone: ['从现在起不再按它统计', '停用之前时点的数字仍可查'],
    since: /\d{4}-\d\d-\d\d \d\d:\d\d 起/,
    reason: '按上级来文试行',
    retiredSince: '此后已停用',
  },
  en: {
    title: 'Counting rules',
    about: 'About the rules',
    default: 'Default',
    counted: 'Can be asked',
    retired: 'Retired',
    registered: 'Counts as landed once: Registered',
    designate: 'Make default',
    retire: 'Retire',
    publish: 'Publish a rule',
    needed: 'Please fill this in',
    clauses: [
      'Counts as landed once: Registered, and also: Land obtained',
      'Not below ¥500 million of Planned investment, by the amount in force',
      'Increases: On their own day',
    ],
    unsupported: 'Nothing that is recorded says',
    published: '“Large projects 1” is published',
    kept: ['From now on figures are by', 'stay by the default of then'],
    gone: ['From now on nothing is counted by it', 'can still be asked, and receipts checked'],
    since: /since \d{4}-\d\d-\d\d \d\d:\d\d/,
    reason: 'Tried out as the authority wrote',
    retiredSince: 'retired since',
  },
} as const satisfies Record<Language, object>;

const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('name') ?? null);

/** The figure of the whole in the table, or at the end of a phone's list, with what the other rule makes of it. */
const whole = (page: Page, size: Size): Locator =>
  size === 'phone' ? page.locator('.heat-list li.total') : page.locator('.heat tfoot td').last();

const waterfall = (page: Page): Promise<string[][]> =>
  page.locator('.fall tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const cells = [...row.querySelectorAll<HTMLElement>('th, td')];
      return [0, 1, 3, 4].map((i) => cells[i]!.textContent.trim());
    }),
  );

/** The address of the embedded PostgreSQL on a folder. */
const ledgerOf = (dataDir: string): string => {
  const read = (file: string) =>
    JSON.parse(readFileSync(path.join(dataDir, file), 'utf8')) as Record<string, string | number>;
  const { port } = read('owner.json');
  return `postgres://${superuser}:${read('keys/postgres.json')['superuser']!}@127.0.0.1:${port!}/yinfeng`;
};

const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);

/** A bound against hanging, for what other processes do: the machine may be busy. */
const PATIENCE = 120_000;

journeys('counting rules side by side', ({ app, browser }) => {
  it.each([
    ['zh', 'desk'],
    ['en', 'desk'],
    ['zh', 'phone'],
    ['en', 'phone'],
  ] as const)(
    'an analyst puts 37 under the stricter rule beside 69, and a colleague opens the same (%s, %s)',
    async (language, size) => {
      const word = words[language];
      const { context, page, offences } = await visit(browser(), app().url, { language, size });
      await signIn(page, 'analyst');
      await page.goto('/figures?measure=projects_landed&rows=region&cols=industry_chain');
      await settled(page);
      if (size === 'phone') await page.getByRole('button', { name: word.finer }).tap();
      expect(await whole(page, size).locator('.beside').count()).toBe(0);
      await page.getByLabel(word.against, { exact: true }).selectOption('registered@1');
      await page.locator('.head-beside').first().waitFor();
      await settled(page);

      // Above all, the whole by both rules; in the table every figure, and the difference.
      const head = page.locator('.figure-heads .on');
      expect(await head.locator('.head-figure').first().innerText()).toMatch(/^69/);
      expect(await head.locator('.head-beside').innerText()).toContain(word.registered);
      expect(await head.locator('.head-beside').innerText()).toMatch(/37\D.*-32/s);
      expect(await whole(page, size).locator('button').innerText()).toContain('69');
      expect(await whole(page, size).locator('.beside').innerText()).toContain('37 (-32)');
      expect(await whole(page, size).locator('.beside .unseen').textContent()).toBe(word.all);
      expect(await shape(page)).toMatchObject({ heading: word.heading, tooWide: false, styleElements: 0 });
      expect(size === 'phone' ? await covered(page) : []).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
      expect(language === 'zh' ? await latinNames(page) : []).toEqual([]);
      // What stands below the figures adds up to what stands below the whole, and so do the differences.
      const parts = await page
        .locator(size === 'phone' ? '.heat-list li:not(.total) .beside' : '.heat tbody td:last-child .beside')
        .evaluateAll((all) => all.map((one) => one.firstElementChild!.textContent));
      const numbers = parts.map((text) => /^(\d+) \((=|[+-]?\d+)\)$/.exec(text.trim())!.slice(1));
      expect(numbers.reduce((sum, [value]) => sum + Number(value), 0)).toBe(37);
      expect(numbers.reduce((sum, [, by]) => sum + (by === '=' ? 0 : Number(by)), 0)).toBe(-32);

      // Sent to a colleague: who is somebody else, with another language, sees the same figures.
      const address = page.url();
      expect(new URL(address).searchParams.get('against')).toBe('registered@1');
      const other = await visit(browser(), app().url, { language: language === 'zh' ? 'en' : 'zh', size });
      await signIn(other.page, 'reviewer');
      await other.page.goto(address);
      await other.page.locator('.head-beside').first().waitFor();
      await settled(other.page);
      expect(await whole(other.page, size).locator('.beside [aria-hidden]').innerText()).toBe('37 (-32)');
      expect(other.offences).toEqual({ csp: [], foreign: [], errors: [] });
      await other.context.close();
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    180_000,
  );

  it.each([
    ['zh', 'desk'],
    ['en', 'phone'],
  ] as const)(
    'counts the page by the other rule alone, says that it is hypothetical, and lists its 37 (%s, %s)',
    async (language, size) => {
      const word = words[language];
      const { context, page, offences } = await visit(browser(), app().url, { language, size });
      await signIn(page, 'analyst');
      await page.goto('/figures?measure=projects_landed&rows=region');
      await settled(page);
      expect(await page.getByText(word.hypothetical).count()).toBe(0);
      if (size === 'phone') await page.getByRole('button', { name: word.finer }).tap();
      await page.getByLabel(word.rule, { exact: true }).selectOption('registered@1');
      await page.getByText(word.notDefault).waitFor();
      await settled(page);
      expect(new URL(page.url()).searchParams.get('rule')).toBe('registered@1');
      const head = page.locator('.figure-heads .on');
      expect(await head.locator('.head-figure').first().innerText()).toMatch(/^37/);
      expect(await head.locator('.stat-note').last().innerText()).toContain(word.registered);
      expect(await head.locator('.tag').innerText()).toBe(word.hypothetical);
      expect(await axeFindings(page)).toEqual([]);

      // Behind the figure stand the subjects by the same rule, and as many.
      await whole(page, size).locator('button').click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText(word.which, { exact: true }).click();
      await drawer.getByText(word.count(37)).waitFor();
      await drawer.getByText(word.same).waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });

      // The baseline beside it: the same two numbers, the other way round.
      await page.getByLabel(word.against, { exact: true }).selectOption('baseline@1');
      await page.locator('.head-beside').first().waitFor();
      await settled(page);
      expect(await whole(page, size).locator('.beside [aria-hidden]').innerText()).toBe('69 (+32)');
      // Chosen for the page as well, the two change places.
      await page.getByLabel(word.rule, { exact: true }).selectOption('baseline@1');
      await page.waitForURL(/rule=baseline%401|rule=baseline@1/);
      await settled(page);
      expect(new URL(page.url()).searchParams.get('against')).toBe('registered@1');
      expect(await whole(page, size).locator('.beside [aria-hidden]').innerText()).toBe('37 (-32)');
      expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    180_000,
  );

  it.each([
    ['zh', 'desk'],
    ['en', 'phone'],
  ] as const)(
    'goes from 69 by the baseline to 37 by the stricter rule: recounted, and which (%s, %s)',
    async (language, size) => {
      const word = words[language];
      const { context, page, offences } = await visit(browser(), app().url, { language, size });
      await signIn(page, 'reviewer');
      await page.goto(
        '/figures?measure=projects_landed&view=bridge&since=2022-08-31&rule=registered@1&against=baseline@1',
      );
      await page.locator('.fall tbody tr').first().waitFor();
      await settled(page);
      const lines = await waterfall(page);
      expect(lines.map(([name]) => name)).toEqual(word.recounted);
      expect(lines.map(([, ...rest]) => rest)).toEqual([
        ['', '69', ''],
        ['-32', '37', '32'],
        ['-32', '37', ''],
      ]);
      expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
      expect(await axeFindings(page)).toEqual([]);
      await page.locator('.fall tbody button').click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText(word.count(32)).waitFor();
      await drawer.getByText(word.same).waitFor();
      expect(new URL(page.url()).searchParams.get('cause')).toBe('recounted');
      // As it was sent: the step that is open, both rules.
      await page.goto(page.url());
      await page.getByRole('dialog').getByText(word.count(32)).waitFor();
      await page.keyboard.press('Escape');

      // From June by the baseline: first the rule, then what became known, and it ends where the page stands.
      await page.goto(
        '/figures?measure=projects_landed&view=bridge&since=2022-06-30&rule=registered@1&against=baseline@1',
      );
      await page.locator('.fall tbody tr').first().waitFor();
      await settled(page);
      const steps = await waterfall(page);
      expect(steps[1]![0]).toBe(word.recounted[1]);
      expect([steps[0]![2], steps.at(-1)![2]]).toEqual(['43', '37']);
      const by = steps.slice(1, -1).map(([, change]) => Number(change));
      expect(43 + by.reduce((sum, each) => sum + each, 0)).toBe(37);
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    180_000,
  );

  it.each([
    ['zh', 'desk'],
    ['en', 'phone'],
  ] as const)(
    'says how far a rule has come that is being counted, goes on by the default before, and shows it once it is there (%s, %s)',
    async (language, size) => {
      const word = words[language];
      const { ask } = await apiOf(app().url, 'admin');
      const { context, page, offences } = await visit(browser(), app().url, { language, size });
      await signIn(page, 'analyst');
      // Whoever reads the ledger keeps what is counted beside it from being put in its place.
      const reader = await connect(ledgerOf(app().dataDir));
      try {
        await reader.query('begin');
        await reader.query('select from views.ledger_sum limit 1');
        const ruleName = language === 'zh' ? 'building' : 'started';
        const input = {
          ruleName,
          name: '开工口径',
          nameEn: 'Started',
          landed: { when: 'CONSTRUCTION_STARTED' },
        };
        const { published } = await ask<{ published: { id: string; state: string } }>(
          'mutation ($input: PublishCountingRuleInput!) { published: publishCountingRule(input: $input) { id state } }',
          { input },
        );
        expect(published).toEqual({ id: `${ruleName}@1`, state: 'BUILDING' });
        await page.goto(`/figures?measure=projects_landed&rule=${published.id}`);
        const notice = page.locator('.rule-building');
        await notice.waitFor();
        expect(await notice.innerText()).toContain(word.building);
        await page.waitForFunction(() => document.querySelector('progress')!.value > 0, undefined, {
          timeout: PATIENCE,
        });
        const { value, max } = await notice
          .locator('progress')
          .evaluate((bar: HTMLProgressElement) => ({ value: bar.value, max: bar.max }));
        expect(max).toBeGreaterThan(2_000);
        expect(value).toBeLessThanOrEqual(max);
        expect(await page.locator('[role=alert]').count()).toBe(0);
        expect(await page.locator('.figure-heads').count()).toBe(0);
        expect(await axeFindings(page)).toEqual([]);
        expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });

        // Made the default meanwhile, the one before stands in for it, and the page says so.
        const designate = (ruleId: string) =>
          ask(
            'mutation ($input: DesignateCountingRuleInput!) { designateCountingRule(input: $input) { id } }',
            { input: { ruleId, reason: '演示换口径' } },
          );
        await designate(published.id);
        await page.goto('/figures?measure=projects_landed&rows=region');
        await page.locator('.figure-heads .on .head-figure').first().waitFor();
        await notice.waitFor();
        expect(await notice.innerText()).toContain(word.standsIn);
        const head = page.locator('.figure-heads .on .head-figure').first();
        expect(await head.innerText()).toMatch(/^69/);
        // Also behind the figure, and in its receipt, it is the one that stands in.
        await whole(page, size).locator('button').click();
        await page.getByRole('dialog').getByText(word.same).waitFor();
        await page.keyboard.press('Escape');

        // Once it is there the page changes by itself.
        await reader.query('commit');
        await notice.waitFor({ state: 'detached', timeout: PATIENCE });
        await page.waitForFunction(
          () => !document.querySelector('.figure-heads .on .head-figure')!.textContent.startsWith('69'),
        );
        const { totals } = await ask<{ totals: { ruleId: string; grand: { display: string }[] } }>(
          '{ totals(measures: [PROJECTS_LANDED]) { ruleId grand { display } } }',
        );
        expect(totals.ruleId).toBe(published.id);
        expect(parseInt(await head.innerText(), 10)).toBe(parseInt(totals.grand[0]!.display, 10));
        await designate('baseline@1');
      } finally {
        await reader.end();
      }
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    3 * PATIENCE,
  );

  it('takes both along in a file, shows both over time, and says what it did not understand or does not know', async () => {
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'analyst');
    await page.goto('/figures?measure=projects_landed&view=trend&step=year&against=registered@1');
    await page.locator('table .beside').first().waitFor();
    await settled(page);
    const years = await page
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => row.querySelector('.beside [aria-hidden]')?.textContent.trim() ?? '0'),
      );
    const sum = years.reduce((all, text) => all + Number(/^\d+/.exec(text)![0]), 0);
    expect(sum).toBe(37);

    await page.goto('/figures?measure=projects_landed&rows=region&against=registered@1');
    await page.locator('.heat .beside').first().waitFor();
    await settled(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出表格' }).click();
    const lines = linesOf(await (await download).path());
    expect(lines.some((line) => /^,合计,.*,69,37,-32$/.test(line))).toBe(true);
    expect(lines.some((line) => line.includes('基准口径 1 / 登记口径 1'))).toBe(true);

    await page.goto('/figures?rule=nonsense&against=registered@1');
    await settled(page);
    expect(await page.locator('.notice code').first().innerText()).toBe('rule');
    await page.goto('/figures?rule=nobody@7');
    await page.getByRole('alert').getByText('没有这个口径').first().waitFor();
    expect(await page.locator('.figure-heads').count()).toBe(0);
    // A measure that no rule changes: the page says so.
    await page.goto('/figures?measure=network_members&rule=registered@1');
    await settled(page);
    await page.getByText('这个指标不随口径变化').waitFor();
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 180_000);

  it.each([
    ['zh', 'desk'],
    ['en', 'phone'],
  ] as const)(
    'an administrator publishes a rule, makes it the default and retires it, and receipts of then still hold (%s, %s)',
    async (language, size) => {
      const word = decided[language];
      const { ask } = await apiOf(app().url, 'admin');
      const { context, page, offences } = await visit(browser(), app().url, { language, size });
      await signIn(page, 'admin');
      await page.goto('/rules');
      await settled(page);
      const row = (id: string) =>
        page.locator('.rules tr').filter({ has: page.locator(`code:text-is("${id}")`) });
      expect(await row('baseline@1').innerText()).toContain(word.default);
      expect(await row('registered@1').innerText()).toContain(word.registered);
      // What is the default is neither made it again nor retired.
      expect(await row('baseline@1').getByRole('button', { name: word.designate }).count()).toBe(0);
      expect(await row('baseline@1').getByRole('button', { name: word.retire }).count()).toBe(0);

      // What is missing is said at each field, the first of which has the focus.
      await page.getByRole('button', { name: word.publish, exact: true }).click();
      const dialog = page.getByRole('dialog');
      const send = dialog.getByRole('button', { name: word.publish, exact: true });
      await send.click();
      await dialog.getByText(word.needed).first().waitFor();
      expect(await dialog.locator('[aria-invalid=true]').count()).toBe(4);
      expect(await focused(page)).toBe('ruleName');
      const ruleName = `large-${language}`;
      await dialog.locator('[name=ruleName]').fill(ruleName);
      await dialog.locator('[name=name]').fill('大项目口径');
      await dialog.locator('[name=nameEn]').fill('Large projects');
      await dialog.locator('[name=when]').selectOption('REGISTERED');
      await dialog.locator('[name=needs][value=LAND_OBTAINED]').check();
      await dialog.locator('[name=floor]').fill('5亿元');
      await dialog.locator('[name=judgedBy]').selectOption('IN_FORCE');
      // The form says in words what is about to be published.
      for (const clause of word.clauses) await dialog.getByText(clause).waitFor();

      // What nothing bears out is refused where it stands, and nothing was published.
      await dialog.locator('summary').click();
      await dialog.locator('[name=excluded][value=RELOCATION]').check();
      await send.click();
      await dialog.getByText(word.unsupported).waitFor();
      expect(await dialog.locator('[name=excluded][aria-invalid=true]').count()).toBe(5);
      expect(await focused(page)).toBe('excluded');
      expect(await axeFindings(page)).toEqual([]);
      expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
      await dialog.locator('[name=excluded][value=RELOCATION]').uncheck();
      // Pressed twice it is one version.
      await send.dblclick();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('status').filter({ hasText: word.published }).waitFor();
      const id = `${ruleName}@1`;
      await row(id).getByText(word.counted, { exact: true }).waitFor({ timeout: PATIENCE });
      for (const clause of word.clauses) expect(await row(id).innerText()).toContain(clause);
      expect(await row(`${ruleName}@2`).count()).toBe(0);

      const asked = (args: string) =>
        ask<{ totals: { ruleId: string; position: string; receipt: { token: string } } }>(
          `{ totals(measures: [PROJECTS_LANDED]${args}) { ruleId position receipt { token } } }`,
        ).then(({ totals }) => totals);
      const before = await asked('');
      const { token } = (await asked(`, ruleId: "${id}"`)).receipt;

      // The default: a reason is needed, and it is said what changes and what does not.
      const decide = async (of: string, act: string, confirm: string, said: readonly string[]) => {
        await row(of)
          .getByRole('button', { name: new RegExp(`^${act} `) })
          .click();
        for (const text of said) await dialog.getByText(text).waitFor();
        const press = dialog.getByRole('button', { name: confirm, exact: true });
        await press.click();
        await dialog.getByText(word.needed).waitFor();
        expect(await focused(page)).toBe('reason');
        await dialog.locator('[name=reason]').fill(word.reason);
        expect(await axeFindings(page)).toEqual([]);
        await press.click();
        await dialog.waitFor({ state: 'detached' });
      };
      await decide(id, word.designate, word.designate, word.kept);
      await row(id).getByText(word.default, { exact: true }).waitFor();
      expect(await row(id).innerText()).toMatch(word.since);
      expect(await row(id).innerText()).toContain(word.reason);
      expect((await asked('')).ruleId).toBe(id);
      // What was asked before stays by the rule of then.
      expect((await asked(`, asOf: { position: "${before.position}" }`)).ruleId).toBe('baseline@1');
      await decide('baseline@1', word.designate, word.designate, word.kept);
      await row('baseline@1').getByText(word.default, { exact: true }).waitFor();

      await decide(id, word.retire, word.retire, word.gone);
      await row(id).getByText(word.retired, { exact: true }).waitFor();
      expect(await row(id).getByRole('button', { name: word.designate }).count()).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
      expect(await shape(page)).toMatchObject({ heading: word.title, tooWide: false, styleElements: 0 });
      expect(language === 'zh' ? await latinNames(page) : []).toEqual([]);
      expect(size === 'phone' ? await covered(page) : []).toEqual([]);
      await page.goto(`/receipts/${token}`);
      await page.locator('[data-verdict=SAME]').waitFor();
      await settled(page);
      expect(await page.locator('main').innerText()).toContain(word.retiredSince);

      // To read, and no more, for whoever sees figures: also by an address that opens an act.
      const other = await visit(browser(), app().url, { language, size });
      await signIn(other.page, 'analyst');
      await other.page.goto('/figures');
      await settled(other.page);
      if (size === 'phone') await other.page.getByRole('button', { name: words[language].finer }).tap();
      await other.page.getByRole('link', { name: word.about, exact: true }).click();
      await other.page.getByRole('heading', { level: 1, name: word.title, exact: true }).waitFor();
      await settled(other.page);
      expect(await other.page.locator('main').innerText()).toContain(word.reason);
      await other.page.goto('/rules?do=publishCountingRule');
      await settled(other.page);
      expect(await other.page.getByRole('dialog').count()).toBe(0);
      expect(await other.page.locator('main button').count()).toBe(0);
      expect(other.offences).toEqual({ csp: [], foreign: [], errors: [] });
      await other.context.close();
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    3 * PATIENCE,
  );

  it(
    'says at the field that as many rules as may be are counted, and goes on once there is room',
    async () => {
      const { ask } = await apiOf(app().url, 'admin');
      const publish = (ruleName: string) =>
        ask('mutation ($input: PublishCountingRuleInput!) { publishCountingRule(input: $input) { id } }', {
          input: { ruleName, name: '凑数口径', nameEn: 'One more', landed: { when: 'PRODUCTION_STARTED' } },
        });
      let last = '';
      for (let n = 1; n <= 9; n++) {
        const refused = await publish(`more-${n}`).then(() => '', String);
        if (refused !== '') break;
        last = `more-${n}@1`;
      }
      const { context, page, offences } = await visit(browser(), app().url);
      await signIn(page, 'admin');
      // Begun with what another rule says.
      await page.goto('/rules?do=publishCountingRule&rule=registered@1');
      const dialog = page.getByRole('dialog');
      await dialog.locator('[name=ruleName]').waitFor();
      expect(await dialog.locator('[name=when]').inputValue()).toBe('REGISTERED');
      await dialog.locator('[name=ruleName]').fill('one-too-many');
      const send = dialog.getByRole('button', { name: '发布口径', exact: true });
      await send.click();
      await dialog.getByText('同时统计的口径已有 8 个').waitFor();
      expect(await focused(page)).toBe('ruleName');
      await ask('mutation ($input: RetireCountingRuleInput!) { retireCountingRule(input: $input) { id } }', {
        input: { ruleId: last, reason: '腾出名额' },
      });
      await send.click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('status').filter({ hasText: '已发布“登记口径 1”' }).waitFor();
      // Said once more, it is there already.
      await page.goto('/rules?do=publishCountingRule&rule=one-too-many@1');
      await dialog.locator('[name=ruleName]').waitFor();
      await send.click();
      await page.getByRole('status').filter({ hasText: '没有发布新的版本' }).waitFor();
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    3 * PATIENCE,
  );
});
