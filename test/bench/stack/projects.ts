import { randomUUID } from 'node:crypto';
import { SYSTEM_ACTOR_ID } from '#platform/access';
import { subjectId } from '#platform/event-store';
import { subjectIdOf, unlimited } from '#platform/kernel';
import { commands, Seeder, type Platform, type SeedStep } from '#composition/program';
import type { CommandBus } from '@nestjs/cqrs';

const jurisdictionId = 'qingdao';
const ownChain = 'T-01';
const key = (n: number) => `project.${n}`;

const steps = (projects: number, receipts: number, chainCode: string): SeedStep[][] => [
  [
    ...(chainCode === ownChain
      ? [
          {
            key: 'catalogue',
            command: 'adoptChainCatalogue',
            input: {
              name: '产业链目录',
              validFrom: '2022-01-01',
              chains: [{ code: ownChain, name: '集成电路', verified: true }],
            },
          },
        ]
      : []),
    ...['甲协会', '乙协会'].map((name, n) => ({
      key: `organization.${n}`,
      command: 'registerOrganization',
      input: { name, kind: 'SOCIAL_ASSOCIATION', regionCode: '370202' },
    })),
  ],
  Array.from({ length: projects }, (_, n) => [
    {
      key: key(n),
      command: 'landProject',
      input: {
        name: `示意项目${n}`,
        investorName: '示例氢能装备有限公司',
        chainCode,
        regionCode: '370202',
        landedOn: '2022-09-01',
        plannedInvestment: { amount: '58200000000', currency: 'CNY' },
        credits: [
          { organizationId: { $ref: 'organization.0' }, basisPoints: 6667 },
          { organizationId: { $ref: 'organization.1' }, basisPoints: 3333 },
        ],
      },
    },
    ...Array.from({ length: receipts }, (_, i) => ({
      key: `${key(n)}.${i}`,
      of: key(n),
      command: 'recordProjectFunds',
      input: { projectId: { $ref: key(n) }, ...receiptOf(i) },
    })),
  ]).flat(),
];

const kinds = ['PAID_IN_DOMESTIC', 'FIXED_ASSET_INVESTMENT', 'UTILIZED_FOREIGN'] as const;
const receiptOf = (n: number) => ({
  kind: kinds[n % kinds.length]!,
  amount: { amount: String(1_000_000 + n), currency: 'CNY' },
  receivedOn: '2022-09-02',
});

/**
 * Lands projects with some receipts each, by the program's own commands.
 * @param chainCode of the catalogue in force; by default one is adopted
 * @returns their ids
 */
export const plantProjects = async (
  platform: Platform,
  bus: CommandBus,
  projects: number,
  receipts: number,
  chainCode = ownChain,
): Promise<string[]> => {
  const name = `bench ${randomUUID()}`;
  const ids: string[] = [];
  const listening = {
    execute: async (command: { meta: { commandId: string } }) => {
      const appended = await bus.execute<never, { streamId: string }>(command as never);
      if (appended.streamId === `project-${subjectId(command.meta.commandId, 'project')}`)
        ids.push(subjectIdOf(appended.streamId));
      return appended;
    },
  } as unknown as CommandBus;
  await new Seeder(platform, listening).plant({
    name,
    jurisdictionId,
    files: steps(projects, receipts, chainCode),
  });
  if (ids.length !== projects) throw new Error(`${ids.length} projects landed instead of ${projects}`);
  return ids;
};

/** The command of the n-th receipt of a project, as the bus takes it. */
export const receipt = (projectId: string, n: number) => {
  const commandId = randomUUID();
  const meta = {
    commandId,
    actorId: SYSTEM_ACTOR_ID,
    jurisdictionId,
    correlationId: commandId,
    at: new Date().toISOString(),
    grant: unlimited,
  };
  const made = new commands['recordProjectFunds']!.command(
    { commandId, projectId, ...receiptOf(n) } as never,
    meta,
  );
  return made as never;
};
