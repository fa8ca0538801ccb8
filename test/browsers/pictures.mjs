// Board, figures and visit form in Chromium 92 and 109, WebKit and Firefox on one sheet: docs/pictures/browsers.jpg
import path from 'node:path';
import { startApp } from '../../dist/test/web/support/app.js';
import { launch } from '../../dist/test/web/support/browser.js';
import { field, install, missing, signIn, started } from './page.mjs';

const file = path.join(import.meta.dirname, '../../docs/pictures/browsers.jpg');
/** By the name of the engine: what stands before it in a driver's answer is the browser's own. */
const titles = { 92: 'Chromium', 109: 'Chromium', webkit: 'WebKit (GTK)', firefox: 'Firefox' };
const names = Object.keys(titles);
const looks = [
  ['liaison', '/leads', /已报送/, field('.lead-card')],
  ['analyst', '/figures', /582/, field('main table td button')],
  ['station', '/visits/new', /登记考察/, field('form button[type=submit]')],
];
const WIDTH = 1280;
const HEIGHT = 800;
const SHOWN = 420;

install(names);
const lost = names.map((name) => [name, missing(name)]).filter(([, why]) => why !== undefined);
for (const [name, why] of lost) console.log(`${name}: NOT LOOKED AT: ${why}`);
// A sheet that lacks one would say that it does not run there.
if (lost.length > 0) process.exit(1);

const app = await startApp();
const columns = [];
try {
  for (const name of names) {
    const b = await started(name);
    const pictures = [];
    await b.size(WIDTH, HEIGHT);
    for (const [user, address, says, there] of looks) {
      await signIn(b, app.url, user);
      await b.see(`${app.url}${address}`, says);
      await b.there(there);
      pictures.push((await b.picture()).toString('base64'));
    }
    columns.push({ title: `${titles[name]} ${b.version.split(/[ /]/).at(-1)}`, pictures });
    console.log(b.version);
    await b.close();
  }
  const browser = await launch();
  const page = await browser.newPage({
    viewport: { width: columns.length * (SHOWN + 12) + 12, height: 600 },
  });
  await page.setContent(
    `<style>body{margin:12px;display:flex;gap:12px;font:15px sans-serif;background:#dfe3e8}figure{margin:0;width:${SHOWN}px}
     figcaption{padding:0 0 8px}img{display:block;width:100%;height:${(SHOWN * HEIGHT) / WIDTH}px;object-fit:contain;object-position:left top;margin-bottom:12px}</style>` +
      columns
        .map(
          ({ title, pictures }) =>
            `<figure><figcaption>${title}</figcaption>${pictures
              .map((picture) => `<img src="data:image/png;base64,${picture}">`)
              .join('')}</figure>`,
        )
        .join(''),
  );
  await page.screenshot({ path: file, type: 'jpeg', quality: 72, fullPage: true });
  await browser.close();
  console.log(file);
} finally {
  await app.stop();
}
