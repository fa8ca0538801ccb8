import { language } from './language.ts';
import { pageAt } from './pages.ts';
import { OF_EVERY_PAGE, wordFile } from './word-files.ts';

export const loadShell = () => import('./app.tsx');

/**
 * Loads what the page at this address will need, side by side: each part finds out what it needs only when it has come, and on a phone
 * every such step is a way to the server and back. What does not come is asked for again where it is needed, and missed there.
 */
export const loadAhead = (): void => {
  const page = pageAt(location.pathname);
  const words = [...OF_EVERY_PAGE, ...(page?.words ?? [])].map((name) => wordFile(language.get(), name));
  for (const part of [loadShell(), page?.load(), ...words]) part?.catch(() => undefined);
};
