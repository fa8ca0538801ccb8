import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  answerKey,
  forgetAccount,
  forgetOldAnswers,
  keep,
  keepAnswer,
  keepEnded,
  keepViewer,
  kept,
  keptAt,
  lastViewer,
  seenElsewhere,
  VIEWER_KEY,
} from './kept.ts';

const viewer = (id: string) => ({ id }) as NonNullable<ReturnType<typeof lastViewer>>;
const textOf = (id: string) => JSON.stringify(viewer(id));

/** As the other tabs of the browser are told: what lay there before, and what does now. */
const written = async (work: () => Promise<void>): Promise<[string | null, string | null]> => {
  const before = localStorage.getItem(VIEWER_KEY);
  await work();
  return [before, localStorage.getItem(VIEWER_KEY)];
};

beforeEach(() => localStorage.clear());

describe('what a tab is told of another one', () => {
  it('who has signed out there is signed out here', async () => {
    await keepViewer(viewer('a'));
    expect(seenElsewhere('a', ...(await written(() => keepViewer(null))))).toBe('signed-out');
  });

  it('a session that was found ended there is taken up again here: nobody has signed out', async () => {
    await keepViewer(viewer('a'));
    const told = await written(keepEnded);
    expect(seenElsewhere('a', ...told)).toBe('session-ended');
    expect(lastViewer()).toBeUndefined();
    // A page of an earlier release reads JSON alone, and takes whatever that is for a viewer.
    expect(() => JSON.parse(told[1]!) as unknown).toThrow(SyntaxError);
    // Somebody else's page was not of that session, and one that shows the sign-in has nothing to lose.
    expect(seenElsewhere('b', ...told)).toBe('nothing');
    expect(seenElsewhere(undefined, ...told)).toBe('nothing');
    // Found once more, by a page that knows of nobody.
    expect(seenElsewhere('a', ...(await written(keepEnded)))).toBe('nothing');
    expect(localStorage.getItem(VIEWER_KEY)).toBeNull();
  });

  it('another account there is told of, also after the session had ended; the same one is nothing new', async () => {
    expect(seenElsewhere('a', textOf('a'), textOf('b'))).toBe('another-account');
    expect(seenElsewhere(undefined, null, textOf('b'))).toBe('another-account');
    await keepViewer(viewer('a'));
    await keepEnded();
    expect(seenElsewhere('a', ...(await written(() => keepViewer(viewer('b')))))).toBe('another-account');
    expect(seenElsewhere('a', ...(await written(() => keepViewer(viewer('a')))))).toBe('nothing');
  });

  it('what cannot be read means nobody', () => {
    expect(seenElsewhere('a', textOf('a'), '{')).toBe('signed-out');
    expect(seenElsewhere('a', '{', null)).toBe('nothing');
  });
});

describe('what was answered an account', () => {
  const answerOf = (id: string) => keptAt(answerKey(id, 'list'));

  it('is kept for whoever signed in last, and no more once they have signed out in any tab', async () => {
    await keepViewer(viewer('a'));
    await keepAnswer('a', 'list', 1);
    await keepAnswer('b', 'list', 2);
    expect([(await answerOf('a'))?.value, await answerOf('b')]).toEqual([1, undefined]);
    // The answer to a tab that has not heard of it yet, before and after this device has forgotten.
    await Promise.all([forgetAccount('a'), keepAnswer('a', 'list', 3)]);
    await keepAnswer('a', 'list', 4);
    expect(await answerOf('a')).toBeUndefined();
  });

  it('does not take the place of what was answered later, but of what a wrong clock dated', async () => {
    await keepViewer(viewer('a'));
    const now = Date.now();
    await keepAnswer('a', 'list', 'later', now);
    await keepAnswer('a', 'list', 'before', now - 1_000);
    expect((await answerOf('a'))?.value).toBe('later');
    await keepAnswer('a', 'list', 'of the future', now + 86_400_000);
    await keepAnswer('a', 'list', 'now', now);
    expect((await answerOf('a'))?.value).toBe('now');
  });

  it('goes after thirty days, and what the device knows of itself stays', async () => {
    await keepViewer(viewer('a'));
    const daysAgo = (days: number) => Date.now() - days * 86_400_000;
    await keepAnswer('a', 'old', 1, daysAgo(31));
    await keepAnswer('a', 'young', 2, daysAgo(29));
    const clock = jest.spyOn(Date.prototype, 'toISOString').mockReturnValueOnce('2020-01-01T00:00:00.000Z');
    await keep('logId', 'log');
    clock.mockRestore();
    await forgetOldAnswers();
    expect(await keptAt(answerKey('a', 'old'))).toBeUndefined();
    expect(await kept(answerKey('a', 'young'))).toBe(2);
    expect(await keptAt('logId')).toEqual({ key: 'logId', value: 'log', keptAt: '2020-01-01T00:00:00.000Z' });
  });
});
