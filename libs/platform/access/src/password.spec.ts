import { describe, expect, it } from '@jest/globals';
import { HashQueueFull, hashPassword, verifyPassword } from './password.js';

describe('a password', () => {
  it('is stored as argon2id in PHC text, salted', async () => {
    const [one, other] = [await hashPassword('demo-yinfeng'), await hashPassword('demo-yinfeng')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
  });

  it('is right when it is the one that was stored, however it is composed', async () => {
    const stored = await hashPassword('caf\u00e9 凤');
    expect(await verifyPassword(stored, 'caf\u00e9 凤')).toBe(true);
    expect(await verifyPassword(stored, 'cafe\u0301 凤')).toBe(true);
    expect(await verifyPassword(stored, 'cafe 凤')).toBe(false);
  });

  // From the test suite of the reference implementation (phc-winner-argon2, src/test.c).
  it('hashed by another program at another cost is understood', async () => {
    const stored = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword(stored, 'password')).toBe(true);
    expect(await verifyPassword(stored, 'passwort')).toBe(false);
  });

  it('is wrong where there is no account, or one that nobody signs in to', async () => {
    for (const stored of [
      undefined,
      '!',
      '',
      '$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$c29tZXRhZ3NvbWV0YWc',
    ])
      expect(await verifyPassword(stored, '')).toBe(false);
  });

  it('waits its turn, and not without end', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 70 }, () => verifyPassword(undefined, 'x')),
    );
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(4); // two at once, 64 waiting
    expect(refused.every(({ reason }) => reason instanceof HashQueueFull)).toBe(true);
    expect(await verifyPassword(undefined, 'x')).toBe(false);
  });
});
