import { beforeAll, describe, expect, it } from '@jest/globals';
import { Args, ID, InputType, Query, Resolver } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { enumOf } from './enums.js';
import {
  DateField,
  DateTimeField,
  DecimalField,
  EnumField,
  EnumListField,
  ExactTextField,
  ExactTextListField,
  FlagField,
  IdField,
  IdListField,
  IntField,
  ListField,
  MinorUnitsField,
  ObjectField,
  TextField,
} from './fields.js';
import { MoneyField, MoneyInput } from './money.js';
import { printedSchema } from './printed-schema.js';
import { faultsOf } from './validation.js';

const Colour = enumOf(['RED', 'BLUE'], { name: 'Colour' });
type Colour = keyof typeof Colour;

@InputType()
class TwigInput {
  @IntField({ min: 1, max: 9 }) leaves!: number;
}

@InputType()
class NeededInput {
  @TextField({ max: 5, description: 'One line.' }) text!: string;
  @TextField({ max: 5, min: 0, multiline: true }) lines!: string;
  @ExactTextField({ max: 5 }) exact!: string;
  @ExactTextListField({ min: 1, max: 2, maxLength: 5 }) exacts!: string[];
  @IdField() id!: string;
  @IdListField({ min: 1, max: 2 }) ids!: string[];
  @DateField() day!: string;
  @DateTimeField() moment!: string;
  @IntField({ min: 1, max: 9 }) count!: number;
  @IntField() whole!: number;
  @FlagField() flag!: boolean;
  @MinorUnitsField() fen!: string;
  @DecimalField() decimal!: string;
  @EnumField(Colour) colour!: Colour;
  @EnumListField(Colour, { min: 1, max: 2 }) colours!: Colour[];
  @ObjectField(() => TwigInput) twig!: TwigInput;
  @ListField(() => TwigInput, { min: 1, max: 2 }) twigs!: TwigInput[];
  @MoneyField() money!: MoneyInput;
}

@InputType()
class OptionalInput {
  @TextField({ max: 5, optional: true }) text?: string | null;
  @TextField({ max: 5, min: 0, multiline: true, optional: true }) lines?: string | null;
  @ExactTextField({ type: ID, max: 5, optional: true }) exact?: string | null;
  @ExactTextListField({ min: 1, max: 2, maxLength: 5, optional: true }) exacts?: string[] | null;
  @IdField({ optional: true }) id?: string | null;
  @IdListField({ min: 1, max: 2, optional: true }) ids?: string[] | null;
  @DateField({ optional: true, description: 'Default: today.' }) day?: string | null;
  @DateTimeField({ optional: true }) moment?: string | null;
  @IntField({ min: 1, max: 9, default: 4 }) count?: number | null;
  @IntField({ optional: true }) whole?: number | null;
  @FlagField({ optional: true }) flag?: boolean | null;
  @MinorUnitsField({ optional: true }) fen?: string | null;
  @DecimalField({ optional: true }) decimal?: string | null;
  @EnumField(Colour, { default: 'RED' }) colour?: Colour | null;
  @EnumListField(Colour, { min: 1, max: 2, optional: true }) colours?: Colour[] | null;
  @ObjectField(() => TwigInput, { optional: true }) twig?: TwigInput | null;
  @ListField(() => TwigInput, { min: 1, max: 2, optional: true }) twigs?: TwigInput[] | null;
  @MoneyField({ optional: true, description: 'As signed.' }) money?: MoneyInput | null;
}

@Resolver()
class TreeResolver {
  @Query(() => Boolean)
  tree(@Args('needed') _needed: NeededInput, @Args('optional') _optional: OptionalInput): boolean {
    return true;
  }
}

const id = '00000000-0000-4000-8000-00000000dead';
const sound: Readonly<Record<keyof NeededInput, unknown>> = {
  text: 'a',
  lines: 'a\nb',
  exact: ' a ',
  exacts: ['a', ''],
  id,
  ids: [id],
  day: '2022-08-31',
  count: 9,
  whole: -1,
  moment: '2022-08-29T23:59:59.5+09:00',
  flag: false,
  fen: '0',
  decimal: '0.5',
  colour: 'BLUE',
  colours: ['RED'],
  twig: { leaves: 1 },
  twigs: [{ leaves: 1 }, { leaves: 9 }],
  money: { amount: '1' },
};
const fields = Object.keys(sound) as (keyof NeededInput)[];

