import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Refused, split, type CalendarDate, type Measure } from '#platform/kernel';
import {
  baselineRule,
  cellDifference,
  cellKey,
  claimedOf,
  type Cell,
  type CountingRule,
  type LineKind,
} from '#platform/ledger';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { correctProject } from './commands/correct-project/correct-project.decide.js';
import { linkDuplicateProject } from './commands/link-duplicate-project/link-duplicate-project.decide.js';
import { recordProjectFunds } from './commands/record-project-funds/record-project-funds.decide.js';
import { recordProjectMilestone } from './commands/record-project-milestone/record-project-milestone.decide.js';
import { recreditProject } from './commands/recredit-project/recredit-project.decide.js';
import { reviseProjectPlan } from './commands/revise-project-plan/revise-project-plan.decide.js';
import { unlinkDuplicateProject } from './commands/unlink-duplicate-project/unlink-duplicate-project.decide.js';
import { withdrawProject } from './commands/withdraw-project/withdraw-project.decide.js';
import { projectCells } from './project.cells.js';
import { fundKinds, milestones, type ProjectEvent } from './project.events.js';
import {
  chamber,
  cityHub,
  corrected,
  credit,
  dollars,
  federation,
  hub,
  landed,
  landing,
  linked,
  originalId,
  projectId,
  reached,
  received,
  recognized,
  recredited,
  rejected,
  reopened,
  revised,
  twoThirds,
  union,
  unlinked,
  whole,
  withdrawn,
  yuan,
} from './testing/project.examples.js';
import { absent, creditsOn, evolve, plannedOn, type LandedProject, type Project } from './project.state.js';
import { projectSubject } from './project.subject.js';

const called = new Map([
  [chamber, 'chamber'],
  [federation, 'federation'],
  [union, 'union'],
  [hub, 'hub'],
  [cityHub, 'city hub'],
]);
const fold = (events: readonly ProjectEvent[]): Project => events.reduce(evolve, absent);
const cellsOf = (events: readonly ProjectEvent[], rule = baselineRule): Cell[] =>
  cellDifference([], projectCells(rule, fold(events)));

/** The lines of one measure: `2022-03-10 100000000`, with the organization where there is one. */
const figure = (
  cells: readonly Cell[],
  measure: Measure,
  kind: LineKind = 'UNDIVIDED',
  basis: 'CLAIMED' | 'RECOGNIZED' = 'CLAIMED',
): string[] =>
  cells
    .filter((cell) => cell.measure === measure && cell.kind === kind && cell.basis === basis)
    .map(({ on, organizationId, hubId, amount }) =>
      [on, called.get(organizationId ?? ''), hubId && `under ${called.get(hubId)}`, amount]
        .filter((part) => part !== undefined)
        .join(' '),
    );
const claimed = (events: readonly ProjectEvent[], measure: Measure, kind?: LineKind) =>
  figure(cellsOf(events), measure, kind);
const recognition = (events: readonly ProjectEvent[], measure: Measure, kind?: LineKind) =>
  figure(cellsOf(events), measure, kind, 'RECOGNIZED');
const measuresOf = (cells: readonly Cell[]) => [...new Set(cells.map((cell) => cell.measure))].toSorted();

describe('a landed project counts', () => {
  it('once, at its plan, on the day it landed', () => {
    const cells = cellsOf([landed()]);
    expect(measuresOf(cells)).toEqual(['PLANNED_INVESTMENT', 'PROJECTS_LANDED']);
    expect(figure(cells, 'PROJECTS_LANDED')).toEqual(['2022-03-10 10000']);
    expect(figure(cells, 'PLANNED_INVESTMENT')).toEqual(['2022-03-10 100000000']);
  });

  it('under its own station, chain, region and activity', () => {
    const dims = { stationId: union, activityId: originalId };
    for (const cell of cellsOf([landed(dims)]))
      expect(cell).toMatchObject({ ...dims, chainCode: 'QD22-10', regionCode: '370211' });
    for (const cell of cellsOf([landed()])) {
      expect(cell.stationId).toBeUndefined();
      expect(cell.activityId).toBeUndefined();
      expect(cell.kindCode).toBeUndefined();
    }
  });

  it('for each organization by its share, the odd fen with the largest remainder', () => {
    const events = [landed({ credits: twoThirds, plannedInvestment: yuan(100_000_001) })];
    expect(claimed(events, 'PLANNED_INVESTMENT', 'SHARED')).toEqual([
      '2022-03-10 chamber under hub 66670001',
      '2022-03-10 federation 33330000',
    ]);
    expect(claimed(events, 'PROJECTS_LANDED', 'SHARED')).toEqual([
      '2022-03-10 chamber under hub 6667',
      '2022-03-10 federation 3333',
    ]);
  });

  it('wholly for each organization, and for each hub above once, however many members share it', () => {
    const events = [
      landed({
        credits: [
          credit(chamber, 5000, hub, cityHub),
          credit(federation, 3000, hub, cityHub),
          credit(union, 2000),
        ],
      }),
    ];
    expect(claimed(events, 'PROJECTS_LANDED', 'FULL')).toEqual([
      '2022-03-10 chamber under hub 10000',
      '2022-03-10 federation under hub 10000',
      '2022-03-10 union 10000',
    ]);
    expect(claimed(events, 'PROJECTS_LANDED', 'HUB')).toEqual([
      '2022-03-10 under hub 10000',
      '2022-03-10 under city hub 10000',
    ]);
    expect(claimed(events, 'PROJECTS_LANDED', 'SHARED')).toEqual([
      '2022-03-10 chamber under hub 5000',
      '2022-03-10 federation under hub 3000',
      '2022-03-10 union 2000',
    ]);
  });

  it('in fen at the recorded rate where the plan is foreign', () => {
    const events = [
      landed({ plannedInvestment: dollars(1_500_000_000, 10_650_000_000, '7.1') }),
      revised(dollars(1_500_000_000, 10_800_000_000, '7.2'), '2022-06-01'),
    ];
    expect(claimed(events, 'PLANNED_INVESTMENT')).toEqual(['2022-03-10 10650000000', '2022-06-01 150000000']);
  });
});

