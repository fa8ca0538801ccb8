// The compiled program and its packages in a few files, for the processes that specs start: of some two thousand modules, finding and reading is
// most of what a start costs. What is bundled is what `tsc` wrote, decorators and all: `node test/support/bundle.mjs FOLDER`.
import { fileURLToPath } from 'node:url';
import { bundle } from './bundling.mjs';

const entries = {
  api: 'dist/apps/api/src/main.js',
  worker: 'dist/apps/worker/src/main.js',
  yinfeng: 'bin/yinfeng.mjs',
  // By this name the program looks for it, beside the file that it is in itself.
  'rebuild-process': 'dist/libs/composition/program/src/rebuild-process.js',
  writer: 'dist/test/faults/writer.js',
};
const inProject = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

await bundle(
  Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, inProject(file)])),
  process.argv[2],
);
