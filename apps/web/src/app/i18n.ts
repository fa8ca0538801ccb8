import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { language, applyLanguage } from './language.ts';

/**
 * Words live beside what says them: `features/<name>/words.zh.ts` and `words.en.ts` are the namespace `<name>`, those of
 * the whole app `app/words/<name>.zh.ts`. A namespace is loaded when a page first needs it, in the language that is on.
 */
const files = {
  ...import.meta.glob<{ default: object }>('../features/*/words.*.ts'),
  ...import.meta.glob<{ default: object }>('./words/*.ts'),
};

const load = (lng: string, ns: string) =>
  (files[`../features/${ns}/words.${lng}.ts`] ?? files[`./words/${ns}.${lng}.ts`])?.();

export const i18n = createInstance();

void i18n
  .use(initReactI18next)
  .use({
    type: 'backend' as const,
    init: () => undefined,
    read: (lng: string, ns: string, done: (error: Error | null, words: object | false) => void) => {
      const loading = load(lng, ns);
      if (loading === undefined) done(new Error(`no words of ${ns} in ${lng}`), false);
      else
        loading.then(
          ({ default: words }) => done(null, words),
          (error: Error) => done(error, false),
        );
    },
  })
  .init({
    lng: language.get(),
    fallbackLng: false,
    defaultNS: 'common',
    ns: ['common', 'enums', 'refusals'],
    interpolation: { escapeValue: false },
    returnNull: false,
  });

language.subscribe(() => {
  applyLanguage();
  void i18n.changeLanguage(language.get());
});

/** The words of a page, beside its code. */
export const wordsOf = (...namespaces: string[]): Promise<void> => i18n.loadNamespaces(namespaces);
