/** The shape of the Chinese words with any text: what the English ones must have, no more and no less. */
export type SameWords<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameWords<T[K]> };
