import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import { printedSchema, Readiness } from '#platform/graphql';
import {
  ask,
  bell,
  cookieOf,
  counted,
  sampleRoot,
  startSampleApp,
  type SampleApp,
} from './testing/sample-app.js';

const BUILD = `mutation($input: BuildNestInput!) {
  buildNest(input: $input) { id name commandId actorId correlationId at planned { amount currency cny display } }
}`;
const input = (more: object = {}) => ({
  input: { name: '凤巢', builtOn: '2022-08-31', planned: { amount: '58200000000' }, ...more },
});

let sample: SampleApp;
let url: string;
let admin: { cookie: string };

const asAdmin = (query: string, variables?: object) => ask(url, query, variables, admin);

const fail = (how: string) => ask(url, 'query($how: String!) { fail(how: $how) }', { how });

const from = (origin: string) => ask(url, '{ hello }', undefined, { origin });

/** Status and code of the answer to a raw body. */
const post = async (body: string, type = 'application/json') => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, errors[0]?.extensions.code];
};

const nested = (levels: number) =>
  `{ nests(first: 1) { edges { node { ${'neighbours(first: 1) { '.repeat(levels)} id ${'} '.repeat(levels)} } } } }`;

/** A plain HTTP handler's answer. */
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${url}/files/${path}`, { headers });
  return [response.status, await response.text()];
};

const readyz = async () => {
  const response = await fetch(`${url}/readyz`);
  return [response.status, await response.json()];
};

describe.each([{ jit: 1 }, { jit: 0 }])('the HTTP layer, jit $jit', ({ jit }) => {
  beforeAll(async () => {
    sample = await startSampleApp({ jit });
    ({ url } = sample);
    admin = { cookie: await cookieOf(url, 'admin') };
  });
  afterAll(() => sample.close());

  describe('money and the command', () => {
    // graphql-jit forgot a default on the second call; the same document must answer the same however often.
    it('keeps the default currency, three times over', async () => {
      for (let call = 1; call <= 3; call += 1) {
        const { data, errors } = await asAdmin(BUILD, input());
        expect(errors).toEqual([]);
        expect(data?.['buildNest'].planned).toEqual({
          amount: '58200000000',
          currency: 'CNY',
          cny: '58200000000',
          display: '5.82亿元',
        });
      }
    });

    it('shows an amount in English, and in Chinese where the locale is null', async () => {
      const { data } = await asAdmin(
        '{ nests(first: 1) { edges { node { planned { en: display(locale: EN_US) zh: display(locale: null) } } } } }',
      );
      expect(data?.['nests'].edges[0].node.planned).toEqual({ en: '¥58.2 billion', zh: '582亿元' });
    });

    it('takes a whole JSON number for an amount as its text', async () => {
      const { data } = await asAdmin(BUILD, input({ planned: { amount: 1500 } }));
      expect(data?.['buildNest'].planned.amount).toBe('1500');
    });

    it("takes the input's command id, in lower case, and makes one otherwise", async () => {
      const commandId = 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11';
      const given = await asAdmin(BUILD, input({ commandId }));
      const [one, other] = [await asAdmin(BUILD, input()), await asAdmin(BUILD, input({ commandId: null }))];
      expect(given.data?.['buildNest'].commandId).toBe(commandId.toLowerCase());
      expect(one.data?.['buildNest'].commandId).toMatch(/^[0-9a-f-]{36}$/);
      expect(one.data?.['buildNest'].commandId).not.toBe(other.data?.['buildNest'].commandId);
    });

    it("says who, under the request's id", async () => {
      const { data } = await asAdmin(BUILD, input());
      expect(data?.['buildNest'].actorId).toBe('00000000-0000-4000-8000-000000000101');
      expect(data?.['buildNest'].correlationId).toMatch(/^[0-9a-f-]{36}$/);
      expect(data?.['buildNest'].at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    });
  });

  describe('bad input', () => {
    const cases: [string, object, string, string][] = [
      ['a float for an amount', { planned: { amount: 1.5 } }, 'planned.amount', 'AMOUNT_NOT_INTEGER'],
      ['an amount beyond a double', { planned: { amount: 1e300 } }, 'planned.amount', 'AMOUNT_NOT_INTEGER'],
      ['an amount with decimals', { planned: { amount: '1.234' } }, 'planned.amount', 'AMOUNT_NOT_INTEGER'],
      ['a negative amount', { planned: { amount: '-5' } }, 'planned.amount', 'AMOUNT_NEGATIVE'],
      ['a negative number', { extra: '-5' }, 'extra', 'AMOUNT_NEGATIVE'],
      ['a date that does not exist', { builtOn: '2022-02-30' }, 'builtOn', 'DATE_NOT_REAL'],
      [
        'a rate as a float',
        { planned: { amount: '1', currency: 'USD', rate: 7.1 } },
        'planned.rate',
        'DECIMAL_INVALID',
      ],
      ['a time without offset', { seenAt: '2022-08-31T10:00:00' }, 'seenAt', 'DATETIME_INVALID'],
      ['no uuid', { commandId: 'once' }, 'commandId', 'UUID_INVALID'],
      ['U+0000', { name: 'a\0b' }, 'name', 'TEXT_FORBIDDEN_CHARACTER'],
      ['half a surrogate pair', { name: 'a\ud800b' }, 'name', 'TEXT_FORBIDDEN_CHARACTER'],
      ['nothing but spaces', { name: '  ' }, 'name', 'TEXT_EMPTY'],
      ['a text that is too long', { name: '巢'.repeat(21) }, 'name', 'TEXT_TOO_LONG'],
      [
        'an unknown currency',
        { planned: { amount: '1', currency: 'XXX' } },
        'planned.currency',
        'CURRENCY_UNKNOWN',
      ],
      [
        'an item of a list',
        { shares: [{ organizationId: 'a', basisPoints: 0 }] },
        'shares.0.basisPoints',
        'MIN',
      ],
      [
        'U+0000 in an id',
        { shares: [{ organizationId: '\0', basisPoints: 1 }] },
        'shares.0.organizationId',
        'TEXT_FORBIDDEN_CHARACTER',
      ],
      [
        'text for a number',
        { shares: [{ organizationId: 'a', basisPoints: 'x' }] },
        'shares.0.basisPoints',
        'TYPE_MISMATCH',
      ],
      ['a missing field', { planned: {} }, 'planned.amount', 'REQUIRED'],
      ['an object for a text', { name: { a: 1 } }, 'name', 'TYPE_MISMATCH'],
    ];

    it.each(cases)('names the field of %s, three times over', async (_, more, field, code) => {
      for (let call = 1; call <= 3; call += 1) {
        const { errors, data } = await asAdmin(BUILD, input(more));
        expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field, code }] });
        expect(data ?? null).toBeNull();
      }
    });

    it('has a code of its own for an amount above 2^53-1', async () => {
      for (const more of [{ planned: { amount: '9007199254740992' } }, { extra: '9'.repeat(50) }]) {
        const { errors } = await asAdmin(BUILD, input(more));
        expect(errors[0]?.extensions['code']).toBe('AMOUNT_TOO_LARGE');
      }
    });

    it('names every field at fault at once', async () => {
      const { errors } = await asAdmin(BUILD, input({ builtOn: 'x', seenAt: 'y' }));
      expect(errors[0]?.extensions['fields'].map(({ field }: { field: string }) => field)).toEqual([
        'builtOn',
        'seenAt',
      ]);
    });

    it('names faults of its form and of its rules in one answer', async () => {
      const faults = async (more: object) =>
        (await asAdmin(BUILD, input(more))).errors[0]?.extensions as {
          code: string;
          fields: { field: string }[];
        };
      const all = await faults({ builtOn: 'x', name: '', extra: '-1' });
      expect(all.code).toBe('BAD_USER_INPUT');
      expect(all.fields).toMatchObject([
        { field: 'builtOn', code: 'DATE_NOT_REAL', given: 'x', form: 'YYYY-MM-DD' },
        { field: 'name', code: 'TEXT_EMPTY' },
        { field: 'extra', code: 'AMOUNT_NEGATIVE' },
      ]);
      const large = await faults({ name: '', planned: { amount: '9007199254740992' } });
      expect(large.code).toBe('AMOUNT_TOO_LARGE');
      expect(large.fields.map(({ field }) => field).toSorted()).toEqual(['name', 'planned.amount']);
      const both = await faults({ builtOn: 'x', planned: { amount: '9007199254740992' } });
      expect(both.code).toBe('AMOUNT_TOO_LARGE');
      expect(both.fields.map(({ field }) => field)).toEqual(['builtOn', 'planned.amount']);
    });

    it('trims the blanks around a date, and tells the form that another would have', async () => {
      expect((await asAdmin('{ on(day: " 2022-08-31\u3000") }')).data).toEqual({ on: '2022-08-31' });
      const { data } = await asAdmin('query($day: Date!) { on(day: $day) }', { day: '\t2022-08-31 ' });
      expect(data).toEqual({ on: '2022-08-31' });
      for (const given of ['2022/8/31', '2022年8月31日', '2022.08.31', '20220831', '２０２２－８－３１']) {
        const { errors } = await asAdmin('query($day: Date!) { on(day: $day) }', { day: given });
        expect(errors[0]?.extensions['fields']).toEqual([
          {
            field: 'day',
            code: 'DATE_NOT_REAL',
            reason: 'a date that exists, YYYY-MM-DD',
            given,
            form: 'YYYY-MM-DD',
            suggested: '2022-08-31',
          },
        ]);
      }
      // Day and month may be meant either way, and what does not exist means nothing.
      for (const given of ['01/09/2022', '2022/2/30']) {
        const { errors } = await asAdmin('query($day: Date!) { on(day: $day) }', { day: given });
        expect(errors[0]?.extensions['fields'][0]).toMatchObject({ given });
        expect(errors[0]?.extensions['fields'][0]).not.toHaveProperty('suggested');
      }
    });

    it.each<[string, string, object, string, string]>([
      ['that may be null', '$f: TwigFilter', { code: 'x'.repeat(6) }, 'code', 'MAX_LENGTH'],
      [
        'within another',
        '$f: TwigFilter',
        { inner: { inner: { code: 'x'.repeat(6) } } },
        'inner.inner.code',
        'MAX_LENGTH',
      ],
      [
        'of a list within another',
        '$f: TwigFilter',
        { twigs: [{}, { code: 'xxxxxx' }] },
        'twigs.1.code',
        'MAX_LENGTH',
      ],
      ['with too many items', '$f: TwigFilter', { twigs: [{}, {}, {}, {}] }, 'twigs', 'ARRAY_MAX_SIZE'],
      ['of a list', '$a: [TwigFilter!]', [{ code: 'x' }, { code: 'xxxxxx' }], 'any.1.code', 'MAX_LENGTH'],
      [
        'deep in a list',
        '$a: [TwigFilter!]',
        [{ twigs: [{ code: 'xxxxxx' }] }],
        'any.0.twigs.0.code',
        'MAX_LENGTH',
      ],
    ])('is checked by the type of the schema: an input %s', async (...[, declared, value, field, code]) => {
      const [name] = /\w/.exec(declared)!;
      const query = `query(${declared}) { perch(${name === 'f' ? 'filter' : 'any'}: $${name}) }`;
      for (let call = 1; call <= 3; call += 1) {
        const { errors } = await asAdmin(query, { [name]: value });
        expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field, code }] });
      }
    });

    it('is none where nothing is given, one item is given for a list, or all is well', async () => {
      const answerTo = async (args: string) => (await asAdmin(`{ perch${args} }`)).data?.['perch'];
      expect(await answerTo('')).toBe('-');
      expect(await answerTo('(filter: null, any: null)')).toBe('-');
      expect(await answerTo('(filter: { inner: { inner: { code: "x" } } }, any: { code: "x" })')).toBe(
        'TwigFilter,TwigFilter',
      );
    });

    it('tells a hundred faults of one argument at most', async () => {
      const any = Array.from({ length: 900 }, () => ({ code: 'xxxxxx' }));
      const { errors } = await asAdmin('query($a: [TwigFilter!]) { perch(any: $a) }', { a: any });
      expect(errors[0]?.extensions['fields']).toHaveLength(100);
    });

    it('is checked in literals and bare arguments too', async () => {
      const literal = await asAdmin('{ on(day: "2022-02-30") }');
      expect(literal.errors[0]?.extensions['fields']).toMatchObject([
        { field: 'day', code: 'DATE_NOT_REAL' },
      ]);
      const kind = await asAdmin('{ on(day: true) }');
      expect(kind.errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
      const whole = await asAdmin(
        'mutation { buildNest(input: { name: "a", builtOn: "2022-08-31", planned: { amount: 1.5 } }) { id } }',
      );
      expect(whole.errors[0]?.extensions['fields']).toMatchObject([
        { field: 'planned.amount', code: 'AMOUNT_NOT_INTEGER' },
      ]);
    });
  });

  describe('errors', () => {
    it('keep the code and details of a refusal', async () => {
      const { errors, status } = await fail('refused');
      expect(status).toBe(200);
      expect(errors).toEqual([
        {
          message: 'Lead lost',
          locations: [{ line: 1, column: 24 }],
          path: ['fail'],
          extensions: {
            code: 'LEAD_LOST',
            field: 'leadId',
            leadId: 'L1',
            fen: '5',
            fields: [{ field: 'leadId', code: 'LEAD_LOST', reason: 'Lead lost', leadId: 'L1', fen: '5' }],
          },
        },
      ]);
    });

    it.each([
      ['field', 'BAD_USER_INPUT'],
      ['not found', 'NOT_FOUND'],
      ['conflict', 'CONFLICT'],
      ['aggregate', 'INTERNAL_SERVER_ERROR'],
      ['store away', 'STORE_UNAVAILABLE'],
      ['store restarting', 'STORE_UNAVAILABLE'],
      ['store full', 'STORE_FULL'],
      ['anything else', 'INTERNAL_SERVER_ERROR'],
    ])('of %s are %s and give nothing away', async (how, code) => {
      const answer = await fail(how);
      expect(answer.errors[0]?.extensions['code']).toBe(code);
      expect(JSON.stringify(answer)).not.toMatch(/select|secret|ECONN|lead-1|\.ts|stack/);
    });

    it.each([
      ['store restarting', 'STORE_UNAVAILABLE', 5],
      ['store full', 'STORE_FULL', 60],
    ])(
      'of %s are a 503 that says when to ask again, where nothing else was answered',
      async (how, code, seconds) => {
        const root = await fail(how);
        const each = 'query($how: String!) { a: failSoftly(how: $how) b: failSoftly(how: $how) }';
        const soft = await ask(url, each, { how });
        for (const answer of [root, soft]) {
          expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, String(seconds)]);
          expect(answer.errors[0]?.extensions).toEqual({ code, retryAfterSeconds: seconds });
        }
        expect(soft.data).toEqual({ a: null, b: null });
      },
    );

    it('of the store beside an answer, or beside another error, leave the status at 200', async () => {
      for (const query of [
        '{ hello failSoftly(how: "store full") }',
        '{ a: failSoftly(how: "store full") b: failSoftly(how: "refused") }',
      ]) {
        const { status, headers, errors } = await ask(url, query);
        expect([status, headers.get('retry-after')]).toEqual([200, null]);
        expect(errors[0]?.extensions['code']).toBe('STORE_FULL');
      }
    });

    it('say where in the answer, with numbers for indexes', async () => {
      const { data, errors } = await asAdmin('{ nests { edges { node { rotten } } } }');
      expect(errors[0]).toMatchObject({
        path: ['nests', 'edges', 1, 'node', 'rotten'],
        extensions: { code: 'NEST_ROTTEN' },
      });
      expect(data?.['nests'].edges).toEqual([{ node: { rotten: 'sound' } }, { node: { rotten: null } }]);
    });

    it('of syntax, of an unknown operation and of a required variable have codes', async () => {
      expect((await ask(url, '{ hello')).errors[0]?.extensions['code']).toBe('GRAPHQL_REQUEST_FAILED');
      const missing = await asAdmin(BUILD, {});
      expect(missing.errors[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ field: 'input', code: 'REQUIRED' }],
      });
      const get = await fetch(
        `${url}/graphql?${new URLSearchParams({ query: 'query A { hello }', operationName: 'B' })}`,
      );
      expect([get.status, await get.json()]).toMatchObject([
        400,
        { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
      ]);
    });

    it('of the request itself are GraphQL-shaped', async () => {
      expect(await post('{"query": "{ hello }"')).toEqual([400, 'BAD_REQUEST']);
      expect(await post('')).toEqual([400, 'BAD_REQUEST']);
      expect(await post('[]')).toEqual([400, 'BAD_REQUEST']);
      expect(await post('{"query":"{ hello }","__proto__":{}}')).toEqual([400, 'BAD_REQUEST']);
      expect(await post(JSON.stringify({ query: `{ hello(name: "${'x'.repeat(2 ** 20)}") }` }))).toEqual([
        413,
        'PAYLOAD_TOO_LARGE',
      ]);
      expect(await post('query={hello}', 'application/x-www-form-urlencoded')).toEqual([
        415,
        'UNSUPPORTED_MEDIA_TYPE',
      ]);
      expect(await post('{ hello }', 'application/graphql')).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
      expect(await post('{"query":"{ hello }"}', 'text/plain')).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    });
  });

  it('runs the operation that was named, whichever was compiled first', async () => {
    const query = 'query A { a: hello(name: "a") } query B { b: hello(name: "b") }';
    for (const operationName of ['A', 'A', 'A', 'B', 'A', 'B']) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, operationName }),
      });
      const name = operationName.toLowerCase();
      expect(await response.json()).toEqual({ data: { [name]: `hello ${name}` } });
    }
  });

  describe('cross-site requests', () => {
    it('are refused from another origin', async () => {
      for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
        const { status, errors } = await from(origin);
        expect([status, errors[0]?.extensions['code']]).toEqual([403, 'FORBIDDEN']);
      }
    });

    it('are none from our own', async () =>
      expect((await from(url)).data).toEqual({ hello: 'hello nobody' }));

    it('cannot change anything by GET', async () => {
      const query = 'mutation { signOut }';
      const response = await fetch(`${url}/graphql?${new URLSearchParams({ query })}`);
      expect([response.status, await response.json()]).toMatchObject([
        405,
        { errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] },
      ]);
    });
  });

  describe('limits', () => {
    it.each([
      ['depth', nested(9)],
      ['aliases', `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: hello`).join(' ')} }`],
      ['directives', `{ ${Array.from({ length: 21 }, () => 'hello @skip(if: false)').join(' ')} }`],
      ['rows of nested lists', '{ nests { edges { node { neighbours { neighbours { id } } } } } }'],
      [
        'rows by a fragment',
        'fragment F on Nest { neighbours { neighbours { id } } } { nests { edges { node { ...F } } } }',
      ],
    ])('refuse too much %s', async (_, query) => {
      const { errors, status } = await asAdmin(query);
      expect(status).toBe(200);
      expect(errors[0]?.extensions['code']).toBe('QUERY_TOO_COMPLEX');
    });

    it('refuse too many tokens', async () => {
      const { errors } = await asAdmin(`{ ${'hello '.repeat(2000)} }`);
      expect(errors[0]?.message).toMatch(/more that 2000 tokens/);
    });

    it('report five errors of a document at most', async () => {
      const { errors } = await asAdmin(`{ ${Array.from({ length: 9 }, (_, i) => `nope${i}`).join(' ')} }`);
      expect(errors).toHaveLength(6); // and that there are more
    });

    it('let a list within a list and introspection pass', async () => {
      expect((await asAdmin(nested(8))).errors).toEqual([]);
      expect((await asAdmin(getIntrospectionQuery())).errors).toEqual([]);
    });

    it('show the schema to those who signed in only, and guess at nothing for others', async () => {
      const schema = await ask(url, getIntrospectionQuery());
      expect([schema.status, schema.data, schema.errors[0]?.extensions['code']]).toEqual([
        200,
        undefined,
        'UNAUTHENTICATED',
      ]);
      const stranger = { cookie: 'yinfeng_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' };
      expect((await ask(url, '{ helo }', undefined, stranger)).errors[0]?.message).toBe(
        'Cannot query field "helo" on type "Query".',
      );
      expect((await asAdmin('{ helo }')).errors[0]?.message).toMatch(/Did you mean "hello"/);
    });

    it('refuse a document longer than 16 kB before it is parsed, by POST and by GET', async () => {
      const query = `{ hello } #${'凤'.repeat(5_500)}`;
      const posted = await asAdmin(query);
      expect([posted.status, posted.errors[0]?.extensions['code']]).toEqual([413, 'DOCUMENT_TOO_LONG']);
      // Node takes no such address from the wire; the server stands by itself.
      const got = await sample.app
        .getHttpAdapter()
        .getInstance()
        .inject({ method: 'GET', url: `/graphql?${new URLSearchParams({ query }).toString()}` });
      expect([got.statusCode, got.json().errors[0].extensions.code]).toEqual([413, 'DOCUMENT_TOO_LONG']);
      expect((await asAdmin(`{ hello } #${'c'.repeat(16_000)}`)).errors).toEqual([]);
    });

    it('refuse equal fields and many fields, with a comment that is new each time', async () => {
      for (let n = 0; n < 3; n += 1) {
        const equal = await ask(url, `{ me { ${'id '.repeat(1900)} } } #${n}`);
        expect(equal.errors[0]?.message).toMatch(/more than 500 fields|More than 500 fields/);
        const key = await ask(url, `{ me { ${'id '.repeat(101)} } } #${n}`);
        expect(key.errors[0]?.extensions['code']).toBe('QUERY_TOO_COMPLEX');
      }
    });

    it('charge figures by what they ask for, each alias, with the variables that came', async () => {
      const code = async (query: string, variables?: object) =>
        (await ask(url, query, variables)).errors[0]?.extensions['code'];
      const two = 'query($n: Int!) { a: dear(cells: $n, bytes: 1) b: dear(cells: $n, bytes: 1) }';
      expect(await code(two, { n: 200_000 })).toBeUndefined();
      expect(await code(two, { n: 200_001 })).toBe('QUERY_TOO_COMPLEX');
    });

    it('refuse one operation too many of an account, and let others ask meanwhile', async () => {
      const waiting = Array.from({ length: 100 }, () => asAdmin('{ rung }'));
      let refused = await asAdmin('{ hello }');
      while (refused.errors.length === 0) refused = await asAdmin('{ hello }');
      expect([refused.status, refused.errors[0]?.extensions['code']]).toEqual([429, 'TOO_MANY_REQUESTS']);
      const liaison = { cookie: await cookieOf(url, 'liaison') };
      expect((await ask(url, '{ hello }', undefined, liaison)).errors).toEqual([]);
      let answered = 0;
      for (const each of waiting) void each.then(() => (answered += 1));
      while (answered < waiting.length) {
        bell.ring();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      expect((await asAdmin('{ hello }')).errors).toEqual([]);
    });
  });

  describe('lists', () => {
    beforeEach(() => {
      counted.wantedCounts = [];
      counted.batches = 0;
    });

    it('are counted only where that is asked for', async () => {
      const query =
        'query($with: Boolean!) { nests { ...Page } } fragment Page on NestConnection { totalCount @include(if: $with) edges { cursor } }';
      for (const wanted of [true, false, true]) await asAdmin(query, { with: wanted });
      expect(counted.wantedCounts).toEqual([true, false, true]);
    });

    it('load what hangs on their rows in one batch', async () => {
      const { data } = await asAdmin('{ nests { edges { node { twig } } } }');
      expect(data?.['nests'].edges.map((edge: { node: { twig: string } }) => edge.node.twig)).toEqual([
        'twig of 1',
        'twig of 2',
      ]);
      expect(counted.batches).toBe(1);
    });
  });

  describe('who may', () => {
    it.each([
      [undefined, 'UNAUTHENTICATED'],
      ['analyst', 'FORBIDDEN'],
      ['reviewer', 'FORBIDDEN'],
      ['station', 'FORBIDDEN'],
    ])('%s not land: %s', async (username, code) => {
      const headers = username ? { cookie: await cookieOf(url, username) } : {};
      const { errors } = await ask(url, BUILD, input(), headers as Record<string, string>);
      expect(errors[0]?.extensions['code']).toBe(code);
    });

    it('liaisons land and analysts read', async () => {
      expect((await ask(url, BUILD, input(), { cookie: await cookieOf(url, 'liaison') })).errors).toEqual([]);
      expect(
        (await ask(url, '{ nests { totalCount } }', undefined, { cookie: await cookieOf(url, 'analyst') }))
          .errors,
      ).toEqual([]);
    });

    it('nobody, not even an administrator, enters where no permission is declared', async () => {
      expect((await ask(url, '{ forgotten }')).errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
      expect((await asAdmin('{ forgotten }')).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    });
  });

  it('has the schema that is printed without starting anything', async () => {
    const { schema } = sample.app.get(GraphQLSchemaHost);
    expect(await printedSchema(sampleRoot(undefined as never, jit))).toBe(
      `${printSchema(lexicographicSortSchema(schema))}\n`,
    );
  });

  it('names the actor of a row', async () => {
    const { data } = await asAdmin(
      'mutation($input: BuildNestInput!) { buildNest(input: $input) { builder } }',
      input(),
    );
    expect(data?.['buildNest'].builder).toBe('演示管理员');
  });

  it('logs a fault once, and a refusal not at all', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockClear();
    await fail('refused');
    await fail('field');
    await fail('conflict');
    expect(logged).not.toHaveBeenCalled();
    for (let call = 1; call <= 3; call += 1) {
      const { errors } = await fail('anything else');
      expect(errors).toMatchObject([{ path: ['fail'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
      expect(logged).toHaveBeenCalledTimes(call);
      expect(logged).toHaveBeenLastCalledWith(
        'fail: select password from access.account',
        expect.any(String),
      );
    }
    logged.mockRestore();
  });

  it('logs a fault of the store without its stack, and no more often than once a minute', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockClear();
    for (let call = 1; call <= 5; call += 1) await fail('store restarting');
    // The specs above may have met the same within this minute.
    expect(logged.mock.calls.length).toBeLessThanOrEqual(1);
    for (const [line, stack] of logged.mock.calls) {
      expect(line).toMatch(/^STORE_UNAVAILABLE: fail: 57P01 terminating connection/);
      expect(stack).toBeUndefined();
    }
    logged.mockRestore();
  });

  describe('plain HTTP handlers', () => {
    it('are guarded alike', async () => {
      expect((await get('figures'))[0]).toBe(401);
      expect(await get('figures', admin)).toEqual([200, 'figures']);
      expect((await get('forgotten', admin))[0]).toBe(403);
    });

    it('answer a fault of the store with 503 and when to ask again', async () => {
      const response = await fetch(`${url}/files/away`);
      expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
        503,
        '5',
        { code: 'STORE_UNAVAILABLE', retryAfterSeconds: 5 },
      ]);
    });

    it('answer a refusal with its code', async () => {
      expect(await get('refused')).toEqual([400, '{"name":"a.csv","code":"FILE_TOO_OLD"}']);
    });
  });

  describe('around GraphQL', () => {
    it('is alive, and ready once every part says so', async () => {
      const readiness = sample.app.get(Readiness);
      let waitsFor: string | undefined = 'not seeded yet';
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect((await readyz())[0]).toBe(503);
      readiness.needs('seeds', () => waitsFor);
      readiness.needs('store', () => Promise.resolve(undefined));
      expect(await readyz()).toEqual([503, { status: 'waiting', missing: { seeds: 'not seeded yet' } }]);
      waitsFor = undefined;
      expect(await readyz()).toEqual([200, { status: 'ready' }]);
      readiness.needs('views', () => ({ behind: { leads: 12 } }));
      expect(await readyz()).toEqual([200, { status: 'ready', behind: { leads: 12 } }]);
      readiness.needs('views', () => ({ waitsFor: 'leads stands', behind: { leads: 13 } }));
      expect(await readyz()).toEqual([
        503,
        { status: 'waiting', missing: { views: 'leads stands' }, behind: { leads: 13 } },
      ]);
      readiness.needs('views', () => ({}));
      readiness.needs('store', () => Promise.reject(Object.assign(new Error('secret'), { code: '57P01' })));
      expect(await readyz()).toEqual([
        503,
        { status: 'waiting', missing: { store: 'the store does not answer' } },
      ]);
      readiness.needs('store', () => Promise.reject(new Error('select secret')));
      expect(await readyz()).toEqual([503, { status: 'waiting', missing: { store: 'cannot tell' } }]);
    });

    it('sends every answer with headers that forbid what we do not need', async () => {
      const { headers } = await ask(url, '{ hello }');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect((await fetch(`${url}/nowhere`)).headers.get('x-frame-options')).toBe('DENY');
    });

    it('sends GraphiQL once to a browser that keeps it', async () => {
      const etag = (await fetch(`${url}/graphiql`)).headers.get('etag')!;
      const again = await fetch(`${url}/graphiql`, { headers: { 'if-none-match': etag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    });

    it('serves a GraphiQL that needs no other host', async () => {
      const response = await fetch(`${url}/graphiql`);
      const html = await response.text();
      expect(response.headers.get('content-encoding')).toBe('gzip');
      expect(html.match(/<script[^>]+src=|<link[^>]+href="http|@import/g)).toBeNull();
      expect(html).toContain('"subscriptionsEndpoint":new URL("/graphql/ws", location.href).href');
      const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
      const hash = createHash('sha256').update(script).digest('base64');
      expect(response.headers.get('content-security-policy')).toContain(`script-src 'sha256-${hash}'`);
      expect(response.headers.get('content-security-policy')).not.toMatch(/https?:/);
    });
  });
});

it('lets nobody take longer over a request than it may, header by header', async () => {
  const impatient = await startSampleApp({ requestTimeoutMs: 600 });
  try {
    const socket = connect(Number(new URL(impatient.url).port), '127.0.0.1');
    socket.write('POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(String(data))),
    );
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    socket.destroy();
  } finally {
    await impatient.close();
  }
});
