import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { dataSource, rowsOfStatement, type Statement } from '#platform/database';
import type { SequencedLog } from '#platform/event-store';
import type { Measure, Reading } from '#platform/kernel';
import type { Views } from '#platform/projections';
import type { CreditMode } from '../cells.js';
import { ledgerSums } from '../ledger.projection.js';
import { LedgerCodeRow, LedgerEntryRow, LedgerSubjectRow } from '../ledger.rows.js';
import { dimensionNames, isKind, type Dimension } from '../dimensions.js';
import { FiguresResolver } from './figures.resolver.js';
import type { FigureFilter } from './figures.types.js';
import type { KeyNames } from './key-names.js';
import '../testing/sample-subjects.js';

/*
 * What is sent to PostgreSQL for a question, word for word, in files that a reviewer reads. A statement that changes on purpose is written
 * anew by `UPDATE_SQL=1 npm test -- figures.sql`, and the diff is looked at like any other.
 */
const update = process.env.UPDATE_SQL === '1';

const reading: Reading = {
  viewer: { id: '', jurisdictionId: 'qingdao', organizationId: null },
  scopes: 'all',
  locale: 'ZH_CN',
};
const of = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const keyNames: KeyNames = { names: async () => new Map(), hubs: async () => [of(7), of(8)] };

