import { useSyncExternalStore } from 'react';
import { language, type Language } from './language.ts';

/** The language that is on, and a new one when somebody chooses it. */
export const useLanguage = (): Language => useSyncExternalStore(language.subscribe, language.get);
