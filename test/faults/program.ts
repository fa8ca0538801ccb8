import 'reflect-metadata';
import { SYSTEM_ACTOR_ID } from '#platform/access';
import { configFrom } from '#platform/database';
import type { Appended } from '#platform/event-store';
import { unlimited, type Meta, type Money } from '#platform/kernel';
import { commands, openPlatform, ProgramModule, type Platform } from '#composition/program';
import type { ReactionHost } from '#platform/projections';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { reviseProjectPlan } from '../../libs/domain/projects/src/commands/revise-project-plan/revise-project-plan.decide.js';
import { evolve, projectStream } from '../../libs/domain/projects/src/project.state.js';
import type { ProjectEvent } from '../../libs/domain/projects/src/project.events.js';
import type { SentCommand } from './journal.js';

/** All of the program but its GraphQL edge, as a process that sends commands. */
export type FaultProgram = {
  readonly platform: Platform;
  readonly host: ReactionHost;
  /** Carries the command out, or answers what was recorded. */
  readonly send: (sent: SentCommand) => Promise<Appended>;
  /** What was reported: nothing of it ends the process. */
  readonly reports: readonly string[];
  readonly close: () => Promise<void>;
};

/** On a database that is given, durable or not. */
export const openProgram = async (env: Readonly<Record<string, string>>): Promise<FaultProgram> => {
  const reports: string[] = [];
  const report = (message: string, error?: unknown) =>
    void reports.push(`${message} ${error instanceof Error ? (error.stack ?? error.message) : ''}`);
  const platform = await openPlatform(configFrom({ ...env }), { report, unsafe: true, onWarning: () => {} });
  const app = await NestFactory.createApplicationContext(ProgramModule.forRoot(platform, report), {
    logger: false,
    abortOnError: false,
  });
  const bus = app.get(CommandBus, { strict: false });
  const execute = (command: object) => bus.execute<never, Appended>(command as never);
  return {
    platform,
    host: { actorId: SYSTEM_ACTOR_ID, execute },
    reports,
    send: async ({ commandId, command, input }) => {
      const meta: Meta = {
        commandId,
        actorId: SYSTEM_ACTOR_ID,
        jurisdictionId: 'qingdao',
        correlationId: commandId,
        at: new Date().toISOString(),
        grant: unlimited,
      };
      if (command === 'reviseProjectPlans')
        return revisePlans(platform, new PlanRevisions(input as never, meta));
      const door = commands[command]!;
      return execute(new door.command(input, meta));
    },
    close: async () => {
      await app.close();
      await platform.close();
    },
  };
};

/** Several events by one command: the product has few such, and half of one must never be seen. */
class PlanRevisions {
  constructor(
    readonly data: { readonly projectId: string; readonly amounts: readonly number[] },
    readonly meta: Meta,
  ) {}
}

const revisePlans = ({ streams }: Platform, sent: PlanRevisions): Promise<Appended> => {
  const { projectId, amounts } = sent.data;
  return streams.change(projectStream(projectId), sent, (project) => {
    const events: ProjectEvent[] = [];
    for (const amount of amounts) {
      const plannedInvestment: Money = { amount, currency: 'CNY', cny: amount };
      const facts = { projectId, plannedInvestment, revisedOn: '2022-09-02', reason: '示意' };
      events.push(...reviseProjectPlan(events.reduce(evolve, project), facts, '2022-09-02'));
    }
    return events;
  });
};

/** The n-th of a run's own random-looking ids. */
export const idOf = (...of: readonly (string | number)[]): string => v5(of.join('/'), namespace);
const namespace = '6f0c1c0a-5d0e-5b57-9d3c-7f1f2b8d4f11';

/** What must be there before a project can land. The same commands each time: a repeat is answered and writes nothing. */
export const setUp: readonly SentCommand[] = [
  {
    commandId: idOf('catalogue'),
    command: 'adoptChainCatalogue',
    input: {
      name: '产业链目录',
      validFrom: '2022-01-01',
      chains: [{ code: 'T-01', name: '集成电路', verified: true }],
    },
    events: 1,
  },
  ...['甲协会', '乙协会'].map((name) => ({
    commandId: idOf(name),
    command: 'registerOrganization',
    input: { name, kind: 'SOCIAL_ASSOCIATION', regionCode: '370202' },
    events: 1,
  })),
];

/** Says the set-up. @returns the two organizations */
export const sendSetUp = async (send: (sent: SentCommand) => Promise<Appended>): Promise<string[]> => {
  const ids: string[] = [];
  for (const sent of setUp) ids.push((await send(sent)).streamId.slice(-36));
  return ids.slice(1);
};

export const landing = (commandId: string, [first, second]: readonly string[]): SentCommand => ({
  commandId,
  command: 'landProject',
  input: {
    name: '示意项目',
    chainCode: 'T-01',
    regionCode: '370202',
    landedOn: '2022-09-01',
    plannedInvestment: { amount: '100000001', currency: 'CNY' },
    credits: [
      { organizationId: first, basisPoints: 6667 },
      { organizationId: second, basisPoints: 3333 },
    ],
  },
  events: 1,
});

export const report = (commandId: string, organizationId: string, investorName: string): SentCommand => ({
  commandId,
  command: 'reportLead',
  input: {
    title: '示意线索',
    investorName,
    reporterOrganizationId: organizationId,
    reportedOn: '2022-09-01',
    chainCode: 'T-01',
  },
  events: 1,
});

export const revisions = (commandId: string, projectId: string, amounts: readonly number[]): SentCommand => ({
  commandId,
  command: 'reviseProjectPlans',
  input: { projectId, amounts },
  events: amounts.length,
});
