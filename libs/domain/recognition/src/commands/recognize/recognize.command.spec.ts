import { describe, expect, it } from '@jest/globals';
import type { CountingRules } from '#domain/catalogue';
import { EventRegistry, MemoryEventStore, StreamWriter } from '#platform/event-store';
import {
  everybodyAtHome,
  decide,
  eventTypes,
  type Refused,
  streamOf,
  undecided,
  unlimited,
  type Decisions,
  type EventOf,
  type Measure,
  type Meta,
  type RecognitionEvent,
} from '#platform/kernel';
import {
  baselineRule,
  claimCells,
  claimedOf,
  declareMeasures,
  fen,
  measuresOf,
  ONE,
  stepsOf,
  subject,
  type Cells,
  type CountingRule,
} from '#platform/ledger';
import { carryOut } from '#platform/operations';
import { figuresOf } from '../../figures.js';
import { LedgerSubjects } from '../../ledger-subjects.js';
import { recognitionEvents } from '../../recognition.events.js';
import { recognitionUpcasts } from '../../recognition.upcasts.js';
import { recognizeCommand, type RecognizeInput } from './recognize.command.js';

/* Two subjects of no context: what is recognized need not be known here. */
type Planted = EventOf<'Planted', { readonly fen: number }>;
type Uprooted = EventOf<'Uprooted', object>;
type GardenEvent = Planted | Uprooted | RecognitionEvent;
type Garden = { readonly fen: number; readonly gone: boolean; readonly decisions: Decisions };

const empty: Garden = { fen: 0, gone: false, decisions: undecided };
const evolve = (garden: Garden, event: GardenEvent): Garden => {
  switch (event.type) {
    case 'Planted':
      return { ...garden, fen: garden.fen + event.data.fen };
    case 'Uprooted':
      return { ...garden, gone: true };
    default:
      return { ...garden, decisions: decide(garden.decisions, event) };
  }
};
const credits = [{ from: '2022-01-01', credits: [{ organizationId: 'one', basisPoints: 10_000, hubs: [] }] }];
const cellsOf =
  (money: Measure, count: Measure): Cells<Garden> =>
  (rule, garden) =>
    garden.fen < (rule.floors[0]?.least ?? 0)
      ? []
      : [
          { measure: money, balance: BigInt(garden.fen) },
          { measure: count, balance: ONE },
        ].flatMap(({ measure, balance }) =>
          claimCells(
            measure,
            stepsOf(
              garden.gone
                ? [
                    { on: '2022-01-01', balance },
                    { on: '2022-02-01', balance: 0n },
                  ]
                : [{ on: '2022-01-01', balance }],
              credits,
            ),
            {},
            garden.decisions,
          ),
        );
const causes = { Planted: 'NEW', Uprooted: 'WITHDRAWN' } as const;
const line = measuresOf('the gardener', 'none');
const subjectOf = (category: string, money: Measure, count: Measure) => {
  const measures = {
    [money]: line('FEN', fen, 'planted'),
    [count]: line('COUNT', ['座', 'gardens'], 'planted'),
  };
  declareMeasures(category, measures);
  return subject({
    streams: streamOf<Garden, GardenEvent>(category, empty, evolve, everybodyAtHome),
    kind: category.toUpperCase(),
    measures,
    words: {},
    cells: cellsOf(money, count),
    causes,
    nameOf: () => '',
  });
};
declareMeasures('outcome', { HIRES: line('PERSONS', ['人', 'hires'], 'as reported') });
const subjects = [
  subjectOf('project', 'PLANNED_INVESTMENT', 'PROJECTS_LANDED'),
  subjectOf('agreement', 'CONTRACT_AMOUNT', 'AGREEMENTS_SIGNED'),
];

