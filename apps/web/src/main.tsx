import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { guardComposition } from './app/composition.ts';
import { Entry } from './app/entry.tsx';
import { applyLanguage } from './app/language.ts';
import { completeOlderBrowsers } from './app/older-browsers.ts';
import { applyTheme } from './app/theme.ts';
import { installServiceWorker } from './offline/installed.ts';

completeOlderBrowsers();
guardComposition();
applyLanguage();
applyTheme();
createRoot(document.querySelector('#app')!).render(<Entry />);
installServiceWorker();
