import { isIP } from 'node:net';

/** `1.2.3.4:5678`, `[::1]:5678`, `fe80::1%eth0` → the address alone. */
const bare = (text: string): string =>
  text
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');

/**
 * Who is counted as one caller: an IPv4 address, or the first 64 bits of an IPv6 address, since a single customer is given all that
 * lies below them. Undefined where the text (a proxy's) is no address.
 */
export const callerAddress = (text: string): string | undefined => {
  const address = bare(text);
  const kind = isIP(address);
  if (kind === 0) return undefined;
  if (kind === 4) return address;
  // The URL parser writes every spelling of an address in one way: lower case, no dots, the longest run of zeros as `::`.
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail = ''] = plain.split('::');
  const parts = (side: string) => side.split(':').filter((part) => part !== '');
  const [before, after] = [parts(head), parts(tail)];
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return `${groups.slice(0, 4).join(':')}::/64`;
  return groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff])
    .join('.');
};
