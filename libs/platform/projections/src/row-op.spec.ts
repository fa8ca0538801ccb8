import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { add, changing, insert, patch, put, remove, RowFold, versionAlone, type RowOp } from './row-op.js';

class Row {
  id!: string;
  name!: string;
  note!: string | null;
  fen!: bigint;
}
const whole = (id: string, name: string, fen = 0n) => ({ id, name, note: null, fen });

/** What the operations leave, done one by one on a table; throws where the table would refuse. */
const oneByOne = (ops: Iterable<RowOp>, table = new Map<string, object>()): Map<string, object> => {
  for (const op of ops) {
    const row = table.get(op.id) as Record<string, unknown> | undefined;
    switch (op.kind) {
      case 'insert':
        if (row) throw new Error('there already');
        table.set(op.id, op.values);
        break;
      case 'put':
        table.set(op.id, op.values);
        break;
      case 'patch':
        if (!row) throw new Error('not there');
        table.set(op.id, { ...row, ...op.values });
        break;
      case 'add': {
        const sums = Object.entries(op.sums).map(([name, by]) => [
          name,
          ((row?.[name] as bigint) ?? 0n) + by,
        ]);
        table.set(op.id, { ...(row ?? { ...op.values, id: op.id }), ...Object.fromEntries(sums) });
        break;
      }
      case 'remove':
        table.delete(op.id);
    }
  }
  return table;
};
const folded = (ops: readonly RowOp[]): RowOp[] => {
  const fold = new RowFold();
  for (const op of ops) fold.apply(op);
  return [...fold.tables.values()].flatMap((rows) => [...rows.values()]);
};

