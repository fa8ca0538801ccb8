import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commands } from '#composition/program';
import { demoAccounts } from '#platform/access';
import { unlimited, type AnyEvent, type Meta } from '#platform/kernel';
import type { Previewed } from '#platform/operations';
import { CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

let server: RunningServer;
let admin: Ask;
let small: Awaited<ReturnType<typeof smallPipeline>>;
beforeAll(async () => {
  server = await runningServer();
  admin = await server.as('admin');
  small = await smallPipeline(admin);
}, 120_000);
afterAll(() => server?.end());

const meta = (commandId: string): Meta => ({
  commandId,
  actorId: demoAccounts.find(({ username }) => username === 'admin')!.id,
  jurisdictionId: 'qingdao',
  correlationId: randomUUID(),
  at: new Date().toISOString(),
  grant: unlimited,
});
const preview = (name: string, input: object, commandId = randomUUID()): Promise<Previewed<AnyEvent>> =>
  server.app
    .get(CommandBus, { strict: false })
    .execute(new commands[name]!.command(input, meta(commandId), true));
const stored = async (): Promise<number> => {
  const [row] = (await server.platform.apiDb.query('select count(*) from log.events')) as { count: string }[];
  return Number(row!.count);
};
const landed = async (): Promise<unknown> => (await admin('{ projects { totalCount } }')).projects.totalCount;

describe('a preview of a landing', () => {
  it('answers what would be recorded, and appends nothing', async () => {
    const input = small.landing();
    const [events, projects] = [await stored(), await landed()];
    const shown = await preview('landProject', input, input.commandId);
    expect(shown.events).toMatchObject([
      { type: 'ProjectLanded', data: { name: '示意项目', plannedInvestment: { amount: 100000001 } } },
    ]);
    expect([await stored(), await landed()]).toEqual([events, projects]);

    // What is then carried out is what was shown.
    const { landProject } = await admin(LAND, { i: input });
    expect(shown.streamId).toBe(`project-${landProject.id}`);
    const [event] = await server.platform.store.readStream(shown.streamId);
    expect(event!.data).toEqual(shown.events[0]!.data);
    expect(await stored()).toBe(events + 1);
  });

  it('is refused as the landing would be', async () => {
    const events = await stored();
    for (const [changes, code] of [
      [{ chainCode: 'T-99' }, 'CHAIN_UNKNOWN'],
      [{ landedOn: '2999-01-01' }, 'DATE_IN_FUTURE'],
      [{ agreementId: randomUUID() }, 'AGREEMENT_NOT_FOUND'],
      [{ name: '' }, 'BAD_USER_INPUT'],
      [{ plannedInvestment: { amount: '1.5', currency: 'CNY' } }, 'BAD_USER_INPUT'],
    ] as const) {
      const input = small.landing(changes);
      await expect(preview('landProject', input)).rejects.toMatchObject({ code });
      expect(await admin.refusal(LAND, { i: input })).toBe(code);
    }
    expect(await stored()).toBe(events);
  });

  it('of any command that people send is refused without its permission', async () => {
    const bus = server.app.get(CommandBus, { strict: false });
    const { grant: _, ...ungranted } = meta(randomUUID());
    for (const { command: SentCommand, input: Input } of Object.values(commands))
      for (const sent of [
        new SentCommand(Object.assign(new Input(), {}), ungranted, true),
        new SentCommand(Object.assign(new Input(), {}), ungranted),
      ])
        await expect(bus.execute(sent as never)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