describe('a revised plan', () => {
  it('counts the difference on its own day, up or down', () => {
    const events = [
      landed(),
      revised(yuan(150_000_000), '2022-06-01'),
      revised(yuan(120_000_000), '2022-07-01'),
    ];
    expect(claimed(events, 'PLANNED_INVESTMENT')).toEqual([
      '2022-03-10 100000000',
      '2022-06-01 50000000',
      '2022-07-01 -30000000',
    ]);
    expect(claimed(events, 'PROJECTS_LANDED')).toEqual(['2022-03-10 10000']);
  });

  it('backdated shifts what the later revision added, and leaves the end as it was', () => {
    const events = [
      landed(),
      revised(yuan(150_000_000), '2022-06-01'),
      revised(yuan(120_000_000), '2022-05-01'),
    ];
    expect(claimed(events, 'PLANNED_INVESTMENT')).toEqual([
      '2022-03-10 100000000',
      '2022-05-01 20000000',
      '2022-06-01 30000000',
    ]);
  });

  it('twice on one day counts the last word', () =>
    expect(
      claimed(
        [landed(), revised(yuan(150_000_000), '2022-06-01'), revised(yuan(120_000_000), '2022-06-01')],
        'PLANNED_INVESTMENT',
      ),
    ).toEqual(['2022-03-10 100000000', '2022-06-01 20000000']));

  it('on the landing day counts as landed with it', () =>
    expect(claimed([landed(), revised(yuan(120_000_000), '2022-03-10')], 'PLANNED_INVESTMENT')).toEqual([
      '2022-03-10 120000000',
    ]));

  it('never lets a fen drift between those who share it', () => {
    const events = [
      landed({ credits: twoThirds, plannedInvestment: yuan(1) }),
      revised(yuan(2), '2022-04-01'),
      revised(yuan(3), '2022-05-01'),
    ];
    // 1 → 1 + 0; 2 → 1 + 1; 3 → 2 + 1: never the split of each increment, which would give the first all three.
    expect(claimed(events, 'PLANNED_INVESTMENT', 'SHARED')).toEqual([
      '2022-03-10 chamber under hub 1',
      '2022-04-01 federation 1',
      '2022-05-01 chamber under hub 1',
    ]);
  });
});

describe('a re-credit', () => {
  it('moves the shares on its day and leaves the figure alone', () => {
    const events = [landed(), recredited(twoThirds, '2022-06-01')];
    expect(claimed(events, 'PLANNED_INVESTMENT')).toEqual(['2022-03-10 100000000']);
    expect(claimed(events, 'PLANNED_INVESTMENT', 'SHARED')).toEqual([
      '2022-03-10 chamber 100000000',
      '2022-06-01 chamber -100000000',
      '2022-06-01 chamber under hub 66670000',
      '2022-06-01 federation 33330000',
    ]);
    expect(claimed(events, 'PROJECTS_LANDED', 'FULL')).toEqual([
      '2022-03-10 chamber 10000',
      '2022-06-01 chamber -10000',
      '2022-06-01 chamber under hub 10000',
      '2022-06-01 federation 10000',
    ]);
    expect(claimed(events, 'PROJECTS_LANDED', 'HUB')).toEqual(['2022-06-01 under hub 10000']);
  });

  it('shares what is revised after it, and not what was before', () => {
    const events = [
      landed(),
      recredited(whole(federation), '2022-06-01'),
      revised(yuan(150_000_000), '2022-07-01'),
      revised(yuan(110_000_000), '2022-05-01'),
    ];
    expect(claimed(events, 'PLANNED_INVESTMENT', 'SHARED')).toEqual([
      '2022-03-10 chamber 100000000',
      '2022-05-01 chamber 10000000',
      '2022-06-01 chamber -110000000',
      '2022-06-01 federation 110000000',
      '2022-07-01 federation 40000000',
    ]);
  });

  it('of the landing day is as if it had landed so', () =>
    expect(claimed([landed(), recredited(twoThirds, '2022-03-10')], 'PROJECTS_LANDED', 'SHARED')).toEqual([
      '2022-03-10 chamber under hub 6667',
      '2022-03-10 federation 3333',
    ]));

  it('backdated before another one holds until that one', () =>
    expect(
      claimed(
        [landed(), recredited(whole(federation), '2022-07-01'), recredited(whole(union), '2022-05-01')],
        'PROJECTS_LANDED',
        'SHARED',
      ),
    ).toEqual([
      '2022-03-10 chamber 10000',
      '2022-05-01 chamber -10000',
      '2022-05-01 union 10000',
      '2022-07-01 federation 10000',
      '2022-07-01 union -10000',
    ]));

  it('on the day of the withdrawal takes away from those who had it', () =>
    expect(
      claimed(
        [landed(), recredited(whole(federation), '2022-06-01'), withdrawn('2022-06-01')],
        'PROJECTS_LANDED',
        'SHARED',
      ),
    ).toEqual(['2022-03-10 chamber 10000', '2022-06-01 chamber -10000']));
});

