import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configFrom } from './config.js';
import { fingerprintsOf, loadKeys, refuseForeignKeys, refuseMissingKeys } from './keys.js';

let dataDir: string;
const file = () => join(dataDir, 'keys', 'digest.key');
const config = (env: NodeJS.ProcessEnv = {}) => configFrom({ DATA_DIR: dataDir, ...env });
const demo = () => config({ DEMO: '1' });
const given = Buffer.alloc(32, 7).toString('base64');

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'yinfeng-keys-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('the keys of a log', () => {
  it('are made by the first demonstration start, readable by their owner alone', async () => {
    const { digest } = await loadKeys(demo(), { logExists: false });
    expect(digest).toHaveLength(32);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'keys')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(dataDir, 'keys'))).toEqual(['digest.key']);
  });

  it('stay the same from then on, with or without demonstration', async () => {
    const first = await loadKeys(demo(), { logExists: false });
    expect(await loadKeys(demo(), { logExists: true })).toEqual(first);
    expect(await loadKeys(config(), { logExists: true })).toEqual(first);
  });

  it('are the same for all who make them at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => loadKeys(demo(), { logExists: false })));
    expect(new Set(all.map(({ digest }) => digest.toString('hex'))).size).toBe(1);
  });

  it('are refused when they are missing beside a log, and none are made', async () => {
    await expect(loadKeys(demo(), { logExists: true })).rejects.toThrow(/digest key is not: restore/);
    expect(existsSync(file())).toBe(false);
  });

  it('are not made outside a demonstration', async () => {
    await expect(loadKeys(config(), { logExists: false })).rejects.toThrow(/set YINFENG_DIGEST_KEY/);
    expect(existsSync(file())).toBe(false);
  });

  it('are asked for before anything is made, outside a demonstration', async () => {
    await expect(refuseMissingKeys(config())).rejects.toThrow(/^no digest key: set YINFENG_DIGEST_KEY/);
    for (const env of [{}, { DEMO: '1' }])
      await expect(refuseMissingKeys(config({ ...env, YINFENG_DIGEST_KEY: 'x' }))).rejects.toThrow(
        /shorter|not base64/,
      );
    expect(readdirSync(dataDir)).toEqual([]);
    await refuseMissingKeys(demo());
    await refuseMissingKeys(config({ YINFENG_DIGEST_KEY: given }));
    mkdirSync(join(dataDir, 'postgres')); // whether a log has begun in it is seen when it is open
    await refuseMissingKeys(config());
  });

  it.each([
    ['', 0o777],
    ['', 0o775],
    ['', 0o1777],
    ['keys', 0o770],
  ])('are refused where others may write the folder DATA_DIR/%s (mode %s)', async (folder, mode) => {
    await loadKeys(demo(), { logExists: false });
    const path = join(dataDir, folder);
    chmodSync(path, mode);
    await expect(loadKeys(demo(), { logExists: true })).rejects.toThrow(
      `may be written by others (mode ${mode.toString(8).padStart(4, '0')}): chmod go-w ${path}`,
    );
    chmodSync(path, 0o755);
    await loadKeys(demo(), { logExists: true });
  });

  it('come from the environment first, and then leave no file', async () => {
    const keys = await loadKeys(config({ DEMO: '1', YINFENG_DIGEST_KEY: given }), { logExists: true });
    expect(keys.digest.equals(Buffer.alloc(32, 7))).toBe(true);
    expect(existsSync(file())).toBe(false);
  });

  it.each([
    ['not base64', 'schlüssel!'],
    ['url-safe', Buffer.alloc(33, 251).toString('base64url')],
    ['short', Buffer.alloc(31).toString('base64')],
  ])('are refused when %s, without being repeated', async (_, key) => {
    const refused = loadKeys(config({ YINFENG_DIGEST_KEY: key }), { logExists: false });
    await expect(refused).rejects.toThrow(/^YINFENG_DIGEST_KEY is/);
    await expect(refused).rejects.not.toThrow(key);
  });

  it('are refused when others may read the file', async () => {
    await loadKeys(demo(), { logExists: false });
    chmodSync(file(), 0o644);
    await expect(loadKeys(demo(), { logExists: true })).rejects.toThrow(/others may read it: chmod 600/);
  });

  it('are refused when the file is damaged', async () => {
    await loadKeys(demo(), { logExists: false });
    writeFileSync(file(), readFileSync(file(), 'utf8').slice(0, 20));
    await expect(loadKeys(demo(), { logExists: true })).rejects.toThrow(/digest\.key is/);
  });

  it('are known by a fingerprint, so that another log’s are refused', async () => {
    const keys = await loadKeys(demo(), { logExists: false });
    const stored = fingerprintsOf(keys);
    expect(stored.digest).toMatch(/^[0-9a-f]{16}$/);
    expect(() => refuseForeignKeys(keys, stored)).not.toThrow();
    expect(() => refuseForeignKeys({ digest: Buffer.alloc(32, 7) }, stored)).toThrow(
      /another key \(digest\)/,
    );
    expect(() => refuseForeignKeys(keys, {})).not.toThrow(); // a log that began before this key was
  });
});
