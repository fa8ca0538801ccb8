import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { reactionCommandId, StreamDamaged } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { reaction, ReactionLoop, type Reaction } from './reaction.js';
import {
  counted,
  opened,
  openSampleLog,
  renamed,
  until,
  type SampleLog,
  type TallyEvent,
} from './testing/sample-log.js';

class GreetTally {
  constructor(
    readonly data: { readonly name: string },
    readonly meta: Meta,
  ) {}
}
const greet = (from?: 'head' | 'start'): Reaction =>
  reaction<TallyEvent>({
    name: 'greet-tally-when-opened',
    ...(from ? { from } : {}),
    on: {
      TallyOpened: ({ data: { name } }, meta) => (name === '无' ? undefined : new GreetTally({ name }, meta)),
    },
  });
const actorId = '00000000-0000-4000-8000-0000000000ff';

let sample: SampleLog;
const running: ReactionLoop[] = [];
beforeAll(async () => {
  sample = await openSampleLog();
});
beforeEach(async () => {
  sample = await sample.emptied();
});
afterEach(async () => {
  await stopped();
});
afterAll(() => sample.close());
const stopped = () => Promise.all(running.splice(0).map((loop) => loop.stop()));

/** Runs a reaction whose commands are noted; `fails` names those that are refused. */
const react = (does: Reaction, fails: (command: GreetTally) => boolean = () => false) => {
  const greeted: GreetTally[] = [];
  const failures: Error[] = [];
  const loop = new ReactionLoop(
    sample.db,
    sample.log,
    does,
    {
      actorId,
      execute: async (command) => {
        greeted.push(command as GreetTally);
        if (fails(command as GreetTally)) throw new Error(`refused ${(command as GreetTally).data.name}`);
      },
    },
    (_name, _seq, failure) => void (failure && failures.push(failure)),
  );
  running.push(loop);
  const names = () => greeted.map((command) => command.data.name);
  return { loop, greeted, names, failures };
};
const at = () => sample.checkpoint('reaction/greet-tally-when-opened');
const passed = (seq: number) => until(async () => ((await at())?.seq ?? -1) >= seq);

