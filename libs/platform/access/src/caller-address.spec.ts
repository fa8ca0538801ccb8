import { describe, expect, it } from '@jest/globals';
import { callerAddress } from './caller-address.js';

describe('the address that a caller is counted by', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:50123', '203.0.113.7'], // as some proxies write it
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (text, address) => expect(callerAddress(text)).toBe(address));

  it.each(['', 'unknown', '203.0.113', "'; drop table x"])('is none where %j is no address', (text) =>
    expect(callerAddress(text)).toBeUndefined(),
  );
});
