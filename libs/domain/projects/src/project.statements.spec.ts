import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { CalendarDate, Money } from '#platform/kernel';
import { baselineRule, cellDifference, type LineKind } from '#platform/ledger';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { correctProject } from './commands/correct-project/correct-project.decide.js';
import { recreditProject } from './commands/recredit-project/recredit-project.decide.js';
import { reviseProjectPlan } from './commands/revise-project-plan/revise-project-plan.decide.js';
import { projectCells } from './project.cells.js';
import type { ProjectCredit, ProjectEvent } from './project.events.js';
import { chamber, federation, landed, projectId, union, whole, yuan } from './testing/project.examples.js';
import { absent, creditsOn, evolve, plannedOn, type LandedProject, type Project } from './project.state.js';

// Statements with a day of their own, recorded in any order: what stands on a day is the latest of them by its day, whatever was
// recorded after it. The landing says 10,000 yuan on 10 March.

const today = '2022-08-31';
type Said = (project: Project) => ProjectEvent[];
const revise =
  (planned: Money, revisedOn: CalendarDate): Said =>
  (project) =>
    reviseProjectPlan(project, { projectId, plannedInvestment: planned, revisedOn, reason: '增资' }, today);
const recredit =
  (credits: readonly ProjectCredit[], recreditedOn: CalendarDate): Said =>
  (project) =>
    recreditProject(project, { projectId, credits, recreditedOn, reason: '联合引荐' }, today);
const correct =
  (after: { plannedInvestment?: Money; credits?: readonly ProjectCredit[] }): Said =>
  (project) =>
    correctProject(project, { projectId, after, reason: '录入有误' }, today);

const tenThousand = yuan(1_000_000);
const eightThousand = yuan(800_000);
const landing = landed({ plannedInvestment: tenThousand, credits: whole(chamber) });
const afterAll = (...said: readonly Said[]): LandedProject =>
  said.reduce<Project>(
    (project, say) => say(project).reduce(evolve, project),
    evolve(absent, landing),
  ) as LandedProject;
const plans = (project: LandedProject, kind: LineKind = 'UNDIVIDED') =>
  cellDifference([], projectCells(baselineRule, project))
    .filter((cell) => cell.measure === 'PLANNED_INVESTMENT' && cell.kind === kind)
    .map(({ on, organizationId, amount }) => [on, organizationId, amount].filter(Boolean).join(' '));

describe('a plan that was stated', () => {
  it('stands though the landing, with which it agreed, is corrected', () => {
    const project = afterAll(
      revise(tenThousand, '2022-06-01'),
      correct({ plannedInvestment: eightThousand }),
    );
    expect(plannedOn(project)).toEqual(tenThousand);
    expect(plannedOn(project, '2022-05-31')).toEqual(eightThousand);
    expect(plans(project)).toEqual(['2022-03-10 800000', '2022-06-01 200000']);
  });

  it('stands on the landing day too', () => {
    const project = afterAll(
      revise(tenThousand, '2022-03-10'),
      correct({ plannedInvestment: eightThousand }),
    );
    expect(plannedOn(project)).toEqual(tenThousand);
    expect(plans(project)).toEqual(['2022-03-10 1000000']);
  });

  it('stands where another is recorded late for the days before it', () => {
    const project = afterAll(revise(tenThousand, '2022-06-01'), revise(eightThousand, '2022-05-01'));
    expect(plannedOn(project)).toEqual(tenThousand);
    expect(plans(project)).toEqual(['2022-03-10 1000000', '2022-05-01 -200000', '2022-06-01 200000']);
  });

  it('is the last word on its day, however often the day was spoken of', () => {
    const project = afterAll(
      revise(tenThousand, '2022-06-01'),
      revise(eightThousand, '2022-06-01'),
      revise(tenThousand, '2022-06-01'),
    );
    expect(plannedOn(project)).toEqual(tenThousand);
    expect(project.plans).toHaveLength(4);
  });

  it('moves no figure when it agrees with what stands', () =>
    expect(plans(afterAll(revise(tenThousand, '2022-06-01')))).toEqual(plans(afterAll())));
});

describe('credits that were stated', () => {
  it('stand though those of the landing, with which they agreed, are corrected', () => {
    const project = afterAll(recredit(whole(chamber), '2022-06-01'), correct({ credits: whole(federation) }));
    expect(creditsOn(project)).toEqual(whole(chamber));
    expect(plans(project, 'SHARED')).toEqual([
      `2022-03-10 ${federation} 1000000`,
      `2022-06-01 ${chamber} 1000000`,
      `2022-06-01 ${federation} -1000000`,
    ]);
  });

  it('stand where others are recorded late for the days before them', () =>
    expect(
      creditsOn(afterAll(recredit(whole(chamber), '2022-06-01'), recredit(whole(union), '2022-05-01'))),
    ).toEqual(whole(chamber)));
});

describe('the order in which statements are recorded', () => {
  const day = fc.integer({ min: 11, max: 31 }).map((n): CalendarDate => `2022-03-${n}`);
  const daily = <T>(value: fc.Arbitrary<T>) =>
    fc.uniqueArray(fc.record({ on: day, value }), { selector: ({ on }) => on, maxLength: 5 });
  // Few values, so that statements often agree with one another and with the landing.
  const planned = fc.constantFrom(tenThousand, eightThousand, yuan(1_200_000));
  const credits = fc.constantFrom(whole(chamber), whole(federation), whole(union));

  it('makes no difference to what stands, nor to what is counted', () =>
    fc.assert(
      fc.property(
        fc.record({ plans: daily(planned), shares: daily(credits), landedAt: planned, landedFor: credits }),
        fc.infiniteStream(fc.nat()),
        ({ plans: stated, shares, landedAt, landedFor }, random) => {
          const said: Said[] = [
            ...stated.map(({ on, value }) => revise(value, on)),
            ...shares.map(({ on, value }) => recredit(value, on)),
            correct({ plannedInvestment: landedAt, credits: landedFor }),
          ];
          const shuffled = said
            .map((say) => ({ say, at: random.next().value }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ say }) => say);
          const project = afterAll(...shuffled);
          for (const on of [
            '2022-03-10',
            ...stated.map((each) => each.on),
            ...shares.map((each) => each.on),
          ]) {
            const latest = <T>(each: readonly { readonly on: CalendarDate; readonly value: T }[], first: T) =>
              each
                .filter((one) => one.on <= on)
                .toSorted((a, b) => (a.on < b.on ? -1 : 1))
                .at(-1)?.value ?? first;
            expect(plannedOn(project, on)).toEqual(latest(stated, landedAt));
            expect(creditsOn(project, on)).toEqual(latest(shares, landedFor));
          }
          expect(projectCells(baselineRule, project)).toEqual(projectCells(baselineRule, afterAll(...said)));
        },
      ),
      { seed: propertySeed },
    ));
});
