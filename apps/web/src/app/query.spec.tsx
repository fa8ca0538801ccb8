import { beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import type { Document } from './ask.ts';
import { keyOf, onceAnswered, queryClient, useAsk } from './query.ts';
import { noteAnswer, noteAsked } from './reach.ts';

type Named = { readonly name: string };
const document = { toString: () => 'query Named($id: ID!) { named(id: $id) { name } }' } as Document<
  Named,
  { readonly id: string }
>;

/** What is asked, and how it is answered when it is told to. */
const asked: ((name: string) => void)[] = [];
/** Every state that was drawn: the question, its answer, whether it says that there is none yet. */
const drawn: (readonly [string, string | undefined, boolean])[] = [];

const Shown = ({ id }: { readonly id: string }) => {
  const { data, isPending } = useAsk(document, { id });
  drawn.push([id, data?.name, isPending]);
  return <p>{data?.name}</p>;
};
const shown = (id: string) => (
  <QueryClientProvider client={queryClient}>
    <Shown id={id} />
  </QueryClientProvider>
);
const answer = (at: number, name: string) =>
  act(async () => {
    asked[at]!(name);
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

beforeEach(() => {
  queryClient.clear();
  asked.length = 0;
  drawn.length = 0;
  globalThis.fetch = (() =>
    new Promise((resolve) => {
      asked.push((name) =>
        resolve({ status: 200, headers: new Headers(), json: () => Promise.resolve({ data: { name } }) }),
      );
    })) as never;
});

describe('an answer that is drawn in slices', () => {
  it('is the answer to the question that is asked now, in every state that is drawn', async () => {
    const { rerender, container } = render(shown('a'));
    await answer(0, 'of a');
    expect(container.textContent).toBe('of a');
    rerender(shown('b'));
    expect(container.textContent).toBe('');
    await answer(1, 'of b');
    rerender(shown('a')); // it is known already
    expect(container.textContent).toBe('of a');
    expect(drawn.filter(([id, name]) => name !== undefined && name !== `of ${id}`)).toEqual([]);
  });

  it('is pending for as long as it is not drawn, so that no form opens without what it begins with', async () => {
    render(shown('a'));
    await answer(0, 'of a');
    for (const [, name, isPending] of drawn) expect(isPending).toBe(name === undefined);
    expect(drawn.at(-1)).toEqual(['a', 'of a', false]);
  });

  it('follows what is put in its place', async () => {
    const { container } = render(shown('a'));
    await answer(0, 'of a');
    await act(async () => {
      queryClient.setQueryData(keyOf(document, { id: 'a' }), { name: 'another' });
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
    expect(container.textContent).toBe('another');
  });
});

describe('a question that nobody answered', () => {
  it('is asked again once the server is back, without anybody pressing anything', async () => {
    const answers = globalThis.fetch;
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const { container } = render(shown('a'));
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    globalThis.fetch = answers;
    expect(asked).toHaveLength(0);
    act(() => noteAnswer());
    expect(asked).toHaveLength(1);
    await answer(0, 'of a');
    expect(container.textContent).toBe('of a');
    // What has its answer is not asked again.
    act(() => noteAsked()());
    act(() => noteAnswer());
    expect(asked).toHaveLength(1);
  });
});

describe('onceAnswered', () => {
  it('waits for all that is on its way, and calls back once', async () => {
    let calls = 0;
    const stop = onceAnswered(() => (calls += 1));
    render(shown('a'));
    render(shown('b'));
    const quiet = () => act(() => new Promise((resolve) => setTimeout(resolve, 400)));
    await answer(0, 'of a');
    await quiet();
    expect(calls).toBe(0);
    await answer(1, 'of b');
    await quiet();
    render(shown('c'));
    await answer(2, 'of c');
    await quiet();
    expect(calls).toBe(1);
    stop();
  });
});