const subjectId = '7a1f4b62-52c1-5d2f-9b1e-0c6b1f6f2a01';
const store = (inForce: CountingRule = baselineRule) => {
  const registry = new EventRegistry([
    { types: eventTypes<Planted | Uprooted>({ Planted: { v: 1 }, Uprooted: { v: 1 } }), upcasts: [] },
    { types: recognitionEvents, upcasts: recognitionUpcasts },
  ]);
  const streams = new StreamWriter(new MemoryEventStore(), registry, Buffer.alloc(32));
  let sent = 0;
  const meta = (over: Partial<Meta> = {}): Meta => ({
    commandId: `00000000-0000-4000-8000-${String(++sent).padStart(12, '0')}`,
    actorId: '00000000-0000-4000-8000-00000000000a',
    jurisdictionId: 'qingdao',
    correlationId: '00000000-0000-4000-8000-00000000000b',
    at: '2022-08-31T09:00:00+08:00',
    grant: unlimited,
    ...over,
  });
  const stream = (category: string) => streamOf(category, empty, evolve, everybodyAtHome)(subjectId);
  return {
    happens: (category: string, ...events: GardenEvent[]) =>
      streams.change(stream(category), { data: {}, meta: meta() }, () => events),
    decides: (input: Partial<RecognizeInput>, over?: Partial<Meta>) =>
      carryOut(
        recognizeCommand,
        new recognizeCommand.command(
          { subjectId, measure: 'PLANNED_INVESTMENT', decision: 'RECOGNIZE', seenVersion: 1, ...input },
          meta(over),
        ),
        streams,
        {
          subjects: new LedgerSubjects(subjects),
          rules: { inForce: async () => inForce } as unknown as CountingRules,
        },
      ),
    stored: async (category: string) => (await streams.load(stream(category))).stored,
    state: async (category: string) => (await streams.load(stream(category))).state,
  };
};
const planted: Planted = { type: 'Planted', data: { fen: 500 } };

