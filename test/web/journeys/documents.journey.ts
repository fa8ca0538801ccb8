import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { apiOf, unique } from '../support/api.js';
import { settled, signIn, visit } from '../support/browser.js';
import { axeFindings, latinNames, shape } from '../support/look.js';
import { printed } from '../support/printed.js';
import { journeys } from '../support/suite.js';

const clean = { csp: [], foreign: [], errors: [] };
const rowsOf = (page: Page) => page.locator('.figure-lines tbody tr');
/** Verdict by figure, in the order of the page. */
const verdictsOn = (page: Page) =>
  rowsOf(page).evaluateAll((rows) =>
    rows.map((row) => [
      row.querySelector('[id^=figure-]')?.id ?? '',
      row.querySelector('[data-verdict]')?.getAttribute('data-verdict') ?? '',
    ]),
  );

journeys('what a document prints beside what the ledger says', ({ app, browser }) => {
  it('line by line, with the interval, the verdict by word, the meaning, the list, the receipt and a file', async () => {
    const { documentId } = await printed(await apiOf(app().url, 'analyst'), unique());
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'analyst');
    await page.goto('/documents');
    await settled(page);
    await page.locator(`a[href*="${documentId}"]`).click();
    await rowsOf(page).first().waitFor();
    await settled(page);
    expect(await verdictsOn(page)).toEqual([
      ['figure-1-1', 'AGREES'],
      ['figure-1-2', 'AGREES'],
      ['figure-2-1', 'NOT_RECORDED'],
      ['figure-2-2', 'AGREES'],
      ['figure-2-3', 'WITHIN'],
      ['figure-3-2', 'DIFFERS'],
    ]);
    const text = await page.locator('main').innerText();
    for (const said of [
      '582亿元',
      '可以是20场至不足30场',
      '✓ 一致',
      '≈ 相符',
      '≠ 不符',
      '10463家',
      '10626家',
      '说法不一',
      '三支队伍',
      '不是工作数据',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('登记错了地方');
    expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
    expect(await axeFindings(page)).toEqual([]);
    expect(await latinNames(page)).toEqual([]);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出表格' }).click();
    const lines = readFileSync(await (await download).path(), 'utf8').split('\r\n');
    expect(lines.find((line) => line.startsWith('1-2,'))).toContain(
      '58200000000.00,元,确数,58200000000.00,58200000000.00,58200000000.00',
    );
    expect(lines.find((line) => line.startsWith('3-1,'))).toContain('不计,不是工作数据');

    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    expect(await rowsOf(page).last().isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });

    // The meaning by key alone; the focus comes back to what opened it.
    const meaning = page.getByRole('button', { name: '定义 1-1' });
    await meaning.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').locator('[data-measure=PROJECTS_LANDED]').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await meaning.evaluate((one) => one === document.activeElement)).toBe(true);

    const address = page.url();
    await page.getByRole('link', { name: '名单 1-1' }).click();
    await page.getByRole('dialog').getByText('共69个').waitFor();
    await page.goto(address);
    await page.getByRole('button', { name: '凭据 1-2' }).click();
    await page.locator('[data-verdict=SAME]').waitFor();
    expect(await page.locator('main').innerText()).toContain('582亿元');
    expect(offences).toEqual(clean);
    await context.close();
  }, 180_000);

  it('filtered by the address, with what was taken back on request, in English on a phone', async () => {
    const { documentId } = await printed(await apiOf(app().url, 'analyst'), unique());
    const { context, page, offences } = await visit(browser(), app().url, { language: 'en', size: 'phone' });
    await signIn(page, 'liaison');
    await page.goto(`/documents/${documentId}?verdict=differs`);
    await settled(page);
    expect(await verdictsOn(page)).toEqual([['figure-3-2', 'DIFFERS']]);
    await page.getByLabel('Show the retracted').check();
    await page.getByRole('button', { name: 'All 6' }).click();
    await page.getByText('Retracted because: 登记错了地方').waitFor();
    expect(page.url()).toContain('retracted=1');
    expect(page.url()).not.toContain('verdict=');
    expect(await rowsOf(page).count()).toBe(7);
    expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
    expect(await axeFindings(page)).toEqual([]);
    // Nothing was known of the document before it was registered.
    await page.goto(`/documents/${documentId}?known=2022-12-31`);
    await settled(page);
    expect(await rowsOf(page).count()).toBe(0);
    // A moment that is none is named, over what is then of now.
    for (const address of [`/documents/${documentId}`, '/documents']) {
      await page.goto(`${address}?known=yesterday`);
      await page.locator('.moment-left-out').getByText('known=yesterday').waitFor();
      await page.locator('main tbody tr').first().waitFor();
    }
    expect(offences).toEqual(clean);
    await context.close();
  }, 120_000);

  it('a document of one’s own: its numbers are proposed, each bound with the answer in sight, and recorded once though the answer was lost', async () => {
    const name = unique();
    const { context, page, offences } = await visit(browser(), app().url, { size: 'phone' });
    await signIn(page, 'analyst');
    await page.goto('/documents/new');
    await settled(page);
    const text = `截至2022年8月，${name}引进项目69个，计划投资总额582亿元。\n举办招商活动20余场，共有三支队伍。\n聚焦24条重点产业链，占100%。`;
    const sent: string[] = [];
    page.on('request', (request) => void sent.push(request.postData() ?? ''));
    await page.getByLabel('标题').fill(`${name}简报`);
    await page.getByLabel('发布单位').fill('青岛市民政局');
    await page.getByLabel('文件全文').fill(text);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '登记这份文件' }).click();
    const draft = (key: string) => page.locator(`[data-draft="${key}"]`);
    await draft('1-1').waitFor();
    expect(
      await page.locator('[data-draft] mark').evaluateAll((all) => all.map((one) => one.textContent)),
    ).toEqual(['69个', '582亿元', '20余场', '三支', '24条', '100%']);
    await page.getByLabel('对象').first().fill('全市社会组织');
    // The text says of which days its numbers are.
    expect(await page.getByLabel('期间止').inputValue()).toBe('2022-08-31');
    const bind = async (key: string, measure: string, verdict: string) => {
      await draft(key).getByText('对台账').click();
      await draft(key).getByLabel('台账指标').selectOption(measure);
      await draft(key).locator(`[data-verdict=${verdict}]`).waitFor();
    };
    await bind('1-1', 'PROJECTS_LANDED', 'AGREES');
    await bind('1-2', 'PLANNED_INVESTMENT', 'AGREES');
    expect(await draft('1-2').innerText()).toContain('582亿元');
    await bind('2-1', 'ACTIVITY_SESSIONS', 'WITHIN');
    await draft('2-2').getByText('不计').click();
    // A register has its lines, a share is of two figures, and one number may be a part of another.
    await draft('3-1').getByText('对台账').click();
    await draft('3-1').getByLabel('对照方式').selectOption('register');
    await draft('3-1').getByLabel('名册', { exact: true }).selectOption('INDUSTRY_CHAINS');
    await draft('3-2').getByText('对台账').click();
    await draft('3-2').getByLabel('分子指标').selectOption('PROJECTS_LANDED');
    await draft('3-2').getByLabel('分母指标').selectOption('PROJECTS_LANDED');
    await draft('3-2').locator('[data-verdict=AGREES]').waitFor();
    await draft('3-2').getByText('与其他数字的关系').click();
    await draft('3-2').getByLabel('属于', { exact: false }).selectOption('2-1');
    expect(await shape(page)).toMatchObject({ tooWide: false, styleElements: 0 });
    expect(await axeFindings(page)).toEqual([]);
    expect(await latinNames(page)).toEqual([]);
    // Without a reason nothing is sent, and the focus is where it is missing.
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const reason = draft('2-2').getByLabel('原因');
    expect(await reason.evaluate((one) => one === document.activeElement)).toBe(true);
    await reason.fill('不是工作数据');
    // What it was to be a part of is not recorded after all: said there, though it was folded away.
    await draft('2-1').getByText('未定').click();
    await draft('3-2').getByText('与其他数字的关系').click();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const partOf = draft('3-2').getByLabel('属于', { exact: false });
    expect(await partOf.evaluate((one) => one === document.activeElement)).toBe(true);
    await draft('2-1').getByText('对台账').click();

    // Recorded, and the answer lost on the way: pressed again it is the same command.
    let lost = 0;
    await page.route('**/graphql', async (route) => {
      if (lost > 0 || !(route.request().postData() ?? '').includes('mutation ObserveFigures')) {
        await route.continue();
        return;
      }
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await rowsOf(page).first().waitFor();
    await settled(page);
    expect(lost).toBe(1);
    expect(await verdictsOn(page)).toEqual([
      ['figure-1-1', 'AGREES'],
      ['figure-1-2', 'AGREES'],
      ['figure-2-1', 'WITHIN'],
      ['figure-3-1', 'AGREES'],
      ['figure-3-2', 'AGREES'],
    ]);
    expect(await rowsOf(page).last().innerText()).toContain('属于 2-1');
    expect(await page.locator('.excluded').innerText()).toContain('不是工作数据');
    // The text stayed where it was: of what was sent nothing has more of it than a quote.
    expect(sent.filter((body) => body.includes(text.slice(0, 40)))).toEqual([]);
    expect(offences.csp).toEqual([]);
    expect(offences.foreign).toEqual([]);

    // Its page leads on to more figures, for which the same text is needed once more: it was never sent.
    await page.getByRole('link', { name: '登记公布数' }).click();
    await page.getByLabel('文件全文').fill(`${text}。`);
    await page.getByRole('button', { name: '看文中的数字' }).click();
    await page.getByText('这不是登记时的那份文本').first().waitFor();
    await page.getByLabel('文件全文').fill(text);
    await page.getByRole('button', { name: '看文中的数字' }).click();
    await page.getByText('没有找到新的数字').waitFor();
    // Loaded anew, it is still that document and not an empty form.
    await page.reload();
    await page.getByRole('button', { name: '看文中的数字' }).waitFor();
    await page.getByText(`${name}简报`).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    // The same text again is that document.
    await page.goto('/documents/new');
    await settled(page);
    await page.getByLabel('标题').fill('同一份文件');
    await page.getByLabel('发布单位').fill('青岛市民政局');
    await page.getByLabel('文件全文').fill(text);
    await page.getByRole('button', { name: '登记这份文件' }).click();
    await page.getByRole('button', { name: '继续登记其中的数字' }).click();
    await page.getByText('没有找到新的数字').waitFor();
    await context.close();
  }, 180_000);
});
