const quoted = (text: string): string => {
  if (!text.isWellFormed()) throw new TypeError('half a surrogate pair has no canonical form');
  return JSON.stringify(text);
};

/**
 * Canonical JSON (RFC 8785) of what JSON can hold: members in the order of their names' UTF-16 units, numbers and text as ECMAScript
 * writes them. What `JSON.stringify` would leave out is left out. Each command says its input and its events in it, and verifying says
 * the whole log.
 * @throws TypeError for half a surrogate pair, NaN, an infinity, a bigint
 */
export const canonicalJson = (value: unknown): string => {
  const text = textOf(value);
  if (text === undefined) throw new TypeError(`${typeof value} has no canonical form`);
  return text;
};

const textOf = (value: unknown): string | undefined => {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      throw new TypeError('a bigint has no canonical form');
    case 'object':
      if (value === null) return 'null';
      if (typeof (value as { toJSON?: unknown }).toJSON === 'function')
        return textOf((value as { toJSON(): unknown }).toJSON());
      return Array.isArray(value) ? arrayOf(value) : objectOf(value as Record<string, unknown>);
    default:
      return undefined;
  }
};

const arrayOf = (values: readonly unknown[]): string => {
  let text = '';
  for (let index = 0; index < values.length; index++)
    text += (index === 0 ? '' : ',') + (textOf(values[index]) ?? 'null');
  return `[${text}]`;
};

const objectOf = (members: Readonly<Record<string, unknown>>): string => {
  let text = '';
  for (const name of Object.keys(members).toSorted()) {
    const member = textOf(members[name]);
    if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(name)}:${member}`;
  }
  return `{${text}}`;
};