describe('folding operations on rows', () => {
  it('leaves one operation for each row of each table', () => {
    class Other extends Row {}
    const ops = folded([
      insert(Row, whole('a', '甲')),
      insert(Row, whole('b', '乙')),
      patch(Row, 'a', { name: '丙' }),
      insert(Other, whole('a', '丁')),
    ]);
    expect(ops).toEqual([
      insert(Row, whole('a', '丙')),
      insert(Row, whole('b', '乙')),
      insert(Other, whole('a', '丁')),
    ]);
  });

  it('keeps it a patch where the row stands in the table, so that a missing one is noticed', () =>
    expect(folded([patch(Row, 'a', { name: '甲' }), patch(Row, 'a', { note: null, name: '乙' })])).toEqual([
      patch(Row, 'a', { name: '乙', note: null }),
    ]));

  it('keeps it an insert where the row must not be there yet', () => {
    for (const op of [patch(Row, 'a', { name: '乙' }), put(Row, whole('a', '乙'))])
      expect(folded([insert(Row, whole('a', '甲')), op])).toEqual([insert(Row, whole('a', '乙'))]);
  });

  it('forgets what was done to a row that is then removed', () =>
    expect(folded([insert(Row, whole('a', '甲')), remove(Row, 'a')])).toEqual([remove(Row, 'a')]));

  it('puts a row that was removed and inserted again', () =>
    expect(folded([remove(Row, 'a'), insert(Row, whole('a', '乙'))])).toEqual([put(Row, whole('a', '乙'))]));

  it('adds up sums, those that begin with their row too', () => {
    const values = { name: '甲', note: null };
    expect(folded([add(Row, 'a', values, { fen: 5n }), add(Row, 'a', values, { fen: -2n })])).toEqual([
      add(Row, 'a', values, { fen: 3n }),
    ]);
    expect(folded([insert(Row, whole('a', '甲', 7n)), add(Row, 'a', values, { fen: 5n })])).toEqual([
      insert(Row, whole('a', '甲', 12n)),
    ]);
    expect(folded([remove(Row, 'a'), add(Row, 'a', values, { fen: 5n })])).toEqual([
      put(Row, whole('a', '甲', 5n)),
    ]);
  });

  it.each<[string, RowOp[]]>([
    [
      'inserting a row twice',
      [insert(Row, whole('a', '甲')), insert(Row, whole('a', '甲')), patch(Row, 'a', { name: '乙' })],
    ],
    ['inserting a row that was put', [put(Row, whole('a', '甲')), insert(Row, whole('a', '甲'))]],
    ['inserting a row that was patched', [patch(Row, 'a', { name: '甲' }), insert(Row, whole('a', '甲'))]],
    ['patching a row that was removed', [remove(Row, 'a'), patch(Row, 'a', { name: '甲' })]],
    ['patching a row of sums', [add(Row, 'a', {}, { fen: 1n }), patch(Row, 'a', { name: '甲' })]],
    ['adding to a patched row', [patch(Row, 'a', { name: '甲' }), add(Row, 'a', {}, { fen: 1n })]],
  ])('refuses %s', (_, ops) => expect(() => folded(ops)).toThrow('row a of Row'));

  it('does what the operations do one by one, whatever the table held', () => {
    const id = fc.constantFrom('a', 'b', 'c');
    const text = fc.constantFrom('甲', '乙', '丙');
    const fen = fc.bigInt(-5n, 5n);
    const op = fc.oneof(
      fc.tuple(id, text, fen).map(([at, name, of]) => insert(Row, whole(at, name, of))),
      fc.tuple(id, text, fen).map(([at, name, of]) => put(Row, whole(at, name, of))),
      fc.tuple(id, text).map(([at, name]) => patch(Row, at, { name })),
      fc.tuple(id, text).map(([at, note]) => patch(Row, at, { note })),
      fc.tuple(id, fen).map(([at, by]) => add(Row, at, { name: '和', note: null }, { fen: by })),
      id.map((at) => remove(Row, at)),
    );
    let compared = 0;
    fc.assert(
      fc.property(fc.array(op, { maxLength: 12 }), fc.subarray(['a', 'b', 'c']), (ops, there) => {
        const table = () => new Map<string, object>(there.map((at) => [at, whole(at, '旧', 100n)]));
        let expected: Map<string, object>;
        let batch: RowOp[];
        try {
          expected = oneByOne(ops, table());
          batch = folded(ops);
        } catch {
          return; // an operation that a table refuses, or that batches do not mix
        }
        compared += 1;
        const sorted = (rows: Map<string, object>) => [...rows].toSorted(([x], [y]) => (x < y ? -1 : 1));
        expect(sorted(oneByOne(batch, table()))).toEqual(sorted(expected));
      }),
      { numRuns: 2000, seed: 582 },
    );
    expect(compared).toBeGreaterThan(200);
  });
});

describe('the view of a record', () => {
  const id = '00000000-0000-4000-8000-00000000dead';
  class Oak extends Row {
    version!: number;
    get tall(): boolean {
      return this.fen > 9n;
    }
    shown(): string {
      return this.name;
    }
  }
  const change = changing(Oak);

  it('patches the row that the stream is about, with the version of the event', () => {
    expect(change({ streamId: `old-oak-${id}`, version: 4 }, { name: 'b' })).toEqual(
      patch(Oak, id, { name: 'b', version: 4 }),
    );
  });

  it('follows the version where nothing else changes', () => {
    const handlers = Object.entries(versionAlone(change));
    expect(handlers.map(([type]) => type)).toEqual([
      'FigureRecognized',
      'FigureRejected',
      'FigureReopened',
      'CommandNoted',
    ]);
    for (const [, follow] of handlers)
      expect(follow({ streamId: `old-oak-${id}`, version: 5 })).toEqual(patch(Oak, id, { version: 5 }));
  });

  it('writes columns alone: what a row computes is none', () => {
    const values = { ...whole(id, 'a'), version: 1 };
    expect(insert(Oak, values)).toMatchObject({ kind: 'insert', id, values });
    // @ts-expect-error a column is missing
    expect(insert(Oak, whole(id, 'a')).kind).toBe('insert');
    // @ts-expect-error computed
    expect(patch(Oak, id, { tall: true }).kind).toBe('patch');
    // @ts-expect-error a method
    expect(put(Oak, { ...values, shown: () => '' }).kind).toBe('put');
  });
});
