// A client and the server it speaks to in one process, for specs that kill it: sends commands by its seed, and journals on the disk what it
// sends and what it is answered. Begins on SIGUSR2, so that the next one can stand ready while this one is being killed; first sends again what
// those before it got no final answer to. Ends on SIGTERM, with nothing left unanswered.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Appended } from '#platform/event-store';
import { Refused } from '#platform/kernel';
import { JournalWriter, readJournal, type SentCommand } from './journal.js';
import { idOf, landing, openProgram, report, revisions, sendSetUp } from './program.js';
import { random } from './seed.js';

const variable = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};
const folder = variable('JOURNALS');
const name = variable('JOURNAL');
const users = Number(process.env['USERS'] ?? 4);
/** Milliseconds that a user thinks, at most. */
const thinking = Number(variable('THINKING'));
// The server may be gone for as long as PostgreSQL takes to recover on a busy machine.
const patience = 120_000;

const go = new Promise((begin) => process.once('SIGUSR2', begin));
let stopping = false;
process.on('SIGTERM', () => (stopping = true));

const program = await openProgram(process.env as Record<string, string>);
process.stdout.write('ready\n');
await go;

const earlier = readJournal(...readdirSync(folder).map((file) => path.join(folder, file)));
const journal = new JournalWriter(path.join(folder, name));
let answers = 0;

/** Sends it until there is a final answer, as clients do. */
const send = async (sent: SentCommand): Promise<Appended> => {
  journal.sent(sent);
  for (const end = Date.now() + patience; ; await pause(20))
    try {
      const appended = await program.send(sent);
      journal.acknowledged(sent, appended);
      process.stdout.write(`${(answers += 1)}\n`);
      return appended;
    } catch (error) {
      const again = !(error instanceof Refused) || error.code === 'CONFLICT';
      if (!again || Date.now() > end) throw new Error(`${sent.command} ${sent.commandId}`, { cause: error });
    }
};

for (const sent of earlier.sent.values()) if (!earlier.acknowledged.has(sent.commandId)) await send(sent);

const organizations = await sendSetUp(send);
const chance = random('commands', Number(variable('SEED')));
const projects: string[] = [];
let n = 0;
const next = (): SentCommand => {
  const id = idOf(variable('SEED'), (n += 1));
  const kind = chance(40);
  if (projects.length === 0 || kind < 8) return landing(id, organizations);
  // Seldom: what reactions make of one takes longer than sending it.
  if (kind === 8) return report(id, organizations[chance(2)]!, `示意投资方${chance(8)}`);
  const amounts = Array.from({ length: 1 + chance(4) }, (_, index) => n * 10 + index);
  return revisions(id, projects.at(-1 - chance(Math.min(projects.length, 3)))!, amounts);
};
await Promise.all(
  Array.from({ length: users }, async () => {
    while (!stopping) {
      if (thinking > 0) await pause(chance(thinking));
      const sent = next();
      const { streamId } = await send(sent);
      if (sent.command === 'landProject') projects.push(streamId.slice(-36));
    }
  }),
);
journal.close();
await program.close();
process.exit(0);
