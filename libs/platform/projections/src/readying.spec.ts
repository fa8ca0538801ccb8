import { describe, expect, it } from '@jest/globals';
import type { Projection } from './projection.js';
import { Readying } from './readying.js';
import type { Rebuild } from './rebuild.js';

const view = (name: string): Projection => ({
  name,
  version: 1,
  rows: [],
  handles: () => false,
  begin: () => () => [],
});
const names = (projections: readonly Projection[]) => projections.map(({ name }) => name);
const turn = () => new Promise<void>((done) => setImmediate(done));

/** Those in `outdated` need a rebuild; looking takes the later ones longer. */
const readying = (outdated: readonly string[], rebuild: Rebuild) => {
  const reported: string[] = [];
  const errors: unknown[] = [];
  const { signal, abort } = ((controller = new AbortController()) => ({
    signal: controller.signal,
    abort: () => controller.abort(new Error('no longer wanted')),
  }))();
  let looks = 0;
  const made = new Readying(
    async ({ name }) => {
      for (let turns = looks++; turns > 0; turns--) await turn();
      return !outdated.includes(name);
    },
    rebuild,
    () => undefined,
    (error) => errors.push(error),
  );
  return {
    reported,
    errors,
    abort,
    ready: (...asked: string[]) =>
      Promise.allSettled(asked.map((name) => made.ready(view(name), signal, () => reported.push(name)))),
  };
};
const fulfilled = { status: 'fulfilled', value: undefined };

describe('tables of this release', () => {
  it('need no rebuild where they are, and one where they are not, together for all that begin at one moment', async () => {
    const rebuilt: string[][] = [];
    const { ready, reported } = readying(['b', 'c', 'd'], async (projections) => {
      rebuilt.push(names(projections));
    });
    expect(await ready('a', 'b', 'c', 'd')).toEqual([fulfilled, fulfilled, fulfilled, fulfilled]);
    expect(rebuilt).toEqual([['b', 'c', 'd']]);
    expect(reported).toEqual(['b', 'c', 'd']);
  });

  it('are rebuilt one after the other where they are asked for later', async () => {
    let [now, most] = [0, 0];
    const rebuilt: string[][] = [];
    let release: () => void = () => undefined;
    const { ready } = readying(['a', 'b', 'c'], async (projections) => {
      most = Math.max(most, ++now);
      rebuilt.push(names(projections));
      if (rebuilt.length === 1) await new Promise<void>((done) => (release = done));
      now -= 1;
    });
    const first = ready('a');
    while (rebuilt.length === 0) await turn();
    const later = ready('b', 'c');
    for (let turns = 0; turns < 5; turns++) await turn();
    expect(rebuilt).toEqual([['a']]);
    release();
    await Promise.all([first, later]);
    expect(rebuilt).toEqual([['a'], ['b', 'c']]);
    expect(most).toBe(1);
  });

  it('are rebuilt by themselves where that failed together: one at fault holds up no other', async () => {
    const rebuilt: string[][] = [];
    const { ready, errors } = readying(['a', 'b', 'c'], async (projections) => {
      rebuilt.push(names(projections));
      if (names(projections).includes('b')) throw new Error('b cannot');
    });
    const [a, b, c] = await ready('a', 'b', 'c');
    expect([a, c]).toEqual([fulfilled, fulfilled]);
    expect(b).toMatchObject({ status: 'rejected', reason: { message: 'b cannot' } });
    expect(rebuilt).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
    expect(errors).toMatchObject([{ message: 'b cannot' }]);
  });

  it('are not tried again when the rebuild is no longer wanted', async () => {
    let rebuilds = 0;
    const { ready, abort, errors } = readying(['a', 'b'], async (_projections, _progress, signal) => {
      rebuilds += 1;
      await new Promise((_done, failed) => signal.addEventListener('abort', () => failed(signal.reason)));
    });
    const asked = ready('a', 'b');
    while (rebuilds === 0) await turn();
    abort();
    expect(await asked).toMatchObject([
      { status: 'rejected', reason: { message: 'no longer wanted' } },
      { status: 'rejected', reason: { message: 'no longer wanted' } },
    ]);
    expect([rebuilds, errors]).toEqual([1, []]);
  });

  it('fail by themselves where looking at them does', async () => {
    const failing = new Readying(
      async ({ name }) => {
        if (name === 'a') throw new Error('cannot look');
        return false;
      },
      async () => undefined,
      () => undefined,
      () => undefined,
    );
    const { signal } = new AbortController();
    const results = await Promise.allSettled(
      ['a', 'b'].map((name) => failing.ready(view(name), signal, () => undefined)),
    );
    expect(results).toMatchObject([{ reason: { message: 'cannot look' } }, fulfilled]);
  });
});
