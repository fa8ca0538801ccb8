import { describe, expect, it } from '@jest/globals';
import type { RowReader } from '#platform/projections';
import { projectedRow, recordedOn } from '#platform/testing';
import type { LeadEvent } from '../../lead.events.js';
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
  rejudged,
  released,
  reopened,
  reported,
  stationId,
  transferred,
  union,
  unlinked,
  userId,
  yuan,
} from '../../testing/lead.examples.js';
import { absent, evolve, gradeOn, type RecordedLead } from '../../lead.state.js';
import { LeadFollowUpRow, LeadRow, leadsView } from './leads.view.js';

const rowAfter = (...events: LeadEvent[]) =>
  projectedRow(leadsView, recordedOn(`lead-${leadId}`, events), LeadRow, leadId);

describe('the row of a lead', () => {
  it('shows what was reported, waiting for its verdict', async () => {
    expect(await rowAfter(reported({ expectedInvestment: yuan(5_000_000_000), stationId }))).toMatchObject({
      id: leadId,
      version: 1,
      status: 'OPEN',
      stage: 'REPORTED',
      inPool: false,
      reporterOrganizationId: chamber,
      ownerOrganizationId: null,
      expectedFen: '5000000000',
      stationId,
      activityId: null,
      verdict: 'PENDING',
      firstLeadId: null,
      scopeIds: [chamber, hub, cityHub],
      jurisdictionId: 'qingdao',
    });
    expect(await rowAfter(anonymous())).toMatchObject({ verdict: 'NONE', expected: null, expectedFen: null });
  });

  it('shows the verdict, and another one', async () => {
    expect(await rowAfter(reported(), judged())).toMatchObject({
      version: 2,
      verdict: 'FIRST',
      investorId,
      firstLeadId: leadId,
    });
    expect(await rowAfter(reported(), judged(), rejudged('LATER'))).toMatchObject({
      verdict: 'LATER',
      firstLeadId: otherLeadId,
    });
  });

  it('goes up the board, and who owns it', async () => {
    const within = { ...owner, stationId, userId };
    expect(await rowAfter(reported(), qualified(), regraded())).toMatchObject({
      stage: 'QUALIFIED',
      grade: 'A',
      qualifiedOn: '2022-03-20',
    });
    expect(
      await rowAfter(
        reported(),
        qualified(),
        regraded(),
        regraded({ after: 'C', regradedOn: '2022-03-15', qualifiedOn: '2022-03-15' }),
      ),
    ).toMatchObject({ grade: 'A', qualifiedOn: '2022-03-15' });
    expect(
      await rowAfter(reported(), assigned(), assigned({ before: owner, owner: within, current: owner })),
    ).toMatchObject({ ownerOrganizationId: union, ownerUserId: null, inPool: false });
    expect(await rowAfter(reported(), assigned({ owner: within }))).toMatchObject({
      stage: 'ASSIGNED',
      ownerOrganizationId: union,
      ownerStationId: stationId,
      ownerUserId: userId,
      scopeIds: [chamber, union, hub, cityHub],
    });
    expect(await rowAfter(reported(), assigned({ owner: within }), transferred())).toMatchObject({
      ownerOrganizationId: union,
      ownerStationId: null,
      ownerUserId: null,
    });
  });

  it('shows the latest grade by its day, also where an event of version 1 says that the last was in force', async () => {
    const late = [
      reported(),
      qualified(),
      regraded({ before: 'B', after: 'C', regradedOn: '2022-05-01', current: 'C' }),
      regraded({ before: 'C', after: 'A', regradedOn: '2022-04-01', current: 'A' }),
    ];
    expect(await rowAfter(...late)).toMatchObject({ grade: 'C', qualifiedOn: '2022-03-20' });
    const lead = late.reduce(evolve, absent) as RecordedLead;
    expect(gradeOn(lead)).toBe('C');
    expect(await rowAfter(...late)).toMatchObject({ grades: lead.grades });
  });

  it('goes by the days of grades that it was given before, read back from its row', async () => {
    const [, ...events] = recordedOn(`lead-${leadId}`, [
      reported(),
      regraded({ after: 'A', regradedOn: '2022-04-01', current: 'A' }),
    ]);
    const asked: string[] = [];
    const folding = leadsView.begin(((_row: unknown, ids: readonly string[]) => {
      asked.push(...ids);
      const grades = [
        { on: '2022-03-20', grade: 'B' },
        { on: '2022-05-01', grade: 'C' },
      ];
      return Promise.resolve([{ id: leadId, grades, qualifiedOn: '2022-03-20' }]);
    }) as unknown as RowReader);
    expect((await folding(events)).at(-1)).toMatchObject({
      kind: 'patch',
      values: { grade: 'C', qualifiedOn: '2022-03-20', grades: [{}, {}, { on: '2022-04-01', grade: 'A' }] },
    });
    expect(asked).toEqual([leadId]);
  });

  it('is nobody’s in the pool, until it is claimed', async () => {
    expect(await rowAfter(reported(), assigned(), released())).toMatchObject({
      inPool: true,
      stage: 'REPORTED',
      ownerOrganizationId: null,
      scopeIds: [chamber, hub, cityHub],
    });
    expect(await rowAfter(reported(), released(), claimed())).toMatchObject({
      inPool: false,
      stage: 'ASSIGNED',
      ownerOrganizationId: union,
    });
  });

  it('shows the latest follow-up, and keeps each as a row of its own', async () => {
    const events = recordedOn(`lead-${leadId}`, [
      reported(),
      followedUp('2022-05-01', '2022-05-15'),
      followedUp('2022-04-10', undefined, { followedUpOn: '2022-05-01', nextFollowUpOn: '2022-05-15' }),
    ]);
    expect(await projectedRow(leadsView, events, LeadRow, leadId)).toMatchObject({
      stage: 'NEGOTIATING',
      lastFollowUpOn: '2022-05-01',
      nextFollowUpOn: '2022-05-15',
    });
    expect(await projectedRow(leadsView, events, LeadFollowUpRow, events[2]!.id)).toMatchObject({
      leadId,
      followedUpOn: '2022-04-10',
      nextFollowUpOn: null,
      note: '电话沟通用地需求',
    });
  });

  it('is lost with its reason, and comes back', async () => {
    expect(await rowAfter(reported(), lost())).toMatchObject({
      status: 'LOST',
      stage: 'LOST',
      lostOn: '2022-06-30',
      lostReason: '投资方改投外地',
    });
    expect(await rowAfter(reported(), lost(), reopened())).toMatchObject({
      status: 'OPEN',
      stage: 'REPORTED',
      lostOn: null,
      lostReason: null,
    });
  });

  it('names the record that counts in its place while it is a duplicate', async () => {
    expect(await rowAfter(reported(), linked())).toMatchObject({ duplicateOf: otherLeadId });
    expect(await rowAfter(reported(), linked(), unlinked())).toMatchObject({ duplicateOf: null });
  });

  it('takes over what is corrected, and nothing else', async () => {
    const row = await rowAfter(
      reported({ expectedInvestment: yuan(100) }),
      corrected(
        { title: '氢能装备线索' },
        { title: '氢能线索', expectedInvestment: yuan(200), reporter: owner, qualifiedOn: '2022-03-21' },
        { scopeIds: [union, cityHub] },
      ),
    );
    expect(row).toMatchObject({
      title: '氢能线索',
      expected: yuan(200),
      expectedFen: '200',
      reporterOrganizationId: union,
      qualifiedOn: '2022-03-21',
      scopeIds: [union, cityHub],
      chainCode: 'QD22-10',
      reportedOn: '2022-03-10',
    });
  });

  it('goes without what is cleared, and without a verdict where it names nobody any more', async () => {
    const investorBefore = { name: '示例氢能有限公司' };
    const named = [reported({ expectedInvestment: yuan(100), stationId }), judged('LATER')];
    const row = await rowAfter(
      ...named,
      corrected(
        { investorName: investorBefore.name, expectedInvestment: yuan(100), chainCode: 'QD22-10' },
        {},
        { cleared: ['investorName', 'expectedInvestment', 'chainCode'], investorBefore },
      ),
    );
    expect(row).toMatchObject({
      investorName: null,
      expected: null,
      expectedFen: null,
      chainCode: null,
      stationId,
      verdict: 'NONE',
      investorId: null,
      firstLeadId: null,
    });
    const unchained = corrected({ chainCode: 'QD22-10' }, {}, { cleared: ['chainCode'] });
    expect(await rowAfter(...named, unchained)).toMatchObject({
      chainCode: null,
      verdict: 'LATER',
      investorId,
    });
  });

  it('follows a command that changed nothing by its version alone: it was not updated', async () => {
    const [first] = recordedOn(`lead-${leadId}`, [reported()]);
    const noted = {
      ...first!,
      type: 'CommandNoted' as const,
      data: { command: 'QualifyLead' },
      version: 2,
      knownAt: '2022-09-30T09:00:00+08:00',
    };
    const row = await projectedRow(leadsView, [first!], LeadRow, leadId);
    expect(await projectedRow(leadsView, [first!, noted], LeadRow, leadId)).toEqual({ ...row, version: 2 });
  });

  it('counts the version of what the reviewer decides', async () => {
    expect(await rowAfter(reported(), judged(), recognized('LEADS_REPORTED'))).toMatchObject({ version: 3 });
  });
});
