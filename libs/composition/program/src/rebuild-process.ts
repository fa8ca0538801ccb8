// The process that rebuilds for one that serves (see rebuild-elsewhere.ts). It lives as long as its parent is connected.
import type { RebuildNews, RebuildTask } from './rebuild-task.js';

const tell = (news: RebuildNews): void => void process.send?.(news, () => undefined);

const asked = new Promise<RebuildTask>((done) => process.once('message', done));
// Whatever is under way is PostgreSQL's to roll back.
process.on('disconnect', () => process.exit());
// Some supervisors tell all processes of a service: when to end is the parent's affair.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
if (!process.connected) process.exit();

try {
  // Not before there is somebody to notice that the parent is gone: loading all contexts takes a while.
  const { rebuildAsTold } = await import('./rebuild-task.js');
  await rebuildAsTold(await asked, (name, seq, head, waits = false) =>
    tell({ at: { name, seq, head, waits } }),
  );
  tell({ done: true });
} catch (error) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  tell({ failed: { name, message, ...(stack === undefined ? {} : { stack }) } });
}
