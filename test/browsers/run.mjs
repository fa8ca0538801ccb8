// The short journey of each role in the browsers that offices really have: Chromium 92, 109 and current, WebKit, Firefox ESR. What is needed is
// installed on demand; a browser that cannot be had is told, and is no success. ONLY=92,webkit  ROLES=analyst  SHOTS=folder  APP_URL=http://…
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startApp } from '../../dist/test/web/support/app.js';
import { chromiumAt, WITHOUT } from '../../dist/test/web/support/chromium.js';
import { chromium, firefox, installPackages, installSystem, kernelAt, until, webkit } from './drivers.mjs';

const all = ['92', '109', 'current', 'webkit', 'firefox'];
const only = process.env.ONLY?.split(',') ?? all;
const roles = process.env.ROLES?.split(',') ?? ['liaison', 'station', 'analyst', 'reviewer', 'admin'];
const shots = process.env.SHOTS;
if (shots !== undefined) mkdirSync(shots, { recursive: true });

const system = ['libnss3', 'libatk1.0-0', 'fonts-noto-cjk'];
if (only.includes('webkit')) system.push('webkit2gtk-driver', 'xvfb', 'xauth');
if (only.includes('firefox')) system.push('firefox-esr');
installPackages();
installSystem(system);

const starts = {
  92: () => chromium(kernelAt(92)),
  109: () => chromium(kernelAt(109)),
  current: () => {
    const file = chromiumAt();
    if (file === undefined) throw new Error(WITHOUT);
    return chromium(file);
  },
  webkit,
  firefox,
};

