import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  array,
  assert,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  record,
  type Arbitrary,
} from 'fast-check';
import { parse } from 'yaml';
import { contract } from '#platform/ledger';
import { projectRoot } from '#composition/seeds';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';
import { TOTALS } from './essentials.js';

/*
 * The document that the demonstration was made for, and what it prints: every figure of the YAML file, which is the one source of the seed and of
 * this. Nothing that is said of printed figures moves a figure of the ledger.
 */
type Place = { readonly line: number; readonly quote: string };
type Entry = {
  readonly key: string;
  readonly class: 'observed' | 'derived' | 'excluded';
  readonly places: readonly Place[];
  readonly indicator?: string;
  readonly subject: string;
  readonly value: string;
  readonly unit: string;
  readonly qualifier?: string;
  readonly reason?: string;
  readonly needs?: readonly string[];
};
type Printed = {
  readonly title: string;
  readonly file: string;
  readonly sha256: string;
  readonly figures: readonly Entry[];
};
const file = (name: string) =>
  parse(readFileSync(path.join(projectRoot(), `seeds/documents/${name}.yaml`), 'utf8')) as Printed;
const printed = file('001');
const of = (...classes: readonly Entry['class'][]) =>
  printed.figures.filter((each) => classes.includes(each.class));
/** What the ledger can be asked today. */
const answered = of('derived').filter(({ needs = [] }) => needs.length === 0);

const DOCUMENTS = `{ documents { id title file sha256 version jurisdictionId publisher statedAsOf { value basis why }
  excluded { key line quote reason }
  observations { id key subject value unit qualifier status places { line quote } indicator { code } neverAddedTo { key }
    comparison { verdict withheld admits { from to } derived { value display entryCount } standing { position } receipt { digest token } } } } }`;

let server: RunningServer;
let analyst: Ask;
let document: any;
const byKey = (key: string) => document.observations.find((each: { key: string }) => each.key === key);
const totalsNow = async () => {
  const ask = async (g: readonly string[]) => {
    const { totals } = await analyst(TOTALS, { m: [...contract().keys()], g });
    return [totals.rows, totals.grand];
  };
  return [await ask([]), await ask(['REGION']), await ask(['ORGANIZATION', 'YEAR'])];
};

beforeAll(async () => {
  server = await runningServer({ seed: 'qingdao-2022' });
  analyst = await server.as('analyst');
  [document] = (await analyst(DOCUMENTS)).documents;
}, 240_000);
afterAll(() => server?.end());

describe('document 001 in the demonstration', () => {
  it('is there with its file, its digest and as of when its figures are', () =>
    expect(document).toMatchObject({
      title: printed.title,
      file: printed.file,
      sha256: printed.sha256,
      jurisdictionId: 'qingdao',
      statedAsOf: { value: '2022-08', basis: 'STATED' },
    }));

  it.each(of('observed').map((each) => [each.key, each] as const))(
    '%s is observed with its line and quote, and compared with nothing',
    (key, entry) =>
      expect(byKey(key)).toMatchObject({
        status: 'STANDS',
        places: entry.places,
        indicator: { code: entry.indicator },
        subject: entry.subject,
        value: entry.value,
        unit: entry.unit,
        qualifier: entry.qualifier ?? 'EXACT',
        comparison: { verdict: 'NOT_RECORDED', derived: null, receipt: null },
      }),
  );

  it.each(answered.map((each) => [each.key, each] as const))(
    '%s is what the ledger says: it agrees, or lies within',
    (key, entry) => {
      expect(byKey(key)).toMatchObject({ places: entry.places, value: entry.value, indicator: null });
      expect(['AGREES', 'WITHIN']).toContain(byKey(key).comparison.verdict);
    },
  );

  it('has every number that is no figure of the work, with the reason', () =>
    expect(document.excluded).toEqual(
      of('excluded').map(({ key, places: [place], reason }) => ({ key, ...place, reason })),
    ));

  it('has nothing that the file does not have', () =>
    expect(document.observations.map((each: { key: string }) => each.key).toSorted()).toEqual(
      [...of('observed'), ...answered].map(({ key }) => key).toSorted(),
    ));

  it('69 projects, 582亿元, 28 members, 8 stations, 28 sessions and 24 chains, beside what is printed', () =>
    expect(
      ['001-48', '001-49', '001-45', '001-46', '001-47', '001-43'].map((key) => {
        const { verdict, derived } = byKey(key).comparison;
        return [verdict, derived.display];
      }),
    ).toEqual([
      ['AGREES', '69个'],
      ['AGREES', '582亿元'],
      ['AGREES', '28家'],
      ['AGREES', '8处'],
      ['AGREES', '28场次'],
      ['AGREES', '24条'],
    ]));

  it('all comparisons stand at one place in the log, and say what totals says', async () => {
    const compared = document.observations.filter((each: any) => each.comparison.standing !== null);
    expect(compared).toHaveLength(5);
    expect(new Set(compared.map((each: any) => each.comparison.standing.position)).size).toBe(1);
    const { totals } = await analyst(TOTALS, {
      m: ['PROJECTS_LANDED', 'PLANNED_INVESTMENT'],
      f: { occurred: { to: '2022-08-31' } },
    });
    expect(totals.grand.map(({ value, entryCount }: any) => ({ value, entryCount }))).toEqual(
      ['001-48', '001-49'].map((key) => {
        const { value, entryCount } = byKey(key).comparison.derived;
        return { value, entryCount };
      }),
    );
  });

  it('a comparison gives a receipt that counts again to the same', async () => {
    const { token, digest } = byKey('001-48').comparison.receipt;
    const { checkReceipt } = await analyst(
      'query($t: String!) { checkReceipt(token: $t) { verdict digest } }',
      {
        t: token,
      },
    );
    expect(checkReceipt).toEqual({ verdict: 'SAME', digest });
  });

  it('the two 28 and the two that may never be added keep apart, whichever of them says so', () => {
    expect(byKey('001-45').neverAddedTo).toEqual([{ key: '001-47' }]);
    expect(byKey('001-47').neverAddedTo).toEqual([{ key: '001-45' }]);
    expect(byKey('001-21').neverAddedTo).toEqual([{ key: '001-23' }, { key: '001-25' }]);
  });
});

