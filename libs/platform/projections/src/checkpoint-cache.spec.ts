import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import type { Reading } from '#platform/kernel';
import { readingIn } from '#platform/testing';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { CheckpointCache, Stands } from './checkpoint-cache.js';

const home = readingIn('qingdao');

/** A database that says where its projections stand when it is let. */
const slowly = () => {
  const asked: ((stand: string) => void)[] = [];
  return { asked, stands: new Stands(() => new Promise<string>((text) => asked.push(text))) };
};
const answersAt = (now: () => string, most = 100_000) =>
  new CheckpointCache<{ text: string }>(
    { now: () => Promise.resolve(now()) },
    ({ text }) => text.length,
    most,
  );

describe('where projections stand', () => {
  it('is asked once for all who want to know before the statement is sent', async () => {
    const { asked, stands } = slowly();
    const all = [stands.now(), stands.now(), stands.now()];
    await turn();
    expect(asked).toHaveLength(1);
    asked[0]!('7');
    await expect(Promise.all(all)).resolves.toEqual(['7', '7', '7']);
  });

  it('is asked anew for those who come while a statement is under way, which may not see what they know of', async () => {
    const { asked, stands } = slowly();
    const early = stands.now();
    await turn();
    const late = [stands.now(), stands.now()];
    await turn();
    expect(asked).toHaveLength(1);
    asked[0]!('7');
    await expect(early).resolves.toBe('7');
    await turn();
    expect(asked).toHaveLength(2);
    asked[1]!('8');
    await expect(Promise.all(late)).resolves.toEqual(['8', '8']);
  });

  it('is asked again after a failure, which everybody gets who waited for it', async () => {
    const ask = jest
      .fn<() => Promise<string>>()
      .mockResolvedValue('7')
      .mockRejectedValueOnce(new Error('away'));
    const stands = new Stands(ask);
    await expect(Promise.allSettled([stands.now(), stands.now()])).resolves.toEqual([
      expect.objectContaining({ status: 'rejected' }),
      expect.objectContaining({ status: 'rejected' }),
    ]);
    await expect(stands.now()).resolves.toBe('7');
  });
});

