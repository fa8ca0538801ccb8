import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { chromiumAt, WITHOUT } from './chromium.js';

export type Size = 'desk' | 'phone';
export type User = 'liaison' | 'station' | 'analyst' | 'reviewer' | 'admin';
export type Language = 'zh' | 'en';

export const PASSWORD = 'demo-yinfeng';

const sizes: Readonly<Record<Size, BrowserContextOptions>> = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

/** @throws Error where there is no Chromium */
export const launch = (): Promise<Browser> => {
  const executablePath = chromiumAt();
  if (executablePath === undefined) throw new Error(WITHOUT);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
};

/** What a page did that no page of ours may do. Empty at the end of every journey. */
export type Offences = { readonly csp: string[]; readonly foreign: string[]; readonly errors: string[] };

export type Visit = { readonly context: BrowserContext; readonly page: Page; readonly offences: Offences };

type Options = BrowserContextOptions & {
  readonly size?: Size;
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
  /** With the service worker, which most journeys do without. */
  readonly offline?: boolean;
};

/** A browser of one person. Violations of the policy, requests to other hosts and errors of scripts are noted. */
export const visit = async (
  browser: Browser,
  url: string,
  { size = 'desk', language = 'zh', theme = 'light', offline = false, ...extra }: Options = {},
): Promise<Visit> => {
  const context = await browser.newContext({
    ...sizes[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: offline ? 'allow' : 'block',
    baseURL: url,
    ...extra,
  });
  context.setDefaultTimeout(60_000); // a bound against hanging, as others are
  const offences: Offences = { csp: [], foreign: [], errors: [] };
  await context.exposeFunction('noteViolation', (what: string) => void offences.csp.push(what));
  await context.addInitScript(
    ({ language, theme }) => {
      addEventListener('securitypolicyviolation', (event) =>
        (globalThis as unknown as { noteViolation(what: string): void }).noteViolation(
          `${location.pathname}: ${event.violatedDirective} ${event.blockedURI}`,
        ),
      );
      localStorage.setItem('yinfeng.language', language);
      localStorage.setItem('yinfeng.theme', theme);
    },
    { language, theme },
  );
  const page = await context.newPage();
  const { host } = new URL(url);
  page.on('request', (request) => {
    const asked = new URL(request.url());
    if (/^(http|ws)s?:$/.test(asked.protocol) && asked.host !== host) offences.foreign.push(asked.href);
  });
  page.on('pageerror', (error) => offences.errors.push(`${new URL(page.url()).pathname}: ${error.message}`));
  page.on('console', (message) => {
    // What the network refuses is the journey's own doing; what React or the page complains of is not.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      offences.errors.push(`${new URL(page.url()).pathname}: ${message.text()}`);
  });
  return { context, page, offences };
};

export const signIn = async (page: Page, user: User): Promise<void> => {
  await page.goto('/');
  await page.locator('#username').fill(user);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('form button[type=submit]').click();
  await page.locator('#username').waitFor({ state: 'detached' });
  await page.locator('.shell').waitFor();
};

/** The page has what it asked for and has drawn it. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('.skeleton, .starting') === null);
};