describe('whatever is said of printed figures', () => {
  const send = (mutation: string, i: object) => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
    return analyst.raw(`mutation($i: ${type}) { ${mutation}(input: $i) { id version } }`, { i });
  };
  type Act =
    | { readonly act: 'observe'; readonly n: number; readonly asks: boolean }
    | { readonly act: 'cite' | 'correct' | 'retract'; readonly at: number; readonly n: number };
  const act: Arbitrary<Act> = oneof(
    record({
      act: constant('observe' as const),
      n: integer({ min: 1, max: 9_999 }),
      asks: boolean(),
    }),
    record({
      act: constantFrom('cite' as const, 'correct' as const, 'retract' as const),
      at: nat({ max: 60 }),
      n: integer({ min: 1, max: 9_999 }),
    }),
  );

  it('in whatever order it is observed, cited, corrected and retracted: no total moves', async () => {
    const before = await totalsNow();
    let [done, told] = [0, 0];
    await assert(
      asyncProperty(array(act, { minLength: 4, maxLength: 10 }), async (acts) => {
        for (const each of acts) {
          const { observations } = (
            await analyst('query($id: ID!) { document(id: $id) { observations { id value unit } } }', {
              id: document.id,
            })
          ).document;
          const documentId = document.id;
          const place = { line: 99, quote: each.act === 'observe' ? `${each.n}家` : '' };
          const found =
            each.act === 'observe' ? undefined : observations[each.at % Math.max(1, observations.length)];
          const { errors } =
            each.act === 'observe'
              ? await send('observeFigures', {
                  documentId,
                  figures: [
                    {
                      key: `p-${(told += 1)}`,
                      ...(each.asks
                        ? { question: { figure: { measure: 'PROJECTS_LANDED' } } }
                        : { indicator: 'REGISTERED_ORGANIZATIONS' }),
                      subject: `第${told}次所说`,
                      value: String(each.n),
                      unit: '家',
                      period: { to: '2022-08-31', basis: 'STATED' },
                      places: [place],
                    },
                  ],
                })
              : found === undefined
                ? { errors: [] }
                : each.act === 'cite'
                  ? await send('citeObservation', {
                      documentId,
                      observationId: found.id,
                      place: { line: 90, quote: `${found.value}${found.unit}` },
                    })
                  : each.act === 'correct'
                    ? await send('correctObservation', {
                        documentId,
                        observationId: found.id,
                        subject: `更正为${each.n}`,
                        reason: '更正',
                      })
                    : await send('retractObservation', {
                        documentId,
                        observationId: found.id,
                        reason: '撤销',
                      });
          if (errors === undefined) done += 1;
        }
        expect(await totalsNow()).toEqual(before);
      }),
      { numRuns: 6, seed: 17, endOnFailure: true },
    );
    // Most of it was carried out, or this says nothing.
    expect(done).toBeGreaterThan(15);
  }, 240_000);
});
