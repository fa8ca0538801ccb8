import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { demoAccounts, DEMO_PASSWORD, SYSTEM_ACTOR_ID } from '#platform/access';
import { type Config, type OpenOptions } from '#platform/database';
import { StartRefused, giveBackMemory, type Report } from '#platform/supervision';
import { Readiness } from '#platform/graphql';
import { standstillOf } from '#platform/projections';
import { openPlatform, type Platform } from '#composition/program';
import {
  endDeclaredClock,
  placeAccounts,
  projectRoot,
  readSeed,
  readSeedHead,
  Seeder,
} from '#composition/seeds';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { createHttpApp } from './http.js';
import { ServerFacts } from './server-info.js';
import { webAppIn, type WebApp } from './web.js';

export type Server = {
  readonly url: string;
  readonly platform: Platform;
  readonly app: NestFastifyApplication;
  readonly stop: () => Promise<void>;
};

export type ServerOptions = {
  readonly report: Report;
  /** Prints what people want to read: where it listens, that it is ready. */
  readonly print: (line: string) => void;
  /** Folder below `seeds/` that a demonstration plants; null plants nothing. */
  readonly seed?: string | null;
  /** Folder of the built web app. Default: where the project builds it. */
  readonly web?: string;
  /** Also run the sequencer, the projections and the reactions in this process. Default: as configured. */
  readonly worker?: boolean;
  /** How the database is opened; tests accept one without fsync. */
  readonly open?: OpenOptions;
};

/** All of Yinfeng in one process. Listens at once; `/readyz` answers 200 when the demonstration is planted and shown. */
export const startServer = async (
  config: Config,
  {
    report,
    print,
    seed = 'qingdao-2022',
    web: webFolder = path.join(projectRoot(), 'apps/web/dist'),
    worker: withWorker = config.worker,
    open = {},
  }: ServerOptions,
): Promise<Server> => {
  const begun = Date.now();
  const web = webAppIn(webFolder);
  const platform = await openPlatform(config, { ...open, report });
  let closing: Promise<void> | undefined;
  const closers: (() => Promise<unknown>)[] = [() => platform.close()];
  const stop = () =>
    (closing ??= (async () => {
      for (const closer of closers.splice(0).toReversed()) await closer();
    })());
  try {
    let worker: ReturnType<Platform['worker']> | undefined;
    const app = await createHttpApp(
      AppModule.forRoot(platform, platform.report, await factsOf(platform, web)),
      {
        overTls: config.cookieSecure,
        trustProxy: config.trustProxy,
        host: config.host,
        allowedHosts: config.allowedHosts ?? [],
        web,
      },
    );
    // After the application: requests that it still answers wait until the read tables show what they wrote.
    closers.push(() => worker?.stop() ?? Promise.resolve());
    closers.push(() => app.close());
    const bus = app.get(CommandBus, { strict: false });
    const readiness = app.get(Readiness, { strict: false });
    let planted = !config.demo || seed === null;
    let trouble: string | undefined;
    readiness.needs('seed', () => trouble ?? (planted ? undefined : 'the demonstration is being planted'));
    // A server that starts is ready once all is shown that was recorded by then. From there on being behind is no reason to stop routing to it, as
    // long as it becomes less: a log that is written to without a pause is never shown whole.
    // A demonstration that has just been planted is first shown whole, verdicts on its leads included: nobody should see its figures still settle.
    let toShow: number | undefined;
    let shown = false;
    let justPlanted = false;
    readiness.needs('projections', async () => {
      if (!planted) return undefined;
      const parts = await platform.progress.parts();
      const behind = Object.fromEntries(
        parts.filter(({ seq, head }) => seq < head).map(({ name, seq, head }) => [name, head - seq]),
      );
      const standing = parts.map(standstillOf).filter((reason) => reason !== undefined);
      if (standing.length > 0) return { waitsFor: standing.join('; '), behind };
      const end = (toShow ??= Math.max(...parts.map(({ head }) => head)));
      const late = parts.filter(({ kind, seq, head }) =>
        justPlanted ? seq < head : kind !== 'REACTION' && seq < end,
      );
      shown ||= late.length === 0;
      if (shown) return { behind };
      return {
        waitsFor: late
          .map(({ name, seq, head }) => `${name} at ${seq} of ${justPlanted ? head : end}`)
          .join('; '),
        behind,
      };
    });
    if (planted) await endDeclaredClock(platform);
    const url = await listen(app, config);

    let planting: Promise<void> | undefined;
    if (!planted && seed !== null) {
      const seeder = new Seeder(platform, bus, (done, of) =>
        print(`planting the demonstration: ${done} of ${of}`),
      );
      const folder = path.join(projectRoot(), 'seeds', seed);
      planting = readSeedHead(folder)
        .then(async (head) => {
          // Only who plants reads the steps: on a log that has them, reading would be a tenth of the start.
          if (!(await seeder.isPlanted(head)))
            justPlanted = await seeder.plantDemonstration(await readSeed(folder), platform, report);
          await placeAccounts(platform, head, seeder).catch((error: unknown) =>
            report('where the demonstration users work could not be said', error),
          );
        })
        .then(
          () => void (planted = true),
          (error: unknown) => report((trouble = 'the demonstration could not be planted'), error),
        );
      closers.push(() => (seeder.stop(), planting!));
    }
    if (withWorker) {
      worker = platform.worker(
        { actorId: SYSTEM_ACTOR_ID, execute: (command) => bus.execute(command as never) },
        planting,
      );
      await worker.start();
    }
    void readyLine();
    return { url, platform, app, stop };

    async function readyLine(): Promise<void> {
      while (closing === undefined && Object.keys(await readiness.missing()).length > 0)
        await new Promise((resolve) => setTimeout(resolve, 100));
      if (closing !== undefined) return;
      if (!web) print('The web app is not built (no apps/web/dist): this serves the API alone');
      const page = web ? '/' : '/graphiql';
      print(`Yinfeng 引凤 is ready after ${((Date.now() - begun) / 1000).toFixed(1)} s: ${url}${page}`);
      setTimeout(giveBackMemory, settleMs).unref();
      if (config.demo)
        print(
          `Demonstration users ${demoAccounts.map((account) => account.username).join(', ')}; password ${DEMO_PASSWORD}`,
        );
    }
  } catch (error) {
    await stop();
    throw error;
  }
};

const factsOf = async ({ config, store }: Platform, web: WebApp | undefined): Promise<ServerFacts> => {
  const manifest = await readFile(path.join(projectRoot(), 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const logId = await store.logId();
  return new ServerFacts({
    name: '引凤 Yinfeng',
    version,
    demo: config.demo,
    logId,
    webBuild: web?.build ?? null,
  });
};

/** After the start the caches settle first. */
const settleMs = 5_000;

const listen = async (app: NestFastifyApplication, { port, host }: Config): Promise<string> => {
  try {
    // Not through Nest, which logs what it then throws.
    await app.init();
    return await app.getHttpAdapter().getInstance().listen({ port, host });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StartRefused(`port ${port} of ${host} is taken: choose another with PORT`);
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new StartRefused(`cannot listen on ${host}:${port} (${code})`);
    throw error;
  }
};
