// Pictures of the built app for the READMEs, into docs/pictures: `npm run web:pictures`.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startApp } from './support/app.js';
import { launch, settled, signIn, visit, type Language, type Size, type User } from './support/browser.js';

const folder = path.join(import.meta.dirname, '../../../docs/pictures');

type Look = {
  readonly size?: Size;
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
  readonly offline?: boolean;
  /** What is done on the page before the picture is taken. */
  readonly first?: (page: Page) => Promise<void>;
};

const pictured = async (
  browser: Browser,
  url: string,
  name: string,
  user: User | null,
  address: string,
  { first, ...look }: Look = {},
): Promise<void> => {
  const { context, page } = await visit(browser, url, { deviceScaleFactor: 1, ...look });
  if (user === null) await page.goto('/');
  else {
    await signIn(page, user);
    await page.goto(address);
  }
  await settled(page);
  await first?.(page);
  await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 72 });
  await context.close();
  process.stdout.write(`${name}\n`);
};

/** The first record of a list, opened. */
const firstOf = (prefix: string) => async (page: Page) => {
  await page.locator(`main a[href^="${prefix}"]:not([href$="/new"]):not([href*="/new?"])`).first().click();
  await page.locator('.timeline li').first().waitFor();
  // What can be done comes a moment after what is known.
  await page.getByRole('button', { name: '更多操作' }).waitFor();
  await settled(page);
};

/** A part of the page at the top of the screen, below what stays there. */
const broughtUp = (selector: string) => async (page: Page) => {
  await page
    .locator(selector)
    .first()
    .evaluate((part) => {
      scrollTo(0, part.getBoundingClientRect().top + scrollY - 64);
    });
  await settled(page);
};

/** A drawer that the address opens, with its rows. */
const drawerOpen = async (page: Page) => {
  await page.locator('[role=dialog] tbody tr').first().waitFor();
  await settled(page);
};

mkdirSync(folder, { recursive: true });
const app = await startApp();
const browser = await launch();
/** Those that the command names, or all. */
const asked = new Set(process.argv.slice(2));
const picture = async (name: string, user: User | null, address: string, look: Look = {}) => {
  if (asked.size === 0 || asked.has(name)) await pictured(browser, app.url, name, user, address, look);
};
const phone = { size: 'phone' } as const;

