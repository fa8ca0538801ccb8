import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { createClient, type Client } from 'graphql-ws';
import { randomBytes } from 'node:crypto';
import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { ask, bell, cookieOf, counted, startSampleApp, type SampleApp } from './testing/sample-app.js';

const PROTOCOL = 'graphql-transport-ws';
type Message = { id?: string; type: string; payload?: unknown };

let sample: SampleApp;
let address: string;
let admin: string;

beforeAll(async () => {
  sample = await startSampleApp();
  address = `${sample.url.replace('http', 'ws')}/graphql/ws`;
  admin = await cookieOf(sample.url, 'admin');
});
afterAll(() => sample.close());

/** Node's WebSocket takes headers besides the protocol, as a browser would send them by itself. */
const socketTo = (headers: Record<string, string>, protocols: string | string[] = PROTOCOL): WebSocket =>
  new WebSocket(address, { protocols, headers } as never);

const clientOf = (cookie?: string, connectionParams: Record<string, unknown> = {}): Client =>
  createClient({
    url: address,
    connectionParams,
    retryAttempts: 0,
    webSocketImpl: class extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, { protocols, headers: cookie ? { cookie } : {} } as never);
      }
    },
  });

const answersTo = async (
  client: Client,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<unknown[]> => {
  const answers: unknown[] = [];
  for await (const answer of client.iterate({ query, variables })) answers.push(answer);
  return answers;
};

/** A connection below the client: says messages and hears the answers in order. */
class Line {
  private readonly heard: Message[] = [];
  private wake: () => void = () => undefined;
  private closing: CloseEvent | undefined;

  constructor(private readonly socket: WebSocket) {
    socket.addEventListener('message', ({ data }) => {
      this.heard.push(JSON.parse(String(data)) as Message);
      this.wake();
    });
    socket.addEventListener('close', (event) => {
      this.closing = event;
      this.wake();
    });
    socket.addEventListener('error', () => undefined);
  }

  static async open(cookie?: string): Promise<Line> {
    const line = new Line(socketTo(cookie ? { cookie } : {}));
    await new Promise((done) => line.socket.addEventListener('open', done));
    return line;
  }

  static async ready(cookie?: string): Promise<Line> {
    const line = await Line.open(cookie);
    line.sendMessage({ type: 'connection_init' });
    const { type } = await line.next();
    if (type !== 'connection_ack') throw new Error(`no ack but ${type}`);
    return line;
  }

  sendMessage(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.sendMessage({ id, type: 'subscribe', payload: { query, variables } });
  }

  async next(): Promise<Message> {
    while (this.heard.length === 0) {
      if (this.closing) throw new Error(`closed with ${this.closing.code}`);
      await new Promise<void>((done) => (this.wake = done));
    }
    return this.heard.shift()!;
  }

  async closed(): Promise<number> {
    while (!this.closing) await new Promise<void>((done) => (this.wake = done));
    return this.closing.code;
  }

  close(): void {
    this.socket.close();
  }
}

describe('GraphQL over WebSocket', () => {
  it('answers each event of a subscription, then completes', async () => {
    const client = clientOf(admin);
    expect(await answersTo(client, 'subscription($n: Int!) { ticks(upTo: $n) }', { n: 3 })).toEqual([
      { data: { ticks: 1 } },
      { data: { ticks: 2 } },
      { data: { ticks: 3 } },
    ]);
    await client.dispose();
  });

  it('answers queries and mutations too, but signs nobody in', async () => {
    const client = clientOf(admin);
    expect(await answersTo(client, '{ me { username } }')).toEqual([{ data: { me: { username: 'admin' } } }]);
    const [signIn] = await answersTo(
      client,
      'mutation { signIn(input: { username: "admin", password: "demo-yinfeng" }) { id } }',
    );
    expect(signIn).toMatchObject({ errors: [{ extensions: { code: 'SIGN_IN_NEEDS_HTTP' } }] });
    await client.dispose();
  });

  it('lets a filter choose the events', async () => {
    const client = clientOf(admin);
    expect(await answersTo(client, 'subscription { even }')).toEqual([
      { data: { even: 2 } },
      { data: { even: 4 } },
    ]);
    await client.dispose();
  });

  describe('guards', () => {
    it.each([
      [undefined, 'UNAUTHENTICATED'],
      ['yinfeng_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'UNAUTHENTICATED'],
    ])('a caller with cookie %s is %s', async (cookie, code) => {
      const client = clientOf(cookie);
      expect(await answersTo(client, 'subscription { ticks(upTo: 1) }')).toMatchObject([
        { errors: [{ extensions: { code } }] },
      ]);
      expect(await answersTo(client, '{ forgotten }')).toMatchObject([
        { errors: [{ extensions: { code } }] },
      ]);
      await client.dispose();
    });

    it('a page that says whose it is hears nothing by the session of another', async () => {
      const subscription = 'subscription { ticks(upTo: 1) }';
      const own = (await ask(sample.url, '{ me { id } }', undefined, { cookie: admin })).data?.['me']
        .id as string;
      const heard = async (account: unknown): Promise<unknown> => {
        const client = clientOf(admin, { 'x-yinfeng-account': account });
        const [answer] = await answersTo(client, subscription);
        await client.dispose();
        return answer;
      };
      expect(await heard(own.toUpperCase())).toEqual({ data: { ticks: 1 } });
      for (const account of ['11111111-1111-4111-8111-111111111111', '', [own, own], { id: own }, 0])
        expect(await heard(account)).toMatchObject({ errors: [{ extensions: { code: 'ACCOUNT_CHANGED' } }] });
    });

    it('an upgrade from another origin is refused', async () => {
      const socket = socketTo({ origin: 'https://evil.example', cookie: admin });
      const opened = await new Promise((done) => {
        socket.addEventListener('open', () => done(true));
        socket.addEventListener('error', () => done(false));
      });
      expect(opened).toBe(false);
    });

    it('a session that ends takes its subscriptions along', async () => {
      const cookie = await cookieOf(sample.url, 'liaison');
      const line = await Line.ready(cookie);
      line.subscribe('1', 'subscription { bells { twig } }');
      await bell.awaited();
      bell.ring();
      expect(await line.next()).toEqual({
        id: '1',
        type: 'next',
        payload: { data: { bells: { twig: 'twig of 7' } } },
      });
      await ask(sample.url, 'mutation { signOut }', undefined, { cookie });
      await bell.awaited();
      bell.ring();
      expect(await line.next()).toMatchObject({
        id: '1',
        type: 'error',
        payload: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
      line.close();
    });
  });

  it('loads anew for each event of a subscription', async () => {
    counted.batches = 0;
    const line = await Line.ready(admin);
    line.subscribe('1', 'subscription { bells { twig } }');
    for (let event = 1; event <= 2; event += 1) {
      await bell.awaited();
      bell.ring();
      await line.next();
    }
    expect(counted.batches).toBe(2);
    line.close();
  });

  describe('errors', () => {
    let line: Line;
    beforeEach(async () => {
      line = await Line.ready(admin);
    });

    it.each([
      ['of syntax', 'subscription {', 'GRAPHQL_REQUEST_FAILED'],
      ['of an unknown field', 'subscription { nope }', 'GRAPHQL_REQUEST_FAILED'],
      ['of too many tokens', `{ ${'hello '.repeat(2000)} }`, 'GRAPHQL_REQUEST_FAILED'],
      [
        'of too many aliases',
        `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: hello`).join(' ')} }`,
        'QUERY_TOO_COMPLEX',
      ],
      ['of a document that is too long', `{ hello } #${'c'.repeat(16_400)}`, 'DOCUMENT_TOO_LONG'],
      ['of equal fields', `{ me { ${'id '.repeat(101)} } }`, 'QUERY_TOO_COMPLEX'],
      ['of too many figures', '{ dear(cells: 400001, bytes: 1) }', 'QUERY_TOO_COMPLEX'],
      ['within the source of events', 'subscription { broken }', 'INTERNAL_SERVER_ERROR'],
    ])('%s have a code and leave the connection open', async (_, query, code) => {
      line.subscribe('1', query);
      const messages: Message[] = [];
      do messages.push(await line.next());
      while (messages.at(-1)?.type === 'next');
      expect(messages.at(-1)).toMatchObject({ type: 'error', payload: [{ extensions: { code } }] });
      expect(JSON.stringify(messages)).not.toMatch(/select|stack/);
      line.subscribe('2', '{ hello }');
      expect(await line.next()).toMatchObject({ id: '2', payload: { data: { hello: 'hello nobody' } } });
      line.close();
    });

    it('of refusals and bad input are those of HTTP', async () => {
      line.subscribe('1', '{ fail(how: "refused") }');
      expect(await line.next()).toMatchObject({
        type: 'next',
        payload: {
          errors: [{ message: 'Lead lost', extensions: { code: 'LEAD_LOST', leadId: 'L1', fen: '5' } }],
        },
      });
      await line.next();
      line.subscribe('2', 'query($d: Date!) { on(day: $d) }', { d: '2022-02-30' });
      expect(await line.next()).toMatchObject({
        payload: {
          errors: [
            { extensions: { code: 'BAD_USER_INPUT', fields: [{ field: 'day', code: 'DATE_NOT_REAL' }] } },
          ],
        },
      });
      line.close();
    });
  });

  describe('keeps the protocol graphql-transport-ws', () => {
    it('closes with 4429 on a second init', async () => {
      const line = await Line.ready();
      line.sendMessage({ type: 'connection_init' });
      expect(await line.closed()).toBe(4429);
    });

    it('closes with 4401 on an operation before init', async () => {
      const line = await Line.open();
      line.subscribe('1', '{ hello }');
      expect(await line.closed()).toBe(4401);
    });

    it('closes with 4408 where init does not come', async () => {
      const line = await Line.open();
      expect(await line.closed()).toBe(4408);
    });

    it.each([
      ['no JSON', '{'],
      ['no type', '{}'],
      ['an unknown type', '{"type":"nope"}'],
      ['no payload', '{"type":"subscribe","id":"1"}'],
      ['no id', '{"type":"subscribe","payload":{"query":"{ hello }"}}'],
    ])('closes with 4400 on a message with %s', async (_, message) => {
      const line = await Line.ready();
      line.sendMessage(message);
      expect(await line.closed()).toBe(4400);
    });

    it('closes with 4409 where an id is taken', async () => {
      const line = await Line.ready(admin);
      line.subscribe('1', 'subscription { bells { id } }');
      line.subscribe('1', 'subscription { bells { id } }');
      expect(await line.closed()).toBe(4409);
    });

    it('closes with 1009 on a message above 1 MiB', async () => {
      const complaint = jest.spyOn(console, 'error').mockReturnValue(); // graphql-ws says it aloud
      const line = await Line.ready();
      line.subscribe('1', `{ hello(name: "${'x'.repeat(2 ** 20)}") }`);
      expect(await line.closed()).toBe(1009);
      complaint.mockRestore();
    });

    it('does not speak another subprotocol', async () => {
      const socket = socketTo({}, 'graphql-ws');
      const opened = await new Promise((done) => {
        socket.addEventListener('open', () => done(true));
        socket.addEventListener('error', () => done(false));
      });
      expect(opened).toBe(false);
    });

    it('answers a ping with a pong', async () => {
      const line = await Line.ready();
      line.sendMessage({ type: 'ping', payload: { a: 1 } });
      expect(await line.next()).toEqual({ type: 'pong', payload: { a: 1 } });
      line.close();
    });

    it('ends an operation that the client completes, and answers it no more', async () => {
      counted.ended = 0;
      const line = await Line.ready(admin);
      line.subscribe('1', 'subscription { ticks(upTo: 1000000) }');
      expect((await line.next()).type).toBe('next');
      line.sendMessage({ id: '1', type: 'complete' });
      line.subscribe('2', '{ hello }');
      let message = await line.next();
      while (message.id === '1') message = await line.next();
      expect(message).toMatchObject({ id: '2', type: 'next' });
      expect((await line.next()).type).toBe('complete');
      // It ends at its next tick, which need not come before the answer to the other one.
      for (let time = 0; time < 500 && counted.ended === 0; time += 1)
        await new Promise((done) => setTimeout(done, 10));
      expect(counted.ended).toBe(1);
      line.close();
    });

    it('runs up to fifty operations at once on a connection', async () => {
      const line = await Line.ready(admin);
      for (let id = 1; id <= 51; id += 1) line.subscribe(String(id), 'subscription { bells { id } }');
      expect(await line.next()).toMatchObject({
        id: '51',
        type: 'error',
        payload: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }],
      });
      line.close();
    });
  });

  it('ends with the server, not after it', async () => {
    const other = await startSampleApp();
    const socket = new WebSocket(`${other.url.replace('http', 'ws')}/graphql/ws`, PROTOCOL);
    await new Promise((done) => socket.addEventListener('open', done));
    const closed = new Promise((done) => socket.addEventListener('close', done));
    await other.close();
    await closed;
    expect(socket.readyState).toBe(WebSocket.CLOSED);
  });

  it('shows the schema to those who signed in only', async () => {
    const query = '{ __schema { queryType { name } } }';
    const codes = [];
    for (const cookie of [undefined, admin]) {
      const line = await Line.ready(cookie);
      line.subscribe('1', query);
      const { type, payload } = await line.next();
      codes.push(type === 'error' ? (payload as any)[0].extensions.code : payload); // oxlint-disable-line typescript/no-explicit-any -- JSON
      line.close();
    }
    expect(codes).toEqual(['UNAUTHENTICATED', { data: { __schema: { queryType: { name: 'Query' } } } }]);
  });

  it('counts what an account has under way over all its sockets and requests', async () => {
    const lines = await Promise.all([Line.ready(admin), Line.ready(admin)]);
    for (const line of lines) for (let id = 1; id <= 50; id += 1) line.subscribe(String(id), '{ rung }');
    const hello = async () => (await ask(sample.url, '{ hello }', undefined, { cookie: admin })).errors[0];
    let refused = await hello();
    while (!refused) refused = await hello();
    expect(refused.extensions['code']).toBe('TOO_MANY_REQUESTS');
    const third = await Line.ready(admin);
    third.subscribe('1', '{ hello }');
    expect(await third.next()).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }],
    });
    // Who hangs up gives room: what waited for the bell is rung and forgotten.
    for (const line of [...lines, third]) line.close();
    while (await hello()) await new Promise((resolve) => setTimeout(resolve, 10));
    bell.ring();
  });

  describe('with tighter bounds', () => {
    let tight: SampleApp;
    let at: string;
    let cookie: string;
    const opened = async (headers: Record<string, string>): Promise<WebSocket | undefined> => {
      const socket = new WebSocket(at, { protocols: PROTOCOL, headers } as never);
      return new Promise((done) => {
        socket.addEventListener('open', () => done(socket));
        socket.addEventListener('error', () => done(undefined));
      });
    };
    beforeAll(async () => {
      tight = await startSampleApp({
        sockets: { sessionEveryMs: 300, perAddress: 3, unread: 200_000, unreadEveryMs: 20 },
      });
      at = `${tight.url.replace('http', 'ws')}/graphql/ws`;
      cookie = await cookieOf(tight.url, 'admin');
    });
    afterAll(() => tight.close());

    /** As many as an address may have, once those of the cases before have let their places go. */
    const three = async (): Promise<WebSocket[]> => {
      const sockets: WebSocket[] = [];
      while (sockets.length < 3) {
        const another = await opened({ cookie });
        if (another) sockets.push(another);
      }
      return sockets;
    };

    /** Speaks the protocol below any library, so that it need not read. */
    const deaf = async (): Promise<Socket> => {
      const socket = connect(Number(new URL(tight.url).port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(
        [
          'GET /graphql/ws HTTP/1.1',
          'Host: 127.0.0.1',
          'Upgrade: websocket',
          'Connection: Upgrade',
          'Sec-WebSocket-Version: 13',
          `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
          `Sec-WebSocket-Protocol: ${PROTOCOL}`,
          `Cookie: ${cookie}`,
          '\r\n',
        ].join('\r\n'),
      );
      await new Promise((done) => socket.once('data', done));
      socket.pause();
      return socket;
    };
    const framed = (message: object): Buffer => {
      const text = Buffer.from(JSON.stringify(message));
      const head =
        text.length < 126
          ? Buffer.from([0x81, 0x80 | text.length])
          : Buffer.from([0x81, 0xfe, text.length >> 8, text.length & 255]);
      return Buffer.concat([head, Buffer.alloc(4), text]); // masked with zeros
    };

    it('cuts off a client that does not read, though all its answers are ready together', async () => {
      const ended = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
      const socket = await deaf();
      const closed = new Promise((done) => socket.once('close', done));
      socket.write(framed({ type: 'connection_init' }));
      for (let id = 1; id <= 40; id += 1)
        socket.write(
          framed({
            id: String(id),
            type: 'subscribe',
            payload: { query: '{ dear(cells: 1, bytes: 1000000) }' },
          }),
        );
      while (!ended.mock.calls.some(([warning]) => /^cut off: \d+ bytes unread$/.test(String(warning))))
        await new Promise((resolve) => setTimeout(resolve, 10));
      socket.resume();
      await closed;
      ended.mockRestore();
    });

    it('closes what is a stranger’s, and what was somebody’s whose session ended', async () => {
      const closing = async (socket: WebSocket | undefined) =>
        new Promise((done) => socket!.addEventListener('close', ({ code }) => done(code)));
      const stranger = (await opened({}))!;
      stranger.send('{"type":"connection_init"}');
      expect(await closing(stranger)).toBe(4403);
      const session = await cookieOf(tight.url, 'liaison');
      const liaison = (await opened({ cookie: session }))!;
      liaison.send('{"type":"connection_init"}');
      const closed = closing(liaison); // which may be before the answer is here
      await ask(tight.url, 'mutation { signOut }', undefined, { cookie: session });
      expect(await closed).toBe(4403);
    });

    it('takes so many connections from an address, and another once one has ended', async () => {
      const [first, ...others] = await three();
      expect(await opened({ cookie })).toBeUndefined();
      first!.close();
      let another = await opened({ cookie });
      while (!another) another = await opened({ cookie });
      for (const socket of [...others, another]) socket.close();
    });

    it('takes no place for what asks for no upgrade, however often over one connection', async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const plain = () =>
        new Promise<number | undefined>((done, failed) => {
          get(`${tight.url}/graphql/ws`, { agent, headers: { cookie } }, (response) => {
            response.resume().once('end', () => done(response.statusCode));
          }).once('error', failed);
        });
      const statuses = [];
      for (let n = 0; n < 10; n += 1) statuses.push(await plain());
      expect(statuses).toEqual(Array.from({ length: 10 }, () => 404));
      for (const socket of await three()) socket.close();
      agent.destroy();
    });
  });
});
