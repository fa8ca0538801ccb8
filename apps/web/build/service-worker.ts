import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const source = fileURLToPath(new URL('../src/offline/service-worker.js', import.meta.url));

/** Charts are never needed without a network: figures come from the server. */
const left = /echarts|charts/;

/**
 * Writes `sw.js` with the list of files that the page needs without a network, under a name that changes with any of them. The list is
 * of what was written: the bundler still drops chunks after it has told of them, and one file that is not there would keep the
 * whole worker from being installed.
 */
export const serviceWorker = (): Plugin => ({
  name: 'yinfeng:service-worker',
  apply: 'build',
  writeBundle({ dir = '' }) {
    const files = readdirSync(path.join(dir, 'assets'))
      .filter((name) => /\.(js|css|svg|woff2|png)$/.test(name) && !left.test(name))
      .toSorted()
      .map((name) => `/assets/${name}`);
    const page = readFileSync(path.join(dir, 'index.html'), 'utf8');
    const build = createHash('sha256')
      .update([page, ...files].join('\n'))
      .digest('hex')
      .slice(0, 12);
    writeFileSync(
      path.join(dir, 'sw.js'),
      readFileSync(source, 'utf8')
        .replace("'__BUILD__'", JSON.stringify(build))
        .replace("['__FILES__']", JSON.stringify(files)),
    );
  },
});
