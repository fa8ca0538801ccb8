// The process of one server: configured by its environment, it prints where it listens and ends when its parent hangs up.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fastify } from 'fastify';
import type { ServerConfig } from './asked.js';
import { byHand } from './by-hand.js';

type Running = { readonly url: string; readonly stop: () => Promise<unknown> };

/** The product, as `npm start` runs it: API and worker in one process. */
const ours = async ({ env }: ServerConfig): Promise<Running> => {
  // Here alone: the peers have a Nest of their own.
  await import('reflect-metadata');
  const { configFrom } = await import('#platform/database');
  const { startServer } = await import('../../../apps/api/src/server.js');
  const dataDir = await mkdtemp(path.join(tmpdir(), 'yinfeng-bench-'));
  const server = await startServer(configFrom({ ...env, DATA_DIR: dataDir, DEMO: '1', PORT: '0' }), {
    seed: null,
    print: () => undefined,
    report: (message, error) => process.stderr.write(`${message} ${String(error ?? '')}\n`),
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** A route that does the same by hand. */
const floor = async (config: ServerConfig): Promise<Running> => {
  const hand = byHand(config);
  const app = fastify();
  app.post<{ Body: { first: number } }>('/totals', async (request, reply) => {
    if (!(await hand.knows(request.headers.cookie))) return reply.code(401).send();
    return { rows: await hand.totals(request.body.first) };
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    stop: async () => {
      await app.close();
      await hand.close();
    },
  };
};

/** test/bench/peers/<name>.mjs, for one that keeps answers too, exports `serve(byHand)`: where it listens. */
const peer = async (config: ServerConfig): Promise<Running> => {
  const hand = byHand(config);
  const file = new URL(
    `../../../../test/bench/peers/${config.who.replace('-kept', '')}.mjs`,
    import.meta.url,
  );
  const { serve } = (await import(file.href)) as { serve: (hand: unknown) => Promise<Running> };
  const running = await serve(hand);
  return {
    url: running.url,
    stop: async () => {
      await running.stop();
      await hand.close();
    },
  };
};

const config = JSON.parse(process.env['BENCH_SERVER']!) as ServerConfig;
const serving = config.who === 'ours' ? ours : config.who.startsWith('floor') ? floor : peer;
const running = await serving(config);
process.on('disconnect', () => void running.stop().finally(() => process.exit(0)));
process.send!({ url: running.url });
