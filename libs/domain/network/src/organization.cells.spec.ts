import { Refused, type CalendarDate } from '#platform/kernel';
import { baselineRule, cellDifference, cellKey, ONE, type Cell } from '#platform/ledger';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { assignOrganizationToHub } from './commands/assign-organization-to-hub/assign-organization-to-hub.decide.js';
import { correctMembership } from './commands/correct-membership/correct-membership.decide.js';
import { correctOrganization } from './commands/correct-organization/correct-organization.decide.js';
import { joinNetwork } from './commands/join-network/join-network.decide.js';
import { leaveNetwork } from './commands/leave-network/leave-network.decide.js';
import { organizationCells } from './organization.cells.js';
import {
  assigned,
  cityHub,
  corrected,
  districtHub,
  folded,
  joined,
  left,
  member,
  organization,
  organizationId,
  otherHub,
  path,
  recognized,
  registered,
  rejected,
  reserved,
  streetHub,
  today,
} from './testing/organization.examples.js';
import type { Membership, OrganizationEvent } from './organization.events.js';
import {
  absent,
  assignmentOn,
  decisionsOn,
  evolve,
  isMemberOn,
  type Organization,
  type RegisteredOrganization,
} from './organization.state.js';

const counted = (...events: readonly OrganizationEvent[]) =>
  organizationCells(baselineRule, folded(...events));
/** `+1 UNDIVIDED 2021-03-01`, with who has it where anybody does. */
const brief = (cells: readonly Cell[], basis: Cell['basis'] = 'CLAIMED') =>
  cells
    .filter((cell) => cell.basis === basis)
    .map(({ kind, on, amount, organizationId: whose, hubId }) =>
      [amount / ONE, kind, on, whose && 'member', hubId && `hub ${hubId.slice(-1)}`]
        .filter(Boolean)
        .join(' '),
    );
const once = member('2021-03-01');
const gone = member('2021-03-01', '2022-01-01');

const ratedAs = (grade: '4A' | '5A', validFrom: string, validTo: string, scheme = '社会组织评估') => ({
  scheme,
  grade,
  validFrom,
  validTo,
});
const rated = (...ratings: readonly ReturnType<typeof ratedAs>[]): OrganizationEvent => ({
  type: 'OrganizationRated',
  data: { organizationId, rating: ratings.at(-1)!, ratings },
});
/** `5A +1 2018-06-01`: what the whole counts, by kind. */
const moves = (measure: string, events: readonly OrganizationEvent[], basis: Cell['basis'] = 'CLAIMED') =>
  counted(...events)
    .filter((cell) => cell.measure === measure && cell.kind === 'UNDIVIDED' && cell.basis === basis)
    .map(({ kindCode, amount, on }) => `${kindCode} ${amount > 0n ? '+1' : '-1'} ${on}`);

