import { describe, expect, it } from '@jest/globals';
import { Loop } from './loop.js';

const hour = 3_600_000;
const turn = () => new Promise<void>((done) => setImmediate(done));
const until = async (holds: () => boolean) => {
  while (!holds()) await turn();
};
/** As many as any step takes that is begun at once. */
const microtasks = async () => {
  for (let n = 0; n < 50; n++) await undefined;
};
const silent = () => undefined;

describe('a loop', () => {
  it('goes on at once while there is more to do, then rests until it is woken', async () => {
    let [steps, left] = [0, 5];
    const loop = new Loop(
      async () => {
        steps += 1;
        return --left > 0;
      },
      silent,
      hour,
    );
    await until(() => steps === 5);
    await turn();
    expect(steps).toBe(5);
    left = 2;
    loop.wake();
    await until(() => steps === 7);
    await loop.stop();
  });

  it('looks once more when it was woken during a step', async () => {
    let steps = 0;
    const loop: Loop = new Loop(
      async () => {
        steps += 1;
        await turn();
        if (steps === 1) loop.wake();
        return false;
      },
      silent,
      hour,
    );
    await until(() => steps === 2);
    await turn();
    expect(steps).toBe(2);
    await loop.stop();
  });

  it('looks for itself after a while, should nobody wake it', async () => {
    let steps = 0;
    const loop = new Loop(
      async () => {
        steps += 1;
        return false;
      },
      silent,
      1,
    );
    await until(() => steps >= 3);
    await loop.stop();
  });

  it('rests after a step that did something, however often it is woken, and does together what came meanwhile', async () => {
    let [came, done] = [1, 0];
    const steps: number[] = [];
    let rests = 0;
    const loop = new Loop(
      async () => {
        steps.push(came - done);
        const more = came > done;
        done = came;
        return more;
      },
      silent,
      hour,
      hour,
      () => {
        rests += 1;
        // Within the first rest, however short that is: no timer comes between.
        if (rests === 1) void comeThree();
        return 20;
      },
    );
    const comeThree = async () => {
      await microtasks();
      for (came = 2; came < 5; came++) {
        loop.wake();
        await microtasks();
      }
    };
    await until(() => steps.length >= 3);
    expect(steps).toEqual([1, 4, 0]);
    // After a step that did nothing it is there at once.
    came += 1;
    loop.wake();
    await turn();
    expect(steps).toEqual([1, 4, 0, 1]);
    await loop.stop();
  });

  it('never has two steps under way', async () => {
    let [under, most, steps] = [0, 0, 0];
    const loop = new Loop(
      async () => {
        most = Math.max(most, ++under);
        await turn();
        under -= 1;
        return ++steps < 20;
      },
      silent,
      hour,
    );
    while (steps < 20) {
      loop.wake();
      await turn();
    }
    await loop.stop();
    expect(most).toBe(1);
  });

  it('reports a failing step and tries again; a wake-up does not cut the pause short', async () => {
    const errors: unknown[] = [];
    let steps = 0;
    const loop = new Loop(
      async () => {
        steps += 1;
        if (steps < 3) throw new Error(`failure ${steps}`);
        return false;
      },
      (error) => errors.push((error as Error).message),
      hour,
      1, // the longest pause, so that nobody waits here
    );
    await until(() => errors.length >= 1);
    loop.wake();
    await until(() => steps >= 3);
    expect(errors).toEqual(['failure 1', 'failure 2']);
    await loop.stop();
  });

  it('stops after the step under way, and begins no other', async () => {
    let [begun, ended] = [0, 0];
    let release = silent as () => void;
    const loop = new Loop(
      async () => {
        begun += 1;
        await new Promise<void>((done) => (release = done));
        ended += 1;
        return true;
      },
      silent,
      hour,
    );
    await until(() => begun === 1);
    const stopping = loop.stop();
    expect(ended).toBe(0);
    release();
    await stopping;
    loop.wake();
    await turn();
    expect([begun, ended]).toEqual([1, 1]);
  });

  it('stops at once while it rests or pauses', async () => {
    const resting = new Loop(async () => false, silent, hour);
    let failed = false;
    const pausing = new Loop(
      async () => {
        throw new Error('no');
      },
      () => (failed = true),
      hour,
      hour,
    );
    await until(() => failed);
    await Promise.all([resting.stop(), pausing.stop()]);
  });
});
