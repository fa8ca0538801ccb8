// The journeys of each role in the browsers that offices really have: Chromium 92, 109 and current, WebKit, Firefox ESR. What is needed is
// installed on demand; a browser that cannot be had is told, and is no success. ONLY=92,webkit  ROLES=analyst  SHOTS=folder  APP_URL=http://…
// `short`, for CI: the sign-in and one figure in Chromium 92 and WebKit. There one that cannot be had is told and no failure.
import { mkdirSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { apiOf } from '../../dist/test/web/support/api.js';
import { startApp } from '../../dist/test/web/support/app.js';
import { pause, until, wayTo } from './drivers.mjs';
import { all, byLabel, byText, field, install, missing, signIn, started } from './page.mjs';

const short = process.argv[2] === 'short';
const only = process.env.ONLY?.split(',') ?? (short ? ['92', 'webkit'] : all);
const roles =
  process.env.ROLES?.split(',') ??
  (short ? ['analyst'] : ['liaison', 'station', 'analyst', 'reviewer', 'admin']);
const shots = process.env.SHOTS;
if (shots !== undefined) mkdirSync(shots, { recursive: true });

let failed = 0;
const check = (name, ok, seen = '') => {
  if (!ok) failed++;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${seen === '' ? '' : `: ${seen}`}`);
};

install(only);
const here = only.filter((name) => {
  const why = missing(name);
  if (why === undefined) return true;
  if (short) console.log(`${name}: NOT LOOKED AT: ${why}`);
  else check(`${name}: NOT LOOKED AT`, false, why);
  return false;
});

/** Of this machine, but not as this machine: there a browser gives a page without a certificate no service worker. */
const address = Object.values(networkInterfaces())
  .flat()
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

// The server is asked by no name that it does not know.
if (address !== undefined) process.env.ALLOWED_HOSTS = address;
const app = here.length === 0 ? undefined : await startApp();
const way = app === undefined ? undefined : await wayTo(app.url);
const plain = app === undefined || address === undefined ? undefined : await wayTo(app.url, address);
const url = way?.url;
let number = Date.now() % 100_000;

/** A visit that is logged while the network is cut: kept, said so, and sent once it is back. */
const visitWithout = async (b, through) => {
  const name = `断网考察团${number++}`;
  await b.see(`${through.url}/visits/new`, /登记考察/);
  await b.fill(byLabel('考察团'), name);
  await b.fill(byLabel('人数'), '12');
  await b.quiet();
  through.cut();
  await b.click(byText('button', '提交'));
  await b.says(/已保存在本机|已保存在这个页面里/);
  await b.click(byText('a', '查看待同步'));
  await b.says(/待同步/);
  through.mend();
  await b.click(byText('button', '立即同步'));
  await b.there(field('.outbox .tag.green'));
  await b.see(`${through.url}/visits`, new RegExp(name));
};

/** A PDF with the page's words in it is a multiple of an empty one. */
const printed = async (b, what) => {
  if (b.print === undefined) return;
  const page = (await b.print()).length;
  await b.go(`${url}/icon.svg`);
  const picture = (await b.print()).length;
  if (page < picture + 10_000)
    throw new Error(`${what} is printed blank: ${page} bytes, a picture ${picture}`);
};

/** Figures as they were known, why they moved, a receipt that is counted again, and printed figures beside the ledger. */
const throughTime = async (b) => {
  await b.see(`${url}/figures?measure=projects_landed`, /69/);
  const known = `[...document.querySelectorAll('input[type=range]')].at(-1)`;
  await b.there(known);
  // As a hand does: the value goes past React's own notice of it, and the event tells it.
  await b.evaluate(`const range = ${known};
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(range, Math.floor(Number(range.max) / 2));
    range.dispatchEvent(new Event('input', { bubbles: true }));
    return true`);
  await until('the moment in the address', () => b.evaluate(`return /known=/.test(location.search)`), 30_000);
  await b.see(`${url}/figures?measure=projects_landed&known=2022-07-31`, /54/);
  await b.see(
    `${url}/figures?measure=projects_landed&view=bridge&since=2022-06-30&known=2022-08-31`,
    /43[\s\S]*69/,
  );
  const api = await apiOf(app.url, 'analyst');
  const { totals } = await api.ask('{ totals(measures: [PROJECTS_LANDED]) { receipt { href } } }');
  await b.see(`${url}${totals.receipt.href}`, /69/);
  await b.there(field('[data-verdict=SAME]'));
  await b.see(`${url}/documents`, /公布数/);
  await b.click(field('main table a[href^="/documents/"]'));
  await b.says(/582\s*亿/);
  await printed(b, 'a document beside the ledger');
};

/** What each role comes for: ends with what was seen, or throws. */
const journeys = {
  liaison: async (b) => {
    await b.see(`${url}/`, /线索/);
    const board = await b.see(`${url}/leads`, /已报送/);
    await b.there(field('.lead-card a[href^="/leads/"]'));
    const lead = await b.evaluate(`return ${field('.lead-card a[href^="/leads/"]')}.getAttribute('href')`);
    await b.see(`${url}${lead.split('?')[0]}`, /时间线/);
    await b.see(`${url}/leads/new`, /线索名称/);
    const title = `老浏览器里报送的线索${number++}`;
    await b.fill(byLabel('线索名称'), title, 'lao liulanqi');
    await b.fill(byLabel('预计投资'), '1.5');
    await b.click(byText('button', '报送'));
    await b.there(
      `document.querySelector('h1') && document.querySelector('h1').textContent.includes(${JSON.stringify(title)}) || null`,
    );
    await b.says(/1\.5\s*亿元/);
    await b.see(`${url}/leads`, /已报送/);
    await printed(b, 'the board');
    return board;
  },
  station: async (b, what) => {
    await b.see(`${url}/`, /考察/);
    const form = await b.see(`${url}/visits/new`, /登记考察/);
    await visitWithout(b, way);
    if (plain === undefined)
      console.log(`${what}: without a service worker NOT LOOKED AT: no address for it`);
    else {
      await signIn(b, plain.url, 'station');
      await b.see(`${plain.url}/visits/new`, /不能离线打开页面/);
      if (await b.evaluate(`return 'serviceWorker' in navigator`))
        throw new Error(`${plain.url} has a service worker`);
      await visitWithout(b, plain);
    }
    return form;
  },
  analyst: async (b) => {
    await b.see(`${url}/`, /./);
    const figures = await b.see(`${url}/figures`, /582/);
    await b.click(field('button.head-figure'));
    await b.says(/与上表一致|分录/);
    if (short) return figures;
    await b.see(`${url}/figures`, /582/);
    await b.click(field('main table td button'));
    await b.there(field('[role=dialog] li, [role=dialog] td'));
    await throughTime(b);
    await b.see(`${url}/figures`, /582/);
    await printed(b, 'figures');
    return figures;
  },
  reviewer: async (b) => {
    await b.see(`${url}/`, /认定/);
    const api = await apiOf(app.url, 'reviewer');
    const recognized = async () =>
      (await api.ask('{ recognitionQueue(filter: { standings: [RECOGNIZED] }, first: 1) { totalCount } }'))
        .recognitionQueue.totalCount;
    const before = await recognized();
    const queue = await b.see(`${url}/recognition`, /待认定/);
    await b.click(field('a.queue-item'));
    const decide = `[...document.querySelectorAll('.queue-acts button.primary')].find((one) => one.textContent.startsWith('认定'))`;
    await b.there(decide);
    // A claim that has just come up is not decided on, lest a double click decide on two.
    await pause(1_000);
    await b.click(decide);
    await until('one recognized claim more', async () => (await recognized()) > before, 30_000);
    return queue;
  },
  admin: async (b) => {
    await b.see(`${url}/`, /./);
    const health = await b.see(`${url}/admin/health`, /视图/);
    await b.see(`${url}/admin/organizations`, /组织/);
    await b.there(field('main a[href^="/admin/organizations/"]'));
    const one = await b.evaluate(
      `return ${field('main a[href^="/admin/organizations/"]')}.getAttribute('href')`,
    );
    await b.see(`${url}${one}`, /时间线/);
    return health;
  },
};

/** What a page says that cannot be one: its scripts do not come, or the browser lacks what they need. */
const withoutScripts = async (b, name) => {
  const told = async (what, says) =>
    b.says(says).then(
      () => check(`${name}: ${what} told`, true),
      (error) => check(`${name}: ${what} told`, false, error.message.slice(0, 300)),
    );
  await b.forget();
  await b.block(['*/assets/*']);
  await b.go(`${url}/`);
  await told('scripts that are blocked are', /没有加载成功[\s\S]*could not be loaded/);
  await b.block([]);
  await b.click(field('#again'));
  await b.there(field('#username'));
  // What a kernel of 80 lacks.
  await b.before('delete Array.prototype.at;');
  await b.go(`${url}/me`);
  await told('a kernel that is too old is', /版本过旧[\s\S]*too old/);
};

/** A browser from its start to its end. What is wrong in it is checked; true where nothing was. */
const toured = async (name) => {
  const before = failed;
  let b;
  try {
    b = await started(name);
  } catch (error) {
    check(`${name} starts`, false, error.message.slice(0, 300));
    return false;
  }
  console.log(`${name}: ${b.version}`);
  try {
    for (const role of roles) {
      const what = `${name}, ${role}`;
      try {
        await signIn(b, url, role);
        const seen = await journeys[role](b, what);
        const wrong = b.wrong(seen);
        check(what, wrong.length === 0, [`"${seen.heading}"`, ...wrong].join(', '));
      } catch (error) {
        check(what, false, error.message.slice(0, 500));
        way.mend();
        plain?.mend();
      }
      if (shots !== undefined) writeFileSync(path.join(shots, `${name}-${role}.png`), await b.picture());
    }
    check(
      `${name}: no error in the page`,
      b.errors.length === 0,
      [...new Set(b.errors)].slice(0, 4).join(' | ').slice(0, 600),
    );
    if (b.before !== undefined && !short) await withoutScripts(b, name);
  } catch (error) {
    check(`${name}: can be used`, false, error.message.slice(0, 300));
  }
  await b.close();
  return failed === before;
};

/** CI is red for what the page does to a browser, not for a driver that got stuck once: that browser is started anew. */
const TRIES = short ? 3 : 1;
for (const name of here) {
  const before = failed;
  for (let left = TRIES; left > 0; left--) {
    failed = before;
    if (await toured(name)) break;
    if (left > 1) console.log(`${name}: once more, from its start`);
  }
}
way?.close();
plain?.close();
await app?.stop();
if (shots !== undefined) console.log(`pictures in ${shots}`);
process.exitCode = failed === 0 ? 0 : 1;
