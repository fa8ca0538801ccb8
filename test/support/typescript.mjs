// Lets Node run our TypeScript as it stands, where Jest compiles nothing (its global setup) and in processes that
// specs start and kill: `node --import test/support/typescript.mjs some.ts`. Node strips the types itself, once `.js`
// in an import finds the `.ts`, and `#platform/x` the lib's sources, which package.json would look for in `dist`.
// Not for files with decorators or parameter properties.
import { registerHooks } from 'node:module';

const root = new URL('../../', import.meta.url).href;
const ours = (url) => url?.startsWith(root) && !url.includes('/node_modules/');
const lib = /^#((?:domain|platform|composition)\/[^/]+)$/;

/** What our TypeScript imports, as it lies in the sources. */
const inSources = (name) => {
  if (/^\.\.?\/.*\.js$/.test(name)) return name.replace(/\.js$/, '.ts');
  const [, folder] = lib.exec(name) ?? [];
  return folder === undefined ? name : `${root}libs/${folder}/src/index.ts`;
};

registerHooks({
  resolve: (name, context, next) =>
    next(ours(context.parentURL) && context.parentURL.endsWith('.ts') ? inSources(name) : name, context),
});