const app = await startApp();
let failed = 0;
const check = (name, ok, seen = '') => {
  if (!ok) failed++;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${seen === '' ? '' : `: ${seen}`}`);
};

/** What a page answers in words: heading, text, whether it is wider than its window, whether its styles are there. */
const STANDS = `
  const main = document.querySelector('main');
  const button = document.querySelector('.button.primary, .button');
  return {
    at: location.pathname,
    heading: (document.querySelector('h1') || {}).textContent || '',
    text: (main || document.body).innerText,
    busy: document.querySelector('.skeleton, .starting') !== null,
    wide: document.documentElement.scrollWidth > innerWidth + 1,
    radius: button === null ? '' : getComputedStyle(button).borderTopLeftRadius,
    colour: getComputedStyle(document.querySelector('.top, .sign-in-page') || document.body).backgroundColor,
  };`;

const field = (css) => `document.querySelector(${JSON.stringify(css)})`;
const byText = (css, text) =>
  `[...document.querySelectorAll(${JSON.stringify(css)})].find((one) => one.textContent.trim() === ${JSON.stringify(text)})`;
const byLabel = (text) =>
  `([...document.querySelectorAll('label')].find((one) => one.textContent.startsWith(${JSON.stringify(text)})) || {}).control`;

const handle = (browser) => {
  const there = (element) => until(element, () => browser.evaluate(`return (${element}) != null`), 30_000);
  return {
    ...browser,
    there,
    click: async (element) => {
      await there(element);
      await browser.evaluate(`(${element}).click(); return true`);
    },
    fill: async (element, text) => {
      await there(element);
      await browser.evaluate(
        `(${element}).focus(); (${element}).select && (${element}).select(); return true`,
      );
      await browser.type(text);
    },
    /** The page at an address, once `says` stands in it. */
    see: async (address, says) => {
      await browser.go(`${app.url}${address}`);
      let seen;
      try {
        await until(
          says,
          async () => {
            seen = await browser.evaluate(STANDS);
            return !seen.busy && says.test(seen.text) && seen.heading !== '';
          },
          40_000,
        );
      } catch (error) {
        throw new Error(
          `${error.message}; ${address} does not say ${says}: ${JSON.stringify({ ...seen, text: seen?.text.slice(0, 200) })}`,
          { cause: error },
        );
      }
      return seen;
    },
    says: (text, forMs = 40_000) =>
      until(text, () => browser.evaluate(`return ${text}.test(document.body.innerText)`), forMs),
  };
};

const signIn = async (b, user) => {
  await b.go(`${app.url}/`);
  await until('the page', () => b.evaluate(`return location.origin === ${JSON.stringify(app.url)}`));
  await b.forget();
  await b.evaluate(
    'try { localStorage.clear(); localStorage.setItem("yinfeng.language", "zh"); } catch (e) {} return true',
  );
  await b.go(`${app.url}/`);
  await b.fill(field('#username'), user);
  await b.fill(field('#password'), 'demo-yinfeng');
  await b.click(field('form button[type=submit]'));
  await b.there(field('.shell'));
};

/** What each role comes for: ends with what was seen, or throws. */
const journeys = {
  liaison: async (b) => {
    await b.see('/', /./);
    const board = await b.see('/leads', /已报送/);
    await b.see('/leads/new', /线索名称/);
    const title = `老浏览器里报送的线索${Date.now()}`;
    await b.fill(byLabel('线索名称'), title);
    await b.fill(byLabel('预计投资'), '1.5');
    await b.click(byText('button', '报送'));
    await b.there(
      `document.querySelector('h1') && document.querySelector('h1').textContent.includes(${JSON.stringify(title)}) || null`,
    );
    await b.says(/1\.5\s*亿元/);
    return board;
  },
  station: async (b) => {
    await b.see('/', /./);
    const form = await b.see('/visits/new', /登记考察/);
    await b.fill(byLabel('人数'), '12');
    await b.click(byText('button', '提交'));
    await b.says(/已提交|已保存/);
    return form;
  },
  analyst: async (b) => {
    await b.see('/', /./);
    const figures = await b.see('/figures', /582/);
    await b.click(field('button.head-figure'));
    await b.says(/与上表一致|分录/);
    return figures;
  },
  reviewer: async (b) => {
    await b.see('/', /./);
    return b.see('/recognition', /申报|待认定|认定/);
  },
  admin: async (b) => {
    await b.see('/', /./);
    return b.see('/admin/health', /系统状态|投影|事件/);
  },
};

for (const name of only) {
  let browser;
  try {
    browser = await starts[name]();
  } catch (error) {
    check(`${name}: NOT LOOKED AT`, false, error.message.slice(0, 200));
    continue;
  }
  const b = handle(browser);
  console.log(`${name}: ${b.version}`);
  try {
    for (const role of roles) {
      const what = `${name}, ${role}`;
      try {
        await signIn(b, role);
        const seen = await journeys[role](b);
        check(
          what,
          !seen.wide && seen.radius !== '' && seen.radius !== '0px',
          `"${seen.heading}"${seen.wide ? ', wider than the screen' : ''}${seen.radius === '0px' ? ', without styles' : ''}`,
        );
      } catch (error) {
        check(what, false, error.message.slice(0, 400));
      }
      if (shots !== undefined) writeFileSync(path.join(shots, `${name}-${role}.png`), await b.picture());
    }
    check(
      `${name}: no error in the page`,
      b.errors.length === 0,
      [...new Set(b.errors)].slice(0, 4).join(' | ').slice(0, 600),
    );
    if (b.before !== undefined && roles.length > 1) {
      await b.forget();
      await b.block(['*/assets/*']);
      await b.go(`${app.url}/`);
      await b.says(/没有加载成功/).then(
        () => check(`${name}: scripts that are blocked are told`, true),
        () => check(`${name}: scripts that are blocked are told`, false),
      );
      await b.block([]);
      // What a kernel of 80 lacks.
      await b.before('delete Array.prototype.at;');
      await b.go(`${app.url}/me`);
      await b.says(/版本过旧/).then(
        () => check(`${name}: a kernel that is too old is told`, true),
        () => check(`${name}: a kernel that is too old is told`, false),
      );
    }
  } catch (error) {
    check(`${name}: can be used`, false, error.message.slice(0, 300));
  }
  await b.close();
}
await app.stop();
if (shots !== undefined) console.log(`pictures in ${shots}`);
process.exitCode = failed === 0 ? 0 : 1;
