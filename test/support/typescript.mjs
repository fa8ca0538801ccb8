// Lets Node run our TypeScript as it stands, where Jest compiles nothing (its global setup) and in processes that
// specs start and kill: `node --import test/support/typescript.mjs some.ts`. Node strips the types itself, once `.js`
// in an import finds the `.ts`. Not for files with decorators or parameter properties.
import { registerHooks } from 'node:module';

const root = new URL('../../', import.meta.url).href;
const ours = (url) => url?.startsWith(root) && !url.includes('/node_modules/');

registerHooks({
  resolve: (name, context, next) =>
    ours(context.parentURL) && context.parentURL.endsWith('.ts') && /^\.\.?\/.*\.js$/.test(name)
      ? next(name.replace(/\.js$/, '.ts'), context)
      : next(name, context),
});
