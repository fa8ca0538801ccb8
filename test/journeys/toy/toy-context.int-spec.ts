import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Ask, RunningServer } from '../../support/server.js';

/*
 * A new context is one folder and one line: beside the list of contexts, nothing of the program is another than it is, and the toy has its
 * mutation, its permission, its figures, its kind, its timeline, its reviews.
 */

const list = '../../../libs/composition/program/src/contexts.js';
const { contexts } = await import('../../../libs/composition/program/src/contexts.js');
const { toyContext } = await import('./toy.context.js');
jest.unstable_mockModule(list, () => ({ contexts: [...contexts, toyContext] }));
const { runningServer } = await import('../../support/server.js');
const { commands } = await import('#composition/program');

let server: RunningServer;
let [liaison, analyst, reviewer]: Ask[] = [];
beforeAll(async () => {
  server = await runningServer();
  [liaison, analyst, reviewer] = await Promise.all([
    server.as('liaison'),
    server.as('analyst'),
    server.as('reviewer'),
  ]);
}, 120_000);
afterAll(() => server?.end());

const MAKE = 'mutation($i: MakeToyInput!) { makeToy(input: $i) { id name } }';
const making = (over: object = {}) => ({
  commandId: randomUUID(),
  name: '木马',
  madeOn: '2022-08-01',
  ...over,
});
const TOTALS =
  '{ totals(measures: [TOYS_MADE], groupBy: [MONTH]) { grand { value display } rows { keys { code } figures { value } } } }';

describe('a context that is one folder and one line', () => {
  let id: string;

  it('has its mutation, for those who hold its permission', async () => {
    expect(await analyst!.refusal(MAKE, { i: making() })).toBe('FORBIDDEN');
    expect((await liaison!('{ me { permissions } }')).me.permissions).toContain('toy.make');
    expect((await analyst!('{ me { permissions } }')).me.permissions).not.toContain('toy.make');
    const input = making();
    const { makeToy } = await liaison!(MAKE, { i: input });
    expect(makeToy.name).toBe('木马');
    expect((await liaison!(MAKE, { i: input })).makeToy).toEqual(makeToy); // once
    expect(await liaison!.refusal(MAKE, { i: making({ madeOn: '2999-01-01' }) })).toBe('DATE_IN_FUTURE');
    expect(await liaison!.refusal(MAKE, { i: making({ name: '' }) })).toBe('BAD_USER_INPUT');
    id = makeToy.id;
  });

  it('is counted, and explained down to its entries', async () => {
    const { totals } = await analyst!(TOTALS);
    expect(totals.grand).toEqual([{ value: '1', display: '1件' }]);
    expect(totals.rows).toEqual([{ keys: [{ code: '2022-08' }], figures: [{ value: '1' }] }]);
    const { ledgerEntries } = await analyst!(
      '{ ledgerEntries(measure: TOYS_MADE) { edges { node { subjectId subjectKind subjectName cause value } } } }',
    );
    expect(ledgerEntries.edges.map(({ node }: { node: object }) => node)).toEqual([
      { subjectId: id, subjectKind: 'toy', subjectName: '木马', cause: 'NEW', value: '1' },
    ]);
  });

  it('has its timeline, and its kind in what is asked to be told', async () => {
    const { timeline } = await analyst!(
      'query($id: ID!) { timeline(subjectId: $id) { edges { node { type } } } }',
      {
        id,
      },
    );
    expect(timeline.edges).toEqual([{ node: { type: 'ToyMade' } }]);
    const { __type } = await analyst!('{ __type(name: "SubjectKind") { enumValues { name } } }');
    expect(__type.enumValues).toContainEqual({ name: 'TOY' });
  });

  it('is recognized like any other figure', async () => {
    const decision = { subjectId: id, measure: 'TOYS_MADE', decision: 'RECOGNIZE', seenVersion: 1 };
    await reviewer!('mutation($i: RecognizeInput!) { recognize(input: $i) { id } }', { i: decision });
    const { totals } = await analyst!(
      '{ totals(measures: [TOYS_MADE], filter: { basis: RECOGNIZED }) { grand { value } } }',
    );
    expect(totals.grand).toEqual([{ value: '1' }]);
  });

  it('can be sent by its name, as seeds and imports do', () =>
    expect(Object.keys(commands)).toContain('makeToy'));
});
