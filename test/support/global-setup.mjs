// One PostgreSQL for a whole run of Jest, in a temporary folder: made when the first suite asks for a database, and
// not at all when none does. And the packages as suites load them. Runs in Jest's own process, which outlives the suites' processes.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import './typescript.mjs';

export default async () => {
  const packages = fileURLToPath(new URL('packages.mjs', import.meta.url));
  process.env.YINFENG_TEST_PACKAGES = execFileSync(process.execPath, [packages, String(process.pid)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .at(-1);

  let cluster;
  // Only whoever reads this run's environment knows the word.
  const word = randomBytes(16).toString('hex');
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (received) => {
      if (received.toString() !== word) return socket.destroy();
      cluster ??= start();
      cluster.then(
        ({ at }) => socket.end(JSON.stringify(at)),
        (error) => socket.end(JSON.stringify({ error: error.message })),
      );
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  server.unref();
  process.env.YINFENG_TEST_POSTGRES = `${server.address().port}:${word}`;
  // What one process that a spec starts has compiled, the next one need not.
  const compiled = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-compiled-`));
  // And a cluster that one suite has made, the next one copies (test/process/cluster.ts).
  const templates = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-templates-`));
  const removeMade = () => {
    for (const folder of [compiled, templates])
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.on('exit', removeMade); // also after Ctrl-C, which skips the teardown
  process.env.YINFENG_TEST_COMPILED = compiled;
  process.env.YINFENG_TEST_TEMPLATES = templates;

  globalThis.stopTestPostgres = async () => {
    server.close();
    removeMade();
    await (await cluster?.catch(() => undefined))?.stop();
  };
};

const start = async () => {
  const { startEmbedded, superuser, randomPassword } =
    await import('../../libs/platform/supervision/src/index.ts');
  const { prepare } = await import('../../libs/platform/database/src/roles.ts');
  const { connect } = await import('../../libs/platform/database/src/connection.ts');

  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`)); // 0700, as root's home is
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.on('exit', remove); // also after Ctrl-C, which skips the teardown
  const passwords = {
    superuser: randomPassword(),
    owner: randomPassword(),
    worker: randomPassword(),
    api: randomPassword(),
  };
  // Nothing here outlives the run, so nothing has to reach the disk.
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    max_connections: '200',
  };
  const postgres = await startEmbedded(join(folder, 'postgres'), passwords.superuser, { settings });

  const at = { port: postgres.port, superuser, passwords, template: 'yinfeng_template' };
  const address = (database) =>
    `postgres://${superuser}:${passwords.superuser}@127.0.0.1:${postgres.port}/${database}`;
  const system = await connect(address('postgres'));
  await system.query(`create database ${at.template}`);
  await system.end();
  const template = await connect(address(at.template));
  await prepare(template, passwords); // the roles belong to the cluster, the schemas are copied with the template
  await template.end();

  const stop = async () => {
    await postgres.stop();
    process.off('exit', remove);
    remove();
  };
  return { at, stop };
};

const prefix = 'yinfeng-test-';

/** A run that was killed with -9 took its PostgreSQL along, but left its folder. */
const removeLeftovers = () => {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    try {
      process.kill(Number.parseInt(name.slice(prefix.length), 10), 0);
    } catch (error) {
      if (error.code === 'ESRCH') rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
};