describe('the recognition of a figure', () => {
  it('stands on the stream of the subject that the measure counts, and moves its figures', async () => {
    const { happens, decides, state } = store();
    await happens('project', planted);
    await happens('agreement', planted);
    const first = await decides({ value: '300' });
    expect(first).toMatchObject({
      streamId: `project-${subjectId}`,
      version: 2,
      types: ['FigureRecognized'],
    });
    await decides({ measure: 'AGREEMENTS_SIGNED', value: '0.5' });
    expect((await state('project')).decisions).toEqual({
      PLANNED_INVESTMENT: { decision: 'RECOGNIZED', value: 300 },
    });
    expect((await state('agreement')).decisions).toEqual({
      AGREEMENTS_SIGNED: { decision: 'RECOGNIZED', value: 5_000 },
    });
  });

  it('is of one measure and leaves the others undecided', async () => {
    const { happens, decides, state } = store();
    await happens('project', planted);
    await decides({ decision: 'REJECT', reason: '无佐证' });
    const cells = subjects[0]!.cells(baselineRule, await state('project'));
    expect(claimedOf(cells, 'PLANNED_INVESTMENT')).toBe(0n);
    expect(claimedOf(cells, 'PROJECTS_LANDED')).toBe(ONE);
  });

  it('takes the claim as it stands when no value is given', async () => {
    const { happens, decides, state } = store();
    await happens('project', planted, { type: 'Planted', data: { fen: 200 } });
    await decides({ seenVersion: 2 });
    expect((await state('project')).decisions.PLANNED_INVESTMENT).toEqual({
      decision: 'RECOGNIZED',
      value: 700,
    });
  });

  it('is refused after the subject moved, until it is looked at again', async () => {
    const { happens, decides, state } = store();
    await happens('project', planted);
    await decides({});
    await happens('project', { type: 'Planted', data: { fen: 200 } });
    await expect(decides({ seenVersion: 2 })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { field: 'seenVersion', version: 3 },
    });
    expect((await state('project')).decisions.PLANNED_INVESTMENT).toMatchObject({ value: 500 });
    await decides({ seenVersion: 3 });
    expect((await state('project')).decisions.PLANNED_INVESTMENT).toMatchObject({ value: 700 });
  });

  it('on what stands no more is told the claim then and now, and what others decided meanwhile', async () => {
    const { happens, decides } = store();
    await happens('project', planted);
    await happens('project', { type: 'Planted', data: { fen: 200 } });
    await decides({ value: '600', seenVersion: 2 });
    await decides({ measure: 'PROJECTS_LANDED', decision: 'REJECT', reason: '无佐证', seenVersion: 3 });
    const conflict = (seenVersion: number) =>
      decides({ seenVersion }).then(
        () => undefined,
        (error: unknown) => (error as Refused).details['changed'] as readonly Record<string, unknown>[],
      );
    const told = async (seenVersion: number) =>
      (await conflict(seenVersion))?.map(({ field, before, after, version }) => [
        field,
        before,
        after,
        version,
      ]);
    const cny = (amount: string) => ({ amount, currency: 'CNY' });
    expect(await told(1)).toEqual([
      ['PLANNED_INVESTMENT.claimed', cny('500'), cny('700'), 2],
      ['PLANNED_INVESTMENT.decision', null, 'RECOGNIZE', 3],
      ['PLANNED_INVESTMENT.recognized', null, cny('600'), 3],
      ['PROJECTS_LANDED.decision', null, 'REJECT', 4],
    ]);
    expect(await told(3)).toEqual([['PROJECTS_LANDED.decision', null, 'REJECT', 4]]);
    // Versions that never were are told nothing, and are no way through.
    expect(await told(9)).toEqual([]);
    expect(await told(-1)).toHaveLength(4);
    expect((await conflict(3))?.[0]).toMatchObject({
      changedBy: '00000000-0000-4000-8000-00000000000a',
      changedAt: expect.any(String),
    });
  });

  it('is not put off by commands that changed nothing since the reviewer looked', async () => {
    const { happens, decides, state } = store();
    await happens('project', planted);
    expect(await happens('project')).toMatchObject({ version: 2 });
    expect(await happens('project')).toMatchObject({ version: 3 });
    expect(await decides({})).toMatchObject({ version: 4, types: ['FigureRecognized'] });
    await happens('project', planted);
    await expect(decides({ seenVersion: 4 })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await state('project')).decisions.PLANNED_INVESTMENT).toMatchObject({ value: 500 });
  });

  it('that was rejected is rejected again after the claim moved, and only then', async () => {
    const { happens, decides } = store();
    await happens('project', planted);
    const reject = (seenVersion: number) => decides({ decision: 'REJECT', reason: '无佐证', seenVersion });
    await reject(1);
    await happens('project', planted);
    expect(await reject(3)).toMatchObject({ version: 4, types: ['FigureRejected'] });
    await happens('project');
    expect(await reject(5)).toMatchObject({ version: 5 });
    await happens('project', { type: 'Uprooted', data: {} });
    await expect(reject(6)).rejects.toMatchObject({ code: 'CLAIM_NOT_FOUND' });
  });

  it('goes from rejection by reopening back to recognition', async () => {
    const { happens, decides, state } = store();
    await happens('project', planted);
    await decides({ decision: 'REJECT', reason: '无佐证' });
    await expect(decides({ seenVersion: 2 })).rejects.toMatchObject({ code: 'FIGURE_REJECTED' });
    expect(await decides({ decision: 'REJECT', reason: '无佐证', seenVersion: 2 })).toMatchObject({
      version: 2,
    });
    await decides({ decision: 'REOPEN', seenVersion: 2 });
    await decides({ seenVersion: 3, value: '1' });
    expect((await state('project')).decisions.PLANNED_INVESTMENT).toEqual({
      decision: 'RECOGNIZED',
      value: 1,
    });
  });

  it('finds no claim once the subject is withdrawn', async () => {
    const { happens, decides } = store();
    await happens('project', planted, { type: 'Uprooted', data: {} });
    await expect(decides({ seenVersion: 2 })).rejects.toMatchObject({ code: 'CLAIM_NOT_FOUND' });
  });

  it('happens once however often the same command is sent, and its id is good for nothing else', async () => {
    const { happens, decides, state } = store();
    await happens('project', planted);
    const commandId = '11111111-1111-4111-8111-111111111111';
    await decides({ value: '300' }, { commandId });
    expect(await decides({ value: '300' }, { commandId })).toMatchObject({ version: 2, repeated: true });
    await expect(decides({ value: '301' }, { commandId })).rejects.toMatchObject({
      code: 'COMMAND_ID_REUSED',
    });
    expect((await state('project')).decisions.PLANNED_INVESTMENT).toMatchObject({ value: 300 });
  });

  it('refuses a subject that is not there, of a measure that counts others, or of none at all', async () => {
    const { happens, decides } = store();
    await expect(decides({})).rejects.toMatchObject({ code: 'SUBJECT_NOT_FOUND' });
    await happens('project', planted);
    await expect(decides({ measure: 'CONTRACT_AMOUNT' })).rejects.toMatchObject({
      code: 'SUBJECT_NOT_FOUND',
    });
    await expect(decides({ measure: 'HIRES' })).rejects.toMatchObject({
      code: 'SUBJECT_NOT_FOUND',
      details: { field: 'subjectId' },
    });
  });

  it('refuses a subject of another jurisdiction', async () => {
    const { happens, decides } = store();
    await happens('project', planted);
    await expect(decides({}, { jurisdictionId: 'jinan' })).rejects.toMatchObject({
      code: 'JURISDICTION_FOREIGN',
    });
  });
});

