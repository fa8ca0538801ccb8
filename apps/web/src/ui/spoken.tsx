import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { localeOf } from '../app/language.ts';
import { useLanguage } from '../app/use-choice.ts';

/** The language of the app for parts of react-aria, which would take the browser's. Around each of them, because only they need it loaded. */
export const Spoken = ({ children }: { readonly children: ReactNode }) => (
  <I18nProvider locale={localeOf(useLanguage())}>{children}</I18nProvider>
);
