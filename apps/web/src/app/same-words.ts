/**
 * The shape of the Chinese words with any text: what the English ones must have. Beside a text with a `count` English may have another for
 * one (`late_one` beside `late`), which Chinese has no need of; nothing else.
 */
export type SameWords<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : SameWords<T[K]>;
} & {
  readonly [K in keyof T & string as T[K] extends string ? `${K}_one` : never]?: string;
};
