import './ui/tokens.css';
import './ui/base.css';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { guardComposition } from './app/composition.ts';
import { arrive, Entry } from './app/entry.tsx';
import { applyLanguage } from './app/language.ts';
import { completeOlderBrowsers } from './app/older-browsers.ts';
import { applyTheme } from './app/theme.ts';
import { installServiceWorker } from './offline/installed.ts';

const app = document.querySelector('#app')!;

const begin = () => {
  document.querySelector('#unable')?.setAttribute('hidden', '');
  completeOlderBrowsers();
  guardComposition();
  applyLanguage();
  applyTheme();
  const arrival = arrive();
  const root = createRoot(app, {
    // What no page catches leaves nothing on the screen, most likely because a part of a former version is no longer there: the words for that
    // stand in the HTML, once React has cleared away.
    onUncaughtError: (error) => {
      console.error(error);
      setTimeout(() => dispatchEvent(new Event('yinfeng-unloaded')));
    },
  });
  // In slices, here as everywhere that a page is drawn first: a slow device can take a tap between them.
  startTransition(() => root.render(<Entry arrival={arrival} />));
  installServiceWorker();
};

// The script in the HTML holds the page where it could not work, and lets it go where somebody says that it does.
if (app.hasAttribute('data-held')) addEventListener('yinfeng-anyway', begin, { once: true });
// In a task of its own, so that a slow device can take a key or paint between reading the scripts and drawing the page.
else setTimeout(begin);
