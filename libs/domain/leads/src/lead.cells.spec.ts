import { describe, expect, it } from '@jest/globals';
import { Refused } from '#platform/kernel';
import { baselineRule, cellDifference, cellKey, type Cell } from '#platform/ledger';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { assignLead } from './commands/assign-lead/assign-lead.decide.js';
import { claimLead } from './commands/claim-lead/claim-lead.decide.js';
import {
  clearableFields,
  correctLead,
  type CorrectLead,
} from './commands/correct-lead/correct-lead.decide.js';
import { followUpLead } from './commands/follow-up-lead/follow-up-lead.decide.js';
import { linkDuplicateLead } from './commands/link-duplicate-lead/link-duplicate-lead.decide.js';
import { loseLead } from './commands/lose-lead/lose-lead.decide.js';
import { qualifyLead } from './commands/qualify-lead/qualify-lead.decide.js';
import { recordLeadVerdict } from './commands/record-lead-verdict/record-lead-verdict.decide.js';
import { releaseLead } from './commands/release-lead/release-lead.decide.js';
import { reopenLead } from './commands/reopen-lead/reopen-lead.decide.js';
import { transferLead } from './commands/transfer-lead/transfer-lead.decide.js';
import { unlinkDuplicateLead } from './commands/unlink-duplicate-lead/unlink-duplicate-lead.decide.js';
import { leadCells } from './lead.cells.js';
import type { LeadEvent } from './lead.events.js';
import {
  anonymous,
  assigned,
  chamber,
  cityHub,
  claimed,
  corrected,
  followedUp,
  hub,
  investorId,
  judged,
  leadId,
  linked,
  lost,
  otherLeadId,
  owner,
  qualified,
  recognized,
  regraded,
  rejected,
  rejudged,
  released,
  reopened,
  reported,
  reporter,
  stationId,
  taken,
  today,
  transferred,
  union,
  unlinked,
} from './testing/lead.examples.js';
import { absent, evolve, type Lead } from './lead.state.js';
import { leadSubject } from './lead.subject.js';

const cellsOf = (...events: LeadEvent[]) => leadCells(baselineRule, events.reduce(evolve, absent));

/** What stands in the ledger after the events, as one line a place: `MEASURE basis kind day whose amount`. */
const standing = (...events: LeadEvent[]): string[] =>
  cellsOf(...events)
    .map(({ measure, basis, kind, on, organizationId, hubId, amount }) =>
      [measure, basis, kind, on, organizationId ?? hubId ?? '-', amount].join(' '),
    )
    .toSorted();

const account = (measure: string, basis: string, on: string) =>
  [
    `${measure} ${basis} UNDIVIDED ${on} - 10000`,
    `${measure} ${basis} SHARED ${on} ${chamber} 10000`,
    `${measure} ${basis} FULL ${on} ${chamber} 10000`,
    `${measure} ${basis} HUB ${on} ${hub} 10000`,
    `${measure} ${basis} HUB ${on} ${cityHub} 10000`,
  ].toSorted();
const reportedOnce = account('LEADS_REPORTED', 'CLAIMED', '2022-03-10');
const qualifiedOnce = account('LEADS_QUALIFIED', 'CLAIMED', '2022-03-20');
const both = [...reportedOnce, ...qualifiedOnce].toSorted();

