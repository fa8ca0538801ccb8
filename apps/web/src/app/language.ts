import { keptChoice } from './kept-choice.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each in itself: whoever looks for their own may not read the one that is shown. */
export const languageNames: Readonly<Record<Language, string>> = { zh: '简体中文', en: 'English' };

/** Simplified Chinese, unless somebody chose English. A browser's own language says nothing about an office's. */
export const language = keptChoice<Language>('language', languages, () => 'zh');

/** As documents and the server's figures name it. */
export const localeOf = (of: Language): 'zh-CN' | 'en-US' => (of === 'zh' ? 'zh-CN' : 'en-US');

/** As the API is asked for its displays. */
export const displayIn = (of: Language): 'ZH_CN' | 'EN_US' => (of === 'zh' ? 'ZH_CN' : 'EN_US');

export const applyLanguage = (): void => {
  document.documentElement.lang = localeOf(language.get());
};
