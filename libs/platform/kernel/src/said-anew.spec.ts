import { describe, expect, it } from '@jest/globals';
import { BadInput } from './refused.js';
import { saidAnew } from './said-anew.js';

type Said = { readonly title: string; readonly note?: string; readonly on?: string };
const before: Said = { title: '甲', note: '一', on: '2022-03-01' };

describe('what a record says after a correction', () => {
  it('is what is said anew, and what it said of all else', () => {
    expect(saidAnew(before, { note: '二' }, [])).toEqual({ title: '甲', note: '二', on: '2022-03-01' });
  });

  it('lacks what is cleared, also what it never had', () => {
    expect(saidAnew<Said>({ title: '甲', note: '一' }, {}, ['note', 'on'])).toStrictEqual({ title: '甲' });
  });

  it('leaves what it said before as it was', () => {
    saidAnew(before, { title: '乙' }, ['note']);
    expect(before).toEqual({ title: '甲', note: '一', on: '2022-03-01' });
  });

  it('is refused where one field is both given and cleared', () => {
    const both = () => saidAnew(before, { note: '二' }, ['note']);
    expect(both).toThrow(BadInput);
    expect(both).toThrow(
      expect.objectContaining({
        fields: [expect.objectContaining({ field: 'note', code: 'FIELD_CLEARED' })],
      }),
    );
  });
});
