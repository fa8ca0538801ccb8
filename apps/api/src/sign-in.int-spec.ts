import { Module, type Type } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Allow, entryPointsOf, entryPointsWithoutAllow, SessionCookie } from '#platform/access';
import { openDataSource } from '#platform/database';
import { ask, cookieOf, startSampleApp, type SampleApp } from './testing/sample-app.js';

const SIGN_IN =
  'mutation($i: SignInInput!) { signIn(input: $i) { username displayName role permissions jurisdictionId organizationId } }';

let sample: SampleApp;
let url: string;

beforeAll(async () => {
  sample = await startSampleApp();
  ({ url } = sample);
});
afterAll(() => sample.close());

const signIn = (username: string, password: string, cookie = '') =>
  ask(url, SIGN_IN, { i: { username, password } }, cookie ? { cookie } : {});
const me = async (cookie: string) =>
  (await ask(url, '{ me { username } }', undefined, { cookie })).data?.['me'];

describe('signing in', () => {
  it('tells who one is and what one may do', async () => {
    const { data } = await signIn(' Analyst ', 'demo-yinfeng');
    expect(data?.['signIn']).toEqual({
      username: 'analyst',
      displayName: '演示分析员',
      role: 'ANALYST',
      permissions: [
        'figures.read',
        'pipeline.read',
        'network.read',
        'catalogue.read',
        'document.read',
        'document.register',
        'document.observe',
        'indicator.define',
      ],
      jurisdictionId: 'qingdao',
      organizationId: null,
    });
  });

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const { headers } = await signIn('analyst', 'demo-yinfeng');
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^yinfeng_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(
        /^yinfeng_device=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/,
      ),
    ]);
  });

  it.each([
    [true, 'Max-Age=2592000; '],
    [false, ''],
    [null, ''],
  ])('keeps the session on the device only where that is asked for: %s', async (keepSignedIn, kept) => {
    const i = { username: 'analyst', password: 'demo-yinfeng', keepSignedIn };
    const { headers } = await ask(url, SIGN_IN, { i });
    const [session = ''] = headers.getSetCookie();
    expect(session.replace(/=[\w-]{43};/, '=…;')).toBe(
      `yinfeng_session=…; ${kept}Path=/; HttpOnly; SameSite=Lax`,
    );
    const cookie = session.split(';')[0]!;
    expect(await me(cookie)).toEqual({ username: 'analyst' });
    const out = await ask(url, 'mutation { signOut }', undefined, { cookie });
    expect(out.headers.getSetCookie()[0]).toMatch(/^yinfeng_session=; .*Expires=Thu, 01 Jan 1970/);
    expect(await me(cookie)).toBeNull();
  });

  it('gives a new session each time and ends the one before', async () => {
    const before = await cookieOf(url, 'liaison');
    const { headers } = await signIn('station', 'demo-yinfeng', before);
    const after = headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect(after).not.toBe(before);
    expect(await me(before)).toBeNull();
    expect(await me(after)).toEqual({ username: 'station' });
  });

  it('fails alike for a wrong password, an unknown name, a disabled account, the system and no name', async () => {
    const disabled = async (is: boolean) => {
      const owner = await openDataSource(sample.database.owner, []);
      await owner.query('update access.account set disabled = $1 where username = $2', [is, 'liaison']);
      await owner.destroy();
    };
    // Its password is right: it signs in before, and again afterwards.
    expect((await signIn('liaison', 'demo-yinfeng')).data?.['signIn'].username).toBe('liaison');
    await disabled(true);
    const answers = [
      await signIn('liaison', 'demo-yinfeng'),
      await signIn('admin', 'wrong'),
      await signIn('nobody', 'demo-yinfeng'),
      await signIn('system', '!'),
      await signIn('', ''),
      await signIn("' or true --", 'x'),
    ];
    for (const { data, errors, headers } of answers) {
      expect(data).toBeNull();
      expect(errors[0]).toMatchObject({ message: 'Sign in failed', extensions: { code: 'SIGN_IN_FAILED' } });
      expect(Object.keys(errors[0]!.extensions)).toEqual(['code']);
      expect(headers.getSetCookie()).toEqual([]);
    }
    await disabled(false);
    expect((await signIn('liaison', 'demo-yinfeng')).data?.['signIn'].username).toBe('liaison');
  });

  it.each(['reviewer', 'nobody at all'])('says when to come back after five failures at %s', async (name) => {
    for (let i = 0; i < 5; i += 1)
      expect((await signIn(name, 'wrong')).errors[0]?.extensions).toEqual({ code: 'SIGN_IN_FAILED' });
    const { data, errors, headers } = await signIn(name, 'demo-yinfeng');
    expect(data).toBeNull();
    expect(errors[0]?.extensions).toEqual({
      code: 'TOO_MANY_REQUESTS',
      retryAfterSeconds: expect.any(Number),
    });
    expect(headers.get('retry-after')).toBe(String(errors[0]?.extensions['retryAfterSeconds']));
    expect(headers.getSetCookie()).toEqual([]);
  });

  it('does not let one guess among many at once slip through', async () => {
    const guesses = Array.from({ length: 12 }, (_, i) =>
      signIn('station', i === 11 ? 'demo-yinfeng' : `guess ${i}`),
    );
    const answers = await Promise.all(guesses);
    expect(answers.at(-1)?.errors[0]?.extensions['code']).toBe('TOO_MANY_REQUESTS');
  });

  it('from a device that was there before is open, whatever strangers at its address have guessed', async () => {
    const { headers } = await signIn('admin', 'demo-yinfeng');
    const device = headers.getSetCookie()[1]!.split(';')[0]!;
    for (let i = 0; i < 6; i += 1) await signIn('admin', 'wrong');
    expect((await signIn('admin', 'demo-yinfeng')).errors[0]?.extensions['code']).toBe('TOO_MANY_REQUESTS');
    expect((await signIn('admin', 'demo-yinfeng', device)).data?.['signIn'].username).toBe('admin');
  });

  it('refuses a password of unreasonable length before any work', async () => {
    const { errors } = await signIn('admin', 'x'.repeat(201));
    expect(errors[0]?.extensions['fields']).toMatchObject([{ field: 'password', code: 'MAX_LENGTH' }]);
  });
});

