import { SYSTEM_ACTOR_ID } from '#platform/access';
import { complaints, ProgramModule, type Platform } from '#composition/program';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';

const patienceMs = 10_000;

/**
 * Says commands through the program: beside a running server, which shows them at once; without one this process gives the events their places
 * and lets reactions follow, and shows them as far as it comes.
 */
export const withProgram = async (
  platform: Platform,
  say: (bus: CommandBus) => Promise<boolean>,
): Promise<boolean> => {
  const app = await NestFactory.createApplicationContext(ProgramModule.forRoot(platform, platform.report), {
    logger: complaints(),
    abortOnError: false,
  });
  const bus = app.get(CommandBus, { strict: false });
  const worker = platform.worker({
    actorId: SYSTEM_ACTOR_ID,
    execute: (command) => bus.execute(command as never),
  });
  await worker.start(); // stands by where a server leads
  try {
    return await say(bus);
  } finally {
    await worker.stop();
    await app.close();
  }
};

/** Waits until all has its place and is shown, but not for one who never comes to it: the commands stand in any case. */
export const caughtUp = async ({ progress }: Platform): Promise<void> => {
  for (const until = Date.now() + patienceMs; Date.now() < until;) {
    if ((await progress.parts()).every(({ seq, head }) => seq >= head)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/** Where the log stands. */
export const positionOf = async ({ log }: Platform): Promise<string> => log.position(await log.head());