describe('what a lead counts for', () => {
  it('is nothing while the claim to its investor is not judged', () => {
    expect(standing(reported())).toEqual([]);
  });

  it('is one report for its reporter, and for the hubs above, once it is first', () => {
    expect(standing(reported(), judged())).toEqual(reportedOnce);
  });

  it('is nothing for a later report of the same investor, qualified or not', () => {
    expect(standing(reported(), judged('LATER'), qualified())).toEqual([]);
  });

  it('is one report at once where it names no investor', () => {
    expect(standing(anonymous())).toEqual(reportedOnce);
  });

  it('carries the chain, region, station and activity of the lead', () => {
    const activityId = '88888888-8888-4888-8888-888888888881';
    for (const cell of cellsOf(reported({ stationId, activityId }), judged()))
      expect(cell).toMatchObject({ chainCode: 'QD22-10', regionCode: '370211', stationId, activityId });
  });

  it('is one qualified lead on the day of its first grade', () => {
    expect(standing(reported(), judged(), qualified(), regraded())).toEqual(both);
  });

  it('comes all at once when it was qualified before it was judged', () => {
    expect(standing(reported(), qualified())).toEqual([]);
    expect(standing(reported(), qualified(), judged())).toEqual(both);
  });

  it('stays the reporter’s, whoever works on it', () => {
    const history = [
      reported(),
      judged(),
      assigned(),
      followedUp('2022-04-05'),
      released(),
      claimed(),
      transferred(),
    ];
    expect(standing(...history)).toEqual(reportedOnce);
  });

  it('stays when it is lost: it was reported all the same', () => {
    expect(standing(reported(), judged(), qualified(), lost())).toEqual(both);
    expect(standing(reported(), judged(), qualified(), lost(), reopened())).toEqual(both);
  });

  it('leaves while it is linked as a duplicate, and comes back', () => {
    expect(standing(reported(), judged(), qualified(), linked())).toEqual([]);
    expect(standing(reported(), judged(), qualified(), linked(), unlinked())).toEqual(both);
  });

  it('leaves on the day of the report when it turns out a later one', () => {
    const before = cellsOf(reported(), judged());
    const after = cellsOf(reported(), judged(), rejudged('LATER'));
    expect(after).toEqual([]);
    for (const entry of cellDifference(before, after)) {
      expect(entry.on).toBe('2022-03-10');
      expect(entry.amount).toBe(-10_000n);
    }
  });

  it('is the right reporter’s from the day of the report when that was wrong', () => {
    const right = corrected({ reporter }, { reporter: { organizationId: union, hubs: [] } });
    expect(standing(reported(), judged(), right)).toEqual(
      [
        'LEADS_REPORTED CLAIMED UNDIVIDED 2022-03-10 - 10000',
        `LEADS_REPORTED CLAIMED SHARED 2022-03-10 ${union} 10000`,
        `LEADS_REPORTED CLAIMED FULL 2022-03-10 ${union} 10000`,
      ].toSorted(),
    );
  });

  it('stays while an investor named anew is being judged', () => {
    const renamed = corrected(
      { investorName: '示例氢能有限公司' },
      { investorName: '示例储能有限公司' },
      { investorBefore: { name: '示例氢能有限公司' }, investor: { name: '示例储能有限公司' } },
    );
    expect(standing(reported(), judged(), renamed)).toEqual(reportedOnce);
  });

  it('is one report at once where the investor that it should not have named is cleared', () => {
    const investorBefore = { name: '示例氢能有限公司' };
    const unnamed = corrected(
      { investorName: investorBefore.name },
      {},
      { cleared: ['investorName'], investorBefore },
    );
    for (const verdict of [[], [judged()], [judged('LATER')]])
      expect(standing(reported(), ...verdict, unnamed)).toEqual(reportedOnce);
  });

  it('goes without a dimension that is cleared', () => {
    const unchained = corrected({ chainCode: 'QD22-10' }, {}, { cleared: ['chainCode'] });
    for (const cell of cellsOf(reported(), judged(), unchained)) expect(cell.chainCode).toBeUndefined();
    expect(standing(reported(), judged(), unchained)).toEqual(reportedOnce);
  });

  it('is recognized beside the claim, at its day', () => {
    expect(standing(reported(), judged(), recognized('LEADS_REPORTED'))).toEqual(
      [...reportedOnce, ...account('LEADS_REPORTED', 'RECOGNIZED', '2022-03-10')].toSorted(),
    );
  });

  it('loses both accounts of a measure that is rejected, and no other', () => {
    const history = [reported(), judged(), qualified(), recognized('LEADS_QUALIFIED')];
    expect(standing(...history, rejected('LEADS_QUALIFIED'))).toEqual(reportedOnce);
    expect(standing(...history, rejected('LEADS_QUALIFIED'), taken('LEADS_QUALIFIED'))).toEqual(both);
  });

  it('empties both accounts when it is linked as a duplicate', () => {
    expect(standing(reported(), judged(), recognized('LEADS_REPORTED'), linked())).toEqual([]);
  });
});

// The same histories on every run.
fc.configureGlobal({ seed: propertySeed, numRuns: 300 });

