import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { holds, permissions, permissionsOf, roles } from '#platform/access';
import type { Measure } from '#platform/kernel';
import { contract, wordsOf, type MeasureContract, type MeasureWords } from '#platform/ledger';
import { commands, contexts, subjects } from './index.js';

/* What the contexts bring together: one table of measures, one of permissions. */

const lines = [...contract()];
const measuresWhere = (is: (line: MeasureContract) => boolean) =>
  lines
    .filter(([, line]) => is(line))
    .map(([measure]) => measure)
    .toSorted();

describe('the contract of what is counted', () => {
  it('has the 33 measures of the contexts, each of one kind of subject', () => {
    const brought = subjects.flatMap(({ measures }) => Object.keys(measures));
    expect([brought.length, new Set(brought).size, lines.length]).toEqual([33, 33, 33]);
    expect(measuresWhere(({ subject }) => subject === 'outcome')).toEqual([
      'AID_AMOUNT',
      'AID_PROJECTS',
      'HIRES',
      'JOBS_OFFERED',
      'PLATFORMS',
      'STANDARDS_DRAFTED',
    ]);
  });

  it('counts balances for members, grades, hubs and stations alone; everything else flows', () =>
    expect(measuresWhere((line) => line.flow === 'STOCK')).toEqual([
      'HUBS',
      'NETWORK_MEMBERS',
      'RATED_ORGANIZATIONS',
      'STATIONS_OPEN',
    ]));

  it('keeps every amount of money in fen, and nothing else', () =>
    expect(measuresWhere((line) => line.unit === 'FEN')).toEqual([
      'AGREED_AMOUNT',
      'AID_AMOUNT',
      'CONTRACT_AMOUNT',
      'FIXED_ASSET_INVESTMENT',
      'FRAMEWORK_AMOUNT',
      'INTENT_AMOUNT',
      'PAID_IN_DOMESTIC',
      'PLANNED_INVESTMENT',
      'SPONSORSHIP_AMOUNT',
      'UTILIZED_FOREIGN',
    ]));

  it('names a word to count with in both languages, but for money', () => {
    for (const [measure, { unit, counter }] of lines)
      expect([measure, counter.zh !== '' && counter.en !== '']).toEqual([measure, unit !== 'FEN']);
  });

  it('calls every measure by a name of its own, and explains it, in both languages', () => {
    const words = Object.assign({}, ...subjects.map((subject) => subject.words)) as Readonly<
      Record<string, MeasureWords>
    >;
    expect(Object.keys(words).toSorted()).toEqual(lines.map(([measure]) => measure).toSorted());
    for (const part of ['name', 'nameEn', 'definition', 'definitionEn'] as const) {
      const texts = Object.values(words).map((each) => each[part]);
      expect([part, new Set(texts).size]).toEqual([part, lines.length]);
      expect(texts).not.toContain('');
    }
    for (const { name, definition } of Object.values(words))
      expect(name + definition).toMatch(/^[^A-Za-z]+$/);
  });

  it('says in both languages of every measure what is counted, to whom and when, and where the field says so', () => {
    for (const [name] of lines) {
      const { population, credited, dated, source } = wordsOf(name as Measure);
      for (const [zh, en] of [population, credited, dated, ...(source ? [source] : [])]) {
        expect([name, zh]).toEqual([name, expect.stringMatching(/[\u4E00-\u9FFF]/)]);
        expect([name, en]).toEqual([name, expect.stringMatching(/^[A-Z][^.]{3,}[^.]$/)]);
      }
    }
  });

  it('names what must never be added, from either side, and money only beside money', () => {
    for (const [name] of lines) {
      const { neverWith } = wordsOf(name as Measure);
      expect([name, neverWith.includes(name as Measure)]).toEqual([name, false]);
      for (const other of neverWith) expect(wordsOf(other).neverWith).toContain(name);
      const isMoney = (other: string) => contract().get(other)!.unit === 'FEN';
      expect([name, neverWith.filter((other) => isMoney(other) !== isMoney(name))]).toEqual([name, []]);
    }
    expect(wordsOf('INTENT_AMOUNT').neverWith).toEqual(
      expect.arrayContaining(['PLANNED_INVESTMENT', 'FRAMEWORK_AMOUNT', 'CONTRACT_AMOUNT']),
    );
    // Capital from home and from abroad are two parts of what arrived.
    expect(wordsOf('PAID_IN_DOMESTIC').neverWith).not.toContain('UTILIZED_FOREIGN');
  });

  it('says who is credited, on what day, and where the dimensions come from', () => {
    for (const [measure, line] of lines)
      for (const text of [line.subject, line.credited, line.dated, line.dimensions])
        expect([measure, text.length > 0]).toEqual([measure, true]);
  });
});

describe('the permissions of all contexts', () => {
  const writes = permissions().filter((permission) => !permission.endsWith('.read'));
  const of = (prefixes: string[]) =>
    writes.filter((permission) => prefixes.some((p) => permission.startsWith(`${p}.`))).toSorted();

  it('are named <context>.<verb>', () => {
    for (const permission of permissions()) expect(permission).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
  });

  it('to read are held by every role', () => {
    for (const role of roles)
      for (const what of ['figures', 'pipeline', 'network', 'catalogue'] as const)
        expect(holds(role, `${what}.read`)).toBe(true);
  });

  it('to write are held as each post needs them', () => {
    const written = (role: (typeof roles)[number]) =>
      permissionsOf(role)
        .filter((p) => writes.includes(p))
        .toSorted();
    expect(written('ADMIN')).toEqual(writes.toSorted());
    expect(written('ANALYST')).toEqual(of(['document', 'indicator']));
    expect(written('REVIEWER')).toEqual(['recognition.decide']);
    expect(written('STATION')).toEqual(of(['lead', 'visit', 'outcome']));
    expect(written('LIAISON')).toEqual(of(['lead', 'visit', 'activity', 'agreement', 'project', 'outcome']));
    expect(written('LIAISON').length).toBe(36);
  });

  it('are each asked for by a command of the context that brings it, or to read', () => {
    for (const { permissions: brought, commands: own } of contexts)
      expect(
        Object.keys(brought)
          .filter((p) => !p.endsWith('.read'))
          .toSorted(),
      ).toEqual([...new Set(own.map(({ allow }) => allow))].toSorted());
    expect(Object.values(commands).length).toBe(64);
  });
});
