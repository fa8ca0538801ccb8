/**
 * The board with 5,000 leads: how long it takes to open, and what scrolling it costs. Printed, not asserted: a busy machine is no fault of
 * the page. `npm run web:frames`; LEADS=n for another number, SLOWER=4 for a processor that is four times as slow. The same in Chromium 92,
 * which Playwright cannot drive: `npm run test:browsers:frames`.
 */
import { cpus, loadavg } from 'node:os';
import { apiOf } from './support/api.js';
import { startApp } from './support/app.js';
import { launch, signIn, visit } from './support/browser.js';
import { reportMany } from './support/many-leads.js';

const LEADS = Number(process.env['LEADS'] ?? 5_000);
const SLOWER = Number(process.env['SLOWER'] ?? 1);
const ROUNDS = 3;
const SECONDS = 4;
const LONG_MS = 50;

type Frames = { readonly frames: number; readonly long: number; readonly worst: number; readonly at: number };

const app = await startApp();
const browser = await launch();
try {
  const api = await apiOf(app.url, 'liaison');
  const begun = performance.now();
  await reportMany(api, LEADS);
  const seconds = (performance.now() - begun) / 1_000;
  process.stdout.write(
    `${LEADS} leads in ${seconds.toFixed(1)} s, ${Math.round(LEADS / seconds)} a second\n`,
  );

  const { context, page } = await visit(browser, app.url);
  await signIn(page, 'liaison');
  if (SLOWER > 1)
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  for (const address of ['/leads', '/leads?view=table']) {
    const opened: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const from = performance.now();
      await page.goto(address, { waitUntil: 'commit' });
      await page.locator('.lead-card, main tbody tr').first().waitFor();
      opened.push(performance.now() - from);
    }
    const rounds: Frames[] = [];
    for (let i = 0; i < ROUNDS; i++)
      rounds.push(
        await page.evaluate(
          async ({ seconds, long }) => {
            const box =
              document.querySelector('.column-cards') ??
              document.scrollingElement ??
              document.documentElement;
            box.scrollTop = 0;
            const gaps: number[] = [];
            let last = performance.now();
            const end = last + seconds * 1_000;
            await new Promise<void>((resolve) => {
              const frame = (now: number) => {
                gaps.push(now - last);
                last = now;
                box.scrollTop += 60;
                if (now < end) requestAnimationFrame(frame);
                else resolve();
              };
              requestAnimationFrame(frame);
            });
            return {
              frames: gaps.length,
              long: gaps.filter((gap) => gap > long).length,
              worst: Math.max(...gaps),
              at: box.scrollTop,
            };
          },
          { seconds: SECONDS, long: LONG_MS },
        ),
      );
    process.stdout.write(
      `${address}: first row after ${opened.map((ms) => `${Math.round(ms)} ms`).join(', ')}; ` +
        rounds
          .map(
            ({ frames, long, worst, at }) =>
              `${frames} frames to ${Math.round(at)} px, ${long} over ${LONG_MS} ms, worst ${Math.round(worst)} ms`,
          )
          .join('; ') +
        '\n',
    );
  }
  await context.close();
} finally {
  await browser.close();
  await app.stop();
}
process.stdout.write(
  `${cpus().length} cores, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}${SLOWER > 1 ? `, page slowed ${SLOWER} times` : ''}\n`,
);