describe('milestones and funds', () => {
  it('count construction and production on their days, the other milestones not', () => {
    const events = [
      landed(),
      reached('REGISTERED', '2022-02-01'),
      reached('LAND_OBTAINED', '2022-03-20'),
      reached('CONSTRUCTION_STARTED', '2022-04-01'),
      reached('PRODUCTION_STARTED', '2022-06-01'),
      reached('FULL_CAPACITY', '2022-08-01'),
    ];
    const cells = cellsOf(events);
    expect(measuresOf(cells)).toEqual([
      'CONSTRUCTION_STARTS',
      'PLANNED_INVESTMENT',
      'PRODUCTION_STARTS',
      'PROJECTS_LANDED',
    ]);
    expect(figure(cells, 'CONSTRUCTION_STARTS')).toEqual(['2022-04-01 10000']);
    expect(figure(cells, 'PRODUCTION_STARTS')).toEqual(['2022-06-01 10000']);
    expect(figure(cells, 'PROJECTS_LANDED')).toEqual(['2022-03-10 10000']);
  });

  it('count each receipt on its day, each kind apart, whatever the order they were recorded in', () => {
    const events = [
      landed(),
      received('PAID_IN_DOMESTIC', yuan(500), '2022-06-01'),
      received('PAID_IN_DOMESTIC', yuan(300), '2022-04-01'),
      received('PAID_IN_DOMESTIC', yuan(7), '2022-06-01'),
      received('FIXED_ASSET_INVESTMENT', yuan(40), '2022-05-01'),
      received('UTILIZED_FOREIGN', dollars(100, 710, '7.1'), '2022-05-01'),
    ];
    expect(claimed(events, 'PAID_IN_DOMESTIC')).toEqual(['2022-04-01 300', '2022-06-01 507']);
    expect(claimed(events, 'FIXED_ASSET_INVESTMENT')).toEqual(['2022-05-01 40']);
    expect(claimed(events, 'UTILIZED_FOREIGN')).toEqual(['2022-05-01 710']);
    expect(claimed(events, 'PLANNED_INVESTMENT')).toEqual(['2022-03-10 100000000']);
  });

  it('are shared by those who share the project on their day', () => {
    const events = [
      landed(),
      received('PAID_IN_DOMESTIC', yuan(300), '2022-04-01'),
      recredited(whole(federation), '2022-05-01'),
      received('PAID_IN_DOMESTIC', yuan(100), '2022-06-01'),
      reached('CONSTRUCTION_STARTED', '2022-06-01'),
    ];
    expect(claimed(events, 'PAID_IN_DOMESTIC', 'SHARED')).toEqual([
      '2022-04-01 chamber 300',
      '2022-05-01 chamber -300',
      '2022-05-01 federation 300',
      '2022-06-01 federation 100',
    ]);
    expect(claimed(events, 'CONSTRUCTION_STARTS', 'SHARED')).toEqual(['2022-06-01 federation 10000']);
  });
});

describe('withdrawal', () => {
  const history = [
    landed({ credits: twoThirds }),
    revised(yuan(150_000_000), '2022-04-01'),
    reached('CONSTRUCTION_STARTED', '2022-04-15'),
    received('PAID_IN_DOMESTIC', yuan(300), '2022-05-01'),
    withdrawn('2022-06-01'),
  ];

  it('takes every figure out on its own day and counts itself', () => {
    expect(claimed(history, 'PROJECTS_LANDED')).toEqual(['2022-03-10 10000', '2022-06-01 -10000']);
    expect(claimed(history, 'PLANNED_INVESTMENT')).toEqual([
      '2022-03-10 100000000',
      '2022-04-01 50000000',
      '2022-06-01 -150000000',
    ]);
    expect(claimed(history, 'CONSTRUCTION_STARTS')).toEqual(['2022-04-15 10000', '2022-06-01 -10000']);
    expect(claimed(history, 'PAID_IN_DOMESTIC')).toEqual(['2022-05-01 300', '2022-06-01 -300']);
    expect(claimed(history, 'PROJECTS_WITHDRAWN')).toEqual(['2022-06-01 10000']);
  });

  it('takes from each organization what it had', () =>
    expect(claimed(history, 'PLANNED_INVESTMENT', 'SHARED')).toEqual([
      '2022-03-10 chamber under hub 66670000',
      '2022-03-10 federation 33330000',
      '2022-04-01 chamber under hub 33335000',
      '2022-04-01 federation 16665000',
      '2022-06-01 chamber under hub -100005000',
      '2022-06-01 federation -49995000',
    ]));

  it('on the landing day leaves nothing but itself', () => {
    const cells = cellsOf([landed(), withdrawn('2022-03-10')]);
    expect(measuresOf(cells)).toEqual(['PROJECTS_WITHDRAWN']);
    expect(figure(cells, 'PROJECTS_WITHDRAWN')).toEqual(['2022-03-10 10000']);
  });

  it('is credited to those who shared it then', () =>
    expect(
      claimed(
        [landed(), recredited(whole(federation), '2022-05-01'), withdrawn('2022-06-01')],
        'PROJECTS_WITHDRAWN',
        'SHARED',
      ),
    ).toEqual(['2022-06-01 federation 10000']));

  it('follows a correction made after it', () => {
    const events = [
      landed(),
      withdrawn('2022-06-01'),
      corrected({ plannedInvestment: yuan(90), landedOn: '2022-02-01' }),
    ];
    expect(claimed(events, 'PLANNED_INVESTMENT')).toEqual(['2022-02-01 90', '2022-06-01 -90']);
    expect(claimed(events, 'PROJECTS_LANDED')).toEqual(['2022-02-01 10000', '2022-06-01 -10000']);
    expect(claimed(events, 'PROJECTS_WITHDRAWN')).toEqual(['2022-06-01 10000']);
  });
});

