import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type AnyRoute,
} from '@tanstack/react-router';
import { Shell } from './shell.tsx';
import { lazy, Suspense, useDeferredValue, useEffect, type ComponentType } from 'react';
import { wordsOf } from './i18n.ts';
import { Broken, Missing } from './nothing.tsx';
import { pages, type Page } from './pages.ts';
import { useSearchText } from './search.ts';
import { Skeleton } from '../ui/parts.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: Missing, errorComponent: Broken });

// Hardly any address says a moment to a page that has none.
const PresentOnly = lazy(() => import('./present-only.tsx'));

let begun = false;

/**
 * The page that somebody arrives at is drawn after what is around it, and in slices. A later one stands in the place of another at once: the
 * place that one had come to in a list is found again only in a page that is there.
 */
const drawn = ({ load, dated }: Page) => {
  const Loaded = lazyRouteComponent(load) as ComponentType & { readonly preload?: () => Promise<void> };
  const Drawn = () => {
    const there = useDeferredValue(true, begun);
    const [{ known }] = useSearchText();
    useEffect(() => void (begun = true), []);
    return there ? (
      <>
        {dated || known === undefined ? null : (
          <Suspense>
            <PresentOnly />
          </Suspense>
        )}
        <Loaded />
      </>
    ) : null;
  };
  // Gone once it is loaded.
  return Object.defineProperty(Drawn, 'preload', { get: () => Loaded.preload });
};

/** Search parameters stay as they are written: a page reads its own with `useSearchText`, and ignores what it does not know. */
const routes: AnyRoute[] = pages.map((page) =>
  createRoute({
    getParentRoute: () => root,
    path: page.path,
    component: drawn(page),
    loader: () => wordsOf(...page.words),
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