const messagesOf = (type: new () => object, given: Readonly<Record<string, unknown>>): string[] =>
  faultsOf(validateSync(plainToInstance(type, given))).map(({ field, code }) => `${field} ${code}`);

describe('a field of an input', () => {
  it('takes what it declares, needed or not', () => {
    expect(messagesOf(NeededInput, sound)).toEqual([]);
    expect(messagesOf(OptionalInput, sound)).toEqual([]);
  });

  it('may be left out, or null, only where it is optional', () => {
    const empty = Object.fromEntries(fields.map((field) => [field, null]));
    for (const given of [{}, empty]) {
      expect(messagesOf(OptionalInput, given)).toEqual([]);
      const missed = messagesOf(NeededInput, given).map((fault) => fault.split(' ')[0]);
      // Whoever sends it: not all senders come by GraphQL, whose types refuse it, too.
      expect(missed.toSorted()).toEqual(fields.toSorted());
    }
  });

  it.each<[keyof NeededInput, unknown, string]>([
    ['text', 'abcdef', 'text TEXT_TOO_LONG'],
    ['text', ' ', 'text TEXT_EMPTY'],
    ['text', 'a\nb', 'text TEXT_FORBIDDEN_CHARACTER'],
    ['text', 5, 'text TEXT_INVALID'],
    ['lines', 'abcdef', 'lines TEXT_TOO_LONG'],
    ['exact', 'abcdef', 'exact MAX_LENGTH'],
    ['exacts', ['a', 'abcdef'], 'exacts MAX_LENGTH'],
    ['exacts', ['a', 'b', 'c'], 'exacts ARRAY_MAX_SIZE'],
    ['exacts', [], 'exacts ARRAY_MIN_SIZE'],
    ['id', 'abc', 'id UUID_INVALID'],
    ['ids', [id, 'abc'], 'ids UUID_INVALID'],
    ['ids', [id, id, id], 'ids ARRAY_MAX_SIZE'],
    ['ids', ['abc', id, id], 'ids UUID_INVALID'],
    ['ids', [], 'ids ARRAY_MIN_SIZE'],
    ['day', '2022-02-30', 'day DATE_NOT_REAL'],
    ['moment', '2022-08-29T10:00:00', 'moment DATETIME_INVALID'],
    ['moment', '2022-02-30T00:00:00Z', 'moment DATETIME_INVALID'],
    ['count', 10, 'count MAX'],
    ['count', 0, 'count MIN'],
    ['count', 1.5, 'count IS_INT'],
    ['count', 9.5, 'count MAX'],
    ['whole', 1.5, 'whole IS_INT'],
    ['flag', 'no', 'flag IS_BOOLEAN'],
    ['fen', '1.5', 'fen AMOUNT_NOT_INTEGER'],
    ['fen', '-1', 'fen AMOUNT_NEGATIVE'],
    ['fen', '9007199254740992', 'fen AMOUNT_TOO_LARGE'],
    ['decimal', 'x', 'decimal DECIMAL_INVALID'],
    ['decimal', '0', 'decimal DECIMAL_NOT_POSITIVE'],
    ['colour', 'GREEN', 'colour IS_IN'],
    ['colours', ['RED', 'GREEN'], 'colours IS_IN'],
    ['colours', ['RED', 'RED', 'RED'], 'colours ARRAY_MAX_SIZE'],
    ['colours', [], 'colours ARRAY_MIN_SIZE'],
    ['twig', { leaves: 0 }, 'twig.leaves MIN'],
    ['twigs', [{ leaves: 1 }, { leaves: 10 }], 'twigs.1.leaves MAX'],
    ['twigs', [{ leaves: 1 }, { leaves: 1 }, { leaves: 1 }], 'twigs ARRAY_MAX_SIZE'],
    ['twigs', [], 'twigs ARRAY_MIN_SIZE'],
    ['money', { amount: '-1' }, 'money.amount AMOUNT_NEGATIVE'],
    // Of a sender that does not come by GraphQL; what a rate and a currency say is the kernel's to check.
    ['money', { amount: '1', currency: 156 }, 'money.currency IS_STRING'],
    ['money', { amount: '1', rate: 7.1 }, 'money.rate IS_STRING'],
    ['money', { amount: '1', rateQuote: 'CNY' }, 'money.rateQuote IS_IN'],
    ['money', { amount: '1', rateDate: '2022-02-30' }, 'money.rateDate DATE_NOT_REAL'],
    ['money', { amount: '1', rateSource: {} }, 'money.rateSource IS_STRING'],
  ])('%s is refused as %j: %s', (field, value, fault) => {
    expect(messagesOf(NeededInput, { ...sound, [field]: value })).toEqual([fault]);
    expect(messagesOf(OptionalInput, { [field]: value })).toEqual([fault]);
  });

  it('hands on what was cleaned, and ids in lower case', () => {
    const given = { text: ' a\u200b ', exact: ' a ', id: id.toUpperCase(), ids: [id.toUpperCase()] };
    expect(plainToInstance(NeededInput, given)).toMatchObject({ text: 'a', exact: ' a ', id, ids: [id] });
  });

  it('matches its property, or does not compile', () => {
    class Wrong {
      // @ts-expect-error not optional, but may be missing
      @TextField({ max: 5 }) needed?: string | null;
      // @ts-expect-error optional, but declared as always there
      @IdField({ optional: true }) optional!: string;
      // @ts-expect-error optional, but null is not foreseen
      @DateField({ optional: true }) missing?: string;
      // @ts-expect-error a default makes it optional
      @IntField({ default: 1 }) preset!: number;
      // @ts-expect-error another type
      @IntField() count!: string;
      // @ts-expect-error a member is not foreseen
      @EnumField(Colour) colour!: 'RED';
      // @ts-expect-error no member
      @EnumField(Colour, { default: 'GREEN' }) green?: Colour | null;
      // @ts-expect-error a list, not one
      @IdListField({ max: 5 }) ids!: string;
      // @ts-expect-error another input
      @ListField(() => TwigInput, { max: 5 }) twigs!: MoneyInput[];
      // @ts-expect-error every list is bounded
      @ListField(() => TwigInput, { min: 1 }) unbounded!: TwigInput[];
    }
    // What a field states is what is checked, however its property is declared.
    expect(messagesOf(Wrong, { optional: null, missing: null, preset: null })).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(optional|missing|preset) /)]),
    );
    expect(messagesOf(Wrong, {})).toContain('needed TEXT_INVALID');
  });
});

