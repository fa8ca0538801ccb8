import { describe, expect, it } from '@jest/globals';
import type { CalendarDate } from '#platform/kernel';
import { baselineRule, cellDifference } from '#platform/ledger';
import { assignLead } from './commands/assign-lead/assign-lead.decide.js';
import { correctLead } from './commands/correct-lead/correct-lead.decide.js';
import { qualifyLead } from './commands/qualify-lead/qualify-lead.decide.js';
import { leadCells } from './lead.cells.js';
import type { LeadEvent, LeadGrade, LeadOwner } from './lead.events.js';
import { anonymous, cityHub, leadId, owner, regraded, reporter, today } from './testing/lead.examples.js';
import { absent, evolve, gradeOn, type Lead, type RecordedLead } from './lead.state.js';

// Grades and owners have days of their own; what stands is the latest by its day, in whatever order they are recorded.

type Said = (lead: Lead) => LeadEvent[];
const grade =
  (grade: LeadGrade, qualifiedOn: CalendarDate): Said =>
  (lead) =>
    qualifyLead(lead, { leadId, grade, qualifiedOn }, today);
const assign =
  (to: LeadOwner, assignedOn: CalendarDate): Said =>
  (lead) =>
    assignLead(lead, { leadId, owner: to, assignedOn }, today);
const correct =
  (qualifiedOn: CalendarDate): Said =>
  (lead) =>
    correctLead(lead, { leadId, after: { qualifiedOn }, clear: [], reason: '录入有误' }, today);
const afterAll = (...said: readonly Said[]): RecordedLead =>
  said.reduce<Lead>(
    (lead, say) => say(lead).reduce(evolve, lead),
    evolve(absent, anonymous()),
  ) as RecordedLead;
const qualifiedCells = (lead: RecordedLead) =>
  cellDifference([], leadCells(baselineRule, lead))
    .filter((cell) => cell.measure === 'LEADS_QUALIFIED' && cell.kind === 'UNDIVIDED')
    .map(({ on, amount }) => `${on} ${amount}`);
const ordersOf = <T>(all: readonly T[]): readonly T[][] =>
  all.length < 2
    ? [[...all]]
    : all.flatMap((first, at) => ordersOf(all.toSpliced(at, 1)).map((rest) => [first, ...rest]));

describe('grades that were stated', () => {
  it('stand by their days in whatever order they are recorded, and the first counts', () => {
    const said = [
      grade('B', '2022-03-20'),
      grade('A', '2022-05-01'),
      grade('A', '2022-06-01'),
      grade('C', '2022-04-01'),
    ];
    for (const order of ordersOf(said)) {
      const lead = afterAll(...order);
      expect(['2022-03-20', '2022-04-01', '2022-05-01', undefined].map((day) => gradeOn(lead, day))).toEqual([
        'B',
        'C',
        'A',
        'A',
      ]);
      expect(lead.qualifiedOn).toBe('2022-03-20');
      expect(qualifiedCells(lead)).toEqual(['2022-03-20 10000']);
    }
  });

  it('stand though another is recorded late for the days before them', () =>
    expect(
      gradeOn(afterAll(grade('B', '2022-03-20'), grade('B', '2022-06-01'), grade('C', '2022-05-01'))),
    ).toBe('B'));

  it('go with the day of the first when it is corrected, and not behind a later one', () => {
    const lead = afterAll(grade('B', '2022-03-20'), grade('A', '2022-05-01'), correct('2022-05-01'));
    expect([gradeOn(lead, '2022-04-30'), gradeOn(lead), lead.qualifiedOn]).toEqual([
      undefined,
      'A',
      '2022-05-01',
    ]);
    expect(() => afterAll(grade('B', '2022-03-20'), grade('A', '2022-05-01'), correct('2022-05-02'))).toThrow(
      expect.objectContaining({ code: 'LEAD_QUALIFICATION_AFTER_NEXT' }),
    );
    const late = afterAll(grade('B', '2022-05-01'), grade('A', '2022-03-20'), correct('2022-03-15'));
    expect([gradeOn(late, '2022-03-15'), gradeOn(late), late.qualifiedOn]).toEqual(['A', 'B', '2022-03-15']);
  });

  it('of a log that was written before count as they did: the day of the first stays', () => {
    const { current: _, ...first } = regraded({ before: 'B', regradedOn: '2022-03-15' }).data;
    const lead = [...grade('B', '2022-03-20')(afterAll())].reduce<Lead>(evolve, afterAll());
    const after = evolve(lead, { type: 'LeadRegraded', data: { ...first, current: 'A' } }) as RecordedLead;
    expect(after.qualifiedOn).toBe('2022-03-20');
  });
});

describe('owners that were stated', () => {
  it('stand by their days in whatever order they are recorded', () => {
    const third: LeadOwner = { organizationId: cityHub, hubs: [] };
    const said = [assign(owner, '2022-04-01'), assign(reporter, '2022-05-01'), assign(third, '2022-06-01')];
    for (const order of ordersOf(said)) {
      const lead = afterAll(...order);
      expect(lead).toMatchObject({ owner: third, inPool: false, firstStepOn: '2022-04-01' });
    }
  });

  it('stand though another is recorded late for the days before them', () =>
    expect(
      afterAll(assign(owner, '2022-04-01'), assign(owner, '2022-06-01'), assign(reporter, '2022-05-01')),
    ).toMatchObject({ owner }));
});
