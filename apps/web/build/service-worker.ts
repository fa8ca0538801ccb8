import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const source = fileURLToPath(new URL('../src/offline/service-worker.js', import.meta.url));

/** Charts are never needed without a network: figures come from the server. */
const left = /echarts|charts/;

/** Writes `sw.js` with the list of files that the page needs without a network, under a name that changes with any of them. */
export const serviceWorker = (): Plugin => ({
  name: 'yinfeng:service-worker',
  apply: 'build',
  generateBundle(_options, bundle) {
    const files = Object.keys(bundle)
      .filter((name) => name.startsWith('assets/') && !left.test(name))
      .toSorted()
      .map((name) => `/${name}`);
    const build = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
    this.emitFile({
      type: 'asset',
      fileName: 'sw.js',
      source: readFileSync(source, 'utf8')
        .replace("'__BUILD__'", JSON.stringify(build))
        .replace("['__FILES__']", JSON.stringify(files)),
    });
  },
});