describe('a correction', () => {
  it('is as if it had been recorded rightly', () => {
    const right = {
      name: '光子芯片项目',
      chainCode: 'QD22-01',
      regionCode: '370202',
      landedOn: '2022-02-01',
      plannedInvestment: yuan(90),
      credits: twoThirds,
    };
    expect(cellsOf([landed(), corrected(right)])).toEqual(cellsOf([landed(right)]));
  });

  it('moves later figures to the right chain and region too', () => {
    const later = [revised(yuan(150_000_000), '2022-06-01'), reached('CONSTRUCTION_STARTED', '2022-07-01')];
    expect(cellsOf([landed(), ...later, corrected({ chainCode: 'QD22-01' })])).toEqual(
      cellsOf([landed({ chainCode: 'QD22-01' }), ...later]),
    );
  });

  it('of the plan leaves a later revision as it was: the difference shrinks', () =>
    expect(
      claimed(
        [landed(), revised(yuan(150), '2022-06-01'), corrected({ plannedInvestment: yuan(140) })],
        'PLANNED_INVESTMENT',
      ),
    ).toEqual(['2022-03-10 140', '2022-06-01 10']));

  it('of the name moves nothing', () =>
    expect(cellsOf([landed(), corrected({ name: '别名' })])).toEqual(cellsOf([landed()])));
});

describe('a duplicate', () => {
  const history = [landed(), revised(yuan(150), '2022-06-01'), reached('CONSTRUCTION_STARTED', '2022-07-01')];

  it('counts nowhere, from the day it had counted on', () => {
    expect(cellsOf([...history, linked(originalId)])).toEqual([]);
    expect(cellsOf([...history, linked(originalId), withdrawn('2022-08-01')])).toEqual([]);
  });

  it('counts again when it was none after all, with what happened meanwhile', () => {
    const meanwhile = [revised(yuan(170), '2022-07-15')];
    expect(cellsOf([...history, linked(originalId), ...meanwhile, unlinked])).toEqual(
      cellsOf([...history, ...meanwhile]),
    );
  });
});

describe('a landing without a plan and a chain', () => {
  const { plannedInvestment: _, chainCode: __, ...bare } = landing;
  const withoutPlan: ProjectEvent = { type: 'ProjectLanded', data: bare };

  it('counts as one project of no chain, and adds no sum', () => {
    const cells = cellsOf([withoutPlan]);
    expect(figure(cells, 'PROJECTS_LANDED')).toEqual(['2022-03-10 10000']);
    expect([...new Set(cells.map((cell) => cell.measure))]).toEqual(['PROJECTS_LANDED']);
    expect(cells.map((cell) => cell.chainCode)).toEqual(cells.map(() => undefined));
  });

  it('is once it was completed by a correction as if it had been told at once', () => {
    const { plannedInvestment, chainCode } = landing;
    const completed = [withoutPlan, corrected({ plannedInvestment, chainCode })];
    expect(cellsOf(completed)).toEqual(cellsOf([landed()]));
  });

  it.each(['FIRST', 'IN_FORCE'] as const)(
    'counts under no rule with a floor that it is not known to reach, judged by the amount %s',
    (judgedBy) => {
      const floors = [{ measure: 'PLANNED_INVESTMENT', least: 1, judgedBy }] as const;
      expect(cellsOf([withoutPlan], { ...baselineRule, floors })).toEqual([]);
    },
  );

  it('counts receipts and leaves when withdrawn like any other', () => {
    const cells = cellsOf([
      withoutPlan,
      received('PAID_IN_DOMESTIC', yuan(5), '2022-04-01'),
      withdrawn('2022-06-01'),
    ]);
    expect(figure(cells, 'PAID_IN_DOMESTIC')).toEqual(['2022-04-01 5', '2022-06-01 -5']);
    expect(figure(cells, 'PROJECTS_LANDED')).toEqual(['2022-03-10 10000', '2022-06-01 -10000']);
    expect(figure(cells, 'PLANNED_INVESTMENT')).toEqual([]);
  });
});