describe('kept answers', () => {
  it('are read once while no projection moves, and anew when one did', async () => {
    let stand = '7';
    const answers = answersAt(() => stand);
    const read = jest.fn(async () => ({ text: `read at ${stand}` }));
    await answers.of(home, 'a', read);
    await expect(answers.of(home, 'a', read)).resolves.toEqual({ text: 'read at 7' });
    expect(read).toHaveBeenCalledTimes(1);
    stand = '8';
    await expect(answers.of(home, 'a', read)).resolves.toEqual({ text: 'read at 8' });
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('are of one question each', async () => {
    const answers = answersAt(() => '7');
    await answers.of(home, 'a', async () => ({ text: 'a' }));
    await expect(answers.of(home, 'b', async () => ({ text: 'b' }))).resolves.toEqual({ text: 'b' });
  });

  it.each<[string, Reading]>([
    ['of another jurisdiction', readingIn('jinan')],
    ['who sees a part of it', readingIn('qingdao', { scopes: ['a'] })],
    ['in another language', readingIn('qingdao', { locale: 'EN_US' })],
  ])('are not given to somebody %s', async (_, other) => {
    const answers = answersAt(() => '7');
    const reads: string[] = [];
    const ask = (reading: Reading, text: string) =>
      answers.of(reading, 'a', async () => (reads.push(text), { text }));
    const both = () => Promise.all([ask(home, 'ours'), ask(other, 'theirs')]);
    await expect(both()).resolves.toEqual([{ text: 'ours' }, { text: 'theirs' }]);
    await expect(both()).resolves.toEqual([{ text: 'ours' }, { text: 'theirs' }]);
    expect(reads).toEqual(['ours', 'theirs']);
  });

  it('are shared by those who ask while they are being read, but not with whoever knows of more', async () => {
    let stand = '7';
    const answers = answersAt(() => stand);
    const reads: ((answer: { text: string }) => void)[] = [];
    const read = () => new Promise<{ text: string }>((done) => reads.push(done));
    const first = [answers.of(home, 'a', read), answers.of(home, 'a', read)];
    await turn();
    expect(reads).toHaveLength(1);
    stand = '8';
    const second = answers.of(home, 'a', read);
    await turn();
    expect(reads).toHaveLength(2);
    reads[1]!({ text: 'new' });
    await expect(second).resolves.toEqual({ text: 'new' });
    reads[0]!({ text: 'old' });
    await expect(Promise.all(first)).resolves.toEqual([{ text: 'old' }, { text: 'old' }]);
    // The slow one wrote what it found over the newer one: it is of another stand, and is not given out.
    const again = answers.of(home, 'a', read);
    await turn();
    reads[2]?.({ text: 'newer' });
    await expect(again).resolves.toEqual({ text: 'newer' });
  });

  it('are not kept where reading failed', async () => {
    const answers = answersAt(() => '7');
    await expect(answers.of(home, 'a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    await expect(answers.of(home, 'a', async () => ({ text: 'here' }))).resolves.toEqual({ text: 'here' });
  });

  it('make room for others, and a large one is not kept at all', async () => {
    const answers = answersAt(() => '7', 100_000);
    const read = jest.fn(async () => ({ text: 'x'.repeat(9_000) }));
    for (let n = 0; n < 20; n++) await answers.of(home, `question ${n}`, read);
    await answers.of(home, 'question 19', read);
    expect(read).toHaveBeenCalledTimes(20);
    await answers.of(home, 'question 0', read);
    expect(read).toHaveBeenCalledTimes(21);
    const large = jest.fn(async () => ({ text: 'x'.repeat(10_001) }));
    await answers.of(home, 'large', large);
    await answers.of(home, 'large', large);
    expect(large).toHaveBeenCalledTimes(2);
  });

  it('take room however small they are, so that many small ones are bounded too', async () => {
    const answers = answersAt(() => '7', 20_000);
    const read = jest.fn(async () => ({ text: '' }));
    for (let n = 0; n < 100; n++) await answers.of(home, `question ${n}`, read);
    await answers.of(home, 'question 0', read);
    expect(read).toHaveBeenCalledTimes(101);
  });

  it('are kept under a digest: however long the questions, they take the same room, and are distinguished to the last letter', async () => {
    const answers = answersAt(() => '7', 20_000);
    const long = 'x'.repeat(1_000_000);
    const read = jest.fn(async (text: string) => ({ text }));
    for (const end of ['a', 'b', 'a', 'b'])
      await expect(answers.of(home, long + end, () => read(end))).resolves.toEqual({ text: end });
    expect(read).toHaveBeenCalledTimes(2);
    expect(
      JSON.stringify([...(answers as unknown as { kept: Map<string, unknown> }).kept.keys()]).length,
    ).toBeLessThan(200);
  });

  it('are never older than what stood when they were asked for, however asking, reading and moving mix', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom('ask a', 'ask b', 'move'), { minLength: 2, maxLength: 30 }),
        async (scheduler, steps) => {
          let stand = 0;
          const look = async () => {
            await scheduler.schedule(Promise.resolve());
            const seen = stand;
            await scheduler.schedule(Promise.resolve());
            return seen;
          };
          const answers = new CheckpointCache<{ stand: number }>(
            new Stands(async () => String(await look())),
            () => 1,
            100_000,
          );
          const asking = steps.map((step) =>
            scheduler.schedule(Promise.resolve()).then(async () => {
              if (step === 'move') return void stand++;
              const asked = stand;
              const answer = await answers.of(home, step, async () => ({ stand: await look() }));
              expect(answer.stand).toBeGreaterThanOrEqual(asked);
            }),
          );
          await scheduler.waitFor(Promise.all(asking));
        },
      ),
      { seed: propertySeed },
    );
  });
});
