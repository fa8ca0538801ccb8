import 'reflect-metadata';
import { Argument, Command, Option } from 'commander';
import type { Home } from '#composition/program';
import { sequels } from '#composition/seeds';
import { withPlatform } from './with-platform.js';
import { demo } from './commands/demo.js';
import { diagnose, printed, refusedStart } from './commands/doctor.js';
import { migrate } from './commands/migrate.js';
import { moveLog } from './commands/migrate-log.js';
import { rebuild } from './commands/rebuild.js';
import { promoted } from './commands/promoted.js';
import { mendLog } from './commands/repair-log.js';
import { isSeed, seed, seedList } from './commands/seed.js';
import { status } from './commands/status.js';
import { verify } from './commands/verify.js';

// Whoever pipes it to `head` has seen enough: the rest is dropped, and the command ends as usual, with its database closed.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const program = new Command('yinfeng')
  .description(
    'Yinfeng 引凤 on the command line. Works beside a running server, or starts the embedded database itself.',
  )
  // Commands take it over: what one may give instead stands below what was wrong.
  .showHelpAfterError();
program
  .command('status')
  .description('where the log and each projection stand')
  .action(() => withPlatform(status));
program
  .command('migrate')
  .description('bring the database up to this release (the server does so itself)')
  .action(() => withPlatform(migrate));
program
  .command('rebuild [projections...]')
  .description('make read tables anew from the log: beside the live ones, then swapped')
  .option(
    '--drop',
    'drop the live tables first and fill them from the first event, with nothing else running',
    false,
  )
  .action((names: string[], { drop }: { drop: boolean }) =>
    withPlatform((platform) => rebuild(platform, names, drop)),
  );
program
  .command('verify')
  .description('recompute the hash chain of every stream, and hold the log against its index')
  .action(() => withPlatform(verify));
program
  .command('doctor')
  .description(
    'look at everything that can be wrong: a line a check, 0 if all is well, 1 for a warning, 2 for something broken',
  )
  .option('--deep', 'fold every subject anew, not 200 of them', false)
  .option('--json', 'for programs', false)
  .action(({ deep, json }: { deep: boolean; json: boolean }) =>
    withPlatform(
      async (platform) => printed(await diagnose(platform, deep), json),
      false,
      (error) => printed(refusedStart(error), json),
    ),
  );
program
  .command('demo')
  .description('say what follows in the demonstration, while somebody looks: 69 projects become 72')
  .addArgument(new Argument('<sequel>', 'what is said').choices(Object.keys(sequels)))
  .action((sequel: keyof typeof sequels) => withPlatform((platform) => demo(platform, sequel)));
program
  .command('seed')
  .description(
    'plant what another document prints beside the demonstration, once however often it is asked for; without a name: what there is',
  )
  .argument('[name]', 'which seed')
  .action(async (name?: string) => {
    if (name !== undefined && (await isSeed(name))) return withPlatform((platform) => seed(platform, name));
    const list = await seedList();
    if (name === undefined) process.stdout.write(`Seeds on request:\n${list}`);
    else process.stderr.write(`yinfeng: there is no seed ${JSON.stringify(name)}. There are:\n${list}`);
    process.exitCode = name === undefined ? 0 : 1;
  });
program
  .command('repair-log')
  .description('give events that were passed over a place in the order of the log, with nothing else running')
  .action(() => mendLog());
program
  .command('adopt-log')
  .description(
    'take over a log that was restored, from another PostgreSQL or a copy of its own: once, when nothing writes to the old one',
  )
  .action(() => withPlatform(status, true));
program
  .command('promoted')
  .description(
    'after a failover, or an upgrade of PostgreSQL: go on with the log on the cluster that was promoted, with nothing else running',
  )
  .option('--old <url>', 'address of the old primary, where it can still be read: lists what is missing')
  .action(({ old }: { old?: string }) => promoted(old));
program
  .command('migrate-log')
  .description(
    'move the log into the other store, with nothing else running: same events, hashes and positions',
  )
  .addOption(new Option('--to <store>', 'where to').choices(['kurrentdb', 'postgres']).makeOptionMandatory())
  .action(({ to }: { to: Home }) => moveLog(to));
await program.parseAsync();
