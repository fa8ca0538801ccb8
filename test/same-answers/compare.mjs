// node test/same-answers/compare.mjs OLD_CHECKOUT NEW_CHECKOUT [--quick] [--keep]
//
// Two built checkouts, one data folder: what the old one made and answered, the new one must start on, verify, repeat, answer and rebuild.
// Prints what is equal, and the first differences; exits 1 where there are any. The README of this folder has the steps.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildSchema, lexicographicSortSchema, parse, print, printSchema, visit } from 'graphql';
import { canonical } from './client.mjs';
import { logOf } from './data-folder.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: 'boolean' }, quick: { type: 'boolean' } },
});
if (positionals.length !== 2) {
  console.error('usage: node test/same-answers/compare.mjs OLD_CHECKOUT NEW_CHECKOUT [--quick] [--keep]');
  process.exit(2);
}
const [old, anew] = positionals.map((folder) => path.resolve(folder));
const here = import.meta.dirname;
const folder = mkdtempSync(path.join(tmpdir(), 'yinfeng-same-answers-'));
const file = (name) => path.join(folder, name);
/** The same key for every folder, so that digests and the names of key streams are the same on every run. For made-up data only. */
const key = Buffer.alloc(32, 'y').toString('base64');
const patience = 180_000;

let different = 0;
const say = (same, text) => {
  if (!same) different += 1;
  console.log(`${same ? 'equal    ' : 'DIFFERENT'}  ${text}`);
};

// --- Processes ----------------------------------------------------------------------------------------------------------------------------

const environment = (dataDir) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  DEMO: '1',
  DATA_DIR: dataDir,
  YINFENG_DIGEST_KEY: key,
});

/** Runs a program to its end. @returns its exit code and what it printed */
const run = async (checkout, args, env, stdout = 'pipe') => {
  const child = spawn(args[0], args.slice(1), { cwd: checkout, env, stdio: ['ignore', stdout, 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (out += chunk));
  const [code] = await once(child, 'close');
  return { code, out };
};

const freePort = () =>
  new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

let running;
/** `npm start` of a checkout, on a port of its own. */
const start = async (checkout, dataDir, more = {}) => {
  const port = await freePort();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: checkout,
    // A group of its own, so that a Ctrl-C here ends it through `stop` and not twice.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...environment(dataDir), PORT: String(port), HOST: '127.0.0.1', ...more },
  });
  let err = '';
  child.stderr.on('data', (chunk) => (err += chunk));
  const closed = once(child, 'close');
  const url = `http://127.0.0.1:${port}`;
  running = { child, closed, dataDir };
  for (const end = Date.now() + patience; ; await pause(200)) {
    if (child.exitCode !== null) throw new Error(`${checkout} ended with ${child.exitCode}: ${err}`);
    if (Date.now() > end) throw new Error(`${checkout} did not get ready: ${err}`);
    const status = await fetch(`${url}/readyz`).then(
      (response) => response.status,
      () => undefined,
    );
    if (status === 200) break;
  }
  const log = await logOf(dataDir);
  await log.quiet();
  await log.end();
  return url;
};

/** Ends the server alone, as a supervisor does; npm ends after it. */
const stop = async () => {
  if (!running) return;
  const { child, closed, dataDir } = running;
  running = undefined;
  try {
    process.kill(JSON.parse(readFileSync(path.join(dataDir, 'owner.json'), 'utf8')).pid, 'SIGTERM');
  } catch {
    if (child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
  }
  await closed;
};

/** One of the scripts beside this one, on the questions of the old schema. */
const script = async (name, ...args) => {
  const { code, out } = await run(here, [process.execPath, path.join(here, name), ...args], {
    ...process.env,
    YINFENG_DIGEST_KEY: key,
  });
  return { code, out: out.trim() };
};
const schemaOf = (checkout) => path.join(checkout, 'schema.graphql');

const answersTo = async (url, name) => {
  const command = `"${process.execPath}" "${path.join(here, 'answers.mjs')}" ${url} "${schemaOf(old)}" ${values.quick ? '--quick' : ''} > "${file(name)}"`;
  const { code, out } = await run(here, ['sh', '-c', command], process.env);
  if (code !== 0) throw new Error(`no answers: ${out}`);
  return out.trim();
};
const yinfeng = (checkout, dataDir, ...args) => {
  const own = path.join(checkout, 'node_modules/.bin/node');
  const node = existsSync(own) ? own : process.execPath;
  return run(checkout, [node, 'bin/yinfeng.mjs', ...args], environment(dataDir));
};

// --- Comparing ----------------------------------------------------------------------------------------------------------------------------

const linesOf = (name) => createInterface({ input: createReadStream(file(name)), crlfDelay: Infinity });

/** Where two texts part, with what stands around. */
const parting = (a = '(nothing)', b = '(nothing)') => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text) => `…${text.slice(Math.max(0, at - 80), at + 120)}…`;
  return `    before: ${around(a)}\n    after:  ${around(b)}`;
};

