import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type AnyRoute,
} from '@tanstack/react-router';
import { Shell } from './shell.tsx';
import { wordsOf } from './i18n.ts';
import { Broken, Missing } from './nothing.tsx';
import { pages } from './pages.ts';
import { Skeleton } from '../ui/parts.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: Missing, errorComponent: Broken });

/** Search parameters stay as they are written: a page reads its own with `useSearchText`, and ignores what it does not know. */
const routes: AnyRoute[] = pages.map(({ path, words, load }) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load),
    loader: () => wordsOf(...words),
    pendingComponent: Skeleton,
  }),
);

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  scrollRestoration: true,
  // Plain texts in the address, as people write and share them: no JSON, no quotes.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const given = Object.entries(search).flatMap(([name, value]) =>
      value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
    );
    const text = new URLSearchParams(given).toString();
    return text === '' ? '' : `?${text}`;
  },
});