describe('a grade', () => {
  it('counts from its first day until its last, which may lie ahead', () =>
    expect(
      moves('RATED_ORGANIZATIONS', [registered(), rated(ratedAs('5A', '2021-06-01', '2026-05-31'))]),
    ).toEqual(['5A +1 2021-06-01', '5A -1 2026-06-01']));

  it('ends where another begins, of whatever scheme, so that an organization is counted once', () =>
    expect(
      moves('RATED_ORGANIZATIONS', [
        registered(),
        rated(
          ratedAs('5A', '2018-06-01', '2023-05-31'),
          ratedAs('4A', '2022-01-01', '2022-12-31', '行业评估'),
        ),
      ]),
    ).toEqual(['5A +1 2018-06-01', '5A -1 2022-01-01', '4A +1 2022-01-01', '4A -1 2023-01-01']));

  it('never ends where its validity has no end that there is', () =>
    expect(
      moves('RATED_ORGANIZATIONS', [registered(), rated(ratedAs('5A', '2021-06-01', '9999-12-31'))]),
    ).toEqual(['5A +1 2021-06-01']));

  it('is credited to the organization and the hubs above it', () => {
    const cells = counted(registered(), rated(ratedAs('5A', '2021-06-01', '2026-05-31')));
    expect(brief(cells.filter(({ on }) => on === '2021-06-01'))).toEqual([
      '1 UNDIVIDED 2021-06-01',
      '1 SHARED 2021-06-01 member hub 1',
      '1 FULL 2021-06-01 member hub 1',
      '1 HUB 2021-06-01 hub 1',
      '1 HUB 2021-06-01 hub 2',
      '1 HUB 2021-06-01 hub 3',
    ]);
  });

  it('is a claim of its own: what was decided of one is not decided of the next, nor of a membership', () => {
    const [old, next] = [
      ratedAs('4A', '2018-06-01', '2023-05-31'),
      ratedAs('5A', '2022-06-01', '2027-05-31'),
    ];
    const history = [registered(), joined(once), rated(old), recognized('RATED_ORGANIZATIONS', 10_000)];
    expect(moves('RATED_ORGANIZATIONS', history, 'RECOGNIZED')).toEqual([
      '4A +1 2018-06-01',
      '4A -1 2023-06-01',
    ]);
    expect(moves('NETWORK_MEMBERS', history, 'RECOGNIZED')).toEqual([]);
    const after = [...history, rated(old, next)];
    expect(moves('RATED_ORGANIZATIONS', after, 'RECOGNIZED')).toEqual([
      '4A +1 2018-06-01',
      '4A -1 2022-06-01',
    ]);
    expect(decisionsOn(folded(...after))).toEqual({});
    expect(moves('RATED_ORGANIZATIONS', [...after, rejected('RATED_ORGANIZATIONS')])).toEqual([
      '4A +1 2018-06-01',
      '4A -1 2022-06-01',
    ]);
  });
});

describe('a designated hub', () => {
  const street = { level: 'STREET', kinds: [], designatedOn: '2021-03-01' } as const;
  const designated: OrganizationEvent = {
    type: 'HubDesignated',
    data: { organizationId, designation: street, designations: [street] },
  };
  const county = { level: 'COUNTY', kinds: [], designatedOn: '2022-03-01' } as const;
  const raised: OrganizationEvent = {
    type: 'HubDesignated',
    data: {
      organizationId,
      designation: county,
      designations: [{ ...street, revokedOn: '2022-03-01' }, county],
    },
  };

  it('counts at its level until it is revoked, or designated at another', () => {
    expect(moves('HUBS', [registered(), designated])).toEqual(['STREET +1 2021-03-01']);
    expect(moves('HUBS', [registered(), designated, raised])).toEqual([
      'STREET +1 2021-03-01',
      'STREET -1 2022-03-01',
      'COUNTY +1 2022-03-01',
    ]);
  });

  it('counts for nothing by the flag alone that lets others belong to it', () =>
    expect(counted(registered({ isHub: true }))).toEqual([]));
});

