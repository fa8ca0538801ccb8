/**
 * The JSON value as the log will keep it: `undefined` members dropped. Refuses what a jsonb round trip would change or
 * PostgreSQL would not take: numbers other than safe integers, U+0000, lone surrogates. A rule's own checks come first; reaching this
 * error is a programming mistake, not a user's.
 */
export const storable = (value: unknown, path = 'data'): unknown => {
  switch (typeof value) {
    case 'string':
      if (value.includes('\u0000') || !value.isWellFormed())
        throw new TypeError(`${path}: text that cannot be stored`);
      return value;
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isSafeInteger(value))
        throw new TypeError(`${path}: only safe integers are stored as numbers, not ${value}`);
      return value === 0 ? 0 : value; // -0 would come back as 0 and break the hash
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return value.map((item, index) => storable(item, `${path}[${index}]`));
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, member]) => member !== undefined)
          .map(([key, member]) => [key, storable(member, `${path}.${key}`)]),
      );
    default:
      throw new TypeError(`${path}: ${typeof value} cannot be stored`);
  }
};