describe('recognition', () => {
  it('adds to its own account, perhaps less, at the day of the claim, split like the claim', () => {
    const events = [landed({ credits: twoThirds }), recognized('PLANNED_INVESTMENT', 80_000_001)];
    expect(recognition(events, 'PLANNED_INVESTMENT')).toEqual(['2022-03-10 80000001']);
    expect(recognition(events, 'PLANNED_INVESTMENT', 'SHARED')).toEqual([
      '2022-03-10 chamber under hub 53336001',
      '2022-03-10 federation 26664000',
    ]);
    expect(recognition(events, 'PLANNED_INVESTMENT', 'HUB')).toEqual(['2022-03-10 under hub 80000001']);
    expect(claimed(events, 'PLANNED_INVESTMENT')).toEqual(['2022-03-10 100000000']);
    expect(recognition(events, 'PROJECTS_LANDED')).toEqual([]);
  });

  it('of part of a count is kept in 1/10,000', () =>
    expect(recognition([landed(), recognized('PROJECTS_LANDED', 5_000)], 'PROJECTS_LANDED')).toEqual([
      '2022-03-10 5000',
    ]));

  it('stays what it was when the plan is revised later, until recognized again', () => {
    const events = [
      landed(),
      recognized('PLANNED_INVESTMENT', 100_000_000),
      revised(yuan(150_000_000), '2022-06-01'),
    ];
    expect(recognition(events, 'PLANNED_INVESTMENT')).toEqual(['2022-03-10 100000000']);
    expect(claimed(events, 'PLANNED_INVESTMENT')).toEqual(['2022-03-10 100000000', '2022-06-01 50000000']);
    // Recognized again, the increase counts from the day on which it was claimed.
    expect(
      recognition([...events, recognized('PLANNED_INVESTMENT', 150_000_000)], 'PLANNED_INVESTMENT'),
    ).toEqual(['2022-03-10 100000000', '2022-06-01 50000000']);
  });

  it('stays what it was when the plan is revised downward, until recognized again', () => {
    const events = [
      landed(),
      recognized('PLANNED_INVESTMENT', 100_000_000),
      revised(yuan(70_000_000), '2022-06-01'),
    ];
    expect(recognition(events, 'PLANNED_INVESTMENT')).toEqual(['2022-03-10 100000000']);
    expect(
      recognition([...events, recognized('PLANNED_INVESTMENT', 70_000_000)], 'PLANNED_INVESTMENT'),
    ).toEqual(['2022-03-10 70000000']);
  });

  it('of a landing that is corrected below it shrinks to what is claimed, and is shared as that is', () => {
    const events = [
      landed({ credits: twoThirds }),
      recognized('PLANNED_INVESTMENT', 100_000_000),
      corrected({ plannedInvestment: yuan(80_000_001) }),
    ];
    expect(recognition(events, 'PLANNED_INVESTMENT')).toEqual(['2022-03-10 80000001']);
    expect(recognition(events, 'PLANNED_INVESTMENT', 'SHARED')).toEqual(
      claimed(events, 'PLANNED_INVESTMENT', 'SHARED'),
    );
    // Also where the plan was revised upward meanwhile, whoever was told of it first.
    const revision = revised(yuan(150_000_000), '2022-06-01');
    for (const order of [
      [...events, revision],
      [...events.slice(0, 2), revision, ...events.slice(2)],
    ])
      expect(recognition(order, 'PLANNED_INVESTMENT')).toEqual([
        '2022-03-10 80000001',
        '2022-06-01 19999999',
      ]);
  });

  it('comes back where a correction is corrected', () =>
    expect(
      recognition(
        [
          landed(),
          recognized('PLANNED_INVESTMENT', 90_000_000),
          corrected({ plannedInvestment: yuan(80_000_000) }),
          corrected({ plannedInvestment: yuan(100_000_000) }),
        ],
        'PLANNED_INVESTMENT',
      ),
    ).toEqual(['2022-03-10 90000000']));

  it('follows a re-credit and a corrected landing day', () => {
    const events = [
      landed(),
      recognized('PLANNED_INVESTMENT', 100),
      recredited(whole(federation), '2022-06-01'),
      corrected({ landedOn: '2022-02-01' }),
    ];
    expect(recognition(events, 'PLANNED_INVESTMENT', 'SHARED')).toEqual([
      '2022-02-01 chamber 100',
      '2022-06-01 chamber -100',
      '2022-06-01 federation 100',
    ]);
  });

  it('of receipts never runs ahead of what had come in', () => {
    const events = [
      landed(),
      received('PAID_IN_DOMESTIC', yuan(300), '2022-04-01'),
      received('PAID_IN_DOMESTIC', yuan(400), '2022-06-01'),
      recognized('PAID_IN_DOMESTIC', 500),
    ];
    expect(recognition(events, 'PAID_IN_DOMESTIC')).toEqual(['2022-04-01 300', '2022-06-01 200']);
    expect(
      recognition([...events, received('PAID_IN_DOMESTIC', yuan(50), '2022-07-01')], 'PAID_IN_DOMESTIC'),
    ).toEqual(['2022-04-01 300', '2022-06-01 200']);
  });

  it('leaves with the project on the day of its withdrawal', () => {
    const events = [
      landed(),
      recognized('PLANNED_INVESTMENT', 80),
      recognized('PROJECTS_LANDED', 10_000),
      received('PAID_IN_DOMESTIC', yuan(300), '2022-04-01'),
      recognized('PAID_IN_DOMESTIC', 200),
      withdrawn('2022-06-01'),
    ];
    expect(recognition(events, 'PLANNED_INVESTMENT')).toEqual(['2022-03-10 80', '2022-06-01 -80']);
    expect(recognition(events, 'PROJECTS_LANDED')).toEqual(['2022-03-10 10000', '2022-06-01 -10000']);
    expect(recognition(events, 'PAID_IN_DOMESTIC')).toEqual(['2022-04-01 200', '2022-06-01 -200']);
    expect(claimedOf(cellsOf(events), 'PLANNED_INVESTMENT')).toBe(0n);
  });

  it('leaves with a record that turns out a duplicate', () =>
    expect(cellsOf([landed(), recognized('PLANNED_INVESTMENT', 80), linked(originalId)])).toEqual([]));

  it('refused takes this figure out of both accounts at its original days, and no other', () => {
    const events = [
      landed(),
      recognized('PLANNED_INVESTMENT', 80),
      revised(yuan(150), '2022-06-01'),
      rejected('PLANNED_INVESTMENT'),
    ];
    expect(claimed(events, 'PLANNED_INVESTMENT')).toEqual([]);
    expect(recognition(events, 'PLANNED_INVESTMENT')).toEqual([]);
    expect(claimed(events, 'PROJECTS_LANDED')).toEqual(['2022-03-10 10000']);
    const before = cellsOf(events.slice(0, 3));
    expect(figure(cellDifference(before, cellsOf(events)), 'PLANNED_INVESTMENT')).toEqual([
      '2022-03-10 -100000000',
      '2022-06-01 99999850',
    ]);
  });

  it('of a withdrawal is a figure of its own', () => {
    const events = [landed(), withdrawn('2022-06-01'), rejected('PROJECTS_WITHDRAWN')];
    expect(claimed(events, 'PROJECTS_WITHDRAWN')).toEqual([]);
    expect(claimed(events, 'PROJECTS_LANDED')).toEqual(['2022-03-10 10000', '2022-06-01 -10000']);
  });

  it('is no withdrawal of what was rejected as a landing', () =>
    expect(
      claimed([landed(), rejected('PROJECTS_LANDED'), withdrawn('2022-06-01')], 'PROJECTS_WITHDRAWN'),
    ).toEqual([]));

  it('taken back leaves the claim as if never decided', () => {
    const history = [landed(), revised(yuan(150), '2022-06-01')];
    for (const decision of [rejected('PLANNED_INVESTMENT'), recognized('PLANNED_INVESTMENT', 80)])
      expect(cellsOf([...history, decision, reopened('PLANNED_INVESTMENT')])).toEqual(cellsOf(history));
  });
});