describe('what an organization counts for', () => {
  it('is nothing until it joins', () => {
    expect(counted()).toEqual([]);
    expect(counted(registered())).toEqual([]);
    expect(counted(reserved(organizationId))).toEqual([]);
  });

  it('is one member, credited to itself and to each hub above', () => {
    expect(brief(counted(registered(), joined(once)))).toEqual([
      '1 UNDIVIDED 2021-03-01',
      '1 SHARED 2021-03-01 member hub 1',
      '1 FULL 2021-03-01 member hub 1',
      '1 HUB 2021-03-01 hub 1',
      '1 HUB 2021-03-01 hub 2',
      '1 HUB 2021-03-01 hub 3',
    ]);
    expect(counted(registered(), joined(once))[0]).toMatchObject({
      measure: 'NETWORK_MEMBERS',
      regionCode: '370202',
    });
  });

  it('ends on the day it leaves, and begins anew when it joins again', () => {
    const again = joined(gone, member('2022-03-01', undefined, [otherHub]));
    const cells = brief(counted(registered(), joined(once), left(gone), again));
    expect(cells.filter((cell) => cell.includes('UNDIVIDED'))).toEqual([
      '1 UNDIVIDED 2021-03-01',
      '-1 UNDIVIDED 2022-01-01',
      '1 UNDIVIDED 2022-03-01',
    ]);
    expect(cells.filter((cell) => /HUB 2022-03-01/.test(cell))).toEqual(['1 HUB 2022-03-01 hub 4']);
  });

  it('moves to another hub on the day of assignment, as one member throughout', () => {
    const before = counted(registered(), joined(once));
    const after = counted(registered(), joined(once), assigned('2022-06-01', [otherHub, cityHub]));
    expect(brief(cellDifference(before, after)).toSorted()).toEqual(
      [
        '-1 SHARED 2022-06-01 member hub 1',
        '1 SHARED 2022-06-01 member hub 4',
        '-1 FULL 2022-06-01 member hub 1',
        '1 FULL 2022-06-01 member hub 4',
        '-1 HUB 2022-06-01 hub 1',
        '-1 HUB 2022-06-01 hub 2',
        '1 HUB 2022-06-01 hub 4',
      ].toSorted(),
    );
  });

  it('does not move for an assignment after it left', () => {
    const before = [registered(), joined(once), left(gone)];
    expect(counted(...before, assigned('2022-06-01', [otherHub]))).toEqual(counted(...before));
  });

  it('joins below the hub it was assigned to before, whichever of the two was recorded first', () => {
    const below = (...hubs: string[]) => counted(registered(), joined(member('2021-03-01', undefined, hubs)));
    const assignment = assigned('2020-06-01', [otherHub, cityHub]);
    expect(
      counted(registered(), assignment, joined(member('2021-03-01', undefined, [otherHub, cityHub]))),
    ).toEqual(below(otherHub, cityHub));
    expect(counted(registered(), joined(once), assignment)).toEqual(below(otherHub, cityHub));
    // Of the joining itself the last word holds, of one day too.
    expect(counted(registered(), joined(once), assigned('2021-03-01', [otherHub]))).toEqual(below(otherHub));
  });

  it('joins below the hubs above that hub on the day of joining, where they have moved in between', () => {
    const assignment = assigned(
      '2020-06-01',
      [otherHub],
      [otherHub],
      [{ joinedOn: '2021-03-01', hubs: [otherHub, cityHub] }],
    );
    expect(counted(registered(), joined(once), assignment)).toEqual(
      counted(registered(), joined(member('2021-03-01', undefined, [otherHub, cityHub]))),
    );
  });

  it('joins again below the hub it was assigned to between two memberships, also when that is recorded last', () => {
    const again = joined(gone, member('2022-03-01'));
    const history = [registered(), joined(once), left(gone), again, assigned('2022-02-01', [otherHub])];
    expect(counted(...history)).toEqual(
      counted(
        registered(),
        joined(once),
        left(gone),
        joined(gone, member('2022-03-01', undefined, [otherHub])),
      ),
    );
  });

  it('keeps a later assignment when an earlier one is recorded behind it', () => {
    const later = [registered(), joined(once), assigned('2021-02-01', [otherHub])];
    expect(counted(...later, assigned('2021-01-01', [districtHub]))).toEqual(counted(...later));
  });

  it('keeps what an assignment said of its joining when the day of leaving is corrected, and not when that of joining is', () => {
    const history = [registered(), joined(once), assigned('2020-06-01', [otherHub])];
    const right = member('2021-03-01', '2022-05-01');
    expect(brief(counted(...history, corrects(once, right))).filter((cell) => cell.includes('HUB'))).toEqual([
      '1 HUB 2021-03-01 hub 4',
      '-1 HUB 2022-05-01 hub 4',
    ]);
    const earlier = member('2020-01-01', undefined, [districtHub]);
    expect(
      brief(counted(...history, corrects(once, earlier))).filter((cell) => cell.includes('HUB')),
    ).toEqual(['1 HUB 2020-01-01 hub 2', '-1 HUB 2020-06-01 hub 2', '1 HUB 2020-06-01 hub 4']);
  });

  it('moves to another region as from the beginning, when the record is corrected', () => {
    const before = counted(registered(), joined(once));
    const after = counted(
      registered(),
      joined(once),
      corrected({ regionCode: '370202' }, { regionCode: '370215' }),
    );
    expect(new Set(cellDifference(before, after).map((cell) => cell.on))).toEqual(new Set(['2021-03-01']));
    expect(after.every((cell) => cell.regionCode === '370215')).toBe(true);
  });

  it('is recognized from the day of joining until it leaves, and nothing once rejected', () => {
    const recognition = recognized('NETWORK_MEMBERS', Number(ONE));
    expect(
      brief(counted(registered(), joined(once), recognition, left(gone)), 'RECOGNIZED').filter((cell) =>
        cell.includes('UNDIVIDED'),
      ),
    ).toEqual(['1 UNDIVIDED 2021-03-01', '-1 UNDIVIDED 2022-01-01']);
    expect(counted(registered(), joined(once), rejected('NETWORK_MEMBERS'))).toEqual([]);
  });

  describe('who left and joins again', () => {
    const again = joined(gone, member('2022-03-01'));
    const recognition = recognized('NETWORK_MEMBERS', Number(ONE));
    const undivided = (basis: Cell['basis'], ...events: readonly OrganizationEvent[]) =>
      brief(counted(registered(), joined(once), ...events), basis).filter((cell) =>
        cell.includes('UNDIVIDED'),
      );
    const first = ['1 UNDIVIDED 2021-03-01', '-1 UNDIVIDED 2022-01-01'];

    it('is not recognized on the strength of the first membership', () => {
      expect(undivided('RECOGNIZED', recognition, left(gone), again)).toEqual(first);
      expect(undivided('CLAIMED', recognition, left(gone), again)).toEqual([
        ...first,
        '1 UNDIVIDED 2022-03-01',
      ]);
      expect(decisionsOn(folded(registered(), joined(once), recognition, left(gone), again))).toEqual({});
    });

    it('is recognized anew, the first membership as it was decided', () => {
      expect(undivided('RECOGNIZED', recognition, left(gone), again, recognition)).toEqual([
        ...first,
        '1 UNDIVIDED 2022-03-01',
      ]);
      expect(undivided('RECOGNIZED', left(gone), again, recognition)).toEqual(['1 UNDIVIDED 2022-03-01']);
    });

    it('may be rejected, or claimed again after a rejection, without a word on the other membership', () => {
      expect(undivided('CLAIMED', left(gone), again, rejected('NETWORK_MEMBERS'))).toEqual(first);
      expect(undivided('CLAIMED', rejected('NETWORK_MEMBERS'), left(gone), again)).toEqual([
        '1 UNDIVIDED 2022-03-01',
      ]);
    });

    it('is not recognized either where it joins on the day on which it leaves', () => {
      const sameDay = joined(gone, member('2022-01-01'));
      expect(undivided('RECOGNIZED', recognition, left(gone), sameDay)).toEqual(first);
    });

    it('takes its decision along when its days are corrected, and loses it when it never was', () => {
      const history = [left(gone), again, recognition];
      const second = member('2022-03-01');
      expect(undivided('RECOGNIZED', ...history, corrects(second, member('2022-04-01'), gone))).toEqual([
        '1 UNDIVIDED 2022-04-01',
      ]);
      // Before the first one now: the decision is still its own.
      const earlier = member('2020-01-01', '2020-06-01');
      expect(undivided('RECOGNIZED', ...history, corrects(second, earlier, gone))).toEqual([
        '1 UNDIVIDED 2020-01-01',
        '-1 UNDIVIDED 2020-06-01',
      ]);
      expect(undivided('RECOGNIZED', ...history, corrects(second, undefined, gone))).toEqual([]);
    });
  });
});

