const storedText = (text: string, path: string): string => {
  if (text.includes('\u0000') || !text.isWellFormed())
    throw new TypeError(`${path}: text that cannot be stored`);
  return text;
};

/**
 * The JSON value as the log will keep it: `undefined` members dropped. Refuses what a jsonb round trip would change or
 * PostgreSQL would not take: numbers other than safe integers, U+0000, lone surrogates (also in names of members), and objects that
 * JSON would empty, such as a Date or a Map. A rule's own checks come first; reaching this error is a programming mistake, not a user's.
 */
export const storable = (value: unknown, path = 'data'): unknown => {
  switch (typeof value) {
    case 'string':
      return storedText(value, path);
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isSafeInteger(value))
        throw new TypeError(`${path}: only safe integers are stored as numbers, not ${value}`);
      return value === 0 ? 0 : value; // -0 would come back as 0 and break the hash
    case 'object':
      if (value === null) return null;
      // Array.from meets the holes that map would keep and JSON would fill.
      if (Array.isArray(value))
        return Array.from(value, (item, index) => storable(item, `${path}[${index}]`));
      if (Object.prototype.toString.call(value) !== '[object Object]')
        throw new TypeError(`${path}: ${Object.prototype.toString.call(value)} cannot be stored`);
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, member]) => member !== undefined)
          .map(([name, member]) => {
            const at = `${path}.${storedText(name, `a name in ${path}`)}`;
            return [name, storable(member, at)];
          }),
      );
    default:
      throw new TypeError(`${path}: ${typeof value} cannot be stored`);
  }
};
