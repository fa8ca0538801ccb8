import { describe, expect, it } from '@jest/globals';
import type { EventOf } from '#platform/kernel';
import { bareData, dayTold, declareFacts, factsOf, shownFen, Telling } from './facts.js';

const id = '00000000-0000-4000-8000-000000000001';
const hub = '00000000-0000-4000-8000-000000000099';
const streamId = `toy-${id}`;
const cny = (yuan: number) => ({ amount: yuan * 100, currency: 'CNY', cny: yuan * 100 });
const usd = {
  amount: 15_000_000_000,
  currency: 'USD',
  cny: 94_758_000_000,
  rate: '6.3172',
  rateDate: '2022-03-10',
};

type Toy = {
  name: string;
  owner?: { who: string; where?: string; hubs: string[] };
  price?: object;
  tags?: { tag: string; hubs: string[] }[];
};
type ToyEvent =
  | EventOf<'ToyMade', Toy & { toyId: string; madeOn: string; scopeIds?: string[]; sourceDocument?: string }>
  | EventOf<'ToyGiven', { toyId: string; owner?: Toy['owner']; givenOn: string; note?: string }>
  | EventOf<'ToyPriced', { toyId: string; before?: object; after: object; current: object; pricedOn: string }>
  | EventOf<'ToyCorrected', { toyId: string; before: Toy; after: Toy; reason: string }>
  | EventOf<'ToySold', Toy & { toyId: string }>
  | EventOf<'ToyPaid', { toyId: string; sum: number }>;

const table = factsOf<ToyEvent>({
  ToyMade: (toy) => ({ on: toy.madeOn, is: toy }),
  ToyGiven: ({ owner, givenOn, note }) => ({ on: givenOn, is: { owner }, says: { note } }),
  ToyPriced: ({ before, after, current, pricedOn }) => ({
    on: pricedOn,
    was: { price: before },
    is: { price: after },
    now: { price: current },
  }),
  ToyCorrected: ({ before, after, reason }) => ({ was: before, is: after, whole: true, says: { reason } }),
  ToySold: (toy) => ({ is: toy, whole: true }),
  ToyPaid: ({ sum }) => ({ is: { 'paid.CASH': shownFen(sum) } }),
});
declareFacts(Object.keys(table), table);

/** What the last of some events says, as `field: before > after`. */
const lastOf = (...events: ToyEvent[]) => {
  const telling = new Telling();
  const told = events.map((event) => telling.tell({ ...event, streamId }));
  return told.at(-1)!.map(({ field, before, after }) => [field, before?.text ?? null, after?.text ?? null]);
};
const made = (over: Partial<Toy> = {}): ToyEvent => ({
  type: 'ToyMade',
  data: { toyId: id, name: '木马', madeOn: '2022-08-01', ...over },
});

