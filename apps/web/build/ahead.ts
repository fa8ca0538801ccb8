import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

type Chunk = {
  readonly fileName: string;
  readonly facadeModuleId: string | null;
  readonly imports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
};

/** Each `page('/address', ['words', …], () => import('../features/…'))`. */
const declared = /page\(\s*'([^']+)',\s*\[([^\]]*)\],\s*\(\) => import\('([^']+)'\)/g;

/**
 * Writes `ahead.json`: of each page's address the scripts and styles that somebody signed in needs there, for the server to name them beside the
 * HTML. The page alone would learn of them one after the other: the shell from the first script, the page from the shell, each a way
 * to the server and back. Words are those of the Chinese app, which is the one that most have on.
 */
export const ahead = (): Plugin => {
  let root = '';
  return {
    name: 'yinfeng:ahead',
    apply: 'build',
    configResolved: (config) => void (root = config.root),
    // Only then is it known which chunks are files: those of styles alone are dropped at the very end.
    writeBundle({ dir = '' }, bundle) {
      const app = path.join(root, 'src/app');
      const chunks = new Map<string, Chunk>();
      for (const output of Object.values(bundle))
        if (output.type === 'chunk') chunks.set(output.fileName, output as unknown as Chunk);
      const bySource = new Map([...chunks.values()].map((chunk) => [chunk.facadeModuleId, chunk]));
      const begun = withAll(
        [...chunks.values()].filter(({ facadeModuleId }) => facadeModuleId?.endsWith('index.html')),
      );

      function withAll(from: readonly Chunk[]): Set<Chunk> {
        const all = new Set(from);
        // A set goes on through what is added to it meanwhile.
        for (const { imports } of all)
          for (const name of imports) if (chunks.has(name)) all.add(chunks.get(name)!);
        return all;
      }
      const part = (source: string): Chunk => {
        const chunk = bySource.get(source);
        if (chunk === undefined) throw new Error(`${source} is no part of its own in this build`);
        return chunk;
      };

      const source = readFileSync(path.join(app, 'pages.ts'), 'utf8');
      const pages = [...source.matchAll(declared)].map(([, address, words, file]) => ({
        address,
        words,
        file,
      }));
      if (pages.length !== source.match(/import\('/g)?.length)
        throw new Error('pages.ts declares pages in a form that this build does not read');
      const common = ['common', 'enums', 'refusals'].map((name) =>
        part(path.join(app, `words/${name}.zh.ts`)),
      );
      const links = pages.map(({ address, words, file }) => {
        const needed = withAll([
          part(path.join(app, 'app.tsx')),
          part(path.join(app, file!)),
          ...common,
          ...[...words!.matchAll(/'([^']+)'/g)].map(([, name]) =>
            part(
              [
                path.join(root, `src/features/${name}/words.zh.ts`),
                path.join(app, `words/${name}.zh.ts`),
              ].find((at) => bySource.has(at)) ?? `words of ${name}`,
            ),
          ),
        ]);
        const missing = [...needed].filter((chunk) => !begun.has(chunk));
        return {
          address,
          scripts: missing.map(({ fileName }) => `/${fileName}`),
          styles: [
            ...new Set(missing.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])),
          ].map((name) => `/${name}`),
        };
      });
      writeFileSync(path.join(dir, 'ahead.json'), JSON.stringify(links));
    },
  };
};
