// The board of 5,000 leads in Chromium 92 on a processor four times as slow: how long it takes to open, and what scrolling it costs.
// Printed, not asserted: a busy machine is no fault of the page. LEADS=n, SLOWER=n, ONLY=109
import { cpus, loadavg } from 'node:os';
import { apiOf } from '../../dist/test/web/support/api.js';
import { startApp } from '../../dist/test/web/support/app.js';
import { reportMany } from '../../dist/test/web/support/many-leads.js';
import { until } from './drivers.mjs';
import { install, missing, signIn, started } from './page.mjs';

const LEADS = Number(process.env.LEADS ?? 5_000);
const SLOWER = Number(process.env.SLOWER ?? 4);
const name = process.env.ONLY ?? '92';
const ROUNDS = 3;
const SECONDS = 4;
const OPEN_WITHIN_MS = 4_000;
const FRAME_WITHIN_MS = 100;

install([name]);
const why = missing(name);
if (why !== undefined) {
  console.log(`${name}: NOT LOOKED AT: ${why}`);
  process.exit(1);
}

/** Notes by the page's own clock when the first lead has been painted: whoever asks from outside would slow it. */
const NOTE = `(() => {
  const look = () => {
    if (document.querySelector('.lead-card, main tbody tr') === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => { window.openedAt = performance.now(); });
  };
  requestAnimationFrame(look);
})();`;

const SCROLL = `
  const box = document.querySelector('.column-cards') || document.scrollingElement;
  box.scrollTop = 0;
  const gaps = [];
  const end = performance.now() + ${SECONDS * 1_000};
  let last;
  window.scrolled = undefined;
  const frame = (now) => {
    if (last !== undefined) gaps.push(now - last);
    last = now;
    box.scrollTop += 60;
    if (now < end) requestAnimationFrame(frame);
    else window.scrolled = { frames: gaps.length, worst: Math.max(...gaps), at: Math.round(box.scrollTop),
      long: gaps.filter((gap) => gap > ${FRAME_WITHIN_MS}).length };
  };
  requestAnimationFrame(frame);
  return true;`;

const within = (ms, bound) => `${Math.round(ms)} ms${ms > bound ? ` (OVER ${bound})` : ''}`;

const app = await startApp();
let b;
try {
  const begun = performance.now();
  await reportMany(await apiOf(app.url, 'liaison'), LEADS);
  console.log(`${LEADS} leads in ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
  b = await started(name);
  await signIn(b, app.url, 'liaison');
  await b.before(NOTE);
  await b.slow(SLOWER);
  for (const address of ['/leads', '/leads?view=table']) {
    const opened = [];
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      await b.go(`${app.url}${address}`);
      opened.push(await until('the first lead', () => b.evaluate('return window.openedAt')));
      await b.evaluate(SCROLL);
      await new Promise((resolve) => setTimeout(resolve, SECONDS * 1_000));
      rounds.push(await until('the end of scrolling', () => b.evaluate('return window.scrolled')));
    }
    console.log(`${address}: first lead after ${opened.map((ms) => within(ms, OPEN_WITHIN_MS)).join(', ')}`);
    for (const { frames, worst, at, long } of rounds)
      console.log(
        `  ${frames} frames to ${at} px, ${long} over ${FRAME_WITHIN_MS} ms, worst ${within(worst, FRAME_WITHIN_MS)}`,
      );
  }
  const load = loadavg().map((one) => one.toFixed(1));
  console.log(`${b.version}, slowed ${SLOWER} times; ${cpus().length} cores, load ${load.join(' ')}`);
} finally {
  await b?.close();
  await app.stop();
}
