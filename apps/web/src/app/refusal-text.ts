type Params = Readonly<Record<string, unknown>>;

const PLACE = /\{\{(\w+)\}\}/g;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/**
 * A refusal's sentence with what the refusal carries: `{{name}}` by its value; a part in square brackets is left out where it names
 * something that this refusal does not carry, because one code is refused with more here and with less there.
 */
export const refusalText = (sentence: string, params: Params): string =>
  sentence
    .replace(/\[([^\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(PLACE)].every(([, name]) => text(params[name!]) !== undefined) ? part : '',
    )
    .replace(PLACE, (_, name: string) => text(params[name]) ?? '');
