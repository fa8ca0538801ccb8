import type { ComponentType } from 'react';
import { language } from './language.ts';
import { pageAt } from './pages.ts';
import type { Viewer } from './session.tsx';
import { OF_EVERY_PAGE, wordFile } from './word-files.ts';

/** Lets the device do something else: paint, or take a tap. */
const aMoment = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

/** A page that takes longer is waited for within the app, where one may go elsewhere. */
const LONG_MS = 1_000;

const inParts = async (): Promise<ComponentType<{ readonly viewer: Viewer }>> => {
  const page = pageAt(location.pathname);
  const words = [...OF_EVERY_PAGE, ...(page?.words ?? [])].map((name) => wordFile(language.get(), name));
  // On their way at once, and each is begun by itself as soon as it is there: whatever follows in this list is made of what stands before it.
  const parts = [import('./libraries.ts'), import('./query.ts'), import('./router.tsx')] as const;
  const shell = import('./app.tsx');
  // Asked for again where they are needed, and missed there.
  for (const part of [...parts, shell, page?.load(), ...words]) part?.catch(() => undefined);
  for (const part of parts) {
    await part;
    await aMoment();
  }
  const { router } = await parts[2];
  const { default: App } = await shell;
  // What goes wrong here the router shows where the page would be.
  await Promise.race([router.load(), aMoment(LONG_MS)]);
  return App;
};

let loading: ReturnType<typeof inParts> | undefined;

/**
 * The app around every page, with the page that somebody came for: drawn together once both are there, part by part, since a slow device would be
 * busy with all their scripts at a stretch for half a second. They have come by then, or are on their way: the server names them beside the HTML.
 * Loads once; after a failure anew.
 */
export const loadShell = (): ReturnType<typeof inParts> => {
  loading ??= inParts();
  loading.catch(() => void (loading = undefined));
  return loading;
};
