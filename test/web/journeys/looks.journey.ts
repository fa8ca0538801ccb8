import { afterAll, expect, it } from '@jest/globals';
import { settled, signIn, visit, type Language, type Size, type User } from '../support/browser.js';
import { axeFindings, latinNames, navigationFits, scriptBytes, shape } from '../support/look.js';
import { journeys } from '../support/suite.js';

const pages: Readonly<Record<User, readonly string[]>> = {
  liaison: [
    '/',
    '/leads',
    '/leads?view=table',
    '/leads/new',
    '/agreements',
    '/agreements/new',
    '/projects',
    '/projects/new',
    '/activities',
    '/activities/new',
    '/outcomes',
    '/outcomes/new',
    '/me',
  ],
  station: ['/', '/visits', '/visits/new', '/outcomes/new', '/outbox', '/leads'],
  analyst: [
    '/',
    '/figures',
    '/figures?view=trend',
    '/figures?view=ranking',
    '/figures?cell=~~claimed~planned_investment&behind=subjects',
    // Not a receipt: those that are one are looked at by a journey of their own.
    '/receipts/no.receipt',
    '/rules',
    '/documents',
    '/documents/new',
    '/projects',
  ],
  reviewer: ['/', '/recognition'],
  admin: [
    '/',
    '/admin/organizations',
    '/admin/stations',
    '/admin/chains',
    '/rules',
    '/rules?do=publishCountingRule',
    '/rules?do=designateCountingRule&rule=registered@1',
    '/admin/users',
    '/admin/health',
    '/nowhere',
  ],
};

/** First of each list, opened: a page of a record. */
const records: readonly (readonly [string, string])[] = [
  ['/leads?view=table', '/leads/'],
  ['/visits', '/visits/'],
  ['/activities', '/activities/'],
  ['/agreements', '/agreements/'],
  ['/projects', '/projects/'],
];

journeys('every page, by role, size and language', ({ app, browser }) => {
  const sizes: string[] = [];
  afterAll(() => {
    process.stdout.write(sizes.map((line) => `${line}\n`).join(''));
  });

  const each = (['desk', 'phone'] as Size[]).flatMap((size) =>
    (['zh', 'en'] as Language[]).flatMap((language) =>
      (Object.keys(pages) as User[]).map((user) => [size, language, user] as const),
    ),
  );

  it.each(each)(
    '%s, %s, %s: has a heading, fits, is accessible, keeps the policy',
    async (size, language, user) => {
      const { context, page, offences } = await visit(browser(), app().url, { size, language });
      await signIn(page, user);
      const found: string[] = [];
      const look = async (where: string): Promise<void> => {
        await settled(page);
        const { heading, words, tooWide, styleElements } = await shape(page);
        if (heading === '' || words < 60) found.push(`${where}: no heading or no words`);
        if (tooWide) found.push(`${where}: wider than the screen`);
        if (styleElements > 0) found.push(`${where}: ${styleElements} style elements`);
        found.push(...(await axeFindings(page)).map((finding) => `${where}: ${finding}`));
        if (language === 'zh')
          found.push(...(await latinNames(page)).map((name) => `${where}: Latin in ${name}`));
      };
      for (const address of pages[user]) {
        await page.goto(address);
        await look(address);
      }
      for (const width of size === 'desk' ? [1280, 1440] : []) {
        await page.setViewportSize({ width, height: 900 });
        if (!(await navigationFits(page))) found.push(`the navigation is wider than ${width} px leave it`);
      }
      if (user === 'liaison')
        for (const [list, prefix] of records) {
          await page.goto(list);
          await settled(page);
          const first = page
            .locator(`main a[href^="${prefix}"]:not([href$="/new"]):not([href*="/new?"])`)
            .first();
          await page.goto((await first.getAttribute('href'))!);
          await look(prefix);
        }
      expect(found).toEqual([]);
      expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
      await context.close();
    },
    300_000,
  );

  it('dark is as readable', async () => {
    const { context, page } = await visit(browser(), app().url, { theme: 'dark' });
    await signIn(page, 'admin');
    const found: string[] = [];
    for (const address of ['/', '/leads', '/figures', '/projects', '/admin/health']) {
      await page.goto(address);
      await settled(page);
      found.push(...(await axeFindings(page)).map((finding) => `${address}: ${finding}`));
    }
    expect(found).toEqual([]);
    await context.close();
  }, 120_000);

  it.each<[string, User | null, number]>([
    ['/', null, 90],
    ['/', 'liaison', 200],
    ['/leads', 'liaison', 200],
    ['/figures', 'analyst', 200],
    ['/visits/new', 'station', 350],
    ['/leads/new', 'liaison', 350],
    ['/projects/new', 'liaison', 350],
    ['/recognition', 'reviewer', 350],
  ])(
    '%s of %s costs at most %i kB of script',
    async (address, user, bound) => {
      const { context, page } = await visit(browser(), app().url, { size: 'phone' });
      if (user !== null) await signIn(page, user);
      const bytes = await scriptBytes(page, address, user === null ? 300 : 3_000);
      sizes.push(
        `${user ?? 'sign-in'} ${address}: ${(bytes / 1024).toFixed(0)} kB of script (br), bound ${bound}`,
      );
      expect(bytes).toBeGreaterThan(0);
      expect(bytes / 1024).toBeLessThanOrEqual(bound);
      await context.close();
    },
    60_000,
  );
});
