import { describe, expect, it } from '@jest/globals';
import { SignInLimiter } from './sign-in-limiter.js';

const minutes = (n: number) => n * 60_000;

const setUp = () => {
  const time = { now: 0 };
  return { time, limiter: new SignInLimiter(() => time.now) };
};

const failTimes = (limiter: SignInLimiter, n: number, username: string, address: string) => {
  for (let i = 0; i < n; i += 1) limiter.failed(username, address);
};

describe('the sign-in limiter', () => {
  it('closes an account to an address after five failures, and to nobody else', () => {
    const { limiter } = setUp();
    failTimes(limiter, 4, 'admin', 'a');
    expect(limiter.mayTry('admin', 'a')).toBe(true);
    failTimes(limiter, 1, 'admin', 'a');
    expect(limiter.mayTry('admin', 'a')).toBe(false);
    expect(limiter.mayTry('admin', 'b')).toBe(true);
    expect(limiter.mayTry('analyst', 'a')).toBe(true);
  });

  it('opens it again fifteen minutes after the last failure', () => {
    const { limiter, time } = setUp();
    failTimes(limiter, 5, 'admin', 'a');
    time.now = minutes(15) - 1;
    expect(limiter.mayTry('admin', 'a')).toBe(false);
    time.now = minutes(15);
    expect(limiter.mayTry('admin', 'a')).toBe(true);
  });

  it('forgets failures at a success', () => {
    const { limiter } = setUp();
    failTimes(limiter, 4, 'admin', 'a');
    limiter.succeeded('admin', 'a');
    failTimes(limiter, 4, 'admin', 'a');
    expect(limiter.mayTry('admin', 'a')).toBe(true);
  });

  it('closes an account to all after fifty failures from anywhere', () => {
    const { limiter } = setUp();
    for (let i = 0; i < 50; i += 1) limiter.failed('admin', `address ${i}`);
    expect(limiter.mayTry('admin', 'a new address')).toBe(false);
  });

  it('remembers only so many', () => {
    const { limiter } = setUp();
    failTimes(limiter, 5, 'admin', 'a');
    for (let i = 0; i < 6_000; i += 1) limiter.failed(`name ${i}`, 'a');
    expect(limiter.mayTry('admin', 'a')).toBe(true);
    expect(limiter['failures'].size).toBe(10_000);
  });
});