describe('another rule', () => {
  const registered = {
    ...baselineRule,
    ruleId: 'registered@1',
    landed: { when: 'REGISTERED', needs: [] },
  } as const;
  const land = { ...baselineRule, ruleId: 'land@1', landed: { when: 'LAND_OBTAINED', needs: [] } } as const;
  const atLeast = (least: number, judgedBy: 'FIRST' | 'IN_FORCE' = 'FIRST'): CountingRule => ({
    ...baselineRule,
    ruleId: 'floor@1',
    floors: [{ measure: 'PLANNED_INVESTMENT', least, judgedBy }],
  });

  it('counts nothing before what it calls landed', () => {
    const events = [landed(), reached('CONSTRUCTION_STARTED', '2022-04-01'), withdrawn('2022-05-01')];
    expect(cellsOf(events, registered)).toEqual([]);
    expect(cellsOf([...events.slice(0, 1), reached('REGISTERED', '2022-04-01')], land)).toEqual([]);
  });

  it('counts from its own day, at the plan of that day, for those who share it then', () => {
    const cells = cellsOf(
      [
        landed(),
        revised(yuan(150), '2022-04-01'),
        recredited(whole(federation), '2022-04-15'),
        reached('REGISTERED', '2022-05-01'),
        revised(yuan(170), '2022-06-01'),
      ],
      registered,
    );
    expect(figure(cells, 'PROJECTS_LANDED')).toEqual(['2022-05-01 10000']);
    expect(figure(cells, 'PLANNED_INVESTMENT')).toEqual(['2022-05-01 150', '2022-06-01 20']);
    expect(figure(cells, 'PLANNED_INVESTMENT', 'SHARED')).toEqual([
      '2022-05-01 federation 150',
      '2022-06-01 federation 20',
    ]);
  });

  it('counts a company that was registered before the landing from that day, at the first plan', () => {
    const cells = cellsOf(
      [landed(), reached('REGISTERED', '2022-01-05'), revised(yuan(150), '2022-04-01')],
      registered,
    );
    expect(figure(cells, 'PROJECTS_LANDED', 'SHARED')).toEqual(['2022-01-05 chamber 10000']);
    expect(figure(cells, 'PLANNED_INVESTMENT')).toEqual(['2022-01-05 100000000', '2022-04-01 -99999850']);
  });

  it('lets a withdrawal empty it, on the very day it landed too', () => {
    const events = [landed(), reached('LAND_OBTAINED', '2022-05-01'), withdrawn('2022-05-01')];
    expect(measuresOf(cellsOf(events, land))).toEqual(['PROJECTS_WITHDRAWN']);
  });

  it('with a floor counts a plan that reaches it and none below, in all measures', () => {
    const events = [landed(), received('PAID_IN_DOMESTIC', yuan(5), '2022-04-01')];
    expect(cellsOf(events, atLeast(100_000_000))).toEqual(cellsOf(events));
    expect(cellsOf(events, atLeast(100_000_001))).toEqual([]);
  });

  it('with a floor asks what was planned at the landing, as it now stands in the record', () => {
    const floor = atLeast(100_000_001);
    const more = yuan(200_000_000);
    expect(cellsOf([landed(), revised(more, '2022-06-01')], floor)).toEqual([]);
    expect(
      claimedOf(cellsOf([landed(), corrected({ plannedInvestment: more })], floor), 'PROJECTS_LANDED'),
    ).toBe(10_000n);
  });
});

describe('a rule that needs several steps', () => {
  const both: CountingRule = {
    ...baselineRule,
    ruleId: 'both@1',
    landed: { when: 'REGISTERED', needs: ['CONSTRUCTION_STARTED'] },
  };

  it('counts from the last of them on, whichever it is, and nothing while one is missing', () => {
    const [registered, started] = [
      reached('REGISTERED', '2022-05-01'),
      reached('CONSTRUCTION_STARTED', '2022-04-01'),
    ];
    expect(cellsOf([landed(), registered], both)).toEqual([]);
    expect(cellsOf([landed(), started], both)).toEqual([]);
    expect(figure(cellsOf([landed(), registered, started], both), 'PROJECTS_LANDED')).toEqual([
      '2022-05-01 10000',
    ]);
  });
});

