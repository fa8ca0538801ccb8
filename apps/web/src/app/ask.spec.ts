import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actFor, ask, onSessionEnded, send } from './ask.ts';
import { isReached, noteAnswer } from './reach.ts';

const document = { toString: () => 'mutation Report { reportLead { id } }' } as never;

/** The server: whose session the browser has, and in whose name what was recorded. */
const server = {
  session: 'a' as string | null,
  said: [] as (string | undefined)[],
  recorded: [] as string[],
};

const refused = (code: string) => ({ data: null, errors: [{ message: code, extensions: { code } }] });

beforeEach(() => {
  Object.assign(server, { session: 'a', said: [], recorded: [] });
  globalThis.fetch = ((_url: string, { headers }: { headers: Readonly<Record<string, string>> }) => {
    const said = headers['x-yinfeng-account'];
    server.said.push(said);
    const { session } = server;
    const body =
      session === null
        ? refused('UNAUTHENTICATED')
        : said !== undefined && said !== session
          ? refused('ACCOUNT_CHANGED')
          : { data: { reportLead: { id: String(server.recorded.push(session)) } } };
    return Promise.resolve({ status: 200, headers: new Headers(), json: () => Promise.resolve(body) });
  }) as never;
});
afterEach(() => {
  actFor(undefined);
  onSessionEnded(undefined);
});

describe('a page of one account', () => {
  it('says so with everything that it sends, and a page of nobody says nothing', async () => {
    await send(document, {});
    actFor('a');
    await send(document, {});
    await ask(document, {});
    expect(server.said).toEqual([undefined, 'a', 'a']);
  });

  it.each([
    ['somebody else has signed in beside it', 'b', 'ACCOUNT_CHANGED'],
    ['its session has ended', null, 'UNAUTHENTICATED'],
  ])('has its own sign in again where %s, and then sends the same', async (_, session, why) => {
    actFor('a');
    server.session = session;
    const asked: string[] = [];
    onSessionEnded((reason) => {
      asked.push(reason);
      server.session = 'a';
      return Promise.resolve();
    });
    expect(await ask(document, {})).toEqual({ reportLead: { id: '1' } });
    expect(asked).toEqual([why]);
    expect(server.recorded).toEqual(['a']);
  });

  it('is refused as before where nobody can be asked', async () => {
    actFor('a');
    server.session = 'b';
    await expect(ask(document, {})).rejects.toMatchObject({ code: 'ACCOUNT_CHANGED' });
    expect(server.recorded).toEqual([]);
  });
});

describe('a server that does not answer', () => {
  const question = {
    toString: () => '\n    query Named($id: ID!) {\n  lead(id: $id) { id }\n}\n    fragment F on Lead { id }',
  } as never;
  const gone = () => {
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  };

  it('is known to be gone from the first question on, and to be back from the first answer on, also a refusal', async () => {
    const answers = globalThis.fetch;
    expect(isReached()).toBe(true);
    gone();
    await expect(send(question, {})).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(isReached()).toBe(false);
    globalThis.fetch = answers;
    server.session = null;
    await expect(send(document, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(isReached()).toBe(true);
  });

  it('is not gone where another question was answered since this one was sent, whichever ends last', async () => {
    const answers = globalThis.fetch;
    let fail: (error: Error) => void = () => undefined;
    globalThis.fetch = () => new Promise((_, reject) => (fail = reject));
    const hanging = send(question, {});
    globalThis.fetch = answers;
    await send(document, {});
    fail(new TypeError('Failed to fetch'));
    await expect(hanging).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(isReached()).toBe(true);
    // Whereas nothing has come since this one.
    gone();
    await expect(send(question, {})).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(isReached()).toBe(false);
    globalThis.fetch = answers;
    await send(document, {});
  });

  it.each([
    ['a proxy\u2019s page', 502, () => Promise.reject(new SyntaxError('<')), 'OFFLINE', false],
    ['a proxy\u2019s own JSON', 504, () => Promise.resolve({ message: 'no upstream' }), 'OFFLINE', false],
    ['our own refusal', 503, () => Promise.resolve(refused('STORE_UNAVAILABLE')), 'STORE_UNAVAILABLE', true],
    [
      'a page of a server that is broken',
      500,
      () => Promise.reject(new SyntaxError('<')),
      'UNINTELLIGIBLE',
      true,
    ],
  ] as const)('is told by who answers: %s', async (_, status, json, code, isThere) => {
    globalThis.fetch = (() => Promise.resolve({ status, headers: new Headers(), json })) as never;
    await expect(send(question, {})).rejects.toMatchObject({ code });
    expect(isReached()).toBe(isThere);
    noteAnswer();
  });

  it('is told of without a word about what was typed where something was only asked', async () => {
    gone();
    await expect(send(question, {})).rejects.toMatchObject({ code: 'OFFLINE', params: { toQuestion: true } });
    await expect(send(document, {})).rejects.toMatchObject({
      code: 'OFFLINE',
      params: { toQuestion: false },
    });
  });
});