type Step = (lead: Lead) => readonly LeadEvent[];
const day = fc.constantFrom(
  '2022-03-01',
  '2022-03-10',
  '2022-03-20',
  '2022-04-05',
  '2022-06-30',
  '2022-09-01',
);
const party = fc.constantFrom(reporter, owner, { organizationId: cityHub, hubs: [] });
const reason = '情况变化';
const original = evolve(absent, reported({ leadId: otherLeadId }));
const measure = fc.constantFrom('LEADS_REPORTED' as const, 'LEADS_QUALIFIED' as const);
const correction: fc.Arbitrary<CorrectLead['after']> = fc.record(
  {
    title: fc.constantFrom('甲', '乙'),
    investorName: fc.constantFrom('丙公司', '丁公司'),
    chainCode: fc.constantFrom('QD22-01', 'QD22-02'),
    reportedOn: day,
    qualifiedOn: day,
    reporter: party,
  },
  { requiredKeys: [] },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ grade: fc.constantFrom('A' as const, 'B' as const), qualifiedOn: day }).map(
    (facts): Step =>
      (lead) =>
        qualifyLead(lead, { leadId, ...facts }, today),
  ),
  fc.record({ owner: party, on: day }).chain(({ owner, on }) =>
    fc.constantFrom<Step>(
      (lead) => assignLead(lead, { leadId, owner, assignedOn: on }, today),
      (lead) => claimLead(lead, { leadId, owner, claimedOn: on }, today),
      (lead) => transferLead(lead, { leadId, owner, transferredOn: on, reason }, today),
    ),
  ),
  day.chain((on) =>
    fc.constantFrom<Step>(
      (lead) => followUpLead(lead, { leadId, followedUpOn: on, note: '跟进' }, today),
      (lead) => releaseLead(lead, { leadId, releasedOn: on, reason }, today),
      (lead) => loseLead(lead, { leadId, lostOn: on, reason }, today),
      (lead) => reopenLead(lead, { leadId, reopenedOn: on, reason }, today),
    ),
  ),
  fc.constantFrom<Step>(
    (lead) => linkDuplicateLead(lead, original, { leadId, duplicateOf: otherLeadId, reason }),
    (lead) => unlinkDuplicateLead(lead, { leadId, reason }),
    (lead) => recordLeadVerdict(lead, leadId, { investorId, verdict: 'FIRST', firstLeadId: leadId }),
    (lead) => recordLeadVerdict(lead, leadId, { investorId, verdict: 'LATER', firstLeadId: otherLeadId }),
  ),
  fc.tuple(correction, fc.subarray(clearableFields, { maxLength: 2 })).map(
    ([after, clear]): Step =>
      (lead) =>
        correctLead(lead, { leadId, after, clear, reason }, today),
  ),
  measure.chain((m) =>
    fc.constantFrom<Step>(
      () => [recognized(m)],
      () => [rejected(m)],
      () => [taken(m)],
    ),
  ),
);

/** A history that the rules allow: what they refuse did not happen. */
const history = fc
  .tuple(fc.boolean(), fc.array(step, { maxLength: 25 }))
  .map(([named, steps]): readonly LeadEvent[] => {
    const events: LeadEvent[] = [named ? reported() : anonymous()];
    for (const decide of steps)
      try {
        events.push(...decide(events.reduce(evolve, absent)));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
      }
    return events;
  });

const sums = (cells: readonly Cell[], key: (cell: Cell) => string): Map<string, bigint> => {
  const found = new Map<string, bigint>();
  for (const cell of cells) found.set(key(cell), (found.get(key(cell)) ?? 0n) + cell.amount);
  return new Map([...found].filter(([, amount]) => amount !== 0n));
};

describe('the entries of any history', () => {
  it('sum to what the lead counts for in the end', () => {
    fc.assert(
      fc.property(history, (events) => {
        let state: Lead = absent;
        const entries: Cell[] = [];
        for (const event of events) {
          const next = evolve(state, event);
          entries.push(...cellDifference(leadCells(baselineRule, state), leadCells(baselineRule, next)));
          state = next;
        }
        expect(sums(entries, cellKey)).toEqual(sums(leadCells(baselineRule, state), cellKey));
      }),
      { seed: propertySeed },
    );
  });

  it('share out exactly what is undivided', () => {
    fc.assert(
      fc.property(history, (events) => {
        const cells = cellsOf(...events);
        const place = (c: Cell) => [c.measure, c.basis, c.on].join(' ');
        const of = (kind: Cell['kind']) =>
          sums(
            cells.filter((c) => c.kind === kind),
            place,
          );
        expect(of('SHARED')).toEqual(of('UNDIVIDED'));
      }),
      { seed: propertySeed },
    );
  });

  it('come from no event that is said to move no figure', () => {
    fc.assert(
      fc.property(history, (events) => {
        const moved = events.filter((event, i) => {
          const before = leadCells(baselineRule, events.slice(0, i).reduce(evolve, absent));
          const after = leadCells(baselineRule, events.slice(0, i + 1).reduce(evolve, absent));
          return cellDifference(before, after).length > 0;
        });
        expect(moved.filter(({ type }) => leadSubject.causes[type] === 'ignore')).toEqual([]);
      }),
      { seed: propertySeed },
    );
  });

  it('never count more leads qualified than reported', () => {
    const counted = (events: readonly LeadEvent[], measure: string) =>
      leadCells(baselineRule, events.reduce(evolve, absent))
        .filter((c) => c.measure === measure && c.kind === 'UNDIVIDED' && c.basis === 'CLAIMED')
        .reduce((sum, c) => sum + c.amount, 0n);
    const undecided = history.map((events) => events.filter((event) => event.type.startsWith('Lead')));
    fc.assert(
      fc.property(undecided, (events) => {
        expect(counted(events, 'LEADS_QUALIFIED') <= counted(events, 'LEADS_REPORTED')).toBe(true);
      }),
      { seed: propertySeed },
    );
  });
});
