// The packages that the program and its specs import, each in a file or few: Jest loads and links every module anew for every suite, and without
// this they would be some two thousand. They are bundled together, so that there is one `graphql` and one of each class, whoever asks.
// `node test/support/packages.mjs PID` makes them in a folder of `dist/packages`, unless they are there, for the process that will read them, and
// says where on its last line; `resolver.mjs` leads to them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, external } from './bundling.mjs';
import { madeOnce, nameOf } from './made-once.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Jest's own, what finds files of its own, and what is loaded where it is needed and by nobody else. */
const apart = [...external, '@jest/globals', 'playwright-core', 'prettier', 'typescript', 'vite'];

/** What our TypeScript imports from packages, by name. */
const imported = () => {
  const found = new Set();
  for (const within of ['libs', 'apps', 'test'])
    for (const entry of readdirSync(path.join(root, within), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      const file = path.join(entry.parentPath, entry.name);
      if (file.startsWith(path.join(root, 'apps/web/'))) continue;
      const names =
        /^(?:(?:import|export) (?!type )[^';]* from|\} from|import) '([@a-z][\w./@-]*)';|\bimport\('([@a-z][\w./@-]*)'\)/gm;
      for (const [, from, asked] of readFileSync(file, 'utf8').matchAll(names)) found.add(from ?? asked);
    }
  return [...found]
    .filter((name) => !apart.some((one) => name === one || name.startsWith(`${one}/`)))
    .toSorted();
};

const madeOf = [
  'node_modules/.package-lock.json',
  'test/support/bundling.mjs',
  'test/support/packages.mjs',
].map((file) => path.join(root, file));

/** A module that exports what the package does: of one in CommonJS, Node finds the names. */
const entryOf = async (name) => {
  const names = Object.keys(await import(name)).filter(
    (each) => /^[\w$]+$/.test(each) && each !== '__esModule',
  );
  return `import '${name}';\n${names.length > 0 ? `export { ${names.join(', ')} } from '${name}';\n` : ''}`;
};

const make = async (names, folder) => {
  const entries = `${folder}-entries`;
  mkdirSync(entries);
  const files = Object.fromEntries(
    names.map((name) => [name, name.replaceAll(/\W+/g, '-').replace(/^-/, '')]),
  );
  for (const name of names) writeFileSync(path.join(entries, `${files[name]}.mjs`), await entryOf(name));
  await bundle(
    Object.fromEntries(names.map((name) => [files[name], path.join(entries, `${files[name]}.mjs`)])),
    folder,
    'mjs',
  );
  writeFileSync(
    path.join(folder, 'list.json'),
    JSON.stringify(Object.fromEntries(names.map((name) => [name, `${files[name]}.mjs`])), null, 2),
  );
  rmSync(entries, { recursive: true });
};

const names = imported();
const contents = [process.version, ...names, ...madeOf.map((file) => readFileSync(file))];
const folder = await madeOnce(
  path.join(root, 'dist/packages'),
  nameOf(contents),
  (folder) => make(names, folder),
  Number(process.argv[2]),
);
console.log(folder);