try {
  await picture('sign-in', null, '/');
  for (const user of ['liaison', 'station', 'analyst', 'reviewer', 'admin'] as const)
    await picture(`home-${user}`, user, '/', user === 'station' ? phone : {});
  await picture('board', 'liaison', '/leads');
  await picture('board-phone', 'liaison', '/leads', phone);
  await picture('lead', 'liaison', '/leads?view=table', { first: firstOf('/leads/') });
  await picture('lead-phone', 'liaison', '/leads?view=table', { ...phone, first: firstOf('/leads/') });
  await picture('report-lead', 'liaison', '/leads/new', {
    async first(page) {
      await page.getByLabel('投资方').fill('北京奕恒智慧物流有限公司');
      await page.getByLabel('线索名称').fill('北京奕恒智慧仓储中心项目');
      await page.waitForTimeout(2_000);
      await settled(page);
    },
  });
  await picture('visit-offline', 'station', '/visits/new', {
    ...phone,
    offline: true,
    async first(page) {
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await page.reload();
      await settled(page);
      await page.context().setOffline(true);
      await page.reload();
      await page.locator('form').first().waitFor();
    },
  });
  await picture('outbox', 'station', '/visits/new', {
    ...phone,
    async first(page) {
      // By a device whose clock is three days ahead: today's visit is one of a day to come, which the server refuses.
      for (const ahead of [3, 0]) {
        await page.clock.setSystemTime(Date.now() + ahead * 86_400_000);
        await page.goto('/visits/new');
        await settled(page);
        await page.getByRole('textbox', { name: '人数' }).fill('12');
        await page.locator('form button[type=submit]').last().click();
        await page.waitForTimeout(1_500);
      }
      await page.goto('/outbox');
      await settled(page);
    },
  });
  await picture('figures', 'analyst', '/figures', {
    async first(page) {
      await page.locator('main table td button').first().click();
      await page.locator('[role=dialog]').waitFor();
      await settled(page);
    },
  });
  // The pictures of time: the handles at three moments, why a figure moved, which subjects, the proof; on a desk and on a phone.
  for (const size of ['desk', 'phone'] as const) {
    const name = (what: string) => (size === 'desk' ? what : `${what}-phone`);
    for (const [what, address] of [
      ['moment-june', '/figures?to=2022-06-30&known=2022-06-30'],
      ['moment-july', '/figures?to=2022-07-31&known=2022-07-31'],
      ['moment-july-now', '/figures?to=2022-07-31'],
    ] as const)
      await picture(name(what), 'analyst', address, {
        size,
        first: async (page) => {
          // On a phone they are folded.
          if (size === 'phone')
            await page.locator('details.time-handles').evaluate((folded) => folded.setAttribute('open', ''));
          await broughtUp('.time-handles')(page);
        },
      });
    await picture(
      name('bridge'),
      'analyst',
      '/figures?measure=projects_landed&view=bridge&since=2022-06-30&known=2022-08-31',
      {
        size,
        async first(page) {
          await page.locator('.fall tbody tr').first().waitFor();
          await broughtUp(size === 'desk' ? '.figure-heads' : '.fall')(page);
        },
      },
    );
    await picture(
      name('bridge-subjects'),
      'analyst',
      '/figures?measure=projects_landed&to=2022-07-31&view=bridge&since=2022-07-31&cause=late&behind=subjects',
      { size, first: drawerOpen },
    );
    await picture(name('which'), 'analyst', '/figures?cell=~~claimed~projects_landed&behind=subjects', {
      size,
      first: drawerOpen,
    });
    await picture(name('receipt'), 'analyst', '/figures', {
      size,
      async first(page) {
        await page.getByRole('button', { name: '凭据' }).click();
        await page.locator('[data-verdict]').waitFor();
        await settled(page);
      },
    });
  }
  await picture('projects-past', 'analyst', '/projects?known=2022-07-31');
  await picture('projects-past-phone', 'analyst', '/projects?known=2022-07-31', phone);
  await picture('rules-page', 'admin', '/rules');
  await picture('trend', 'analyst', '/figures?view=trend');
  await picture('document', 'analyst', '/documents', {
    async first(page) {
      await page.locator('main tbody a').first().click();
      await page.locator('.figure-lines').waitFor();
      await settled(page);
    },
  });
  await picture('register-document', 'analyst', '/documents/new', {
    async first(page) {
      await page.getByLabel('标题').fill('七月简报（示意）');
      await page.getByLabel('发布单位').fill('青岛市民政局');
      await page
        .getByLabel('文件全文')
        .fill(
          '截至2022年8月，全市社会组织引进项目69个，计划投资总额582亿元。\n举办招商活动20余场，共有三支队伍。',
        );
      await page.getByRole('button', { name: '登记这份文件' }).click();
      const first = page.locator('[data-draft="1-1"]');
      await first.getByText('对台账').click();
      await first.getByLabel('台账指标').selectOption('PROJECTS_LANDED');
      await first.locator('[data-verdict]').waitFor();
      await settled(page);
    },
  });
  await picture('outcome-phone', 'liaison', '/outcomes/new', phone);
  await picture('rules', 'analyst', '/figures?rule=registered@1&against=baseline@1');
  await picture('recognition', 'reviewer', '/recognition');
  await picture('agreement', 'liaison', '/agreements', { first: firstOf('/agreements/') });
  await picture('project', 'liaison', '/projects', { first: firstOf('/projects/') });
  await picture('organizations', 'admin', '/admin/organizations');
  await picture('health', 'admin', '/admin/health');
  await picture('board-dark', 'liaison', '/leads', { theme: 'dark' });
  await picture('figures-english', 'analyst', '/figures', { language: 'en' });
} finally {
  await browser.close();
  await app.stop();
}
