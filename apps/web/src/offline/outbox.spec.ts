import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { configure, waitFor } from '@testing-library/react';
import { IDBFactory } from 'fake-indexeddb';
import type { OutboxEntry } from './stored.ts';

// A bound against hanging: how long anything takes is the machine's affair.
configure({ asyncUtilTimeout: 20_000 });

type Outbox = typeof import('./outbox.ts');
type Store = typeof import('./outbox-store.ts');
type Ask = typeof import('../app/ask.ts');
/** One tab: modules of its own over the device that all tabs share. */
type Tab = { readonly outbox: Outbox; readonly store: Store; readonly ask: Ask; stop: () => void };

const me = 'account-1';
const log = 'log-1';

/** The server: what it has recorded by command id, who is signed in, and what goes wrong next. */
const server = {
  done: new Map<string, Record<string, unknown>>(),
  calls: 0,
  account: me as string | null,
  logId: log,
  /** Who signs in in another tab just before the next command arrives. */
  comesNext: undefined as string | undefined,
  /** What answers the next commands instead of the server itself, first in, first out. */
  next: [] as ('lost-before' | 'lost-after' | 'html' | Record<string, unknown> | number)[],
};

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) => ({
  status,
  headers: new Map(Object.entries(headers)),
  json: () => Promise.resolve(structuredClone(body)),
});
const refused = (code: string, more: Record<string, unknown> = {}) =>
  json({ data: null, errors: [{ message: code, extensions: { code, ...more } }] });

const answer = async (body: string, said: string | undefined) => {
  const { query, variables } = JSON.parse(body) as {
    query: string;
    variables: { input: Record<string, unknown> };
  };
  if (query.includes('query Standing'))
    return json({
      data: {
        me: server.account === null ? null : { id: server.account },
        serverInfo: { logId: server.logId },
      },
    });
  if (server.comesNext !== undefined) [server.account, server.comesNext] = [server.comesNext, undefined];
  if (said !== server.account) return refused('ACCOUNT_CHANGED');
  server.calls += 1;
  const { input } = variables;
  const id = input['commandId'] as string;
  const how = server.next.shift();
  if (how === 'lost-before') throw new TypeError('network');
  if (how === 'html')
    return {
      status: 502,
      headers: new Map<string, string>(),
      json: () => Promise.reject(new SyntaxError('<')),
    };
  if (typeof how === 'number')
    return {
      status: 429,
      headers: new Map([['retry-after', String(how)]]),
      json: () => Promise.reject(new SyntaxError('busy')),
    };
  if (how !== undefined && how !== 'lost-after') return refused(how['code'] as string, how);
  const before = server.done.get(id);
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(input))
    return refused('COMMAND_ID_REUSED');
  server.done.set(id, input);
  if (how === 'lost-after') throw new TypeError('network');
  return json({ data: { logVisit: { id: `visit of ${id}` } } });
};

const tabs: Tab[] = [];
const openTab = async (account: string = me): Promise<Tab> => {
  jest.resetModules();
  const outbox = await import('./outbox.ts');
  const store = await import('./outbox-store.ts');
  const ask = await import('../app/ask.ts');
  const tab = { outbox, store, ask, stop: outbox.startOutbox(account) };
  tabs.push(tab);
  await settled(tab);
  return tab;
};
/** A page that died: nothing of it runs on, what it wrote is on the device. */
const kill = (tab: Tab) => tab.stop();

const settled = async ({ outbox }: Tab) => {
  for (let i = 0; i < 20; i++) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    await outbox.flush();
  }
};
const command = (n: number, more: Partial<OutboxEntry> = {}) => ({
  commandId: `c${n}`,
  accountId: me,
  mutation: 'logVisit',
  input: { name: `delegation ${n}` },
  label: `visit ${n}`,
  madeAt: `2026-11-27T08:00:${String(n).padStart(2, '0')}.000Z`,
  ...more,
});
const states = async ({ store }: Tab, account: string = me) =>
  (await store.allOf(account)).map(({ commandId, state }) => `${commandId} ${state}`);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  Object.assign(server, {
    done: new Map(),
    calls: 0,
    account: me,
    logId: log,
    comesNext: undefined,
    next: [],
  });
  globalThis.fetch = ((
    _url: string,
    { body, headers }: { body: string; headers: Readonly<Record<string, string>> },
  ) => answer(body, headers['x-yinfeng-account'])) as never;
  let held = false;
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: {
      request: async (_name: string, _options: object, act: (lock: object | null) => unknown) => {
        if (held) return act(null);
        held = true;
        try {
          return await act({});
        } finally {
          held = false;
        }
      },
    },
  });
});
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.stop();
});

