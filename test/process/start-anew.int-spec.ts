import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './built.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'yinfeng-anew-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let runs = 0;
/** Starts, by `bin/start-anew.sh`, a command that exits with these codes, one a run; a signal instead of a code waits for it. */
const starting = (...codes: (number | 'waits')[]) => {
  const log = path.join(folder, String((runs += 1)));
  writeFileSync(log, '');
  const cases = codes.map((code, n) =>
    code === 'waits'
      ? `${n}) trap 'echo asked >> "${log}"; exit 7' TERM; echo up; while :; do sleep 0.1; done ;;`
      : `${n}) exit ${code} ;;`,
  );
  const command = `n=$(grep -c run "${log}"); echo run >> "${log}"; case $n in ${cases.join(' ')} esac; exit 99`;
  const child = spawn('sh', [path.join(root, 'bin/start-anew.sh'), 'sh', '-c', command], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]) => ({
    code: code as number,
    log: readFileSync(log, 'utf8').trim().split('\n'),
  }));
  return { child, ended };
};
const run = 'run';

describe('what npm start runs by', () => {
  it.each([
    ['ends with what the program ends with', [0], 0, 1],
    ['does not start what failed anew', [1], 1, 1],
    ['starts anew what ended with 75', [75, 3], 3, 2],
    ['tries again where such a start is refused', [75, 1, 0], 0, 3],
  ] as const)('%s', async (_what, codes, code, times) => {
    expect(await starting(...codes).ended).toEqual({ code, log: Array.from({ length: times }, () => run) });
  });

  it('hands a signal on, and waits for the program to end', async () => {
    const { child, ended } = starting('waits');
    await once(child.stdout!, 'data');
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 7, log: [run, 'asked'] });
  });

  it('starts nothing anew once it was asked to end', async () => {
    const { child, ended } = starting(75, 'waits');
    await once(child.stdout!, 'data');
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: 7, log: [run, run, 'asked'] });
  });
});
