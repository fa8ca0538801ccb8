import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { language, applyLanguage } from './language.ts';
import { OF_EVERY_PAGE, wordFile } from './word-files.ts';

export const i18n = createInstance();

const begun = i18n
  .use(initReactI18next)
  .use({
    type: 'backend' as const,
    init: () => undefined,
    read: (lng: string, ns: string, done: (error: Error | null, words: object | false) => void) => {
      const loading = wordFile(lng, ns);
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
    ns: OF_EVERY_PAGE,
    interpolation: { escapeValue: false },
    returnNull: false,
  });

language.subscribe(() => {
  applyLanguage();
  void i18n.changeLanguage(language.get());
});

/** What i18next could not load it counts as loaded, and shows the names of the words instead. */
const unloaded = (namespaces: readonly string[]) =>
  namespaces.filter((namespace) => !i18n.hasResourceBundle(language.get(), namespace));

/** The words of a page, beside its code. @throws Error where they do not come, as the code would: a page of names is none */
export const wordsOf = async (...namespaces: string[]): Promise<void> => {
  // Before it has begun it knows no language, and takes that for nothing to load.
  await Promise.all([begun, i18n.loadNamespaces(namespaces)]);
  const once = unloaded(namespaces);
  if (once.length === 0) return;
  // By itself it asks only once.
  await i18n.reloadResources([language.get()], once);
  const still = unloaded(once);
  if (still.length > 0) throw new Error(`no words of ${still.join(', ')} in ${language.get()}`);
};
