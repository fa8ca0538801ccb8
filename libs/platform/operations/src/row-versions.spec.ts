import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { EventOf, Recorded } from '#platform/kernel';
import {
  changing,
  insert,
  projection,
  put,
  remove,
  RowFold,
  versionAlone,
  type Projection,
  type RowClass,
  type RowReader,
} from '#platform/projections';
import { recordedOn } from '#platform/testing';
import * as column from './column.js';
import { recordOf, RecordRow, RecordTable } from './record-row.js';
import { refusePast, rowOfVersion, versionsOf, withVersions, type RowVersion } from './row-versions.js';

type BoatEvent =
  | EventOf<'BoatBuilt', { name: string; illustrative?: true }>
  | EventOf<'BoatNamed', { name?: string }>
  | EventOf<'BoatRebuilt', { name: string; illustrative?: true }>
  | EventOf<'BoatSunk', object>;

@RecordTable('Boat', 'boats')
class BoatRow extends RecordRow {
  @column.text({ optional: true }) name!: string | null;

  get called(): string {
    return `the ${this.name}`;
  }
}
const change = changing(BoatRow);
const view = projection<BoatEvent>({
  name: 'boats',
  version: 1,
  streams: [{ category: 'boat' }],
  rows: [BoatRow],
  on: {
    BoatBuilt: (event) => insert(BoatRow, { ...recordOf(event), name: event.data.name, scopeIds: [] }),
    BoatNamed: (event) => change(event, { name: event.data.name as string | null }),
    // Says the whole row anew, whether there was one or not.
    BoatRebuilt: (event) => put(BoatRow, { ...recordOf(event), name: event.data.name, scopeIds: [] }),
    BoatSunk: ({ streamId }) => remove(BoatRow, streamId.slice('boat-'.length)),
    ...versionAlone(change),
  },
});
const versions = versionsOf(BoatRow, { table: 'boat_versions', keptBy: 'boats', listedBy: 'name' });
const kept = withVersions(view, versions);

const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const built = (name: string): BoatEvent => ({ type: 'BoatBuilt', data: { name } });
const named = (name?: string): BoatEvent => ({ type: 'BoatNamed', data: name === undefined ? {} : { name } });
const rebuilt = (name: string): BoatEvent => ({ type: 'BoatRebuilt', data: { name } });
const sunk: BoatEvent = { type: 'BoatSunk', data: {} };

/** The events of boats, placed in this order of their boats' numbers. */
const placed = (
  lives: Readonly<Record<number, readonly BoatEvent[]>>,
  order: readonly number[],
): Recorded[] => {
  const streams = new Map(
    Object.entries(lives).map(([n, events]) => [Number(n), recordedOn(`boat-${idOf(Number(n))}`, events)]),
  );
  return order.map((n, i) => ({ ...streams.get(n)!.shift()!, seq: i + 1 }));
};

/** The tables after all batches, each folded by a folding that forgot every `forgets` batches what it had in memory. */
const folded = async (of: Projection, events: readonly Recorded[], size: number, forgets = 2) => {
  const rows = new RowFold();
  const read: RowReader = async (row, ids) =>
    (ids as readonly string[]).flatMap((id) => {
      const found = rows.tables.get(row as RowClass)?.get(id);
      return found && 'values' in found ? [{ ...found.values }] : [];
    }) as never[];
  let folding = of.begin(read);
  for (let from = 0, batch = 0; from < events.length; from += size, batch++) {
    if (batch % forgets === 0) folding = of.begin(read);
    for (const op of await folding(events.slice(from, from + size))) rows.apply(op);
  }
  return <T>(row: RowClass): T[] =>
    [...(rows.tables.get(row)?.values() ?? [])].flatMap((op) =>
      op.kind === 'remove' || !('values' in op) ? [] : [op.values as T],
    );
};
/** What stood at a place, as rows, by id. */
const stoodAt = (all: readonly RowVersion[], seq: number) =>
  all
    .filter(({ fromSeq, toSeq }) => Number(fromSeq) <= seq && (toSeq === null || Number(toSeq) > seq))
    .map((version) => {
      const row = Object.entries({ ...version, id: version.subjectId });
      return Object.fromEntries(row.filter(([name]) => !['subjectId', 'fromSeq', 'toSeq'].includes(name)));
    })
    .toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1));