describe('a floor judged by the plan in force', () => {
  const floor: CountingRule = {
    ...baselineRule,
    ruleId: 'in-force@1',
    floors: [{ measure: 'PLANNED_INVESTMENT', least: 100_000_001, judgedBy: 'IN_FORCE' }],
  };
  const events = [landed(), received('PAID_IN_DOMESTIC', yuan(5), '2022-04-01')];

  it('counts a project from the day on which its plan has grown to it, and what came before with it', () => {
    const cells = cellsOf([...events, revised(yuan(200_000_000), '2022-06-01')], floor);
    expect(figure(cells, 'PROJECTS_LANDED')).toEqual(['2022-06-01 10000']);
    expect(figure(cells, 'PLANNED_INVESTMENT')).toEqual(['2022-06-01 200000000']);
    expect(figure(cells, 'PAID_IN_DOMESTIC')).toEqual(['2022-06-01 5']);
  });

  it('takes it out on the day on which the plan falls below, and lets it in again', () => {
    const [up, down] = [yuan(200_000_000), yuan(7)];
    const cells = cellsOf(
      [...events, revised(up, '2022-06-01'), revised(down, '2022-07-01'), revised(up, '2022-08-01')],
      floor,
    );
    expect(figure(cells, 'PROJECTS_LANDED')).toEqual([
      '2022-06-01 10000',
      '2022-07-01 -10000',
      '2022-08-01 10000',
    ]);
  });

  it('counts the withdrawal of what counted on that day, and of nothing else', () => {
    const grown = [...events, revised(yuan(200_000_000), '2022-06-01')];
    expect(figure(cellsOf([...grown, withdrawn('2022-06-01')], floor), 'PROJECTS_WITHDRAWN')).toEqual([
      '2022-06-01 10000',
    ]);
    expect(cellsOf([...grown, withdrawn('2022-05-31')], floor)).toEqual([]);
  });
});

describe('every event', () => {
  const before: ProjectEvent[] = [
    landed(),
    received('PAID_IN_DOMESTIC', yuan(5), '2022-03-11'),
    reached('REGISTERED', '2022-03-11'),
  ];
  const examples: { readonly [T in ProjectEvent['type']]: readonly ProjectEvent[] } = {
    ProjectLanded: [landed()],
    ProjectPlanRevised: [...before, revised(yuan(5), '2022-04-01')],
    ProjectMilestoneReached: [...before, reached('CONSTRUCTION_STARTED', '2022-04-01')],
    ProjectFundsReceived: [...before, received('PAID_IN_DOMESTIC', yuan(5), '2022-04-01')],
    ProjectRecredited: [...before, recredited(twoThirds, '2022-04-01')],
    ProjectCorrected: [...before, corrected({ landedOn: '2022-03-01' })],
    ProjectLinkedAsDuplicate: [...before, linked(originalId)],
    ProjectUnlinked: [...before, linked(originalId), unlinked],
    ProjectWithdrawn: [...before, withdrawn('2022-04-01')],
    FigureRecognized: [...before, recognized('PROJECTS_LANDED', 10_000)],
    FigureRejected: [...before, rejected('PROJECTS_LANDED')],
    FigureReopened: [...before, rejected('PROJECTS_LANDED'), reopened('PROJECTS_LANDED')],
  };

  it.each(Object.entries(examples))(
    'moves a figure unless its cause says it never does: %s',
    (type, events) => {
      expect(events.at(-1)?.type).toBe(type);
      const moved = cellDifference(cellsOf(events.slice(0, -1)), cellsOf(events)).length > 0;
      expect(moved).toBe(projectSubject.causes[type] !== 'ignore');
    },
  );
});