describe('signing out', () => {
  it('ends the session at once and takes the cookie back', async () => {
    const cookie = await cookieOf(url, 'liaison');
    expect(await me(cookie)).toEqual({ username: 'liaison' });
    const { data, headers } = await ask(url, 'mutation { signOut }', undefined, { cookie });
    expect(data).toEqual({ signOut: true });
    expect(headers.getSetCookie()[0]).toMatch(/^yinfeng_session=; .*Expires=Thu, 01 Jan 1970/);
    expect(await me(cookie)).toBeNull();
  });

  it('is no error for nobody', async () => {
    expect((await ask(url, 'mutation { signOut }')).data).toEqual({ signOut: true });
    expect(await me('yinfeng_session=nonsense')).toBeNull();
  });
});

describe('a page that says whose it is', () => {
  const build = (cookie: string, account: string) =>
    ask(
      url,
      'mutation($i: BuildNestInput!) { buildNest(input: $i) { id } }',
      { i: { name: 'nest', builtOn: '2026-01-02', planned: { amount: '100', currency: 'CNY' } } },
      { cookie, 'x-yinfeng-account': account },
    );
  const idOf = async (cookie: string) =>
    (await ask(url, '{ me { id } }', undefined, { cookie })).data?.['me'].id as string;

  it('acts and reads with its own account’s session alone', async () => {
    const cookie = await cookieOf(url, 'liaison');
    const own = await idOf(cookie);
    const another = await idOf(await cookieOf(url, 'analyst'));
    const read = (account: string) =>
      ask(url, '{ nests { edges { cursor } } }', undefined, { cookie, 'x-yinfeng-account': account });
    expect((await build(cookie, own)).errors).toEqual([]);
    expect((await read(own.toUpperCase())).errors).toEqual([]);
    for (const account of [another, '', 'nobody', `${own}, ${another}`])
      for (const { data, errors } of [await build(cookie, account), await read(account)]) {
        expect(data).toBeNull();
        expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'ACCOUNT_CHANGED' }]);
      }
  });

  it('is told so before it is told what the other may not do, and that nobody is signed in as ever', async () => {
    const cookie = await cookieOf(url, 'analyst');
    const own = await idOf(cookie);
    expect((await build(cookie, own)).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    const another = '11111111-1111-4111-8111-111111111111';
    expect((await build(cookie, another)).errors[0]?.extensions['code']).toBe('ACCOUNT_CHANGED');
    expect((await build('', own)).errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('does not sign the other out, and may find out who is there and sign in again', async () => {
    const own = await idOf(await cookieOf(url, 'liaison'));
    const cookie = await cookieOf(url, 'analyst');
    const page = { cookie, 'x-yinfeng-account': own };
    const out = await ask(url, 'mutation { signOut }', undefined, page);
    expect([out.data, out.errors[0]?.extensions]).toEqual([null, { code: 'ACCOUNT_CHANGED' }]);
    expect(out.headers.getSetCookie()).toEqual([]);
    expect((await ask(url, '{ me { username } }', undefined, page)).data).toEqual({
      me: { username: 'analyst' },
    });
    const i = { username: 'liaison', password: 'demo-yinfeng' };
    const back = await ask(url, SIGN_IN, { i }, page);
    expect(back.data?.['signIn'].username).toBe('liaison');
    expect(await me(cookie)).toBeNull();
  });
});

describe('over TLS', () => {
  it('the cookies are bound to this host and to TLS', () => {
    const set: unknown[][] = [];
    const cookie = new SessionCookie(true);
    const reply = { setCookie: (...args: unknown[]) => set.push(args) } as never;
    cookie.set(reply, 'token');
    cookie.setDevice(reply, 'device');
    expect(set).toEqual([
      ['__Host-yinfeng_session', 'token', { path: '/', httpOnly: true, sameSite: 'lax', secure: true }],
      [
        '__Host-yinfeng_device',
        'device',
        { path: '/', httpOnly: true, sameSite: 'strict', secure: true, maxAge: 15_552_000 },
      ],
    ]);
  });
});

describe('entry points', () => {
  it('are all found, with what they ask of their caller', () => {
    const found = entryPointsOf(sample.app);
    expect(found).toContainEqual({
      name: 'Mutation.signIn',
      handler: 'SignInResolver.signIn',
      allowance: 'public',
    });
    expect(found).toContainEqual({
      name: 'Subscription.ticks',
      handler: 'NestResolver.ticks',
      allowance: 'pipeline.read',
    });
    expect(found.map(({ name }) => name)).not.toContain('Query.display'); // a field, not an entry point
  });

  it('without a permission are named', () =>
    expect(entryPointsWithoutAllow(sample.app)).toEqual([
      'Query.forgotten (NestResolver.forgotten)',
      'HTTP.forgotten (FileController.forgotten)',
    ]));

  it('inherited and renamed ones are not overlooked', async () => {
    class Above {
      @Query(() => String, { name: 'secrets' })
      read(): string {
        return '';
      }
      @Allow('public')
      @Query(() => String)
      fine(): string {
        return '';
      }
    }
    @Resolver()
    class Below extends Above {}
    @Module({ providers: [Below] })
    class Careless {}
    const app = await Test.createTestingModule({ imports: [Careless as Type<unknown>] }).compile();
    expect(entryPointsWithoutAllow(app)).toEqual(['Query.secrets (Below.read)']);
    await app.close();
  });
});
