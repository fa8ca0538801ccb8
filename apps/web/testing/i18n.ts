import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';

// The words of every namespace, in both languages, without waiting.
const src = path.join(process.cwd(), 'apps/web/src');
const files = [
  ...readdirSync(path.join(src, 'app/words')).map((file) => path.join(src, 'app/words', file)),
  ...readdirSync(path.join(src, 'features')).flatMap((feature) =>
    readdirSync(path.join(src, 'features', feature))
      .filter((file) => /^words\.(zh|en)\.ts$/.test(file))
      .map((file) => path.join(src, 'features', feature, file)),
  ),
];

export const i18n = createInstance();
await i18n.use(initReactI18next).init({
  lng: 'zh',
  fallbackLng: false,
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  returnNull: false,
  resources: {},
});
for (const file of files) {
  const { default: words } = (await import(file)) as { default: object };
  const [name, language] = path.basename(file, '.ts').split('.') as [string, string];
  i18n.addResourceBundle(language, name === 'words' ? path.basename(path.dirname(file)) : name, words);
}

export const wordsOf = (): Promise<void> => Promise.resolve();
