import { beforeEach, describe, expect, it } from '@jest/globals';
import { keepEnded, keepViewer, lastViewer, seenElsewhere, VIEWER_KEY } from './kept.ts';

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
