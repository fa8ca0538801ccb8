// A lib's README names every word that its index.ts exports, types and values, in backticks or in an example: prints
// by lib those that it misses, and fails when there are any.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.join(import.meta.dirname, '..');
const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
// Without this line `#platform/x` would be what was compiled last.
options.paths = Object.fromEntries(
  ['domain', 'platform', 'composition'].map((floor) => [`#${floor}/*`, [`./libs/${floor}/*/src/index.ts`]]),
);

const libs = readdirSync(path.join(root, 'libs')).flatMap((floor) =>
  readdirSync(path.join(root, 'libs', floor)).map((lib) => path.join('libs', floor, lib)),
);
const indexOf = (lib) => path.join(root, lib, 'src/index.ts');
const program = ts.createProgram(libs.map(indexOf), options);
const checker = program.getTypeChecker();

const exportsOf = (lib) =>
  checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(indexOf(lib))))
    .map(({ name }) => name);
const wordsOf = (lib) => {
  const text = readFileSync(path.join(root, lib, 'README.md'), 'utf8');
  const code = text.match(/^```.*?^```|`[^`\n]+`/gms) ?? [];
  return new Set(code.join(' ').match(/\w+/g));
};

let missed = 0;
for (const lib of libs) {
  const words = wordsOf(lib);
  const missing = exportsOf(lib).filter((name) => !words.has(name));
  if (missing.length > 0) console.error(`${lib}/README.md misses ${missing.length}: ${missing.join(', ')}`);
  missed += missing.length;
}
if (missed === 0) console.log(`${libs.length} READMEs have every word that their libs export`);
else process.exitCode = 1;
