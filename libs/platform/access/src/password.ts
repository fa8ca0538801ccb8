import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

/*
 * argon2id with OWASP's smallest recommended cost, in the PHC format, by Node itself (no native package).
 */

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };
const cost: Cost = { memory: 19 * 1024, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;
const SALT_BYTES = 16;

/** At most two hashes at once, each 19 MiB and some 50 ms of a core; beyond 64 waiting the caller is told to come back. */
const AT_ONCE = 2;
const WAITING = 64;

let running = 0;
const queue: (() => void)[] = [];

/** Too many hashes wait already. */
export class HashQueueFull extends Error {
  constructor() {
    super('too many password hashes wait');
    this.name = 'HashQueueFull';
  }
}

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running < AT_ONCE) running += 1;
  else {
    if (queue.length >= WAITING) throw new HashQueueFull();
    await new Promise<void>((go) => queue.push(go)); // the one that ends hands its place on
  }
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
};

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2 as never);

const tagOf = (
  password: string,
  salt: Buffer,
  { memory, passes, parallelism }: Cost,
  length: number,
): Promise<Buffer> =>
  inTurn(() =>
    derive('argon2id', {
      // One person's é must be one password, however the keyboard composes it.
      message: password.normalize('NFC'),
      nonce: salt,
      parallelism,
      tagLength: length,
      memory,
      passes,
    }),
  );

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** The PHC text to store: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, salt, cost, TAG_BYTES);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`;
};

const phc =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,86})$/;

/** What an unknown or closed account is checked against, so that it takes as long as a known one. */
const nobody = { salt: Buffer.alloc(SALT_BYTES, 7), tag: Buffer.alloc(TAG_BYTES) };

/**
 * Whether the password is the one that was stored. Without a stored hash (no such account), or with one that isn't argon2id,
 * it says no after the same work.
 */
export const verifyPassword = async (stored: string | undefined, password: string): Promise<boolean> => {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(stored ?? '') ?? [];
  if (!salt || !tag) {
    await tagOf(password, nobody.salt, cost, TAG_BYTES);
    return false;
  }
  const expected = Buffer.from(tag, 'base64');
  const given = await tagOf(
    password,
    Buffer.from(salt, 'base64'),
    { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    expected.length,
  );
  return timingSafeEqual(given, expected);
};