describe('what an event says', () => {
  it('is all that the first one has, with nothing before it, and no internals', () =>
    expect(
      lastOf({
        type: 'ToyMade',
        data: {
          toyId: id,
          name: '木马',
          madeOn: '2022-08-01',
          owner: { who: '甲', hubs: [hub] },
          tags: [{ tag: '旧', hubs: [hub] }],
          scopeIds: [hub],
          sourceDocument: '001',
        },
      }),
    ).toEqual([
      ['name', null, '木马'],
      ['madeOn', null, '2022-08-01'],
      ['owner.who', null, '甲'],
      ['tags', null, '[{"tag":"旧"}]'],
    ]));

  it('is what a field was by the earlier events of its stream', () =>
    expect(
      lastOf(made({ owner: { who: '甲', where: '青岛', hubs: [] } }), {
        type: 'ToyGiven',
        data: { toyId: id, owner: { who: '乙', hubs: [hub] }, givenOn: '2022-08-02', note: '送' },
      }),
    ).toEqual([
      ['owner.who', '甲', '乙'],
      ['owner.where', '青岛', null],
      ['note', null, '送'],
    ]));

  it('takes away what it names and does not give', () =>
    expect(
      lastOf(made({ owner: { who: '甲', hubs: [] } }), {
        type: 'ToyGiven',
        data: { toyId: id, givenOn: '2022-08-02' },
      }),
    ).toEqual([['owner.who', '甲', null]]));

  it('is what the event itself knows to have been before it, rather than what was recorded last', () => {
    const first = made({ price: cny(10) });
    const late: ToyEvent = {
      type: 'ToyPriced',
      data: { toyId: id, before: cny(10), after: cny(12), current: cny(15), pricedOn: '2022-08-03' },
    };
    const later: ToyEvent = {
      type: 'ToyPriced',
      data: { toyId: id, before: cny(10), after: cny(15), current: cny(15), pricedOn: '2022-08-05' },
    };
    expect(lastOf(first, later, late)).toEqual([['price', '1000', '1200']]);
    // And what is in force with it is what the next one finds.
    const sold: ToyEvent = { type: 'ToySold', data: { toyId: id, name: '木马', price: cny(20) } };
    expect(lastOf(first, later, late, sold)).toEqual([
      ['price', '1500', '2000'],
      ['madeOn', '2022-08-01', null],
    ]);
  });

  it('of a correction is only what differs, both ways', () =>
    expect(
      lastOf(made(), {
        type: 'ToyCorrected',
        data: {
          toyId: id,
          before: { name: '木马', owner: { who: '甲', hubs: [] } },
          after: { name: '木马', price: cny(3) },
          reason: '录入有误',
        },
      }),
    ).toEqual([
      ['price', null, '300'],
      ['owner.who', '甲', null],
      ['reason', null, '录入有误'],
    ]));

  it('does not say again what was so already, in whatever order its members come', () =>
    expect(
      lastOf(made({ tags: [{ tag: '旧', hubs: [] }] }), {
        type: 'ToySold',
        data: { tags: [{ hubs: [hub], tag: '旧' }], name: '木马', toyId: id, madeOn: '2022-08-01' } as never,
      }),
    ).toEqual([]));

  it('gives foreign money in fen, and beside it what was agreed', () => {
    const [, , price, original] = new Telling().tell({ ...made({ price: usd }), streamId });
    expect([price!.after!.text, price!.after!.display!('ZH_CN')]).toEqual(['94758000000', '9.48亿元']);
    expect([original!.field, original!.after!.text, original!.after!.display!('ZH_CN')]).toEqual([
      'price.original',
      '15000000000 USD',
      '1.5亿美元',
    ]);
  });

  it('takes what has a name with a dot as one field', () => {
    const paid = (sum: number): ToyEvent => ({ type: 'ToyPaid', data: { toyId: id, sum } });
    expect(lastOf(made(), paid(100), paid(300))).toEqual([['paid.CASH', '100', '300']]);
  });

  it('is nothing of a type that nobody tells', () =>
    expect(new Telling().tell({ type: 'CommandNoted', data: { command: 'makeToy' }, streamId })).toEqual([]));

  it('has its own day, or none', () => {
    expect(dayTold(made())).toBe('2022-08-01');
    expect(dayTold({ type: 'ToySold', data: { toyId: id } })).toBeNull();
    expect(dayTold({ type: 'CommandNoted', data: {} })).toBeNull();
  });
});

describe('how events are told', () => {
  it('is said of each type, or it does not compile, or does not start', () => {
    type Two = EventOf<'ToyBroken', { toyId: string }> | EventOf<'ToyMended', { toyId: string }>;
    // @ts-expect-error ToyMended is told by nobody
    const half = factsOf<Two>({ ToyBroken: () => ({}) });
    expect(() => declareFacts(['ToyBroken', 'ToyMended'], half)).toThrow('ToyMended');
  });

  it('leaves out of the data what is there for folding alone', () =>
    expect(
      bareData(streamId, { toyId: id, scopeIds: [hub], host: { organizationId: id, hostHubs: [hub] } }),
    ).toEqual({ host: { organizationId: id } }));
});
