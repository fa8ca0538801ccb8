// The process that rebuilds for one that serves (see rebuild-elsewhere.ts). It lives as long as its parent is connected.
import type { RebuildNews, RebuildTask } from './rebuild-task.js';

const sendNews = (news: RebuildNews): void => void process.send?.(news, () => undefined);

const asked = new Promise<RebuildTask>((done) => process.once('message', done));
// PostgreSQL rolls back whatever is under way.
process.on('disconnect', () => process.exit());
// Some supervisors signal all processes of a service. The parent alone decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
if (!process.connected) process.exit();

try {
  // Loaded only now, after the handlers above are in place: loading all contexts takes a while, and the parent may go meanwhile.
  const { rebuildAsAsked } = await import('./rebuild-task.js');
  await rebuildAsAsked(await asked, (name, seq, head, waits = false) =>
    sendNews({ at: { name, seq, head, waits } }),
  );
  sendNews({ done: true });
} catch (error) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  sendNews({ failed: { name, message, ...(stack === undefined ? {} : { stack }) } });
}
