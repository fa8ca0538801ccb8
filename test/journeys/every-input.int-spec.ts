import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { inputClassOf } from '#platform/graphql';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

/*
 * Every input class of the schema, wherever an argument leads to it, is sent once with each value that its decorators forbid. What it
 * takes to be read at all is made up by type: the refusal comes before any rule of the field.
 */

let server: RunningServer;
let admin: Ask;
beforeAll(async () => {
  server = await runningServer();
  admin = await server.as('admin');
}, 120_000);
afterAll(() => server?.end());

const scalars: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Int: 1,
  Float: 1,
  String: 'x',
  ID: '00000000-0000-4000-8000-00000000dead',
  UUID: '00000000-0000-4000-8000-00000000dead',
  BigInt: '1',
  Decimal: '1',
  Date: '2022-01-01',
  DateTime: '2022-01-01T00:00:00Z',
};

/** The least that a type takes. */
const least = (type: GraphQLInputType): unknown => {
  if (isNonNullType(type)) return least(type.ofType);
  if (isListType(type)) return [least(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) return leastOf(type);
  return scalars[type.name];
};
const leastOf = (type: GraphQLInputObjectType): Record<string, unknown> =>
  Object.fromEntries(
    Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type))
      .map((field) => [field.name, least(field.type)]),
  );

/** Values that decorators may forbid and that the type itself lets pass, in the list that it may be. */
const hostile = (type: GraphQLInputType): unknown[] => {
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) {
    const item = least(bare.ofType);
    return [
      [],
      ...[101, 1_001].map((length) => Array.from({ length }, () => item)),
      ...hostile(bare.ofType).map((each) => [each]),
    ];
  }
  switch (getNamedType(bare).name) {
    case 'Int':
      return [-1, 0, 2_147_483_647];
    case 'String':
    case 'ID':
      return ['x'.repeat(5_000), '', 'abc', 'a\u202eb'];
    case 'UUID':
      return ['abc'];
    case 'BigInt':
      return ['-1', '0', '1.5'];
    case 'Decimal':
      return ['-1', 'x'];
    case 'Date':
      return ['2022-02-30'];
    case 'DateTime':
      return ['2022-08-31T10:00:00'];
    default:
      return [];
  }
};

/** Whether the class refuses the property's value by itself: what is sent is what its decorators forbid, and nothing that they let pass. */
const forbids = async (type: GraphQLInputObjectType, property: string, value: unknown): Promise<boolean> => {
  const instance = plainToInstance(inputClassOf(type.name)!, { ...leastOf(type), [property]: value });
  const errors = await validate(instance, { forbidUnknownValues: false });
  return errors.some((error) => error.property === property && error.constraints !== undefined);
};

/** Properties with a decorator that could forbid a value. */
const ruled = (type: GraphQLInputObjectType): string[] => [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(inputClassOf(type.name)!, '', true, false)
      .filter((rule) => rule.type === 'customValidation')
      .map((rule) => rule.propertyName),
  ),
];

type Place = {
  /** How the input is reached: `filter`, `keys.0`, `input.programme.0`; as the refusal names it in `prefix`. */
  readonly within: (inner: Record<string, unknown>) => unknown;
  readonly prefix: string;
  readonly type: GraphQLInputObjectType;
};

/** The input types below a type, each with how it is reached. None of ours holds itself. */
const placesOf = (type: GraphQLInputType, prefix: string): Place[] => {
  if (isNonNullType(type)) return placesOf(type.ofType, prefix);
  if (isListType(type))
    return placesOf(type.ofType, `${prefix}0.`).map((place) => ({
      ...place,
      within: (inner) => [place.within(inner)],
    }));
  if (!isInputObjectType(type)) return [];
  return [
    { within: (inner) => inner, prefix, type },
    ...Object.values(type.getFields()).flatMap((field) =>
      placesOf(field.type, `${prefix}${field.name}.`).map((place) => ({
        ...place,
        within: (inner: Record<string, unknown>) => ({ ...leastOf(type), [field.name]: place.within(inner) }),
      })),
    ),
  ];
};