/** A membership corrected to what it should have been, or to never; the others as they are. */
const corrects = (
  before: Membership,
  after: Membership | undefined,
  ...others: readonly Membership[]
): OrganizationEvent => ({
  type: 'OrganizationMembershipCorrected',
  data: {
    organizationId,
    before,
    ...(after ? { after } : {}),
    memberships: (after ? [...others, after] : others).toSorted((a, b) => (a.joinedOn < b.joinedOn ? -1 : 1)),
    reason: '录入有误',
  },
});

type Said = (state: Organization) => readonly OrganizationEvent[];
const day: fc.Arbitrary<CalendarDate> = fc
  .integer({ min: 1, max: 30 })
  .map((n) => `2022-06-${String(n).padStart(2, '0')}`);
const hubs = fc.constantFrom<readonly string[]>(
  [],
  path,
  [otherHub, cityHub],
  [districtHub, cityHub],
  [streetHub],
);
const found = ([hubId]: readonly string[], all: readonly string[]) =>
  hubId === undefined ? undefined : { hub: organization({ organizationId: hubId, isHub: true }), hubs: all };
const recorded = (state: Organization, pick: number): CalendarDate => {
  const { memberships } = state as { memberships?: readonly { joinedOn: CalendarDate }[] };
  return memberships?.[pick % Math.max(1, memberships.length)]?.joinedOn ?? '2022-06-01';
};
const said: fc.Arbitrary<Said> = fc.oneof(
  fc.tuple(day, hubs).map(
    ([joinedOn, above]): Said =>
      (state) =>
        joinNetwork(state, { organizationId, joinedOn, hubs: above }, today),
  ),
  day.map(
    (leftOn): Said =>
      (state) =>
        leaveNetwork(state, { organizationId, leftOn, reason: '退出' }, today),
  ),
  fc.tuple(day, hubs).map(
    ([assignedOn, above]): Said =>
      (state) =>
        assignOrganizationToHub(state, { organizationId, assignedOn }, found(above, above), above, today),
  ),
  fc.tuple(fc.nat(9), day, fc.option(day, { nil: undefined }), hubs, fc.boolean()).map(
    ([pick, joinedOn, leftOn, above, never]): Said =>
      (state) =>
        correctMembership(
          state,
          {
            organizationId,
            joinedOn: recorded(state, pick),
            ...(never ? {} : { after: member(joinedOn, leftOn, above) }),
            reason: '录入有误',
          },
          today,
        ),
  ),
  fc.constantFrom('370202', '370215').map(
    (regionCode): Said =>
      (state) =>
        correctOrganization(state, { organizationId, after: { regionCode }, reason: '录入有误' }),
  ),
  fc
    .constantFrom(recognized('NETWORK_MEMBERS', Number(ONE)), rejected('NETWORK_MEMBERS'), {
      type: 'FigureReopened' as const,
      data: { measure: 'NETWORK_MEMBERS' as const, seenVersion: 1 },
    })
    .map((decision): Said => () => [decision]),
);
/** The events of a life, refusals left out. */
const lived = (life: readonly Said[]): OrganizationEvent[] => {
  let state = folded(registered());
  return life.flatMap((say) => {
    try {
      const events = say(state);
      state = events.reduce(evolve, state);
      return events;
    } catch (error) {
      if (error instanceof Refused) return [];
      throw error;
    }
  });
};
const total = (cells: readonly Cell[]) => {
  const sums = new Map<string, bigint>();
  for (const cell of cells) sums.set(cellKey(cell), (sums.get(cellKey(cell)) ?? 0n) + cell.amount);
  return new Map([...sums].filter(([, amount]) => amount !== 0n).toSorted());
};
const sumOf = (cells: readonly Cell[], which: (cell: Cell) => boolean) =>
  cells.filter(which).reduce((sum, { amount }) => sum + amount, 0n);