describe('the queue', () => {
  it('sends in the order in which they were made, each with its id and this device’s time', async () => {
    const tab = await openTab();
    server.account = null;
    for (const n of [3, 1, 2]) await tab.outbox.enqueue(command(n));
    server.account = me;
    await settled(tab);
    expect([...server.done.keys()]).toEqual(['c1', 'c2', 'c3']);
    expect(server.done.get('c1')).toMatchObject({
      commandId: 'c1',
      recordedOnDeviceAt: '2026-11-27T08:00:01.000Z',
    });
    expect(await states(tab)).toEqual(['c1 sent', 'c2 sent', 'c3 sent']);
    expect((await tab.store.allOf(me))[0]?.answerId).toBe('visit of c1');
  });

  it('takes a double tap as one, whatever became of the first', async () => {
    const tab = await openTab();
    await Promise.all([tab.outbox.enqueue(command(1)), tab.outbox.enqueue(command(1))]);
    await settled(tab);
    await tab.outbox.enqueue(command(1));
    await settled(tab);
    expect(server.calls).toBe(1);
    expect(await states(tab)).toEqual(['c1 sent']);
  });

  it('keeps what two tabs typed into one draft, each under an id of its own', async () => {
    const [one, two] = [await openTab(), await openTab()];
    const typed = { ...command(1), input: { name: 'another delegation' } };
    expect(await one.outbox.enqueue(command(1))).toBe('c1');
    const other = await two.outbox.enqueue(typed);
    expect(other).not.toBe('c1');
    // Pressed once more, before anything was sent and after.
    expect(await two.outbox.enqueue(typed)).toBe(other);
    await Promise.all([settled(one), settled(two)]);
    expect(await two.outbox.enqueue(typed)).toBe(other);
    await settled(two);
    expect([...server.done.values()].map(({ name }) => name).toSorted()).toEqual([
      'another delegation',
      'delegation 1',
    ]);
    expect(server.calls).toBe(2);
  });

  it('keeps what two tabs made of one refused entry, and takes the same twice as one', async () => {
    const [one, two] = [await openTab(), await openTab()];
    server.next = [{ code: 'STATION_CLOSED', field: 'stationId' }];
    await one.outbox.enqueue(command(1));
    await settled(one);
    const mended = (n: number, name: string) => ({ ...command(n), input: { name }, replaces: 'c1' });
    await one.outbox.enqueue(mended(2, 'mended here'));
    expect(await two.outbox.enqueue(mended(3, 'mended here'))).toBe('c2');
    expect(await two.outbox.enqueue(mended(4, 'mended there'))).toBe('c4');
    await Promise.all([settled(one), settled(two)]);
    expect([...server.done.keys()]).toEqual(['c2', 'c4']);
    expect(await states(one)).toEqual(['c2 sent', 'c4 sent']);
  });

  it('insists once, however often it is pressed', async () => {
    const tab = await openTab();
    server.next = [{ code: 'CONFLICT', seenVersion: 1, version: 4, changed: [] }];
    await tab.outbox.enqueue({ ...command(1), input: { visitId: 'v', seenVersion: 1 } });
    await settled(tab);
    const [conflict] = await tab.store.allOf(me);
    await Promise.all([tab.outbox.insist(conflict!, 'c8'), tab.outbox.insist(conflict!, 'c9')]);
    await settled(tab);
    expect([...server.done.keys()]).toEqual(['c8']);
  });

  it('sends again under the same id when the answer was lost after the write', async () => {
    const tab = await openTab();
    server.next = ['lost-after'];
    await tab.outbox.enqueue(command(1));
    await settled(tab);
    expect(server.calls).toBe(2);
    expect(server.done.size).toBe(1);
    expect(await states(tab)).toEqual(['c1 sent']);
  });

  it('finishes what a page left half way when it died while sending', async () => {
    const first = await openTab();
    server.account = null;
    await first.outbox.enqueue(command(1));
    await settled(first);
    await first.store.alter('c1', (entry) => ({ ...entry, state: 'sending', tries: 1 }));
    server.done.set('c1', {
      name: 'delegation 1',
      commandId: 'c1',
      recordedOnDeviceAt: '2026-11-27T08:00:01.000Z',
    });
    kill(first);
    server.account = me;
    const second = await openTab();
    await settled(second);
    expect(await states(second)).toEqual(['c1 sent']);
    expect(server.done.size).toBe(1);
  });

  it('leaves the sending to one of two tabs', async () => {
    const [one, two] = [await openTab(), await openTab()];
    await Promise.all([1, 2, 3, 4, 5, 6].map((n) => (n % 2 ? one : two).outbox.enqueue(command(n))));
    await Promise.all([settled(one), settled(two)]);
    expect(server.calls).toBe(6);
    expect(server.done.size).toBe(6);
  });

  it('does not bring back what another tab deleted meanwhile', async () => {
    const [one, two] = [await openTab(), await openTab()];
    server.account = null;
    await one.outbox.enqueue(command(1));
    await one.outbox.enqueue(command(2));
    await settled(one);
    await two.outbox.drop('c1');
    server.account = me;
    await settled(one);
    expect(await states(one)).toEqual(['c2 sent']);
  });

  it('keeps a refusal with its fields, goes on with the others, and gives the mended one another id', async () => {
    const tab = await openTab();
    server.next = [{ code: 'STATION_CLOSED', field: 'stationId', closedOn: '2026-11-01' }];
    await tab.outbox.enqueue(command(1));
    await tab.outbox.enqueue(command(2));
    await settled(tab);
    expect(await states(tab)).toEqual(['c1 refused', 'c2 sent']);
    expect((await tab.store.allOf(me))[0]?.refusal).toMatchObject({
      code: 'STATION_CLOSED',
      fields: [{ field: 'stationId', code: 'STATION_CLOSED' }],
    });
    await tab.outbox.enqueue({ ...command(3), input: { name: 'mended' }, replaces: 'c1' });
    await settled(tab);
    expect(await states(tab)).toEqual(['c2 sent', 'c3 sent']);
    expect([...server.done.keys()]).toEqual(['c2', 'c3']);
  });

  it('opens the form of a refused one with what was typed and an id of its own, and of nothing that needs no mending', async () => {
    const tab = await openTab();
    const { begin } = await import('./queued-form.ts');
    const { saveDraft } = await import('./drafts.ts');
    server.next = [{ code: 'DATE_IN_FUTURE', field: 'periodTo' }];
    await tab.outbox.enqueue({ ...command(1), mutation: 'reportOutcome', form: { values: 'as typed' } });
    await tab.outbox.enqueue(command(2));
    await settled(tab);
    const opened = await begin<{ values: string }>('outcome', me, 'c1');
    expect(opened).toMatchObject({
      isGone: false,
      drafted: undefined,
      mending: { form: { values: 'as typed' } },
    });
    expect(opened.commandId).not.toBe('c1');
    await saveDraft(opened.draft, me, { values: 'mended so far' });
    expect((await begin('outcome', me, 'c1')).drafted).toEqual({ values: 'mended so far' });
    // Neither a fresh form, nor another kind, nor another account is given it.
    for (const [kind, account, mend] of [
      ['outcome', me, undefined],
      ['visit', me, 'c1'],
      ['outcome', 'account-2', 'c1'],
    ] as const)
      expect((await begin(kind, account, mend)).drafted).toBeUndefined();
    expect((await begin('outcome', 'account-2', 'c1')).isGone).toBe(true);
    expect((await begin('outcome', me, 'c2')).isGone).toBe(true);
    expect((await begin('outcome', me, undefined)).isGone).toBe(false);
  });

  it('finds each command by its own mutation, and each has a page where it is mended', async () => {
    const { queuedCommands } = await import('./commands.ts');
    const { pageAt } = await import('../app/pages.ts');
    for (const [name, { load, mendAt, pathOf }] of Object.entries(queuedCommands)) {
      expect(String(await load())).toContain(`  ${name}(input: $input)`);
      expect(pageAt(mendAt)?.path).toBe(mendAt);
      expect(pageAt(pathOf('an-id'))?.path).toMatch(/\$id$/);
    }
  });

  it('shows a conflict apart, and insists under another id with the version it was told', async () => {
    const tab = await openTab();
    server.next = [{ code: 'CONFLICT', seenVersion: 1, version: 4, changed: [] }];
    await tab.outbox.enqueue({ ...command(1), input: { visitId: 'v', seenVersion: 1 } });
    await settled(tab);
    expect(await states(tab)).toEqual(['c1 conflict']);
    await tab.outbox.insist((await tab.store.allOf(me))[0]!, 'c9');
    await settled(tab);
    expect(await states(tab)).toEqual(['c9 sent']);
    expect(server.done.get('c9')).toMatchObject({ seenVersion: 4 });
  });

  it('takes VIEW_BEHIND as done', async () => {
    const tab = await openTab();
    server.next = [{ code: 'VIEW_BEHIND' }];
    await tab.outbox.enqueue(command(1));
    await settled(tab);
    expect(server.calls).toBe(1);
    expect(await states(tab)).toEqual(['c1 sent']);
  });

  it('never sends one account’s commands as another, nor shows them', async () => {
    const mine = await openTab();
    server.account = 'account-2';
    await mine.outbox.enqueue(command(1));
    await settled(mine);
    expect(server.calls).toBe(0);
    expect(await states(mine)).toEqual(['c1 pending']);
    kill(mine);
    const theirs = await openTab('account-2');
    expect(await states(theirs, 'account-2')).toEqual([]);
    await theirs.outbox.enqueue(command(2, { accountId: 'account-2' }));
    await settled(theirs);
    expect([...server.done.keys()]).toEqual(['c2']);
  });

  it('waits where somebody else signs in between the asking and the sending, says so, and goes on as itself', async () => {
    const tab = await openTab();
    const asked: string[] = [];
    let resume: () => void = () => undefined;
    tab.ask.onSessionEnded((why) => {
      asked.push(why);
      return new Promise<void>((resolve) => (resume = resolve));
    });
    server.comesNext = 'account-2';
    await tab.outbox.enqueue(command(1));
    await waitFor(() => expect(asked).toEqual(['ACCOUNT_CHANGED']));
    expect([server.calls, await states(tab)]).toEqual([0, ['c1 pending']]);
    server.account = me;
    resume();
    await waitFor(async () => expect(await states(tab)).toEqual(['c1 sent']));
  });

  it('waits for a sign-in over the page, asks for it once, and goes on', async () => {
    const tab = await openTab();
    let asked = 0;
    let resume: () => void = () => undefined;
    const back = new Promise<void>((resolve) => (resume = resolve));
    tab.ask.onSessionEnded(() => {
      asked += 1;
      return back;
    });
    server.account = null;
    await tab.outbox.enqueue(command(1));
    await waitFor(() => expect([asked, server.calls]).toEqual([1, 0]));
    server.account = me;
    resume();
    await waitFor(async () => expect(await states(tab)).toEqual(['c1 sent']));
  });

  it('obeys a busy server’s Retry-After', async () => {
    const tab = await openTab();
    server.next = [60];
    await tab.outbox.enqueue(command(1));
    await settled(tab);
    expect(server.calls).toBe(1);
    expect(await states(tab)).toEqual(['c1 pending']);
    // Somebody who presses 立即同步 need not wait.
    await tab.outbox.flush({ now: true });
    expect(await states(tab)).toEqual(['c1 sent']);
  });

  it.each(['STORE_UNAVAILABLE', 'STORE_FULL'])(
    'sends the same command again after %s, for as long as it takes',
    async (code) => {
      const tab = await openTab();
      for (let i = 0; i < 5; i++) {
        server.next = [{ code, retryAfterSeconds: 60 }];
        if (i === 0) await tab.outbox.enqueue(command(1));
        await tab.outbox.flush({ now: true });
        await settled(tab);
        expect(await states(tab)).toEqual(['c1 pending']);
      }
      await tab.outbox.flush({ now: true });
      expect(await states(tab)).toEqual(['c1 sent']);
      expect([...server.done.keys()]).toEqual(['c1']);
    },
  );

  it('stops at a gateway’s page, and passes over a command on which the server itself keeps failing', async () => {
    const tab = await openTab();
    server.account = null;
    await tab.outbox.enqueue(command(1));
    await tab.outbox.enqueue(command(2));
    await settled(tab);
    server.account = me;
    server.next = ['html'];
    await tab.outbox.flush();
    expect(await states(tab)).toEqual(['c1 pending', 'c2 pending']);
    const failing = { code: 'INTERNAL_SERVER_ERROR' };
    for (let i = 0; i < 3; i++) {
      server.next = [failing];
      await tab.outbox.flush({ now: true });
    }
    expect(await states(tab)).toEqual(['c1 pending', 'c2 sent']);
  });

  it('holds back what was written for another log until somebody says so', async () => {
    const tab = await openTab();
    await tab.outbox.enqueue(command(1));
    await settled(tab);
    server.next = ['lost-before'];
    server.account = null;
    await tab.outbox.enqueue(command(2));
    await settled(tab);
    Object.assign(server, { account: me, logId: 'log-2', next: [], done: new Map() });
    await settled(tab);
    expect(await states(tab)).toEqual(['c1 sent', 'c2 pending']);
    expect(server.done.size).toBe(0);
    await tab.outbox.adopt('c2');
    await settled(tab);
    expect([...server.done.keys()]).toEqual(['c2']);
  });

  it('forgets what was sent a week ago and nothing else', async () => {
    const tab = await openTab();
    await tab.outbox.enqueue(command(1));
    await tab.outbox.enqueue(command(2));
    await settled(tab);
    await tab.store.alter('c1', (entry) => ({ ...entry, sentAt: '2020-01-01T00:00:00.000Z' }));
    kill(tab);
    expect(await states(await openTab())).toEqual(['c2 sent']);
  });

  it('is open to whoever may record one of the two, and says which', async () => {
    const { recordableBy } = await import('./commands.ts');
    const of = (...permissions: string[]) => recordableBy((permission) => permissions.includes(permission));
    expect([of(), of('visit.log'), of('outcome.report'), of('outcome.report', 'visit.log')]).toEqual([
      undefined,
      'visits',
      'outcomes',
      'both',
    ]);
  });

  it('leaves what this version of the page does not know to a newer one, and does not stand still', async () => {
    const tab = await openTab();
    await tab.outbox.enqueue({ ...command(1), mutation: 'doTheUnheardOf' });
    await tab.outbox.enqueue(command(2));
    await settled(tab);
    expect(await states(tab)).toEqual(['c1 pending', 'c2 sent']);
    expect((await tab.store.allOf(me))[0]).toMatchObject({ state: 'pending', tries: 0 });
  });

  it('works in the page’s memory where the device keeps nothing, and says so', async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    } as never;
    const tab = await openTab();
    expect(await tab.store.probeStorage()).toBe(false);
    server.next = ['lost-before'];
    await tab.outbox.enqueue(command(1));
    await settled(tab);
    expect(tab.outbox.isStored()).toBe(false);
    expect(await states(tab)).toEqual(['c1 sent']);
    expect([...server.done.keys()]).toEqual(['c1']);
    // Other values under the same id are none to lose here either.
    await tab.outbox.enqueue({ ...command(1), input: { name: 'another delegation' } });
    await settled(tab);
    expect(server.done.size).toBe(2);
  });

  it('takes the draft away in the same step that puts the entry in', async () => {
    const tab = await openTab();
    const { draftOf, saveDraft } = await import('./drafts.ts');
    await saveDraft('d', me, { name: 'typed' });
    expect(await draftOf('d', 'account-2')).toBeUndefined();
    await tab.outbox.enqueue({ ...command(1), draft: 'd' });
    expect(await draftOf('d', me)).toBeUndefined();
    await settled(tab);
  });
});
