// The process that rebuilds for one that serves (see rebuild-elsewhere.ts). It lives as long as its parent is connected.
import type { RebuildNews, RebuildTask } from './rebuild-task.js';

const sendNews = (news: RebuildNews): void => void process.send?.(news, () => undefined);

const asked = new Promise<RebuildTask>((done) => process.once('message', done));
// Whatever is under way is PostgreSQL's to roll back.
process.on('disconnect', () => process.exit());
// Some supervisors tell all processes of a service: when to end is the parent's affair.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
if (!process.connected) process.exit();

try {
  // Not before there is somebody to notice that the parent is gone: loading all contexts takes a while.
  const { rebuildAsAsked } = await import('./rebuild-task.js');
  await rebuildAsAsked(await asked, (name, seq, head, waits = false) =>
    sendNews({ at: { name, seq, head, waits } }),
  );
  sendNews({ done: true });
} catch (error) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  sendNews({ failed: { name, message, ...(stack === undefined ? {} : { stack }) } });
}