describe('the schema', () => {
  let printed: string;
  beforeAll(async () => {
    printed = await printedSchema({ module: class Root {}, providers: [TreeResolver] });
  });
  const inputOf = (name: string): string[] =>
    new RegExp(`input ${name} \\{\n(.*?)\n\\}`, 's')
      .exec(printed)![1]!
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);

  it('has each field with its type, its description and its default', () => {
    expect(inputOf('NeededInput')).toEqual([
      'colour: Colour!',
      'colours: [Colour!]!',
      'count: Int!',
      'day: Date!',
      'decimal: Decimal!',
      'exact: String!',
      'exacts: [String!]!',
      'fen: BigInt!',
      'flag: Boolean!',
      'id: ID!',
      'ids: [ID!]!',
      'lines: String!',
      'moment: DateTime!',
      'money: MoneyInput!',
      '"""One line."""',
      'text: String!',
      'twig: TwigInput!',
      'twigs: [TwigInput!]!',
      'whole: Int!',
    ]);
    expect(inputOf('OptionalInput')).toEqual([
      'colour: Colour = RED',
      'colours: [Colour!]',
      'count: Int = 4',
      '"""Default: today."""',
      'day: Date',
      'decimal: Decimal',
      'exact: ID',
      'exacts: [String!]',
      'fen: BigInt',
      'flag: Boolean',
      'id: ID',
      'ids: [ID!]',
      'lines: String',
      'moment: DateTime',
      '"""As signed."""',
      'money: MoneyInput',
      'text: String',
      'twig: TwigInput',
      'twigs: [TwigInput!]',
      'whole: Int',
    ]);
  });
});
