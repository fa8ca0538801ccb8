// Where imports lead in Jest. In a resolver and not in `moduleNameMapper`, whose answers Jest does not keep: every suite would ask the disk anew
// for each import of each module that it loads, third-party ones included.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const web = path.join(root, 'apps/web');

const lib = /^#((?:domain|platform|composition)\/.+)$/;
const compiled = /^(\.{1,2}\/.*)\.js$/;
const modules = `${path.sep}node_modules${path.sep}`;

/** Packages in a file each, as `packages.mjs` has made them before the first suite. */
let packages;
const packagesMade = () => {
  const folder = process.env['YINFENG_TEST_PACKAGES'];
  if (folder === undefined) return new Map();
  const files = JSON.parse(readFileSync(path.join(folder, 'list.json'), 'utf8'));
  return (packages ??= new Map(Object.entries(files).map(([name, file]) => [name, path.join(folder, file)])));
};

export const sync = (request, options) => {
  const { basedir } = options;
  // Otherwise package.json "imports" would lead into a stale dist.
  const [, name] = lib.exec(request) ?? [];
  if (name !== undefined) return path.join(root, 'libs', name, 'src/index.ts');
  if (!basedir.includes(modules)) {
    // Our TypeScript imports what it is compiled to.
    const [, written] = compiled.exec(request) ?? [];
    if (written !== undefined)
      for (const extension of ['.ts', '.tsx']) {
        const source = path.join(basedir, written + extension);
        if (existsSync(source)) return source;
      }
    if (/^[@a-z]/.test(request) && !basedir.startsWith(web)) {
      const made = (packages ?? packagesMade()).get(request);
      if (made !== undefined) return made;
    }
  }
  return options.defaultResolver(request, options);
};