describe('the law of the ledger, for organizations', () => {
  it('the entries of a life add up to what it counts for at last', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), (life) => {
        let state = absent;
        const entries = [registered(), ...lived(life)].flatMap((event) => {
          const before = organizationCells(baselineRule, state);
          state = evolve(state, event);
          return cellDifference(before, organizationCells(baselineRule, state));
        });
        expect(total(entries)).toEqual(total(organizationCells(baselineRule, state)));
      }),
      { seed: propertySeed },
    );
  });

  it('on every day shares add up to the whole, and the claimed balance is whether it is a member', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), day, (life, on) => {
        const state = folded(registered(), ...lived(life));
        const cells = organizationCells(baselineRule, state);
        for (const basis of ['CLAIMED', 'RECOGNIZED'] as const) {
          const of = (kind: Cell['kind']) =>
            sumOf(cells, (cell) => cell.basis === basis && cell.kind === kind && cell.on <= on);
          expect(of('SHARED')).toBe(of('UNDIVIDED'));
          expect(of('FULL')).toBe(of('UNDIVIDED'));
        }
        const { memberships, notes } = state as Extract<Organization, { status: 'registered' }>;
        // Each membership is decided on by itself.
        const standing = memberships.filter(
          (_, i) => notes[i]!.decisions.NETWORK_MEMBERS?.decision !== 'REJECTED',
        );
        const balance = sumOf(
          cells,
          (cell) => cell.basis === 'CLAIMED' && cell.kind === 'UNDIVIDED' && cell.on <= on,
        );
        expect(balance).toBe(isMemberOn(standing, on) ? ONE : 0n);
      }),
      { seed: propertySeed },
    );
  });

  it('no hub ever has more or less of it than one member', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), day, (life, on) => {
        const cells = organizationCells(baselineRule, folded(registered(), ...lived(life)));
        for (const hubId of [...path, otherHub]) {
          const balance = sumOf(
            cells,
            (cell) =>
              cell.basis === 'CLAIMED' && cell.kind === 'HUB' && cell.hubId === hubId && cell.on <= on,
          );
          expect([0n, ONE]).toContain(balance);
        }
      }),
      { seed: propertySeed },
    );
  });
});

