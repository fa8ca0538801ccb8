import 'reflect-metadata';
import { SYSTEM_ACTOR_ID } from '#platform/access';
import { configFrom } from '#platform/database';
import { complaints, openPlatform, ProgramModule } from '#composition/program';
import { report, runProcess } from '#platform/supervision';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';

/** The sequencer, the projections and the reactions alone: any number of these beside any number of API processes (`WORKER=0`). */
await runProcess('worker', async () => {
  const platform = await openPlatform(configFrom(process.env), {
    attach: true,
    purpose: 'the worker',
    report,
  });
  const app = await NestFactory.createApplicationContext(ProgramModule.forRoot(platform, platform.report), {
    logger: complaints(),
    abortOnError: false,
  });
  const bus = app.get(CommandBus, { strict: false });
  const worker = platform.worker({
    actorId: SYSTEM_ACTOR_ID,
    execute: (command) => bus.execute(command as never),
  });
  await worker.start();
  process.stdout.write(`Yinfeng worker is running: ${worker.leads().join(', ') || 'standing by'}\n`);
  return {
    stop: async () => {
      await worker.stop();
      await app.close();
      await platform.close();
    },
  };
});
