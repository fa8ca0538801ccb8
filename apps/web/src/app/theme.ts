import { keptChoice } from './kept-choice.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const theme = keptChoice<Theme>('theme', themes, () => 'system');

const dark = () => matchMedia('(prefers-color-scheme: dark)');

/** Writes which of the two looks is on, and follows the system where nobody chose. */
export const applyTheme = (): void => {
  const apply = () => {
    const chosen = theme.get();
    document.documentElement.dataset['theme'] =
      chosen === 'system' ? (dark().matches ? 'dark' : 'light') : chosen;
  };
  apply();
  theme.subscribe(apply);
  dark().addEventListener('change', apply);
};