describe('assignments and memberships, in whatever order they are recorded', () => {
  // Hubs that moved in time, all known from the beginning: the path above each from a day on.
  const above: { readonly [hub: string]: readonly (readonly [CalendarDate, readonly string[]])[] } = {
    [streetHub]: [
      ['2022-01-01', [districtHub]],
      ['2022-06-12', [districtHub, cityHub]],
    ],
    [otherHub]: [
      ['2022-01-01', []],
      ['2022-06-08', [cityHub]],
      ['2022-06-20', [districtHub]],
    ],
    [districtHub]: [['2022-01-01', [cityHub]]],
  };
  const pathOn = (hub: string | undefined, on: CalendarDate): readonly string[] =>
    hub === undefined ? [] : [hub, ...(above[hub]!.findLast(([from]) => from <= on)?.[1] ?? [])];
  type Stated = { readonly about: 'membership' | 'assignment'; readonly say: Said };
  /** As the commands find things: the path of a joining by the assignments known so far, that of an assignment by its own hub. */
  const joins =
    (joinedOn: CalendarDate): Said =>
    (state) => {
      const hub = assignmentOn(state as RegisteredOrganization, joinedOn).hubId;
      return joinNetwork(state, { organizationId, joinedOn, hubs: pathOn(hub, joinedOn) }, today);
    };
  const assigns =
    (assignedOn: CalendarDate, hub: string | undefined): Said =>
    (state) =>
      assignOrganizationToHub(
        state,
        { organizationId, assignedOn },
        found(pathOn(hub, assignedOn), pathOn(hub, assignedOn)),
        pathOn(hub, today),
        today,
        (state as RegisteredOrganization).memberships
          .filter(({ joinedOn }) => joinedOn > assignedOn)
          .map(({ joinedOn }) => ({ joinedOn, hubs: pathOn(hub, joinedOn) })),
      );
  const assignments = fc.uniqueArray(
    fc.tuple(day, fc.constantFrom(streetHub, otherHub, districtHub, undefined)),
    {
      selector: ([on]) => on,
      maxLength: 5,
    },
  );
  const days = fc.uniqueArray(day, { minLength: 1, maxLength: 4 }).map((all) => all.toSorted());

  it('the same is counted', () => {
    fc.assert(
      fc.property(assignments, days, fc.infiniteStream(fc.nat(1_000)), (moves, dates, dice) => {
        // Joined, left, joined again … in that order; the assignments fall anywhere between them.
        const memberships = dates.map((on, i): Stated => ({
          about: 'membership',
          say:
            i % 2 === 0
              ? joins(on)
              : (state) => leaveNetwork(state, { organizationId, leftOn: on, reason: '退出' }, today),
        }));
        const others = moves.map(([on, hub]): Stated => ({ about: 'assignment', say: assigns(on, hub) }));
        const inOrder = [...others, ...memberships];
        const mixed = [...memberships];
        for (const other of others) mixed.splice(dice.next().value % (mixed.length + 1), 0, other);
        const life = (stated: readonly Stated[]) => {
          const root = registered({ hubId: districtHub, hubs: pathOn(districtHub, '2022-01-01') });
          let state = folded(root);
          for (const { say } of stated) state = say(state).reduce(evolve, state);
          return total(organizationCells(baselineRule, state));
        };
        expect(life(mixed)).toEqual(life(inOrder));
      }),
      { numRuns: 300, seed: propertySeed },
    );
  });
});
