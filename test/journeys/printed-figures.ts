import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contract } from '#platform/ledger';
import type { Ask, RunningServer } from '../support/server.js';
import { TOTALS } from './essentials.js';

/*
 * What the demonstration's figures say, in every way of asking that a report goes by, as digests: whatever becomes of the tables behind
 * them, the answers stay, byte for byte. They were taken before the ledger's tables were made anew. A figure that is to change on purpose is
 * written down again by `UPDATE_FIGURES=1 npm test -- journeys/qingdao`.
 */
const file = path.join(import.meta.dirname, 'printed-figures.json');
const update = process.env['UPDATE_FIGURES'] === '1';

/** What came after the digests were taken: what is counted, and what an entry is keyed by. The answers without them are those of then. */
const sinceThen: readonly string[] = [
  'AGREED_AMOUNT',
  'SERVICE_SESSIONS',
  'DELEGATION_ORGANIZATIONS',
  'RATED_ORGANIZATIONS',
  'HUBS',
  'VISIT_DIRECTION',
];

const LISTED = `query($m: Measure!, $k: [KeyInput!], $f: FigureFilter, $c: Credit, $a: String, $o: LedgerEntryOrder) {
  ledgerEntries(measure: $m, keys: $k, filter: $f, credit: $c, first: 100, after: $a, orderBy: $o) { totalCount
    total { value display entryCount additive }
    edges { node { eventId line measure unit value display occurredOn cause late subjectId subjectKind subjectName actorName keys { dimension code name } } }
    pageInfo { hasNextPage endCursor } } }`;

const bases = ['CLAIMED', 'RECOGNIZED'];
const credits = ['SHARED', 'FULL'];
const groupings: readonly (readonly string[])[] = [
  [],
  ['ORGANIZATION'],
  ['HUB'],
  ['STATION'],
  ['INDUSTRY_CHAIN'],
  ['REGION'],
  ['ACTIVITY'],
  ['AGREEMENT_KIND'],
  ['MONTH'],
  ['QUARTER'],
  ['YEAR'],
  ['ORGANIZATION', 'INDUSTRY_CHAIN'],
  ['HUB', 'MONTH'],
  ['HUB', 'ORGANIZATION'],
  ['REGION', 'INDUSTRY_CHAIN', 'QUARTER'],
];
/** Balances by periods go on to today where nothing ends them: whatever has a period ends on a day. */
const ended = { to: '2022-08-31' };

type Question = readonly [name: string, answer: () => Promise<unknown>];
type Code = { readonly dimension: string; readonly code: string };

/** The codes that rows by one dimension have, the largest first. */
const codesBy = async (ask: Ask, dimension: string, measure: string): Promise<Code[]> => {
  const { totals } = await ask(TOTALS, { m: [measure], g: [dimension], f: { occurred: ended } });
  return totals.rows.map((row: { keys: Code[] }) => ({ dimension, code: row.keys[0]!.code }));
};

