import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { projections } from '#composition/program';
import type { Ask, RunningServer } from '../support/server.js';

export const TOTALS = `query($m: [Measure!]!, $g: [Dimension!], $f: FigureFilter, $c: Credit) {
  totals(measures: $m, groupBy: $g, filter: $f, credit: $c, first: 10000) {
    rows { keys { dimension code name } figures { measure value display entryCount additive } }
    grand { measure unit value display entryCount additive } rowCount truncated position recordedBy scope } }`;
export const ENTRIES = `query($m: Measure!, $k: [KeyInput!], $f: FigureFilter, $c: Credit, $a: String) {
  ledgerEntries(measure: $m, keys: $k, filter: $f, credit: $c, first: 100, after: $a) { totalCount
    edges { node { eventId line value occurredOn recordedAt position cause late subjectId subjectName actorName keys { dimension code name } } }
    pageInfo { hasNextPage endCursor } } }`;
export const august = { occurred: { to: '2022-08-31' } };

export type Figure = {
  measure: string;
  value: string;
  display: string;
  entryCount: number;
  additive: boolean;
};
export type Row = { keys: { dimension: string; code: string; name: string }[]; figures: Figure[] };
export type Entry = {
  value: string;
  subjectId: string;
  eventId: string;
  actorName: string;
  occurredOn: string;
  position: string;
};

export const scaled = (value: string): bigint => {
  const [whole, fraction = ''] = value.split('.');
  return BigInt(whole!) * 10_000n + BigInt((whole!.startsWith('-') ? '-' : '') + fraction.padEnd(4, '0'));
};
export const sum = (values: readonly string[]): bigint =>
  values.reduce((total, value) => total + scaled(value), 0n);
export const figuresOf = (rows: readonly Row[], i: number): string[] =>
  rows.map((row) => row.figures[i]!.value);

/** Every entry behind a figure, page by page. */
export const entriesOf = async (ask: Ask, variables: object): Promise<Entry[]> => {
  const found: Entry[] = [];
  for (let after: string | null = null; ;) {
    const page: any = (await ask(ENTRIES, { ...variables, a: after })).ledgerEntries;
    found.push(...page.edges.map((edge: any) => edge.node));
    expect(page.totalCount).toBeGreaterThanOrEqual(found.length);
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor;
  }
};

/** Every read table as a checksum of its rows. */
export const readTablesOf = async ({ platform }: RunningServer): Promise<Record<string, string>> => {
  const dumped: Record<string, string> = {};
  for (const row of projections.flatMap((p) => p.rows)) {
    const { tableName } = platform.apiDb.getMetadata(row);
    const [found] = await platform.apiDb.query(
      `select md5(string_agg(t::text, '|' order by t.id)) as sum, count(*) as rows from views."${tableName}" t`,
    );
    dumped[tableName] = `${found.rows} ${found.sum}`;
  }
  return dumped;
};

