import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Rebuild } from '#platform/projections';
import { giveWay } from '#platform/supervision';
import type { RebuildEnd, RebuildNews, RebuildTask, RebuildWhere } from './rebuild-task.js';

const entry = fileURLToPath(new URL('./rebuild-process.js', import.meta.url));

/** Whether there is a process to rebuild in: there is none where TypeScript runs without having been compiled. */
export const canRebuildElsewhere = (): boolean => existsSync(entry);

/**
 * Rebuilds in a process of its own with a lower priority, so that those that serve get the processors first, and gives back its memory by
 * ending. It is killed when the signal is aborted, and ends by itself when this process is gone.
 */
export const rebuildElsewhere =
  (where: RebuildWhere): Rebuild =>
  async (projections, progress, signal) => {
    signal.throwIfAborted();
    // Without the options of this process: a debugger's port is taken, and a profile is not meant for it. A session of its own, whose priority
    // is its own too; a Ctrl-C reaches this process alone, which ends it.
    const child = fork(entry, {
      execArgv: ['--max-semi-space-size=8'], // as in `npm start`: otherwise a rebuild lets a hundred megabytes of garbage grow
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    if (child.pid !== undefined) giveWay(child.pid);
    const kill = () => void child.kill('SIGKILL');
    signal.addEventListener('abort', kill, { once: true });
    try {
      await new Promise<void>((done, failed) => {
        let outcome: RebuildEnd | undefined;
        child.on('message', (news: RebuildNews) => {
          if ('at' in news) return progress(news.at.name, news.at.seq, news.at.head, news.at.waits);
          outcome = news;
          child.disconnect(); // and so it ends
        });
        child.once('error', (error) => {
          if (child.pid === undefined) failed(error); // there is none that could exit
        });
        child.once('exit', (code, killedBy) => {
          if (outcome && 'done' in outcome) return done();
          if (signal.aborted) return failed(signal.reason);
          if (!outcome) return failed(new Error(`the process that rebuilds ended with ${code ?? killedBy}`));
          const { name, message, stack } = outcome.failed;
          failed(Object.assign(new Error(message), { name, ...(stack === undefined ? {} : { stack }) }));
        });
        // Over IPC: arguments and environment can be read by others, and this holds passwords.
        const task: RebuildTask = { ...where, projections: projections.map(({ name }) => name) };
        child.send(task, (error) => {
          if (error) kill();
        });
      });
    } finally {
      signal.removeEventListener('abort', kill);
    }
  };
