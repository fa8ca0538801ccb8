import { SYSTEM_ACTOR_ID } from '#platform/access';
import { Refused } from '#platform/kernel';
import { complaints, ProgramModule, type Platform } from '#composition/program';
import { saySequel, type sequels } from '#composition/seeds';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';

const patienceMs = 10_000;

/**
 * Says what follows in the demonstration: beside a running server, which shows it at once; without one this process gives the events their places
 * and lets reactions follow, and the next start shows them.
 */
export const demo = async (platform: Platform, sequel: keyof typeof sequels): Promise<boolean> => {
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
    const { steps, isNew } = await saySequel(platform, bus, sequel);
    await caughtUp(platform);
    const position = await platform.log.position(await platform.log.head());
    process.stdout.write(
      isNew
        ? `${sequel}: ${steps} commands were said; the log is at ${position}\n`
        : `${sequel} was said before; the log is at ${position}\n`,
    );
    return true;
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'DEMONSTRATION_ONLY') throw error;
    process.stderr.write(
      'yinfeng: this is no demonstration, or not one that is planted whole: only there it can be said what follows\n',
    );
    return false;
  } finally {
    await worker.stop();
    await app.close();
  }
};

/** Waits until all has its place and is shown, but not for one who never comes to it: the commands stand in any case. */
const caughtUp = async ({ progress }: Platform): Promise<void> => {
  for (const until = Date.now() + patienceMs; Date.now() < until;) {
    if ((await progress.parts()).every(({ seq, head }) => seq >= head)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