/** Compares two files of one line per question: the question, a tab, its answer. */
const compareFiles = async (a, b, what) => {
  const before = new Map();
  const part = (line) => {
    const end = line.indexOf('\t');
    return [line.slice(0, end), line.slice(end + 1)];
  };
  let count = 0;
  for await (const line of linesOf(a)) {
    const [question, answer] = part(line);
    before.set(question, answer);
    count += 1;
  }
  const differences = [];
  for await (const line of linesOf(b)) {
    const [question, answer] = part(line);
    if (before.get(question) !== answer) differences.push([question, before.get(question), answer]);
    before.delete(question);
  }
  for (const [question, answer] of before) differences.push([question, answer, undefined]);
  say(
    differences.length === 0,
    `${what}: ${count} lines${differences.length > 0 ? `, ${differences.length} differ` : ''}`,
  );
  for (const [question, x, y] of differences.slice(0, 5))
    console.log(`  ${question.slice(0, 300)}\n${parting(x, y)}`);
};

const compareMaps = (before, after, what) => {
  const keys = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const differences = keys.filter((each) => before.get(each) !== after.get(each));
  say(
    differences.length === 0,
    `${what}: ${before.size}${differences.length > 0 ? `, ${differences.length} differ` : ''}`,
  );
  for (const each of differences.slice(0, 5))
    console.log(`  ${each}\n${parting(before.get(each), after.get(each))}`);
};

/** The schema without descriptions, in one order. */
const shapeOf = (checkout) => {
  const sdl = printSchema(lexicographicSortSchema(buildSchema(readFileSync(schemaOf(checkout), 'utf8'))));
  const bare = visit(parse(sdl), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  });
  return print(bare);
};

/** What every command left in a log, reactions aside: those answer what they find, in the order in which they find it. */
const commandsOf = async (dataDir) => {
  const log = await logOf(dataDir);
  const found = new Map();
  for (const { streamId, type, v, data, meta } of await log.events()) {
    if (meta.causationId !== undefined) continue;
    const { commandId, digest, actorId } = meta;
    found.set(
      commandId,
      `${found.get(commandId) ?? ''}${canonical({ streamId, type, v, data, digest, actorId })}`,
    );
  }
  await log.end();
  return found;
};

/** The digest of every sample in a file that send-commands.mjs wrote, but for those of reactions: see `commandsOf`. */
const digestsOf = (name) =>
  new Map(
    JSON.parse(readFileSync(name, 'utf8'))
      .filter(({ digest, sentBy }) => digest !== undefined && sentBy !== 'reaction')
      .map(({ name: sample, commandClass, digested, digest }) => [
        sample,
        canonical({ commandClass, digested, digest }),
      ]),
  );

const recorder = (name) => ({
  NODE_OPTIONS: `--import ${path.join(here, 'record-digests.mjs')}`,
  DIGESTS_TO: file(name),
});

const send = async (url, dataDir, name) => {
  const { code, out } = await script(
    'send-commands.mjs', url, '--data', dataDir, '--digests', file(`${name}.digests`),
    '--out', file(`${name}.commands.json`), '--schema', schemaOf(old),
  ); // prettier-ignore
  if (code !== 0) throw new Error(`${name}: the commands could not be sent: ${out}`);
  return out;
};
const repeat = async (url, dataDir, name) => {
  const { code, out } = await script(
    'send-commands.mjs', url, '--data', dataDir, '--repeat', '--commands', file('old.commands.json'),
    '--answers', file(`${name}.repeated`), '--schema', schemaOf(old),
  ); // prettier-ignore
  say(code === 0, `${name}: ${out}`);
};

// --- The steps ----------------------------------------------------------------------------------------------------------------------------

try {
  say(shapeOf(old) === shapeOf(anew), 'schema.graphql, but for descriptions and order');

  const data = file('old');
  let url = await start(old, data, recorder('old.digests'));
  console.log(`old planted the demonstration, and took ${await send(url, data, 'old')}`);
  compareMaps(
    digestsOf(path.join(here, 'commands.json')),
    digestsOf(file('old.commands.json')),
    'digests of the samples in commands.json and of those that old took now',
  );
  await repeat(url, data, 'old');
  const made = await commandsOf(data);
  console.log(`old answered ${await answersTo(url, 'old.answers')}`);
  await stop();

  url = await start(anew, data);
  compareMaps(made, await commandsOf(data), 'commands in the log after new started on it');
  await answersTo(url, 'new.answers');
  await compareFiles('old.answers', 'new.answers', 'answers of old and new');
  await repeat(url, data, 'new');
  await compareFiles('old.repeated', 'new.repeated', 'answers to the repeated commands');
  for (const command of ['verify', 'rebuild']) {
    const { code, out } = await yinfeng(anew, data, command);
    say(code === 0, `new: yinfeng ${command} exits ${code}: ${out.trim().split('\n').at(-1)}`);
  }
  await answersTo(url, 'rebuilt.answers');
  await compareFiles('old.answers', 'rebuilt.answers', 'answers of old, and of new after a rebuild');
  await repeat(url, data, 'new, rebuilt');
  await stop();

  // The other way round: what new records of the same seed and the same commands, in a folder of its own.
  const own = file('new');
  url = await start(anew, own, recorder('new.digests'));
  console.log(`new planted the demonstration, and took ${await send(url, own, 'new')}`);
  compareMaps(
    made,
    await commandsOf(own),
    'what old and new recorded of every command, each in its own folder',
  );
  await stop();
} catch (error) {
  different += 1;
  console.log(error.stack);
} finally {
  await stop();
  if (values.keep) console.log(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
console.log(different === 0 ? 'The same.' : `Not the same: ${different}`);
process.exitCode = different === 0 ? 0 : 1;
