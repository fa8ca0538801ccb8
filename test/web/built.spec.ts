import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.join(import.meta.dirname, '../..');
const dist = path.join(root, 'apps/web/dist');
const built = existsSync(path.join(dist, 'index.html'));
const read = (file: string): string => readFileSync(file, 'utf8');
const filesOf = (ending: string): readonly string[] =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(dist, name));

/** Where something stands in the output, with what stands around it: a minified file has no lines to name. */
const places = (files: readonly string[], pattern: RegExp): string[] =>
  files.flatMap((file) => {
    const text = read(file);
    return [...text.matchAll(new RegExp(pattern, 'gu'))].map(
      ({ index }) => `${path.basename(file)}: ${text.slice(Math.max(0, index - 30), index + 50)}`,
    );
  });

/** What Chromium 92 or WebKit of iOS 15.4 does not know, and what would then be missing from the page without an error. */
const styles: readonly (readonly [string, RegExp])[] = [
  ['oklch() and the like', /\b(?:oklch|oklab|lch|lab)\(/],
  ['color-mix()', /color-mix\(/],
  ['light-dark()', /light-dark\(/],
  ['cascade layers', /@layer\b/],
  [':has()', /:has\(/],
  ['container queries', /@container\b/],
  ['units of the dynamic viewport', /\d(?:[dsl]v[hw]|[dsl]v(?:min|max))\b/],
  ['ranges in media queries', /@media[^{]*[<>]/],
  ['individual transforms', /[;{](?:translate|rotate|scale):/],
  ['subgrid', /:\s*subgrid\b/],
  ['text-wrap that carries weight', /@supports[^{]*text-wrap/],
  ['sheets of others', /@import\b|url\(["']?(?:https?:)?\/\//],
];

/** The same in scripts. What belongs to the document is never polyfilled by the build. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['class static blocks', /\bstatic\s*\{/],
  ['AbortSignal.any', /AbortSignal\.any\b/],
  ['patterns with the flag v', /\/[gimsuy]*v[gimsuy]*\.(?:test|exec)\(/],
  ['import attributes', /\bimport\([^)]*,\s*\{\s*with\b/],
  ['eval', /\bnew Function\(|[^.\w]eval\(/],
];

const withoutBuild = 'the web app was not built (npm run build:web): its output was NOT looked at';

(built ? describe : describe.skip)(built ? 'what browsers are sent' : withoutBuild, () => {
  it.each(styles)('styles have no %s', (_what, pattern) => {
    const files = filesOf('.css');
    expect(files.length).toBeGreaterThan(0);
    expect(places(files, pattern)).toEqual([]);
  });

  it.each(scripts)('scripts have no %s', (_what, pattern) => {
    const files = filesOf('.js');
    expect(files.length).toBeGreaterThan(0);
    expect(places(files, pattern)).toEqual([]);
  });

  it('AbortSignal.timeout, which libraries call, is written out where a browser lacks it', () => {
    const calls = places(filesOf('.js'), /[^ f]\s?AbortSignal\.timeout\(/);
    const guards = places(filesOf('.js'), /typeof AbortSignal\.timeout/);
    expect(calls.length === 0 || guards.length > 0).toBe(true);
  });

  it('the page has one script of its own, and every other comes from this server', () => {
    const page = read(path.join(dist, 'index.html'));
    const all = [...page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gu)];
    const inline = all.filter(([, attributes]) => !/\bsrc=/u.test(attributes!));
    expect(inline).toHaveLength(1);
    // In words of 2009: it is for browsers that understand no others.
    expect(inline[0]![2]).not.toMatch(/=>|\bconst\b|\blet\b|`|\?\./u);
    for (const [, attributes] of all)
      expect(/\bsrc="([^"]*)"/u.exec(attributes!)?.[1] ?? '/').toMatch(/^\/(?!\/)/u);
    expect(page).not.toMatch(/<style\b|\sstyle=|\son\w+=/u);
    expect(
      [...page.matchAll(/\b(?:href|src)="([^"]*)"/gu)]
        .map(([, at]) => at!)
        .filter((at) => !/^\/(?!\/)/u.test(at)),
    ).toEqual([]);
    expect(page).toMatch(/浏览器版本过旧/u);
    expect(page).toMatch(/too old/u);
  });

  it('no script fetches from, or sends to, another host', () => {
    // Names of namespaces and of documents for developers are no addresses that are asked.
    const known =
      /^(?:www\.w3\.org|react\.dev|reactjs\.org|fb\.me|github\.com|tanstack\.com|www\.i18next\.com|locize\.com|react\.i18next\.com|react-spectrum\.adobe\.com|echarts\.apache\.org|developer\.mozilla\.org|localhost|graphql\.org|mths\.be|tc39\.es|bugs\.webkit\.org)$/u;
    const hosts = filesOf('.js').flatMap((file) =>
      [...read(file).matchAll(/\b(?:https?|wss?):\/\/([\w.-]+)/gu)].map(
        ([, host]) => [host!, path.basename(file)] as const,
      ),
    );
    expect(hosts.filter(([host]) => !known.test(host))).toEqual([]);
  });

  it('the service worker leaves out nothing of the page but charts, and names nothing that is not there', () => {
    const worker = read(path.join(dist, 'sw.js'));
    const listed = [...worker.matchAll(/"(\/assets\/[^"]+)"/gu)].map(([, file]) => file!);
    expect(listed.length).toBeGreaterThan(10);
    expect(listed.filter((file) => !existsSync(path.join(dist, file)))).toEqual([]);
  });
});

describe('the browsers that are built for', () => {
  it('are the same for scripts, styles, polyfills and the list', () => {
    const list = read(path.join(root, '.browserslistrc'))
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => line.trim())
      .toSorted();
    const config = read(path.join(root, 'apps/web/vite.config.ts'));
    const quoted = (name: string): string[] =>
      [...(new RegExp(`${name}: \\[([^\\]]*)\\]`, 'u').exec(config)?.[1] ?? '').matchAll(/'([^']+)'/gu)].map(
        ([, one]) => one!,
      );
    expect(quoted('modernTargets').toSorted()).toEqual(list);
    // Styles name them without a space and iPhones otherwise.
    const asStyle = list.map((one) => one.replace('ios_saf', 'ios').replace(' >= ', '')).toSorted();
    expect(quoted('cssTarget').toSorted()).toEqual(asStyle);
  });

  it('names of every page only files that are there, and nothing that the first script brings by itself', () => {
    const pages = JSON.parse(read(path.join(dist, 'ahead.json'))) as {
      address: string;
      scripts: string[];
      styles: string[];
    }[];
    expect(pages.map(({ address }) => address)).toEqual(
      expect.arrayContaining(['/', '/leads/$id', '/figures']),
    );
    const page = read(path.join(dist, 'index.html'));
    for (const { address, scripts, styles } of pages)
      for (const file of [...scripts, ...styles])
        expect([address, file, existsSync(path.join(dist, file)), page.includes(file)]).toEqual([
          address,
          file,
          true,
          false,
        ]);
  });

  it('the sign-in page has at most 90 kB of scripts, with what keeps who was here last', () => {
    const assets = path.join(dist, 'assets');
    const begun = [...read(path.join(dist, 'index.html')).matchAll(/\/assets\/([^"]+\.js)"/g)].map(
      ([, name]) => name!,
    );
    const keeping = readdirSync(assets).filter((name) => /^database-.*\.js$/.test(name));
    expect([begun.length > 0, keeping.length]).toEqual([true, 1]);
    const needed = new Set([...begun, ...keeping]);
    // A set goes on through what is added to it meanwhile.
    for (const name of needed)
      for (const [, other] of read(path.join(assets, name)).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
        needed.add(other!);
    const sent = (name: string) => {
      const file = path.join(assets, name);
      return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
    };
    expect([...needed].reduce((sum, name) => sum + sent(name), 0)).toBeLessThan(90_000);
  });
});