const byId = (rows: readonly { id: string }[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe('the versions of a row', () => {
  it('say from which place on up to which it stood so', async () => {
    const events = placed({ 1: [built('Ark'), named('Argo')], 2: [built('Beagle')] }, [1, 2, 1]);
    const rows = (await folded(kept, events, 3))<RowVersion & { name: string }>(versions.row);
    expect(rows.map(({ id, name, fromSeq, toSeq }) => [id, name, fromSeq, toSeq])).toEqual([
      [`${idOf(1)}/1`, 'Ark', '1', '3'],
      [`${idOf(2)}/1`, 'Beagle', '2', null],
      [`${idOf(1)}/2`, 'Argo', '3', null],
    ]);
  });

  it('are at every place what the rows would be if the log ended there, however its events were batched', async () => {
    const name = fc.constantFrom('Ark', 'Argo', undefined);
    const change = fc.oneof(name.map(named), fc.constantFrom('Ra', 'Tigris').map(rebuilt));
    const life = fc
      .tuple(fc.constantFrom(built, rebuilt), fc.array(change, { maxLength: 6 }), fc.boolean())
      .map(([begin, changes, sinks]) => [begin('Kon-Tiki'), ...changes, ...(sinks ? [sunk] : [])]);
    const lives = fc.record({ 1: life, 2: life, 3: life });
    await fc.assert(
      fc.asyncProperty(lives, fc.integer(), fc.integer({ min: 1, max: 7 }), async (given, dice, size) => {
        let [turn, left] = [dice, Object.entries(given).flatMap(([n, life]) => life.map(() => Number(n)))];
        const order: number[] = [];
        while (left.length > 0) {
          turn = (turn * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff;
          order.push(left[turn % left.length]!);
          left = left.toSpliced(turn % left.length, 1);
        }
        const events = placed(given, order);
        const all = (await folded(kept, events, size))<RowVersion>(versions.row);
        expect(byId(all)).toEqual(byId((await folded(kept, events, events.length))(versions.row)));
        for (let seq = 0; seq <= events.length; seq++) {
          const rows = (await folded(view, events.slice(0, seq), 1))<RowVersion>(BoatRow);
          const known = rows.map((row) => ({ ...row, name: (row as never as BoatRow).name ?? null }));
          expect(stoodAt(all, seq)).toEqual(byId(known));
        }
      }),
      { numRuns: 100, seed: 14 },
    );
  });

  it.each([
    ['changes the row', named('Argo'), named('Beagle')],
    ['says it anew', rebuilt('Argo'), rebuilt('Beagle')],
  ])(
    'of an event that was placed late and is folded with those it held begin where it was placed, one at a time: one that %s',
    async (_, second, third) => {
      const [ark, argo, beagle] = recordedOn(`boat-${idOf(1)}`, [built('Ark'), second, third]);
      // Version 3 had its place first; both are folded at that of version 2.
      const events = [
        { ...ark!, seq: 3 },
        { ...argo!, seq: 10 },
        { ...beagle!, seq: 7 },
      ];
      for (const size of [1, 3]) {
        const all = (await folded(kept, events, size))<RowVersion>(versions.row);
        const nameAt = (seq: number) => stoodAt(all, seq).map((row) => (row as never as BoatRow).name);
        expect([2, 3, 7, 9, 10, 11].map(nameAt)).toEqual([
          [],
          ['Ark'],
          ['Ark'],
          ['Ark'],
          ['Beagle'],
          ['Beagle'],
        ]);
      }
    },
  );

  it('stop the projection at an event whose row lacks its version, and at one that changes no row', async () => {
    const [first, second] = recordedOn(`boat-${idOf(1)}`, [built('Ark'), named('Argo')]);
    const row = { id: idOf(1), version: 1, name: 'Ark' };
    const alone = kept.begin((async (of: unknown) => (of === BoatRow ? [row] : [])) as never as RowReader);
    await expect(Promise.resolve(alone([second!]))).rejects.toThrow('no version of');
    const none = kept.begin(() => Promise.resolve([]));
    await expect(Promise.resolve(none([second!]))).rejects.toThrow(`event ${second!.seq}: no row of`);
    expect(first!.seq).toBe(1);
  });

  it('are given as rows, with what a row computes, and without what only the present can answer', () => {
    const version = { id: 'x/1', subjectId: idOf(1), fromSeq: '1', toSeq: null, jurisdictionId: 'qingdao' };
    const row = rowOfVersion(versions, { ...version, name: 'Ark' } as RowVersion, { seq: 5, knownAt: '' });
    expect(row).toBeInstanceOf(BoatRow);
    expect([row.id, row.called]).toEqual([idOf(1), 'the Ark']);
    expect(() => refusePast(row, 'next')).toThrow('NOT_AS_OF');
    expect(() => refusePast(new BoatRow(), 'next')).not.toThrow();
  });
});
