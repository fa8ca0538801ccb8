import { expect, it } from '@jest/globals';
import { buildSchema, isEnumType } from 'graphql';
import { readFileSync } from 'node:fs';
import en from './words/enums.en.ts';
import zh from './words/enums.zh.ts';

/** Enums that only requests name: nobody is shown a value of theirs. */
const unseen = /^(Clearable\w+|Locale)$/;

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const shown = Object.values(schema.getTypeMap())
  .filter(isEnumType)
  .filter(({ name }) => !name.startsWith('__') && !unseen.test(name));

const missing = (words: object): readonly string[] =>
  shown.flatMap((type) =>
    type
      .getValues()
      // English counts things without a word for it: an empty term is one.
      .filter(
        ({ name }) => (words as Record<string, Record<string, string>>)[type.name]?.[name] === undefined,
      )
      .map(({ name }) => `${type.name}.${name}`),
  );

it.each([
  ['Chinese', zh],
  ['English', en],
])('every value of every enum that is shown has its %s term', (_, words) => {
  expect(missing(words)).toEqual([]);
});

it('no term stands for a value that the API does not know', () => {
  const strange = Object.entries(zh).flatMap(([name, terms]) => {
    const type = schema.getType(name);
    return Object.keys(terms).flatMap((value) =>
      isEnumType(type) && type.getValue(value) ? [] : [`${name}.${value}`],
    );
  });
  expect(strange).toEqual([]);
});