/** A data source that has never connected: it notes what it would send, and finds nothing. */
const noting = async (): Promise<{ db: DataSource; sent: Statement[] }> => {
  const sent: Statement[] = [];
  const db = dataSource('postgres://nobody@localhost/nothing', [
    LedgerEntryRow,
    LedgerCodeRow,
    LedgerSubjectRow,
  ]);
  await (db as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  const runner = {
    connection: db,
    release: async () => undefined,
    query: async (text: string, values: unknown[]) => {
      sent.push({ text, values });
      return { records: [], raw: [] };
    },
  };
  Object.assign(db, { createQueryRunner: () => runner });
  Object.assign(db.driver, {
    master: {
      query: async (statement: Statement) => {
        // By which rule is asked first, the same for all questions.
        if (statement.name !== 'ledger-rules') sent.push(statement);
        return {
          rows: [
            {
              seq: '7',
              generation: 1,
              rules: [],
              retired: [],
              designations: [],
              known_at: '',
              flow: null,
              stock: null,
              grand: null,
              words: null,
            },
          ],
        };
      },
    },
  });
  return { db, sent };
};

type Question = {
  readonly measures: Measure[];
  readonly by?: Dimension[];
  readonly filter?: FigureFilter;
  readonly credit?: CreditMode;
  readonly asOf?: number;
};
const flow: Measure[] = ['PLANNED_INVESTMENT', 'PROJECTS_LANDED'];
const both: Measure[] = ['PLANNED_INVESTMENT', 'NETWORK_MEMBERS'];
const everyFilter: FigureFilter = {
  basis: 'RECOGNIZED',
  organizationIds: [of(2), of(1)],
  stationIds: [of(3)],
  activityIds: [of(4)],
  chainCodes: ['QD22-01'],
  regionCode: '370200',
  agreementKinds: ['INTENT', 'CONTRACT'],
};
/** What may be asked of every measure. */
const asked = dimensionNames.filter((d) => !isKind(d) || d === 'AGREEMENT_KIND');
const two = { organizationIds: [of(1), of(2)] };
const questions: Readonly<Record<string, Question>> = {
  'the whole': { measures: both },
  ...Object.fromEntries(asked.map((d) => [`by ${d}`, { measures: both, by: [d] }])),
  'by organization and chain': { measures: both, by: ['ORGANIZATION', 'INDUSTRY_CHAIN'] },
  'by three dimensions': { measures: flow, by: ['STATION', 'REGION', 'ACTIVITY'] },
  'as of a place in the log': { measures: both, by: ['ORGANIZATION'], asOf: 7 },
  'as of a place in the log, up to a day, by hub': {
    measures: both,
    by: ['HUB', 'MONTH'],
    filter: { occurred: { to: '2022-08-31' } },
    asOf: 7,
  },
  'whole months of a range': {
    measures: flow,
    by: ['MONTH'],
    filter: { occurred: { from: '2022-03-01', to: '2022-08-31' } },
  },
  'a range that begins and ends within months': {
    measures: both,
    by: ['QUARTER', 'REGION'],
    filter: { occurred: { from: '2022-03-15', to: '2022-08-20' } },
  },
  'days of one month': { measures: both, filter: { occurred: { from: '2022-03-05', to: '2022-03-20' } } },
  'up to a day': { measures: both, filter: { occurred: { to: '2022-08-31' } } },
  'from a day on': { measures: both, filter: { occurred: { from: '2022-03-15' } } },
  'several regions': { measures: flow, filter: { regionCodes: ['370200', '440000'] } },
  'every filter': { measures: flow, filter: everyFilter },
  'every filter, in full': { measures: flow, filter: everyFilter, credit: 'FULL' },
  'by organization, in full': { measures: flow, by: ['ORGANIZATION'], credit: 'FULL' },
  'by hub, in full': { measures: flow, by: ['HUB'], credit: 'FULL' },
  'by hub and organization, in full': { measures: flow, by: ['HUB', 'ORGANIZATION'], credit: 'FULL' },
  'shares of two organizations': { measures: flow, by: ['ORGANIZATION'], filter: two },
  'shares of two organizations, by hub': { measures: flow, by: ['HUB'], filter: two },
  'two organizations in full': { measures: flow, by: ['INDUSTRY_CHAIN'], filter: two, credit: 'FULL' },
  'two organizations in full, by organization': {
    measures: flow,
    by: ['ORGANIZATION'],
    filter: two,
    credit: 'FULL',
  },
  'two organizations in full, by hub and month': {
    measures: both,
    by: ['HUB', 'MONTH'],
    filter: { ...two, occurred: { from: '2022-03-01', to: '2022-08-20' } },
    credit: 'FULL',
  },
};

const codes: { readonly [D in Dimension]: string } = {
  ORGANIZATION: of(1),
  HUB: of(7),
  STATION: of(3),
  INDUSTRY_CHAIN: '-',
  REGION: '370203',
  ACTIVITY: of(4),
  AGREEMENT_KIND: 'INTENT',
  ACTIVITY_KIND: '-',
  OUTCOME_KIND: 'EMPLOYMENT',
  RATING: '5A',
  HUB_LEVEL: '-',
  VISIT_DIRECTION: 'LOCAL',
  MONTH: '2022-08',
  QUARTER: '2022-Q3',
  YEAR: '2022',
};

/** One block a question: what was asked, what was sent, with which values. */
const written = (name: string, sent: readonly Statement[]): string =>
  sent
    .map(({ text, values, name: prepared }) =>
      [
        `-- ${name}${prepared === undefined ? '' : ' (prepared)'}`,
        ...values.map((value, i) => `-- $${i + 1} = ${JSON.stringify(value)}`),
        `${text};`,
        '',
      ].join('\n'),
    )
    .join('\n');

/** Compares with the file, or writes it where that was asked for. */
const asCommitted = (file: string, text: string): void => {
  const at = path.join(import.meta.dirname, file);
  if (update) writeFileSync(at, text);
  expect(text).toBe(readFileSync(at, 'utf8'));
};

let resolver: FiguresResolver;
let sent: Statement[];
beforeAll(async () => {
  const noted = await noting();
  sent = noted.sent;
  const positionOf = (seq: number | string) => `log:${seq}`;
  const log = {
    clockAt: async () => 'WITNESSED',
    position: async (seq: number) => positionOf(seq),
    positions: async () => positionOf,
    asOf: async (_field: string, { position }: { position: string }) => ({
      seq: Number(position),
      knownAt: '2022-09-01T00:00:00.000Z',
    }),
  } as unknown as SequencedLog;
  let stand = 0;
  const views = {
    stands: { now: async () => String((stand += 1)) },
    as: () => ({
      until: async (ask: (rows: unknown) => Promise<unknown>) =>
        ask({ statement: (statement: Statement) => rowsOfStatement(noted.db, statement) }),
      statement: (statement: Statement) => rowsOfStatement(noted.db, statement),
      of: (row: EntityTarget<ObjectLiteral>) => noted.db.getRepository(row),
    }),
  } as unknown as Views;
  resolver = new FiguresResolver(views, log, keyNames);
});

const blocks = async (
  ask: (question: Question) => Promise<unknown>,
  shown: (statement: Statement) => boolean = () => true,
): Promise<string> => {
  const found: string[] = [];
  for (const [name, question] of Object.entries(questions)) {
    sent.length = 0;
    await ask(question);
    found.push(written(name, found.length === 0 ? sent : sent.filter(shown)));
  }
  return found.join('\n');
};

describe('the SQL that is sent', () => {
  it('for totals is that of totals.sql', async () => {
    const text = await blocks(({ measures, by = [], filter = null, credit = null, asOf }) =>
      resolver.totals(
        reading,
        measures,
        by,
        filter,
        credit,
        10_000,
        null,
        null,
        asOf === undefined ? null : { position: String(asOf) },
      ),
    );
    asCommitted('totals.sql', text);
  });

  // A page differs from its count in nothing but the columns and the order: one of them shows those.
  it('for the entries behind a figure is that of entries.sql', async () => {
    const text = await blocks(
      ({ measures, by = [], filter = null, credit = null, asOf }) => {
        const keys = by.map((dimension) => ({ dimension, code: codes[dimension] }));
        const [measure] = measures.slice(-1) as [Measure];
        return resolver.ledgerEntries(
          reading,
          true,
          measure,
          keys,
          filter,
          credit,
          50,
          null,
          null,
          asOf === undefined ? null : { position: String(asOf) },
        );
      },
      ({ text }) => text.startsWith('SELECT COUNT'),
    );
    asCommitted('entries.sql', text);
  });

  it('for the sums of a rebuild is that of sums.sql', () => {
    const tables = new Map<unknown, string>([[LedgerEntryRow, 'views.ledger_entry']]);
    const text = ledgerSums
      .map(({ row, query }) =>
        written(row.name, [{ text: query((of) => tables.get(of) ?? of.name), values: [] }]),
      )
      .join('\n');
    asCommitted('sums.sql', text);
  });
});