const questions = async (ask: Ask): Promise<Question[]> => {
  const all = [...contract().keys()].filter((measure) => !sinceThen.includes(measure)).toSorted();
  // Where the log stood and when it came to know is of one planting.
  const totals = async (m: readonly string[], g: readonly string[], f: object, c: string) => {
    const { position: _position, recordedBy: _moment, ...said } = (await ask(TOTALS, { m, g, f, c })).totals;
    return said as unknown;
  };
  const entries = async (m: string, k: readonly Code[], f: object, c: string, o?: object) => {
    const found: { eventId: string; line: number }[] = [];
    for (let after: string | null = null; ;) {
      const page: any = (await ask(LISTED, { m, k, f, c, a: after, o })).ledgerEntries;
      found.push(
        ...page.edges.map(({ node }: { node: { eventId: string; line: number; keys: Code[] } }) => ({
          ...node,
          keys: node.keys.filter(({ dimension }) => !sinceThen.includes(dimension)),
        })),
      );
      if (page.pageInfo.hasNextPage) {
        after = page.pageInfo.endCursor as string;
        continue;
      }
      // What came to be known first is of one planting, too: eight steps are under way at once.
      const listed = found.toSorted((a, b) =>
        `${a.eventId}/${String(a.line).padStart(5, '0')}` < `${b.eventId}/${String(b.line).padStart(5, '0')}`
          ? -1
          : 1,
      );
      return { totalCount: page.totalCount, total: page.total, listed };
    }
  };
  const one = async (dimension: string, measure = 'PLANNED_INVESTMENT') =>
    (await codesBy(ask, dimension, measure)).find(({ code }) => code !== '-')!;
  const [organization, hub, chain, region, station, activity, kind] = await Promise.all([
    one('ORGANIZATION'),
    one('HUB'),
    one('INDUSTRY_CHAIN'),
    one('REGION'),
    one('STATION', 'VISITS_LOGGED'),
    one('ACTIVITY', 'ACTIVITY_SESSIONS'),
    one('AGREEMENT_KIND', 'AGREEMENTS_SIGNED'),
  ]);
  const filters: Readonly<Record<string, object>> = {
    'a range of whole months': { occurred: { from: '2022-03-01', to: '2022-05-31' } },
    'a range within months': { occurred: { from: '2022-03-15', to: '2022-06-20' } },
    'up to a day': { occurred: { to: '2022-06-30' } },
    'from a day on': { occurred: { from: '2022-06-10', ...ended } },
    'an organization': { occurred: ended, organizationIds: [organization.code] },
    'a hub and one below it': { occurred: ended, organizationIds: [hub.code, organization.code] },
    'a chain in a region': { occurred: ended, chainCodes: [chain.code], regionCode: region.code },
    'a whole city': { occurred: ended, regionCode: '370200' },
    'a station': { occurred: ended, stationIds: [station.code] },
    'an activity': { occurred: ended, activityIds: [activity.code] },
    'a kind of agreement': { occurred: ended, agreementKinds: [kind.code] },
    'what has no chain': { occurred: ended, chainCodes: ['-'] },
  };
  return [
    ...groupings.flatMap((by) =>
      bases.flatMap((basis) =>
        credits.map((credit): Question => [
          `totals by ${by.join(' ') || 'nothing'}, ${basis} ${credit}`,
          () => totals(all, by, { basis, ...(by.length > 0 ? { occurred: ended } : {}) }, credit),
        ]),
      ),
    ),
    ...Object.entries(filters).flatMap(([name, filter]) =>
      [['ORGANIZATION'], ['HUB'], ['MONTH', 'INDUSTRY_CHAIN']].flatMap((by) =>
        credits.map((credit): Question => [
          `totals of ${name} by ${by.join(' ')}, ${credit}`,
          () => totals(all, by, filter, credit),
        ]),
      ),
    ),
    ...['PROJECTS_LANDED', 'PLANNED_INVESTMENT', 'NETWORK_MEMBERS', 'VISITS_LOGGED'].flatMap(
      (measure): Question[] => [
        [`entries of ${measure}`, () => entries(measure, [], {}, 'SHARED')],
        [
          `entries of ${measure}, the largest first`,
          () =>
            entries(measure, [], { basis: 'RECOGNIZED' }, 'SHARED', { field: 'VALUE', direction: 'DESC' }),
        ],
        ...credits.flatMap((credit): Question[] => [
          [
            `entries of ${measure} of an organization, ${credit}`,
            () => entries(measure, [organization], {}, credit),
          ],
          [
            `entries of ${measure} of a hub in a month, ${credit}`,
            () => entries(measure, [hub, { dimension: 'MONTH', code: '2022-06' }], {}, credit),
          ],
          [
            `entries of ${measure} of a filter, ${credit}`,
            () => entries(measure, [chain], filters['a hub and one below it']!, credit),
          ],
        ]),
      ],
    ),
  ];
};

/** To be asked before anything else is said to the server. */
export const printedFigures = (server: () => RunningServer): void => {
  describe('what the figures of the demonstration say', () => {
    it('is, byte for byte, what they said before, asked in every way that a report goes by', async () => {
      const ask = await server().as('analyst');
      const said: Record<string, string> = {};
      for (const [name, answer] of await questions(ask)) {
        const text = JSON.stringify(await answer());
        said[name] = `${text.length} ${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
      }
      if (update) writeFileSync(file, `${JSON.stringify(said, null, 2)}\n`);
      expect(Object.keys(said).length).toBeGreaterThan(100);
      expect(said).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    }, 240_000);
  });
};
