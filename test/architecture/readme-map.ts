import { readdirSync } from 'node:fs';
import path from 'node:path';

/** A folder's folders, without what is made or fetched. */
const foldersIn = (root: string, folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.posix.join(folder, name));

const madeOrFetched = ['node_modules', 'dist', 'data', 'coverage'];

/** Folders that the READMEs' map has a line for each: apps, libs and seeds one by one, any other as a whole. */
export const foldersOf = (root: string): string[] =>
  foldersIn(root, '.')
    .filter((top) => !madeOrFetched.includes(top) && (!top.startsWith('.') || top === '.ci'))
    .flatMap((top) => {
      if (top === 'libs') return foldersIn(root, top).flatMap((floor) => foldersIn(root, floor));
      return top === 'apps' || top === 'seeds' ? foldersIn(root, top) : [top];
    });

/** The paths of a README's map: the first word of each line of the block that begins with the API. */
export const mapOf = (readme: string): string[] =>
  /^```text\n(apps\/api .*?)^```$/ms
    .exec(readme)?.[1]!
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0]!) ?? [];

/** The scripts of package.json that a text names as one would type them. */
export const scriptsIn = (text: string): Set<string> =>
  new Set([...text.matchAll(/\bnpm (?:run (?:-s )?)?([a-z][\w:]*)/g)].map(([, script]) => script!));
