import { beforeEach, describe, expect, it } from '@jest/globals';
import { act, configure, renderHook, waitFor } from '@testing-library/react';
import { useUndone } from '../../app/undone.ts';
import * as store from './decisions.ts';
import type { Claim } from './queue.ts';

// A bound against hanging: how long anything takes is the machine's affair.
configure({ asyncUtilTimeout: 20_000 });

/** The server: how it answers each command, held back until a spec lets it go. */
type Answer = { readonly version: number } | { readonly code: string; readonly [detail: string]: unknown };
const server = {
  inputs: [] as Record<string, unknown>[],
  answers: new Map<string, Answer>(),
  held: new Map<string, () => void>(),
};
const key = ({ subjectId, measure }: Record<string, unknown>) => `${String(subjectId)} ${String(measure)}`;

const idOf = (name: string) => `${name}${round}`;
const claim = (name: string, measure = 'PLANNED_INVESTMENT', subjectVersion = 1) =>
  ({
    subjectId: idOf(name),
    measure,
    subjectKind: 'PROJECT',
    subjectVersion,
    unit: 'FEN',
    claimed: '500',
  }) as Claim;
const sent = (of: Claim, commandId: string, more = {}) => ({
  claim: of,
  decision: 'RECOGNIZE' as const,
  seenVersion: of.subjectVersion,
  commandId,
  value: of.claimed,
  ...more,
});

const look = () => renderHook(() => store.useDecisions());

/** Sends one, without waiting for its answer. */
const send = (of: Claim, commandId: string, more = {}): Promise<void> => {
  let sending = Promise.resolve();
  act(() => void (sending = store.decide(sent(of, commandId, more))));
  return sending;
};

/** Records of one spec's own: what the page has learned of those of another is not theirs. */
let round = 0;
beforeEach(() => {
  Object.assign(server, { inputs: [], answers: new Map(), held: new Map() });
  globalThis.fetch = (async (_url: string, { body }: { body: string }) => {
    const { input } = (JSON.parse(body) as { variables: { input: Record<string, unknown> } }).variables;
    server.inputs.push(input);
    const at = key(input);
    if (!server.answers.has(at)) await new Promise<void>((resolve) => server.held.set(at, resolve));
    const answer = server.answers.get(at)!;
    const said =
      'code' in answer
        ? { data: null, errors: [{ message: answer.code, extensions: answer }] }
        : { data: { recognize: { id: at, version: answer.version } } };
    return { status: 200, headers: new Headers(), json: () => Promise.resolve(said) };
  }) as never;
  round += 1;
  const { result, unmount } = look();
  for (const failed of result.current.failed.keys()) act(() => store.giveUp(failed));
  unmount();
});

const answerWith = async (of: Claim, answer: Answer) => {
  await waitFor(() => expect(server.held.has(key(of))).toBe(true));
  server.answers.set(key(of), answer);
  await act(async () => {
    server.held.get(key(of))!();
    await Promise.resolve();
  });
};

describe('decisions of a quick reviewer', () => {
  it('that fail one after the other are all kept, each at its claim', async () => {
    const [one, two, three] = [claim('a'), claim('b'), claim('c')];
    const { result } = look();
    const all = [one, two, three].map((of, i) => send(of, `c${i}`, { value: `${i + 1}` }));
    expect([...result.current.onTheirWay.keys()]).toHaveLength(3);
    await answerWith(two, { code: 'CONFLICT', version: 4, changed: [] });
    await answerWith(three, { version: 2 });
    await answerWith(one, { code: 'CLAIM_NOT_FOUND' });
    await act(() => Promise.all(all));
    expect(
      [...result.current.failed.values()].map(({ key: of, refusal, sent: { value } }) => [
        of,
        refusal.code,
        value,
      ]),
    ).toEqual([
      [`${idOf('b')}~planned_investment`, 'CONFLICT', '2'],
      [`${idOf('a')}~planned_investment`, 'CLAIM_NOT_FOUND', '1'],
    ]);
    expect(result.current.onTheirWay.size).toBe(0);
    act(() => store.giveUp(`${idOf('b')}~planned_investment`));
    expect([...result.current.failed.keys()]).toEqual([`${idOf('a')}~planned_investment`]);
  });

  it('are not lost by going to another page, which says how many were not carried out', async () => {
    const page = look();
    const sending = send(claim('a'), 'c1');
    page.unmount();
    const elsewhere = renderHook(() => useUndone());
    expect(elsewhere.result.current).toBe(0);
    await answerWith(claim('a'), { code: 'CONFLICT', version: 2 });
    await act(() => sending);
    expect(elsewhere.result.current).toBe(1);
    expect(look().result.current.failed.get(`${idOf('a')}~planned_investment`)?.sent.commandId).toBe('c1');
  });

  it('warn whoever closes the page while one is on its way, and nobody after', async () => {
    const warned = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(warned()).toBe(false);
    const sending = send(claim('a'), 'c1');
    expect(warned()).toBe(true);
    await answerWith(claim('a'), { version: 2 });
    await sending;
    expect(warned()).toBe(false);
  });

  it('are one of a claim at a time: a second press is none', async () => {
    const sending = send(claim('a'), 'c1');
    await store.decide(sent(claim('a'), 'c2'));
    await answerWith(claim('a'), { version: 2 });
    await sending;
    expect(server.inputs.map(({ commandId }) => commandId)).toEqual(['c1']);
  });

  it('of one record follow one another and know of each other, but not of what others did', async () => {
    const [money, count, third] = [claim('a'), claim('a', 'PROJECTS_LANDED'), claim('a', 'FRAMEWORK_AMOUNT')];
    const sending = [money, count].map((of, i) => send(of, `c${i}`));
    await waitFor(() => expect(server.inputs).toHaveLength(1));
    await answerWith(money, { version: 2 });
    await answerWith(count, { version: 4 });
    await Promise.all(sending);
    // Version 3 was somebody else's: the third is sent with what was seen.
    server.answers.set(key(third), { code: 'CONFLICT', version: 4 });
    await store.decide(sent(third, 'c9'));
    expect(server.inputs.map(({ seenVersion }) => seenVersion)).toEqual([1, 2, 2]);
    expect(store.seenUpTo(idOf('a'), 3)).toBe(4);
  });

  it('whose answer was lost are sent again to the letter, though the record has moved by others of them since', async () => {
    const [money, count] = [claim('a'), claim('a', 'PROJECTS_LANDED')];
    const { result } = look();
    server.answers.set(key(money), { code: 'UNAVAILABLE' });
    await act(() => store.decide(sent(money, 'c1')));
    const lost = result.current.failed.get(`${idOf('a')}~planned_investment`)!;
    server.answers.set(key(count), { version: 2 });
    await act(() => store.decide(sent(count, 'c2')));
    server.answers.set(key(money), { version: 3 });
    await act(() => store.decide(lost.sent, { again: true }));
    expect(server.inputs[2]).toEqual(server.inputs[0]);
    expect(result.current.failed.size).toBe(0);
  });

  it('send what was on the screen, also where it is the whole claim', async () => {
    server.answers.set(key(claim('a')), { version: 2 });
    await store.decide(sent(claim('a'), 'c1'));
    expect(server.inputs[0]).toEqual({
      commandId: 'c1',
      subjectId: idOf('a'),
      measure: 'PLANNED_INVESTMENT',
      decision: 'RECOGNIZE',
      seenVersion: 1,
      value: '500',
    });
  });
});
