import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/**
 * Puts the question who is here into the script of the HTML, so that it is on its way before any other script has come: on a phone's network
 * that is half a second. The question is the app's own, `query Me` of `access.graphql`.
 */
export const askMe = (): Plugin => {
  let root = '';
  return {
    name: 'yinfeng:ask-me',
    configResolved: (config) => void (root = config.root),
    transformIndexHtml: {
      order: 'pre',
      handler(html) {
        const documents = readFileSync(path.join(root, 'src/features/access/access.graphql'), 'utf8');
        const [query] = /query Me \{[\s\S]*?\n\}/.exec(documents) ?? [];
        if (query === undefined) throw new Error('access.graphql has no query Me');
        return html.replace('__ASK_ME__', JSON.stringify({ query: query.replaceAll(/\s+/g, ' ') }));
      },
    },
  };
};
