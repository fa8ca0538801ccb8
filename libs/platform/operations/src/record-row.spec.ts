import { describe, expect, it } from '@jest/globals';
import { columnsOf, credited, empty, recordOf, scopeIdsOf } from './record-row.js';

const id = '00000000-0000-4000-8000-00000000dead';

describe('the row of a record', () => {
  it('is called as its stream is, and says where the record comes from', () => {
    const made = { streamId: `tree-${id}`, version: 1, meta: { jurisdictionId: 'qingdao' } };
    expect(recordOf({ ...made, data: {} })).toEqual({
      id,
      version: 1,
      sourceDocument: null,
      illustrative: false,
      jurisdictionId: 'qingdao',
    });
    expect(recordOf({ ...made, data: { sourceDocument: '鲁〔2022〕1', illustrative: true } })).toMatchObject({
      sourceDocument: '鲁〔2022〕1',
      illustrative: true,
    });
  });

  it('takes columns as the event calls them: null for what it does not say, and nothing else', () => {
    const data: { name: string; note?: string; sold: boolean; left: number } = {
      name: 'oak',
      sold: false,
      left: 0,
    };
    const taken: { name: string; note: string | null; sold: boolean; left: number } = columnsOf(
      data,
      'name',
      'note',
      'sold',
      'left',
    );
    expect(taken).toEqual({ name: 'oak', note: null, sold: false, left: 0 });
    expect(columnsOf(data, 'name')).toEqual({ name: 'oak' });
    // @ts-expect-error the event says nothing of that name
    expect(columnsOf(data, 'height')).toEqual({ height: null });
    expect(empty('felledOn', 'soldOn')).toEqual({ felledOn: null, soldOn: null });
  });

  it('belongs to those who are in it and the hubs above them, each once, in order', () => {
    const b = { organizationId: 'b', hubs: ['z', 'a'] };
    const c = { organizationId: 'c', hubs: ['z'] };
    expect(scopeIdsOf([b], [c, b])).toEqual(['a', 'b', 'c', 'z']);
    expect(credited([c, b])).toEqual({ creditLines: [c, b], scopeIds: ['a', 'b', 'c', 'z'] });
  });
});
