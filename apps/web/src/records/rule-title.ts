import type { Language } from '../app/language.ts';

/** What a version of a counting rule is called: `登记口径 1`. */
export const ruleTitle = (
  { name, nameEn, version }: { readonly name: string; readonly nameEn: string; readonly version: number },
  language: Language,
): string => `${language === 'zh' ? name : nameEn} ${version}`;