const asking = (
  operation: string,
  field: GraphQLField<unknown, unknown>,
  arg: GraphQLArgument,
): { query: string; given: Record<string, unknown> } => {
  const others = field.args.filter((each) => each !== arg && isNonNullType(each.type));
  const used = [arg, ...others];
  const below = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  const declared = used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = used.map(({ name }) => `${name}: $${name}`).join(', ');
  return {
    query: `${operation}(${declared}) { ${field.name}(${passed})${below} }`,
    given: Object.fromEntries(others.map(({ name, type }) => [name, least(type)])),
  };
};

describe('every argument that an input class stands behind', () => {
  it('is refused with each value that the decorators of the class forbid, at any depth', async () => {
    const { schema } = server.app.get(GraphQLSchemaHost);
    const roots = [
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
    ] as const;
    const head = await server.platform.log.head();
    const passed: string[] = [];
    const walked = new Map<string, number>();
    for (const [operation, root] of roots)
      for (const field of Object.values(root?.getFields() ?? {}))
        for (const arg of field.args) {
          const inner = getNamedType(arg.type);
          const bare = isNonNullType(arg.type) ? arg.type.ofType : arg.type;
          for (const place of placesOf(arg.type, isListType(bare) ? `${arg.name}.` : '')) {
            const { query, given } = asking(operation, field, arg);
            for (const property of ruled(place.type)) {
              const { type } = place.type.getFields()[property]!;
              for (const value of hostile(type)) {
                if (!(await forbids(place.type, property, value))) continue;
                const sent = place.within({ ...leastOf(place.type), [property]: value });
                const answer = await admin.raw(query, { ...given, [arg.name]: sent });
                const { code, fields = [], field: named } = answer.errors?.[0]?.extensions ?? {};
                const path = place.prefix + property;
                const names = [named, ...fields.map((fault: { field: string }) => fault.field)];
                // Of an item, the item or its list.
                const isNamed = names.some((each) => each === path || String(each).startsWith(`${path}.`));
                if (!['BAD_USER_INPUT', 'AMOUNT_TOO_LARGE'].includes(code) || !isNamed)
                  passed.push(
                    `${field.name}(${path}): ${JSON.stringify(value).slice(0, 30)} → ${code} ${names.join()}`,
                  );
                walked.set(inner.name, (walked.get(inner.name) ?? 0) + 1);
              }
            }
          }
        }
    expect(passed).toEqual([]);
    expect([...walked.keys()]).toEqual(
      expect.arrayContaining([
        'FigureFilter',
        'KeyInput',
        'ActivityFilter',
        'VisitFilter',
        'LeadFilter',
        'LandProjectInput',
      ]),
    );
    expect(walked.size).toBeGreaterThan(45);
    expect(await server.platform.log.head()).toBe(head);
  }, 300_000);
});

describe('every filter', () => {
  // A jurisdiction is named by a word.
  const named = new Set(['jurisdictionId']);

  it('forbids a text that is no id where ids stand, and a text without end anywhere', async () => {
    const { schema } = server.app.get(GraphQLSchemaHost);
    const filters = Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLInputObjectType => isInputObjectType(type) && type.name.endsWith('Filter'),
    );
    const lets: string[] = [];
    let asked = 0;
    for (const filter of filters)
      for (const { name, type } of Object.values(filter.getFields())) {
        const scalar = getNamedType(type).name;
        if (!['ID', 'String'].includes(scalar)) continue;
        const wrong = ['x'.repeat(500), ...(scalar === 'ID' && !named.has(name) ? ['abc'] : [])];
        for (const text of wrong) {
          asked += 1;
          const many = isListType(isNonNullType(type) ? type.ofType : type);
          if (!(await forbids(filter, name, many ? [text] : text)))
            lets.push(`${filter.name}.${name}: ${text.slice(0, 3)}`);
        }
      }
    expect(lets).toEqual([]);
    expect(filters.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['LeadFilter', 'StationFilter', 'OrganizationFilter', 'VisitFilter']),
    );
    expect(asked).toBeGreaterThan(40);
  });
});
