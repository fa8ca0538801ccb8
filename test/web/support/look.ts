import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Axe = {
  run(
    root: Document | Element,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
};

/**
 * What axe finds wrong by WCAG 2.2 A and AA, as `rule: element`. A target that a bar at the edge of the screen happens to lie over is looked at
 * again in the middle of the screen: its size is in question, not where the page is scrolled to.
 */
export const axeFindings = async (page: Page): Promise<string[]> => {
  // The policy lets no script in; the debugger's own evaluation is not the page's.
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const isSmall = async (selector: string): Promise<boolean> => {
      const element = document.querySelector(selector);
      if (element === null) return true;
      element.scrollIntoView({ block: 'center' });
      const { violations } = await axe.run(element, { runOnly: ['target-size'] });
      return violations.length > 0;
    };
    const { violations } = await axe.run(document, { runOnly: tags });
    const found: string[] = [];
    for (const { id, nodes } of violations)
      for (const { target } of nodes)
        if (id !== 'target-size' || (await isSmall(target.join(' '))))
          found.push(`${id}: ${target.join(' ')}`);
    return found;
  }, TAGS);
};

/** How the page stands: its heading, whether it is wider than the screen, whether something wrote a style element. */
export const shape = (page: Page) =>
  page.evaluate(() => ({
    heading: document.querySelector('h1')?.textContent.trim() ?? '',
    words: document.body.innerText.length,
    tooWide: document.documentElement.scrollWidth > window.innerWidth + 1,
    styleElements: [...document.querySelectorAll('style')].filter(
      (element) => element.textContent.trim() !== '',
    ).length,
  }));

/** Whether the main navigation shows all of its places without being scrolled. */
export const navigationFits = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const row = document.querySelector('.sections-row')!;
    return row.clientWidth > 0 && row.scrollWidth <= row.clientWidth;
  });

/**
 * Names of buttons, links, fields and headings with Latin letters in them: in the Chinese app nobody should hear English. What is marked as
 * another language, such as a key or a code, is left out, and so are names of records, which are as they are.
 */
export const latinNames = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const isData = (element: Element) =>
      element.closest('[data-record], td, dd, .card, option, .chips, .found, li, .menu') !== null;
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, a[href], input, select, textarea, h1, h2, h3, [role=tab], [role=menuitem], label, legend, th[scope=col]',
    )) {
      if (isData(element)) continue;
      const copy = element.cloneNode(true) as HTMLElement;
      for (const foreign of copy.querySelectorAll('[lang]')) foreign.remove();
      if (element.lang !== '') continue;
      const name =
        element.getAttribute('aria-label') ??
        (element.matches('input, select, textarea') ? '' : copy.textContent);
      if (/[A-Za-z]{2,}/.test(name ?? '')) found.push(`${element.tagName.toLowerCase()} "${name?.trim()}"`);
    }
    return found;
  });

/** Controls that something else lies over where somebody would press them, once they have been scrolled to. */
export const covered = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea',
    )) {
      if (control.closest('[aria-hidden=true], .unseen, .skip') !== null) continue;
      // Nor what lies folded away, which has a place all the same.
      if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      // A link of several lines has a middle beside itself.
      const [box] = control.getClientRects();
      if (box === undefined || box.width < 2 || box.height < 2) continue;
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const within = top !== null && (control.contains(top) || top.contains(control));
      const labelled =
        top?.closest('label') != null && (control as HTMLInputElement).labels?.[0] === top.closest('label');
      if (!within && !labelled)
        found.push(
          `${control.tagName.toLowerCase()} "${(control.getAttribute('aria-label') ?? control.textContent).trim().slice(0, 30)}" under ${top === null ? 'the edge' : `${top.tagName.toLowerCase()}.${top.className}`}`,
        );
    }
    return found;
  });

/** Bytes of script, as sent, of one cold load of an address. */
export const scriptBytes = async (page: Page, address: string, waitMs: number): Promise<number> => {
  // What the page before still loads is not this one's.
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ type, requestId }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(address);
  await page.waitForLoadState('load');
  await page.waitForTimeout(waitMs);
  await session.detach();
  return bytes;
};