describe('whatever happens to a project', () => {
  // Few days and amounts, so that several things fall on one day and shares leave remainders.
  const day = fc.constantFrom(
    '2022-03-09',
    '2022-03-10',
    '2022-04-01',
    '2022-05-01',
    '2022-05-02',
    '2022-06-01',
  );
  const money = fc
    .oneof(fc.integer({ min: 1, max: 7 }), fc.constant(Number.MAX_SAFE_INTEGER), fc.constant(582_00_000_001))
    .map(yuan);
  const credits = fc.constantFrom(
    whole(chamber),
    whole(federation, hub),
    twoThirds,
    [credit(chamber, 3334, hub, cityHub), credit(federation, 3333, hub, cityHub), credit(union, 3333)],
    [credit(chamber, 1), credit(union, 9999, cityHub)],
  );
  const measure = fc.constantFrom<Measure>(
    'PROJECTS_LANDED',
    'PLANNED_INVESTMENT',
    'PAID_IN_DOMESTIC',
    'CONSTRUCTION_STARTS',
    'PROJECTS_WITHDRAWN',
  );
  type Step = (project: Project) => readonly ProjectEvent[];
  const today = '2022-08-31';
  const reason = '原因';
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.tuple(money, day).map(
      ([plannedInvestment, revisedOn]): Step =>
        (p) =>
          reviseProjectPlan(p, { projectId, plannedInvestment, revisedOn, reason }, today),
    ),
    fc.tuple(credits, day).map(
      ([shares, recreditedOn]): Step =>
        (p) =>
          recreditProject(p, { projectId, credits: shares, recreditedOn, reason }, today),
    ),
    fc.tuple(fc.constantFrom(...milestones), day).map(
      ([milestone, reachedOn]): Step =>
        (p) =>
          recordProjectMilestone(p, { projectId, milestone, reachedOn }, today),
    ),
    fc.tuple(fc.constantFrom(...fundKinds), money, day).map(
      ([kind, amount, receivedOn]): Step =>
        (p) =>
          recordProjectFunds(p, { projectId, kind, amount, receivedOn }, today),
    ),
    fc
      .record(
        {
          landedOn: day,
          plannedInvestment: money,
          credits,
          chainCode: fc.constantFrom('QD22-01', 'QD22-02'),
        },
        { requiredKeys: [] },
      )
      .map(
        (after): Step =>
          (p) =>
            correctProject(p, { projectId, after, reason }, today),
      ),
    fc.constant<Step>((p) =>
      linkDuplicateProject(p, fold([landed({ projectId: originalId })]), {
        projectId,
        duplicateOf: originalId,
        reason,
      }),
    ),
    fc.constant<Step>((p) => unlinkDuplicateProject(p, { projectId, reason })),
    day.map(
      (withdrawnOn): Step =>
        (p) =>
          withdrawProject(p, { projectId, withdrawnOn, reason }, today),
    ),
    measure.map((m): Step => (p) => [
      recognized(m, Number(claimedOf(projectCells(baselineRule, p), m) || 1n)),
    ]),
    measure.map((m): Step => () => [rejected(m)]),
    measure.map((m): Step => () => [reopened(m)]),
  );
  /** What really can have happened: refused steps leave nothing. */
  const histories = fc
    .tuple(money, credits, fc.array(step, { maxLength: 12 }))
    .map(([planned, shares, steps]) => {
      const events: ProjectEvent[] = [landed({ plannedInvestment: planned, credits: shares })];
      for (const happens of steps)
        try {
          events.push(...happens(fold(events)));
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
      return events;
    });
  const rules = [
    baselineRule,
    { ...baselineRule, landed: { when: 'REGISTERED', needs: [] } },
    { ...baselineRule, landed: { when: 'LANDED', needs: ['REGISTERED', 'LAND_OBTAINED'] } },
    ...(['FIRST', 'IN_FORCE'] as const).map((judgedBy): CountingRule => ({
      ...baselineRule,
      landed: { when: 'LAND_OBTAINED', needs: [] },
      floors: [{ measure: 'PLANNED_INVESTMENT', least: 5, judgedBy }],
    })),
  ] satisfies readonly CountingRule[];
  const always = (law: (events: ProjectEvent[]) => void) =>
    fc.assert(fc.property(histories, law), { seed: propertySeed, numRuns: 150 });

  it('shares add up to the whole on every day, in both accounts', () => {
    const summed = (cells: readonly Cell[], kind: LineKind) => {
      const sums = new Map<string, bigint>();
      for (const cell of cells.filter((c) => c.kind === kind)) {
        const { organizationId: _, hubId: __, hubs: ___, ...place } = cell;
        const key = cellKey({ ...place, kind: 'UNDIVIDED' });
        sums.set(key, (sums.get(key) ?? 0n) + cell.amount);
      }
      return new Map([...sums].filter(([, amount]) => amount !== 0n).toSorted());
    };
    always((events) => {
      for (const rule of rules) {
        const cells = projectCells(rule, fold(events));
        expect(summed(cells, 'SHARED')).toEqual(summed(cells, 'UNDIVIDED'));
      }
    });
  });

  it('the entries of its events add up to what it counts for', () => {
    always((events) => {
      for (const rule of rules) {
        let before: readonly Cell[] = [];
        const entries = events.flatMap((_, i) => {
          const after = projectCells(rule, fold(events.slice(0, i + 1)));
          const made = cellDifference(before, after);
          before = after;
          return made;
        });
        expect(cellDifference([], entries)).toEqual(cellsOf(events, rule));
      }
    });
  });

  it('the plan on any day is what was in force on that day, shared by those who shared it', () => {
    const days: CalendarDate[] = [
      '2022-03-08',
      '2022-03-10',
      '2022-04-15',
      '2022-05-01',
      '2022-05-02',
      today,
    ];
    always((events) => {
      const project = fold(events) as LandedProject;
      if (project.duplicateOf || project.decisions.PLANNED_INVESTMENT?.decision === 'REJECTED') return;
      const cells = projectCells(baselineRule, project).filter(
        (c) => c.measure === 'PLANNED_INVESTMENT' && c.basis === 'CLAIMED',
      );
      for (const on of days) {
        const there = on >= project.landedOn && !(project.withdrawnOn && on >= project.withdrawnOn);
        const plan = there ? BigInt(plannedOn(project, on)!.cny) : 0n;
        const until = cells.filter((c) => c.on <= on);
        const sum = (ofKind: LineKind, organizationId?: string) =>
          until
            .filter((c) => c.kind === ofKind && c.organizationId === organizationId)
            .reduce((total, c) => total + c.amount, 0n);
        expect(sum('UNDIVIDED')).toBe(plan);
        const shares = there ? split(plan, creditsOn(project, on)) : new Map<string, bigint>();
        for (const organizationId of [chamber, federation, union]) {
          expect(sum('SHARED', organizationId)).toBe(shares.get(organizationId) ?? 0n);
          expect(sum('FULL', organizationId)).toBe(shares.has(organizationId) ? plan : 0n);
        }
      }
    });
  });

  it('a withdrawal empties both accounts of everything but itself', () => {
    always((events) => {
      const project = fold(events) as LandedProject;
      if (project.status !== 'withdrawn') return;
      const left = new Map<string, bigint>();
      for (const cell of projectCells(baselineRule, project)) {
        if (cell.measure === 'PROJECTS_WITHDRAWN') continue;
        const key = cellKey({ ...cell, on: '' });
        left.set(key, (left.get(key) ?? 0n) + cell.amount);
      }
      expect([...left].filter(([, amount]) => amount !== 0n)).toEqual([]);
    });
  });

  it('counts the same after its state was kept and read again', () => {
    always((events) => {
      const project = fold(events);
      const kept = JSON.parse(JSON.stringify(project)) as Project;
      expect(projectCells(baselineRule, kept)).toEqual(projectCells(baselineRule, project));
    });
  });
});
