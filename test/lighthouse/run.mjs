// Lighthouse on a phone's profile, the median of N runs (5) of the pages that are opened most, of the built app. Its packages are
// installed here on demand. RUNS=n, ONLY=home,lead, APP_URL=http://… for a server that runs already (with the demonstration), KEEP=folder
// for the whole reports.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { apiOf } from '../../dist/test/web/support/api.js';
import { startApp } from '../../dist/test/web/support/app.js';
import { chromiumAt, WITHOUT } from '../../dist/test/web/support/chromium.js';

const here = import.meta.dirname;
const RUNS = Number(process.env.RUNS ?? 5);
const only = process.env.ONLY?.split(',');
const chromium = chromiumAt();
if (chromium === undefined) {
  console.error(WITHOUT);
  process.exit(1);
}
const cli = path.join(here, 'node_modules/lighthouse/cli/index.js');
if (!existsSync(cli)) {
  console.log('installing Lighthouse …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const categories = ['performance', 'accessibility', 'best-practices'];
const app = await startApp();

/** Who opens what, and what it must reach. `null` is nobody: the sign-in page. */
const leadOf = async () => {
  const { leads } = await (
    await apiOf(app.url, 'liaison')
  ).ask('{ leads(first: 1) { edges { node { id } } } }');
  return leads.edges[0].node.id;
};
const pages = [
  ['sign-in', null, () => '/', [90, 100, 100]],
  ['home', 'liaison', () => '/', [90, 100, 100]],
  ['board', 'liaison', () => '/leads', [90, 100, 100]],
  ['lead', 'liaison', async () => `/leads/${await leadOf()}`, [90, 100, 100]],
  ['figures', 'analyst', () => '/figures', [85, 100, 100]],
  ['visit form', 'station', () => '/visits/new', [85, 100, 100]],
].filter(([name]) => only === undefined || only.includes(name));

let kept = 0;
const keep = (file) => {
  if (process.env.KEEP === undefined) return;
  mkdirSync(process.env.KEEP, { recursive: true });
  copyFileSync(file, path.join(process.env.KEEP, `${++kept}.json`));
};

const once = (address, cookie) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yinfeng-lighthouse-'));
  const output = path.join(folder, 'report.json');
  try {
    execFileSync(
      process.execPath,
      [
        cli,
        `${app.url}${address}`,
        '--quiet',
        '--output=json',
        `--output-path=${output}`,
        `--only-categories=${categories.join(',')}`,
        ...(cookie === undefined ? [] : [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`]),
        `--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --user-data-dir=${path.join(folder, 'profile')}`,
      ],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, CHROME_PATH: chromium },
        timeout: 180_000,
      },
    );
    const report = JSON.parse(readFileSync(output, 'utf8'));
    keep(output);
    if (report.runtimeError) throw new Error(report.runtimeError.code);
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};
/** Once in some thirty runs the browser reports no start of the navigation: that one is run again. */
const run = (address, cookie) => {
  for (let left = 2; ; left--)
    try {
      return once(address, cookie);
    } catch (error) {
      if (left === 0) throw error;
    }
};
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

try {
  // All that is asked of the server is asked first: a run blocks this process for longer than a connection lives.
  const cookies = new Map();
  for (const user of new Set(pages.flatMap(([, user]) => (user === null ? [] : [user]))))
    cookies.set(user, (await apiOf(app.url, user)).cookie);
  const addresses = await Promise.all(pages.map(([, , where]) => where()));
  const rows = [];
  let failed = false;
  const benchmarks = [];
  for (const [i, [name, user, , bounds]] of pages.entries()) {
    const address = addresses[i];
    const reports = Array.from({ length: RUNS }, () => run(address, cookies.get(user)));
    benchmarks.push(...reports.map(({ environment }) => environment.benchmarkIndex));
    const scores = categories.map((category) =>
      Math.round(100 * median(reports.map(({ categories: of }) => of[category].score ?? 0))),
    );
    const of = (audit) => median(reports.map(({ audits }) => audits[audit].numericValue ?? 0));
    const short = scores.some((score, at) => score < bounds[at]);
    failed ||= short;
    rows.push({
      page: name,
      performance: scores[0],
      accessibility: scores[1],
      'best practices': scores[2],
      bounds: bounds.join(' / '),
      'FCP s': (of('first-contentful-paint') / 1_000).toFixed(1),
      'LCP s': (of('largest-contentful-paint') / 1_000).toFixed(1),
      'TBT ms': Math.round(of('total-blocking-time')),
      CLS: of('cumulative-layout-shift').toFixed(3),
      reached: short ? 'NO' : 'yes',
    });
    const { categories: found, audits } = reports[0];
    for (const category of categories.slice(1))
      for (const { id, weight } of found[category].auditRefs)
        if (weight > 0 && audits[id].score !== null && audits[id].score < 1)
          console.log(
            `${name}: ${id}: ${audits[id].title}${(audits[id].details?.items ?? [])
              .slice(0, 3)
              .map((item) => ` · ${item.node?.selector ?? item.description ?? item.url ?? ''}`)
              .join('')}`,
          );
  }
  console.table(rows);
  console.log(
    `median of ${RUNS}; benchmarkIndex ${Math.round(Math.min(...benchmarks))} to ${Math.round(Math.max(...benchmarks))} (a machine at rest: over 1,500; below 1,000 performance says little)`,
  );
  if (failed) process.exitCode = 1;
} finally {
  await app.stop();
}
