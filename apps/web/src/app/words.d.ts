import 'i18next';
import type common from './words/common.zh.ts';
import type enums from './words/enums.zh.ts';
import type refusals from './words/refusals.zh.ts';

/** A namespace of the app's own words, known to the type checker by its Chinese. Features add theirs the same way. */
declare global {
  interface Words {
    common: typeof common;
    enums: typeof enums;
    refusals: typeof refusals;
  }
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Words;
    returnNull: false;
  }
}