describe('the recognition of a figure under another default rule', () => {
  const floor: CountingRule = {
    ...baselineRule,
    ruleId: 'floor@1',
    floors: [{ measure: 'PLANNED_INVESTMENT', least: 600, judgedBy: 'FIRST' }],
  };

  it('is of what is claimed by it, and names it', async () => {
    const { happens, decides, stored } = store(floor);
    await happens('project', planted);
    await expect(decides({})).rejects.toMatchObject({ code: 'CLAIM_NOT_FOUND' });
    await happens('project', planted);
    await decides({ seenVersion: 2 });
    expect((await stored('project')).at(-1)).toMatchObject({
      type: 'FigureRecognized',
      data: { value: 1000, ruleId: 'floor@1' },
    });
  });

  it('names the baseline, too', async () => {
    const { happens, decides, stored } = store();
    await happens('project', planted);
    await decides({ decision: 'REJECT', reason: '无佐证' });
    expect((await stored('project')).at(-1)).toMatchObject({ data: { ruleId: 'baseline@1' } });
  });
});

describe('the recognition of a figure whose claims end and begin anew', () => {
  // Whatever is planted last is the claim, and decided on by itself.
  const anew = subject({
    streams: streamOf<Garden, GardenEvent>(
      'organization',
      empty,
      (garden, event) =>
        event.type === 'Planted' ? { ...empty, fen: event.data.fen } : evolve(garden, event),
      everybodyAtHome,
    ),
    kind: 'ORGANIZATION',
    measures: {},
    words: {},
    cells: cellsOf('NETWORK_MEMBERS', 'NETWORK_MEMBERS'),
    causes,
    nameOf: () => '',
    decisionsOn: ({ decisions }) => decisions,
  });

  it('asks of the claim that stands now what was decided', () => {
    const folded = (...events: GardenEvent[]) => {
      const { initial, evolve: fold } = figuresOf(anew);
      return events.reduce(fold, initial).decisions;
    };
    const rejection: GardenEvent = {
      type: 'FigureRejected',
      data: { measure: 'NETWORK_MEMBERS', seenVersion: 1 },
    };
    expect(folded(planted, rejection)).toEqual({ NETWORK_MEMBERS: { decision: 'REJECTED' } });
    expect(folded(planted, rejection, planted)).toEqual({});
  });
});