/** What the demonstration must show whatever store its log lives in; to be asked of a server before anything else is. */
export const essentials = (server: () => RunningServer): void => {
  const analyst = () => server().as('analyst');

  describe('what the bureau printed, out of events', () => {
    it('69 projects, 582亿元 planned, per organization and chain, to the fen', async () => {
      const { totals } = await (
        await analyst()
      )(TOTALS, {
        m: ['PROJECTS_LANDED', 'PLANNED_INVESTMENT'],
        g: ['ORGANIZATION', 'INDUSTRY_CHAIN'],
      });
      expect(totals.grand.map((f: Figure) => [f.value, f.display])).toEqual([
        ['69', '69个'],
        ['5820000000000', '582亿元'],
      ]);
      expect(sum(figuresOf(totals.rows, 0))).toBe(69n * 10_000n);
      expect(sum(figuresOf(totals.rows, 1))).toBe(5_820_000_000_000n * 10_000n);
      expect(new Set(totals.rows.map((row: Row) => row.keys[1]!.code)).size).toBeGreaterThanOrEqual(15);
      expect(totals.rows.every((row: Row) => row.keys.every((key) => key.name.length > 0))).toBe(true);
    });

    it('add up to it, each with its event, actor and dates', async () => {
      const entries = await entriesOf(await analyst(), { m: 'PLANNED_INVESTMENT', f: august });
      expect(sum(entries.map((entry) => entry.value))).toBe(5_820_000_000_000n * 10_000n);
      expect(entries.every((entry) => entry.occurredOn.startsWith('2022-'))).toBe(true);
      // The liaison records what landed; what was rejected the reviewer takes out.
      expect(new Set(entries.map((entry) => entry.actorName))).toEqual(
        new Set(['演示招商专员', '演示认定员']),
      );
      // 69 is what remains after counting: there are corrections, withdrawals and rejections among them.
      expect(entries.some((entry) => entry.value.startsWith('-'))).toBe(true);
    });
  });

  it('carries a command out once, and no other one under its id, be it of another subject', async () => {
    const admin = await server().as('admin');
    const { organizations } = await admin('{ organizations(first: 1) { edges { node { id } } } }');
    const organizationId = organizations.edges[0].node.id;
    const place = { chainCode: 'QD22-01', regionCode: '370202' };
    const REPORT = 'mutation($i: ReportLeadInput!) { reportLead(input: $i) { id version } }';
    const i = {
      commandId: randomUUID(),
      title: '线索（示意）',
      reporterOrganizationId: organizationId,
      reportedOn: '2022-09-01',
      ...place,
    };
    const first = await admin(REPORT, { i });
    expect(await Promise.all(Array.from({ length: 8 }, () => admin(REPORT, { i })))).toEqual(
      Array.from({ length: 8 }, () => first),
    );
    expect(await admin.refusal(REPORT, { i: { ...i, title: '另一条线索' } })).toBe('COMMAND_ID_REUSED');
    const project = {
      commandId: i.commandId,
      name: '同一命令（示意）',
      landedOn: '2022-09-01',
      plannedInvestment: { amount: '100' },
      credits: [{ organizationId, basisPoints: 10_000 }],
      ...place,
    };
    expect(
      await admin.refusal('mutation($i: LandProjectInput!) { landProject(input: $i) { id } }', {
        i: project,
      }),
    ).toBe('COMMAND_ID_REUSED');
  });
};

/** That rows, entries and sums are what their events make of them, folded anew. */
export const agrees = (server: () => RunningServer): void =>
  it('every row, entry and sum is what its events make of it', async () => {
    const { audit, progress, log } = server().platform;
    expect(await progress.allPassed(await log.head(), 10_000)).toBe(true);
    const { faults, subjects } = await audit.check(projections, Number.POSITIVE_INFINITY);
    expect(faults).toEqual([]);
    expect(subjects).toBeGreaterThan(0);
  });

/** That every read table can be made again from the log. */
export const rebuilds = (server: () => RunningServer): void => {
  describe('a rebuild', () => {
    it('beside the live tables, or from nothing, gives every table byte for byte', async () => {
      expect(await server().platform.progress.allPassed(await server().platform.log.head(), 10_000)).toBe(
        true,
      );
      const before = await readTablesOf(server());
      expect(Object.keys(before).length).toBeGreaterThan(10);
      for (const projection of projections) await server().platform.rebuilder.rebuild(projection);
      expect(await readTablesOf(server())).toEqual(before);
      for (const projection of projections) await server().platform.rebuilder.reset(projection);
      const head = await server().platform.log.head();
      for (;;) {
        const health = await server().platform.progress.health();
        expect(health.filter((at) => at.failure !== null)).toEqual([]);
        if (projections.every((p) => health.find((at) => at.name === p.name)!.seq >= head)) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(await readTablesOf(server())).toEqual(before);
    }, 120_000);
  });
};
