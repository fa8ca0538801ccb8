/**
 * Words live beside what says them: `features/<name>/words.zh.ts` and `words.en.ts` are the namespace `<name>`, those of
 * the whole app `app/words/<name>.zh.ts`. A namespace is loaded when a page first needs it, in the language that is on.
 */
const files = {
  ...import.meta.glob<{ default: object }>('../features/*/words.*.ts'),
  ...import.meta.glob<{ default: object }>('./words/*.ts'),
};

/** The namespaces that every page needs. */
export const OF_EVERY_PAGE: readonly string[] = ['common', 'enums', 'refusals'];

/** Loads the words of a namespace in a language, once; undefined where there are none. */
export const wordFile = (lng: string, ns: string): Promise<{ default: object }> | undefined =>
  (files[`../features/${ns}/words.${lng}.ts`] ?? files[`./words/${ns}.${lng}.ts`])?.();