describe('a reaction', () => {
  it('sends a command for each event it is about, in order, from the start of the log where it is asked to', async () => {
    const seq = await sample.happened(opened(1, '甲'), renamed(1, '乙'), opened(2, '无'), opened(3, '丙'));
    const { names } = react(greet('start'));
    await passed(seq);
    expect(names()).toEqual(['甲', '丙']);
  });

  it('begins at the head of the log by default', async () => {
    await sample.happened(opened(1, '甲'));
    const { loop, names } = react(greet());
    await loop.begin();
    await passed(await sample.happened(opened(2, '乙')));
    expect(names()).toEqual(['乙']);
  });

  it('begins where it was made, not where its first step finds the log', async () => {
    const { loop } = react(greet());
    await loop.begin();
    expect(await at()).toMatchObject({ seq: 0 });
  });

  it('goes on where it stopped', async () => {
    const first = react(greet('start'));
    await passed(await sample.happened(opened(1, '甲')));
    await stopped();
    const seq = await sample.happened(opened(2, '乙'));
    const second = react(greet('start'));
    await passed(seq);
    expect([first.names(), second.names()]).toEqual([['甲'], ['乙']]);
  });

  it('acts as the system, because of the event, at the moment of the event, for its jurisdiction', async () => {
    const seq = await sample.happened(opened(1, '甲'));
    const { greeted } = react(greet('start'));
    await passed(seq);
    const [event] = await sample.log.read(0, 1);
    expect(greeted[0]!.meta).toEqual({
      commandId: reactionCommandId(event!.id, 'greet-tally-when-opened'),
      actorId,
      jurisdictionId: event!.meta.jurisdictionId,
      correlationId: event!.meta.correlationId,
      causationId: event!.id,
      at: event!.meta.recordedAt,
      grant: { permissions: 'all', scopes: 'all' },
    });
  });

  it('sends the very same command when it sends it again', async () => {
    const seq = await sample.happened(opened(1, '甲'), opened(2, '乙'));
    const first = react(greet('start'));
    await passed(seq);
    await stopped();
    // As after a kill between the command and the checkpoint.
    await sample.db.query(`update log.checkpoint set seq = 0 where name like 'reaction/%'`);
    const second = react(greet('start'));
    await passed(seq);
    expect(second.greeted).toEqual(first.greeted);
  });

  it('stops at a command that fails, shows where, and sends it again until it is taken', async () => {
    const seq = await sample.happened(opened(1, '甲'), counted(1, 1, 1), opened(2, '乙'), opened(3, '丙'));
    let fails = true;
    const { names, failures } = react(greet('start'), (command) => fails && command.data.name === '乙');
    await until(async () => (await at())?.failed_seq === 3);
    expect(await at()).toMatchObject({ seq: 2, failure: 'refused 乙' });
    fails = false;
    await passed(seq);
    expect(await at()).toMatchObject({ failed_seq: null, failure: null });
    // What had been taken before is not sent again, what failed is, and nothing overtakes it.
    const greeted = names();
    expect(greeted[0]).toBe('甲');
    expect(greeted.at(-1)).toBe('丙');
    expect(new Set(greeted.slice(1, -1))).toEqual(new Set(['乙']));
    expect(failures[0]!.message).toBe('refused 乙');
  });

  it('is over a failure as soon as it goes on, though no event comes to say so', async () => {
    const seq = await sample.happened(opened(1, '甲'));
    const { names } = react(greet('start'));
    await passed(seq);
    await stopped();
    await sample.db.query(`update log.checkpoint set failure = 'Connection terminated unexpectedly'`);
    react(greet('start'));
    await until(async () => (await at())?.failure === null);
    expect([names(), (await at())?.seq]).toEqual([['甲'], seq]);
  });

  it('sends nothing because of an event that is remembered and not in the log', async () => {
    const first = await sample.happened(opened(1, '甲'));
    await sample.appended(opened(2, '乙'));
    let placed: Awaited<ReturnType<typeof sample.sequencer.advance>> = [];
    while (placed.length === 0) placed = await sample.sequencer.advance();
    sample.log.remember(placed);
    await sample.goesBack(first);
    const { names, failures } = react(greet('start'));
    await until(() => failures.length > 0);
    await stopped();
    expect(failures[0]).toMatchObject({ name: 'AnotherDatabase' });
    expect(names()).toEqual(['甲']);
    expect(await at()).toMatchObject({ seq: first, failure: null });
  });

  it('begins at the end of the log where its checkpoint is beyond it, and so passes nothing over', async () => {
    const before = await sample.happened(opened(1, '甲'));
    const first = react(greet('start'));
    await passed(await sample.happened(opened(2, '乙'), opened(3, '丙')));
    await stopped();
    await sample.goesBack(before);
    await sample.happenedElsewhere(renamed(1, '改'));
    const second = react(greet('start'));
    await second.loop.begin();
    const seq = await sample.happenedElsewhere(opened(4, '丁'));
    await passed(seq);
    expect([first.names(), second.names()]).toEqual([['甲', '乙', '丙'], ['丁']]);
  });

  it('sends each command at least once when two run it at the same time', async () => {
    const [first, second] = [react(greet('start')), react(greet('start'))];
    const names = Array.from({ length: 20 }, (_, k) => `第${k}`);
    const seq = await sample.happened(...names.map((name, k) => opened(k, name)));
    first.loop.wake();
    second.loop.wake();
    await passed(seq);
    await stopped();
    expect(new Set([...first.names(), ...second.names()])).toEqual(new Set(names));
    expect(await at()).toMatchObject({ seq });
  });

  it('keeps the order of events that share a key alone, and writes down what comes before the first that is not done', async () => {
    const names = ['甲', '乙', '甲', '丙', '乙', '丁'];
    const seq = await sample.happened(...names.map((name, k) => opened(k, name)));
    const begun: string[] = [];
    const done: string[] = [];
    let fails = true;
    const { promise: othersAreDone, resolve } = Promise.withResolvers<void>();
    const failures: Error[] = [];
    const loop = new ReactionLoop(
      sample.db,
      sample.log,
      { ...greet('start'), keys: (event) => [(event.data as { name: string }).name] },
      {
        actorId,
        execute: async (command) => {
          const { name } = (command as GreetTally).data;
          begun.push(name);
          // The first of all waits until those beside it are done, which have its order no longer.
          if (name === '甲' && fails && begun.filter((each) => each === '甲').length === 1) {
            await othersAreDone;
            throw new Error('refused 甲');
          }
          done.push(name);
          if (done.length === 4) resolve();
        },
      },
      (_name, _seq, failure) => {
        if (failure) failures.push(failure);
        fails = false;
      },
    );
    running.push(loop);
    await until(() => failures.length > 0);
    expect(done.slice(0, 4).toSorted()).toEqual(['乙', '乙', '丁', '丙'].toSorted());
    expect(failures[0]!.message).toBe('refused 甲');
    await passed(seq);
    expect(done.slice(4).filter((name) => name === '甲')).toEqual(['甲', '甲']);
    expect(await at()).toMatchObject({ seq, failed_seq: null, failure: null });
  });

  it('passes over an event that needs a damaged stream, and says so', async () => {
    const seq = await sample.happened(opened(1, '甲'), opened(2, '坏'), opened(3, '丙'));
    const [sent, passedOver]: [string[], unknown[]] = [[], []];
    const loop = new ReactionLoop(
      sample.db,
      sample.log,
      greet('start'),
      {
        actorId,
        execute: async (command) => {
          const { name } = (command as GreetTally).data;
          if (name === '坏') throw new StreamDamaged('tally-2', 1, 'somebody has deleted it');
          sent.push(name);
        },
      },
      () => {},
      (...said) => passedOver.push(said),
    );
    running.push(loop);
    await passed(seq);
    expect(sent).toEqual(['甲', '丙']);
    expect(passedOver).toEqual([
      ['greet-tally-when-opened', 2, expect.objectContaining({ streamId: 'tally-2' })],
    ]);
  });

  describe('that has passed events over', () => {
    /** Greets, but not whom the streams that are damaged belong to; it looks again at what it owes as often as it looks for more. */
    const greets = (damaged: Set<string>, fails?: () => Error | undefined) => {
      const [sent, passedOver, madeUpFor, failures]: [string[], number[], number[], Error[]] = [
        [],
        [],
        [],
        [],
      ];
      const loop = new ReactionLoop(
        sample.db,
        sample.log,
        greet('start'),
        {
          actorId,
          execute: async (command) => {
            const { data } = command as GreetTally;
            if (damaged.has(data.name))
              throw new StreamDamaged(`tally-${data.name}`, 1, 'somebody has deleted it');
            const failure = fails?.();
            if (failure) throw failure;
            sent.push(data.name);
          },
        },
        (_name, _seq, failure) => void (failure && failures.push(failure)),
        (_name, seq) => passedOver.push(seq),
        (_name, seq) => madeUpFor.push(seq),
        0,
      );
      running.push(loop);
      return { sent, passedOver, madeUpFor, failures };
    };
    const owed = async () =>
      (
        (await sample.db.query('select seq::int, stream_id, reason from log.owed_reaction order by seq')) as {
          seq: number;
          stream_id: string;
          reason: string;
        }[]
      ).map(({ seq, stream_id, reason }) => [seq, stream_id, /deleted/.test(reason)]);

    it('owes them, tells of each once, and makes up for each when its stream is whole again', async () => {
      const damaged = new Set(['乙', '丁']);
      const seq = await sample.happened(...['甲', '乙', '丙', '丁'].map((name, k) => opened(k, name)));
      const { sent, passedOver, madeUpFor } = greets(damaged);
      await passed(seq);
      expect(await owed()).toEqual([
        [2, 'tally-乙', true],
        [4, 'tally-丁', true],
      ]);
      damaged.delete('丁');
      await until(async () => (await owed()).length === 1);
      await passed(await sample.happened(opened(5, '戊')));
      damaged.delete('乙');
      await until(async () => (await owed()).length === 0);
      expect([sent, passedOver, madeUpFor]).toEqual([
        ['甲', '丙', '丁', '戊', '乙'],
        [2, 4],
        [4, 2],
      ]);
    });

    it('makes up for them after it was stopped, too, with the very same command', async () => {
      const damaged = new Set(['乙']);
      await ranUpTo(await sample.happened(opened(1, '甲'), opened(2, '乙')), damaged);
      const { greeted } = react(greet('start'));
      await until(async () => (await owed()).length === 0);
      const [, event] = await sample.log.read(0, 2);
      expect(greeted.map(({ data, meta }) => [data.name, meta.commandId])).toEqual([
        ['乙', reactionCommandId(event!.id, 'greet-tally-when-opened')],
      ]);
    });

    it('stops where one fails otherwise, shows which, and sends nothing behind it until it is taken', async () => {
      const damaged = new Set(['乙']);
      await ranUpTo(await sample.happened(opened(1, '甲'), opened(2, '乙')), damaged);
      let fails = true;
      const { sent, failures } = greets(new Set(), () => (fails ? new Error('refused') : undefined));
      await until(() => failures.length > 0);
      const seq = await sample.happened(opened(3, '丙'));
      expect(await at()).toMatchObject({ seq: 2, failed_seq: 2, failure: 'refused' });
      expect([sent, await owed()]).toEqual([[], [[2, 'tally-乙', true]]]);
      fails = false;
      await passed(seq);
      expect([sent, await owed()]).toEqual([['乙', '丙'], []]);
    });

    it('owes nothing for what a restore has taken out of the log, whatever stands there now', async () => {
      const before = await sample.happened(opened(1, '甲'));
      const damaged = new Set(['乙']);
      await ranUpTo(await sample.happened(opened(2, '乙')), damaged);
      await sample.goesBack(before);
      const { sent, madeUpFor } = greets(new Set());
      const seq = await sample.happenedElsewhere(opened(4, '丁'));
      await passed(seq);
      await until(async () => (await owed()).length === 0);
      expect([seq, sent, madeUpFor]).toEqual([2, ['丁'], []]);
    });

    /** What an earlier run has come to, and passed over. */
    const ranUpTo = async (seq: number, damaged: Set<string>) => {
      greets(damaged);
      await passed(seq);
      await stopped();
      expect(await owed()).toHaveLength(damaged.size);
    };
  });

  class NamesOf {
    constructor(readonly name: string) {}
  }
  /** Greets with keys that have to be looked up; what is looked up and what is sent fails by `faults`. */
  const lookedUp = (faults: (name: string, isKey: boolean) => Error | undefined) => {
    const [sent, passedOver, failures]: [string[], number[], Error[]] = [[], [], []];
    const loop = new ReactionLoop(
      sample.db,
      sample.log,
      { ...greet('start'), keys: (event) => new NamesOf((event.data as { name: string }).name) },
      {
        actorId,
        execute: async (command) => {
          const isKey = command instanceof NamesOf;
          const name = isKey ? command.name : (command as GreetTally).data.name;
          // The first would be overtaken by all that have a lane of their own.
          if (!isKey && name === '甲') await new Promise((resolve) => setTimeout(resolve, 50));
          const fault = faults(name, isKey);
          if (fault) throw fault;
          if (!isKey) sent.push(name);
          return [name];
        },
      },
      (_name, _seq, failure) => void (failure && failures.push(failure)),
      (_name, seq) => passedOver.push(seq),
    );
    running.push(loop);
    return { sent, passedOver, failures };
  };

  it('stops at the event whose keys cannot be looked up, shows where, and does what comes before it', async () => {
    const seq = await sample.happened(opened(1, '甲'), opened(2, '乙'), opened(3, '丙'), opened(4, '丁'));
    let fails = true;
    const { sent } = lookedUp((name) => (fails && name === '丙' ? new Error('no answer') : undefined));
    await until(async () => (await at())?.failed_seq === 3);
    expect(await at()).toMatchObject({ seq: 2, failure: 'no answer' });
    expect(sent).toEqual(['甲', '乙']);
    fails = false;
    await passed(seq);
    expect([sent.slice(0, 2), sent.slice(2).toSorted()]).toEqual([
      ['甲', '乙'],
      ['丁', '丙'],
    ]);
  });

  it('keeps the order of all where a stream among the keys of one is damaged, which is passed over', async () => {
    const names = ['甲', '乙', '坏', '丁', '戊'];
    const seq = await sample.happened(...names.map((name, k) => opened(k, name)));
    const { sent, passedOver, failures } = lookedUp((name) =>
      name === '坏' ? new StreamDamaged('tally-2', 1, 'somebody has deleted it') : undefined,
    );
    await passed(seq);
    expect([sent, passedOver, failures]).toEqual([['甲', '乙', '丁', '戊'], [3], []]);
  });

  it.each([
    ['carries out what meets a damaged stream once, and no more', undefined],
    ['stops where what said that a stream is damaged was another log', new Error('another log')],
  ])('%s', async (_what, then) => {
    const seq = await sample.happened(opened(1, '甲'), opened(2, '丙'));
    const [sent, passedOver]: [string[], unknown[]] = [[], []];
    let met = 0;
    const loop = new ReactionLoop(
      sample.db,
      sample.log,
      greet('start'),
      {
        actorId,
        execute: async (command) => {
          const { name } = (command as GreetTally).data;
          if (name === '甲') {
            met++;
            if (met === 1) throw new StreamDamaged('tally-1', 1, 'that connection does not give it');
            if (then) throw then;
          }
          sent.push(name);
        },
      },
      () => {},
      (...said) => passedOver.push(said),
    );
    running.push(loop);
    if (then) await until(async () => (await at())?.failed_seq === 1);
    else await passed(seq);
    expect([sent, passedOver]).toEqual([then ? [] : ['甲', '丙'], []]);
  });
});
