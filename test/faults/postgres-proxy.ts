import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What is done to the first statement that matches. */
export type Fault = {
  /** Of the statement's text; its parameters are not looked at. */
  readonly on: RegExp;
  /**
   * `before`: it does not reach PostgreSQL. `after`: it is carried out and committed, and the answer swallowed. Either way the connection
   * is cut then. `hold`: it is carried out, and not committed before `release`.
   */
  readonly blow: 'before' | 'after' | 'hold';
  /** Of the statements that match, this one, from 1. */
  readonly nth?: number;
};

export type Armed = {
  /** Resolves when the statement was met, and with `after` and `hold` carried out. */
  readonly struck: Promise<void>;
  readonly hasStruck: () => boolean;
  /** Lets a held statement commit; else, forgets what was not met. */
  readonly release: () => void;
};

/** Between the program and PostgreSQL: it knows of the protocol where a statement begins and when it is committed. */
export type PostgresProxy = {
  /** The address with the proxy's port in place of PostgreSQL's. */
  readonly through: (url: string) => string;
  readonly arm: (fault: Fault) => Armed;
  /** Leads to another PostgreSQL from now on, and cuts what leads to the one before. */
  readonly lead: (port: number) => void;
  readonly close: () => Promise<void>;
};

type Arming = Required<Fault> & { met: number; release: () => void; strike: () => void };

const [PARSE, BIND, QUERY, SYNC, READY, COMPLETE, ERROR] = [...'PBQSZCE'].map((letter) =>
  letter.charCodeAt(0),
);
/** Asks PostgreSQL for its answers so far: it has carried out what they are of, and has not committed it. */
const FLUSH = Buffer.from([0x48, 0, 0, 0, 4]);

export const postgresProxy = async (first: number): Promise<PostgresProxy> => {
  let port = first;
  const sockets = new Set<Socket>();
  let arming: Arming | undefined;
  const server = createServer((client) => {
    const postgres = connect(port, '127.0.0.1');
    for (const socket of [client, postgres]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        client.destroy();
        postgres.destroy();
      });
    }
    const statements = new Map<string, string>();
    /** The fault that this connection has met, and the messages that wait for its release. */
    let struck: Arming | undefined;
    let held: Buffer[] | undefined;

    const messages = reader(true, (type, message) => {
      if (held) return void held.push(message);
      if (struck === undefined && arming !== undefined) {
        const text = textOf(type, message, statements);
        if (text !== undefined && arming.on.test(text) && (arming.met += 1) === arming.nth) {
          struck = arming;
          arming = undefined;
          if (struck.blow === 'before') {
            struck.strike();
            return void client.destroy();
          }
        }
      } else textOf(type, message, statements);
      // PostgreSQL commits a statement when it learns that nothing belongs to it any more.
      if (struck?.blow === 'hold' && type === SYNC) {
        held = [message];
        struck.release = () => {
          for (const waiting of held ?? []) postgres.write(waiting);
          held = struck = undefined;
        };
        postgres.write(FLUSH);
        return;
      }
      postgres.write(message);
    });
    const answers = reader(false, (type, message) => {
      if (struck?.blow === 'hold' && held !== undefined && (type === COMPLETE || type === ERROR))
        struck.strike();
      if (struck?.blow !== 'after') return void client.write(message);
      if (type === READY) {
        struck.strike();
        client.destroy();
      }
    });
    // What came together goes on together.
    for (const [from, to, take] of [
      [client, postgres, messages],
      [postgres, client, answers],
    ] as const)
      from.on('data', (chunk: Buffer) => {
        to.cork();
        take(chunk);
        to.uncork();
      });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const own = (server.address() as AddressInfo).port;

  return {
    through: (url) => {
      const made = new URL(url);
      made.port = String(own);
      return made.href;
    },
    arm: (fault) => {
      let [has, strike]: [boolean, () => void] = [false, () => {}];
      const struck = new Promise<void>((done) => (strike = done));
      const mine: Arming = {
        nth: 1,
        ...fault,
        met: 0,
        release: () => {},
        strike: () => {
          has = true;
          strike();
        },
      };
      arming = mine;
      return {
        struck,
        hasStruck: () => has,
        release: () => {
          if (arming === mine) arming = undefined;
          mine.release();
        },
      };
    },
    lead: (to) => {
      port = to;
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};

/** The text of the statement that a message begins, of one that was prepared before as well. */
const textOf = (
  type: number | undefined,
  message: Buffer,
  statements: Map<string, string>,
): string | undefined => {
  if (type === QUERY) return stringAt(message, 5)[0];
  if (type === PARSE) {
    const [name, end] = stringAt(message, 5);
    statements.set(name, stringAt(message, end)[0]);
    return undefined; // its Bind follows
  }
  if (type !== BIND) return undefined;
  const [, end] = stringAt(message, 5);
  return statements.get(stringAt(message, end)[0]);
};

const stringAt = (message: Buffer, from: number): [text: string, end: number] => {
  const end = message.indexOf(0, from);
  return [message.toString('utf8', from, end), end + 1];
};

/** Cuts a stream into the protocol's messages. The first message of a client has no type. */
const reader = (isClient: boolean, take: (type: number | undefined, message: Buffer) => void) => {
  let [rest, begun]: [Buffer, boolean] = [Buffer.alloc(0), !isClient];
  return (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const head = begun ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return;
      const message = rest.subarray(0, length);
      rest = rest.subarray(length);
      take(begun ? message[0] : undefined, message);
      begun = true;
    }
  };
};
