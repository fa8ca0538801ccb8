import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// This file runs as dist/test/bench/peers.js; the peers stay where they are written, beside their own node_modules.
const folder = new URL('../../../test/bench/', import.meta.url);

/** Imports test/bench/peers/<name>.mjs. */
export const peer = async (name: string, print: (line: string) => void): Promise<any> => {
  await (installed ??= install(print));
  return import(new URL(`peers/${name}.mjs`, folder).href);
};

let installed: Promise<void> | undefined;

/** What `npm ci` did last is older than the lock, or was never done: do it. */
const install = async (print: (line: string) => void): Promise<void> => {
  const [done, wanted] = await Promise.all(
    ['node_modules/.package-lock.json', 'package-lock.json'].map((file) =>
      stat(new URL(file, folder)).then(
        ({ mtimeMs }) => mtimeMs,
        () => undefined,
      ),
    ),
  );
  if (wanted === undefined) throw new Error(`${fileURLToPath(folder)} has no package-lock.json`);
  if (done !== undefined && done >= wanted) return;
  print('installing the peers (npm ci in test/bench), once …');
  const npm = process.env['npm_execpath'];
  const [program, ...before] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const child = spawn(program!, [...before, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // What `npm run` says of the root's package is not for this one.
    env: Object.fromEntries(
      Object.entries(process.env).filter(
        ([key]) => !/^npm_(package|lifecycle|command|config_local_prefix)/.test(key),
      ),
    ),
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const code = await new Promise<number | null>((done, failed) =>
    child.once('error', failed).once('close', done),
  );
  if (code !== 0)
    throw new Error(`the peers could not be installed: ${output.trim().split('\n').slice(-3).join(' ')}`);
};
