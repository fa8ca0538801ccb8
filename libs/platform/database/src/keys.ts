import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { makeSecret, readSecret, refuseWritable, StartRefused } from '#platform/supervision';
import type { Config } from './config.js';
import { databaseExists } from './database.js';

/**
 * The secrets of one log. Losing one makes its part of the log unusable, so they are backed up apart from it.
 * A further key gets a field here and a line in `keyOf`.
 */
export type Keys = {
  /** HMAC key of command digests and of the names of key streams. */
  readonly digest: Buffer;
};

const shortest = 32;

/**
 * The keys from the environment, or from files of mode 0600 under `dataDir/keys`. They are made only when there is
 * no log yet and this is a demonstration: a new key beside an old log would silently break repeats and lookups.
 * @throws StartRefused when a key is missing or malformed.
 */
export const loadKeys = async (config: Config, { logExists }: { logExists: boolean }): Promise<Keys> => ({
  digest: await keyOf('digest', 'YINFENG_DIGEST_KEY', config.digestKey, config, logExists),
});

/** Whether the text is this key's: 16 hex digits that reveal nothing about the key, to be stored beside the log. */
const keyFingerprint = (key: Buffer): string =>
  createHmac('sha256', key).update('yinfeng key fingerprint 1').digest('hex').slice(0, 16);

/** The fingerprint of every key, by name. */
export const fingerprintsOf = (keys: Keys): Record<keyof Keys, string> => ({
  digest: keyFingerprint(keys.digest),
});

/**
 * Refuses keys that are not those the log was written with.
 * @param stored what `fingerprintsOf` gave when the log began
 * @throws StartRefused naming the keys that differ
 */
export const refuseForeignKeys = (keys: Keys, stored: Partial<Record<keyof Keys, string>>): void => {
  const actual = fingerprintsOf(keys);
  const wrong = (Object.keys(actual) as (keyof Keys)[]).filter(
    (name) => stored[name] !== undefined && stored[name] !== actual[name],
  );
  if (wrong.length > 0)
    throw new StartRefused(
      `this log was written with another key (${wrong.join(', ')}): restore the key it began with`,
    );
};

/**
 * Refuses, before a database is made or prepared, what `loadKeys` would refuse afterwards for a log that has not begun. Where there is a
 * database already, only `loadKeys` knows whether a log has.
 * @throws StartRefused when a key is missing or malformed
 */
export const refuseMissingKeys = async (config: Config): Promise<void> => {
  if (config.demo && config.digestKey === undefined) return;
  if (!(await databaseExists(config))) await loadKeys(config, { logExists: false });
};

const keyOf = async (
  name: string,
  variable: string,
  given: string | undefined,
  { dataDir, demo }: Config,
  logExists: boolean,
): Promise<Buffer> => {
  if (given !== undefined) return keyIn(given, variable);
  await refuseWritable(dataDir, `DATA_DIR ${dataDir}`);
  const path = join(dataDir, 'keys', `${name}.key`);
  const kept = await readSecret(path);
  if (kept !== undefined) return keyIn(kept, path);
  if (logExists)
    throw new StartRefused(
      `the log is there but its ${name} key is not: restore ${path} from its backup, or set ${variable}`,
    );
  if (!demo)
    throw new StartRefused(
      `no ${name} key: set ${variable} to the base64 of ${shortest} random bytes (openssl rand -base64 ${shortest})`,
    );
  return keyIn(await makeSecret(path, `${randomBytes(shortest).toString('base64')}\n`), path);
};

/** Buffer.from drops what is not base64 without a word, so the text is compared with what was understood. */
const keyIn = (text: string, where: string): Buffer => {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, 'base64');
  if (key.toString('base64').replace(/=+$/, '') !== trimmed.replace(/=+$/, ''))
    throw new StartRefused(`${where} is not base64`);
  if (key.length < shortest) throw new StartRefused(`${where} is shorter than ${shortest} bytes`);
  return key;
};
