// A browser with the app in it: what may be started, how somebody signs in, and how a page is found to stand.
import { chromiumAt, WITHOUT } from '../../dist/test/web/support/chromium.js';
import {
  chromium,
  firefox,
  firefoxAt,
  installPackages,
  installSystem,
  kernelAt,
  pause,
  until,
  webkit,
  webkitAt,
} from './drivers.mjs';

const current = () => {
  const file = chromiumAt();
  if (file === undefined) throw new Error(WITHOUT);
  return file;
};

/** Where each browser is, which throws where it cannot be had, and how it is started. */
const browsers = {
  92: [() => kernelAt(92), chromium],
  109: [() => kernelAt(109), chromium],
  current: [current, chromium],
  webkit: [webkitAt, webkit],
  firefox: [firefoxAt, firefox],
};
export const all = ['92', '109', 'current', 'webkit', 'firefox'];

/** What these browsers need, as far as it can be had here. */
export const install = (names) => {
  const system = ['fonts-noto-cjk'];
  if (names.some((name) => name !== 'webkit' && name !== 'firefox')) system.push('libnss3', 'libexpat1');
  if (names.includes('webkit')) system.push('webkit2gtk-driver', 'xvfb', 'xauth');
  if (names.includes('firefox')) system.push('firefox-esr');
  installSystem(system);
  try {
    installPackages();
  } catch (error) {
    console.log(`the packages of test/browsers could not be installed: ${error.message.split('\n')[0]}`);
  }
};

/** Why a browser cannot be looked at here; undefined where it can. */
export const missing = (name) => {
  try {
    browsers[name][0]();
    return undefined;
  } catch (error) {
    return error.message;
  }
};

/** A browser, started; tried once more, because starting it is no matter of the app. @throws Error where it does not start */
export const started = async (name) => {
  const [at, start] = browsers[name];
  const once = async () => handle(await start(at()));
  try {
    return await once();
  } catch (error) {
    console.log(`${name} did not start (${error.message.slice(0, 120)}): once more`);
    return once();
  }
};

export const field = (css) => `document.querySelector(${JSON.stringify(css)})`;
export const byText = (css, text) =>
  `[...document.querySelectorAll(${JSON.stringify(css)})].find((one) => one.textContent.trim() === ${JSON.stringify(text)})`;
export const byLabel = (text) =>
  `([...document.querySelectorAll('label')].find((one) => one.textContent.startsWith(${JSON.stringify(text)})) || {}).control`;

/** What a page answers in words: heading, text, whether it is wider than its window, whether its styles are there. */
const STANDS = `
  const main = document.querySelector('main');
  const button = document.querySelector('.button.primary, .button');
  return {
    at: location.pathname,
    heading: (document.querySelector('h1') || {}).textContent || '',
    text: (main || document.body).innerText,
    busy: document.querySelector('.skeleton, .starting') !== null,
    inside: document.querySelector('.shell') !== null,
    wide: document.documentElement.scrollWidth > innerWidth + 1,
    radius: button === null ? '' : getComputedStyle(button).borderTopLeftRadius,
  };`;

const handle = (browser) => {
  const { evaluate } = browser;
  const there = (element) => until(element, () => evaluate(`return (${element}) != null`), 30_000);
  const says = (text, forMs = 40_000) =>
    until(text, () => evaluate(`return ${text}.test(document.body.innerText)`), forMs).catch(
      async (error) => {
        const { heading, text: seen } = await evaluate(STANDS);
        throw new Error(`${error.message}; "${heading}" says ${seen.slice(0, 300)}`, { cause: error });
      },
    );
  /** Another document, whole: what is asked of the former one would be answered by it. */
  const go = async (url) => {
    await evaluate('window.isFormer = true; return true').catch(() => undefined);
    await browser.go(url);
    await until(url, () => evaluate('return !window.isFormer && document.readyState === "complete"'));
  };
  /** Nothing more is loaded: as much as a page that lies open for a while has. */
  const quiet = async () => {
    let before = -1;
    await until('a quiet page', async () => {
      const now = await evaluate('return performance.getEntriesByType("resource").length');
      if (now === before) return true;
      before = now;
      await pause(1_500);
      return false;
    });
  };
  return {
    ...browser,
    go,
    quiet,
    there,
    says,
    click: async (element) => {
      await there(element);
      await evaluate(`(${element}).click(); return true`);
    },
    fill: async (element, text, letters) => {
      await there(element);
      await evaluate(`(${element}).focus(); (${element}).select && (${element}).select(); return true`);
      if (letters !== undefined && browser.compose !== undefined) await browser.compose(letters, text);
      else await browser.type(text);
      await until(`${element} to hold ${text}`, () =>
        evaluate(`return (${element}).value === ${JSON.stringify(text)}`),
      );
    },
    /** The page at an address, once `says` stands in it. */
    see: async (url, says) => {
      await go(url);
      let seen;
      try {
        await until(
          says,
          async () => {
            seen = await evaluate(STANDS);
            return seen.inside && !seen.busy && says.test(seen.text) && seen.heading !== '';
          },
          40_000,
        );
      } catch (error) {
        throw new Error(
          `${error.message}; ${url} does not say ${says}: ${JSON.stringify({ ...seen, text: seen?.text.slice(0, 200) })}`,
          { cause: error },
        );
      }
      return seen;
    },
    /** What is wrong with how a page stands, in words; nothing where all is well. */
    wrong: ({ wide, radius }) =>
      [wide ? 'wider than the screen' : '', radius === '' || radius === '0px' ? 'without styles' : ''].filter(
        (one) => one !== '',
      ),
  };
};

export const PASSWORD = 'demo-yinfeng';

/** Somebody else than before, or the same anew. A picture runs no script that could write down meanwhile who was there. */
export const signIn = async (b, url, user) => {
  await b.go(`${url}/icon.svg`);
  await b.forget();
  await b.evaluate(
    'try { localStorage.clear(); localStorage.setItem("yinfeng.language", "zh"); } catch (e) {} return true',
  );
  await b.go(`${url}/`);
  await b.fill(field('#username'), user);
  await b.fill(field('#password'), PASSWORD);
  await b.click(field('form button[type=submit]'));
  await b.there(field('.shell'));
};
