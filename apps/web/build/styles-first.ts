import type { Plugin } from 'vite';

/**
 * Puts the styles before the scripts in the page. Nothing is painted before the styles have come, and a browser that has six connections to
 * a server gives them to whatever stands first.
 */
export const stylesFirst = (): Plugin => ({
  name: 'yinfeng:styles-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      const styles = html.match(/[ \t]*<link rel="stylesheet"[^>]*>\n?/g) ?? [];
      const rest = styles.reduce((page, link) => page.replace(link, ''), html);
      return rest.replace(/[ \t]*<script type="module"/, (first) => styles.join('') + first);
    },
  },
});
