import { describe, expect, it } from '@jest/globals';
import { Readiness } from './readiness.js';

const soon = 20;
/** A part that answers when it is told to, and counts how often it was asked. */
const heldPart = () => {
  const held = { asked: 0, answer: (_given?: string) => {}, fail: (_error: Error) => {} };
  const check = () => {
    held.asked += 1;
    return new Promise<string | undefined>((resolve, reject) => {
      held.answer = resolve;
      held.fail = reject;
    });
  };
  return { held, check };
};

describe('what a process waits for', () => {
  it('is itself where it has named no part', async () => {
    expect(await new Readiness().missing()).toEqual({ application: 'starting' });
  });

  it('is nothing where each part is ready, and who is behind is told beside', async () => {
    const readiness = new Readiness(soon);
    readiness.needs('seed', () => undefined);
    readiness.needs('projections', async () => ({ behind: { projects: 2 } }));
    expect(await readiness.look()).toEqual({ missing: {}, behind: { projects: 2 } });
  });

  it('is a part that does not answer, beside what the others say; it is asked once, until it has answered', async () => {
    const readiness = new Readiness(soon);
    const { held, check } = heldPart();
    readiness.needs('projections', check);
    readiness.needs('seed', () => 'being planted');
    const silent = { projections: 'the store does not answer in time', seed: 'being planted' };
    expect(await readiness.missing()).toEqual(silent);
    expect(await readiness.missing()).toEqual(silent);
    expect(held.asked).toBe(1);

    held.answer();
    await new Promise(setImmediate);
    const again = readiness.missing();
    expect(held.asked).toBe(2);
    held.answer();
    expect(await again).toEqual({ seed: 'being planted' });
  });

  it('is asked once more of a part that has been silent for long: its first question may wait for a connection that is gone', async () => {
    const readiness = new Readiness(soon, 0);
    const asked: ((given?: string) => void)[] = [];
    readiness.needs(
      'projections',
      () => new Promise<string | undefined>((resolve) => void asked.push(resolve)),
    );
    expect(await readiness.missing()).toEqual({ projections: 'the store does not answer in time' });
    const again = readiness.missing();
    expect(asked.length).toBe(2);
    // The new connection answers, the old one never does.
    asked[1]!();
    expect(await again).toEqual({});
  });

  it('is a part that fails, in words without its error, also where it fails too late', async () => {
    const readiness = new Readiness(soon);
    const { held, check } = heldPart();
    readiness.needs('projections', check);
    const first = readiness.missing();
    held.fail(Object.assign(new Error('select secret'), { code: 'ECONNREFUSED' }));
    expect(await first).toEqual({ projections: 'the store does not answer' });
    expect(await readiness.missing()).toEqual({ projections: 'the store does not answer in time' });
    held.fail(new Error('select secret'));
    await new Promise(setImmediate);
    const third = readiness.missing();
    held.fail(new Error('select secret'));
    expect(await third).toEqual({ projections: 'cannot tell' });
  });
});
