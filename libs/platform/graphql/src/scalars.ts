import { isCalendarDate } from '#platform/kernel';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/*
 * The five scalars of the public contract. They are lenient on the way in: a wrong text is kept as it was sent, and
 * `checked-arguments.ts` refuses it with the field's path, which a scalar never learns. On the way out they are strict.
 */

const integer = /^-?\d+$/;
const decimal = /^-?\d{1,30}(\.\d{1,30})?$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const instant =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/** Whether it is the text of an integer, of any size. */
export const isIntegerText = (value: unknown): value is string =>
  typeof value === 'string' && integer.test(value);

/** Whether it is the text of an exact decimal: `7`, `-0.25`; no exponent. */
export const isDecimalText = (value: unknown): value is string =>
  typeof value === 'string' && decimal.test(value);

/** Whether it is the text of a UUID of any version. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

/** Whether it is an RFC 3339 date and time that exists, with its offset. */
export const isInstant = (value: unknown): value is string => {
  const date = typeof value === 'string' ? instant.exec(value)?.[1] : undefined;
  return date !== undefined && isCalendarDate(date);
};

/** A safe integer becomes its text; anything else that is not text stays as it is, so that the check sees a float as a float. */
const keepText = (value: unknown): unknown => (Number.isSafeInteger(value) ? String(value) : value);

const literalText =
  (name: string) =>
  (node: ValueNode): string => {
    if (node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT) return node.value;
    throw new GraphQLError(`${name} must be text.`, {
      nodes: node,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };

type ScalarOf = {
  name: string;
  description: string;
  parse?: (value: unknown) => unknown;
  serialize: (value: unknown) => string | undefined;
};

const scalar = ({ name, description, parse = keepText, serialize }: ScalarOf): GraphQLScalarType =>
  new GraphQLScalarType({
    name,
    description,
    parseValue: parse,
    parseLiteral: (node) => parse(literalText(name)(node)),
    serialize: (value) => {
      const text = serialize(value);
      // A fault of the program, not of the caller: it is masked and logged.
      if (text === undefined) throw new TypeError(`not a value of scalar ${name}: ${typeof value}`);
      return text;
    },
  });

/** GraphQL `BigInt`: an integer as text, any size. Give it text, a bigint or a safe integer. */
export const BigIntScalar = scalar({
  name: 'BigInt',
  description: 'An integer as a string, of any size.',
  serialize: (value) => {
    const text = typeof value === 'bigint' || Number.isSafeInteger(value) ? String(value) : value;
    return isIntegerText(text) ? text : undefined;
  },
});

/** GraphQL `Decimal`: an exact decimal as text. Give it text, a bigint or a safe integer; never a float. */
export const DecimalScalar = scalar({
  name: 'Decimal',
  description: 'An exact decimal as a string.',
  serialize: (value) => {
    const text = typeof value === 'bigint' || Number.isSafeInteger(value) ? String(value) : value;
    return isDecimalText(text) ? text : undefined;
  },
});

/** GraphQL `Date`: a calendar date in Asia/Shanghai, `YYYY-MM-DD`. */
export const DateScalar = scalar({
  name: 'Date',
  description: 'A calendar date in Asia/Shanghai, YYYY-MM-DD.',
  // Blanks around it are trimmed as a name's are; any other form is refused with what it came as.
  parse: (value) =>
    typeof value === 'string' && isCalendarDate(value.trim()) ? value.trim() : keepText(value),
  serialize: (value) => (isCalendarDate(value) ? value : undefined),
});

/** GraphQL `DateTime`: RFC 3339 with offset. Give it that text, or a Date (written in UTC). */
export const DateTimeScalar = scalar({
  name: 'DateTime',
  description: 'RFC 3339 with offset.',
  serialize: (value) =>
    value instanceof Date && !Number.isNaN(value.getTime())
      ? value.toISOString()
      : isInstant(value)
        ? value
        : undefined,
});

/** GraphQL `UUID`, lower case. */
export const UuidScalar = scalar({
  name: 'UUID',
  description: 'A UUID, RFC 9562.',
  parse: (value) => (isUuid(value) ? value.toLowerCase() : value),
  serialize: (value) => (isUuid(value) ? value.toLowerCase() : undefined),
});
