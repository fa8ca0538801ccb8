import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { EventRegistry, MemoryEventStore, StreamWriter } from '#platform/event-store';
import { IdField, TextField } from '#platform/graphql';
import { Refused, streamOf, unlimited, type EventOf, type Grant, type Meta } from '#platform/kernel';
import type { Command } from '@nestjs/cqrs';
import { InputType } from '@nestjs/graphql';
import { CommandInput } from './command-input.js';
import { command, innerCommand } from './command.js';
import { carryOut, previewed } from './pipeline.js';

/* A toy: boxes, each of an owner's, that can be given away. */

type BoxGiven = EventOf<'BoxGiven', { boxId: string; to: string; note: string }>;
type Box = { readonly owner: string | undefined };
const boxStream = streamOf<Box, BoxGiven>(
  'box',
  { owner: undefined },
  (_, { data }) => ({ owner: data.to }),
  ({ owner }) => (owner === undefined ? [] : [owner]),
);

@InputType()
class GiveBoxInput extends CommandInput {
  @IdField() boxId!: string;
  @IdField() to!: string;
  @TextField({ max: 20 }) note!: string;
}
class BoxRow {
  id!: string;
}
class Owners {
  constructor(readonly asked: string[]) {}
  known(id: string): void {
    this.asked.push(id);
    if (id === nobody) throw new Refused('OWNER_NOT_FOUND', { field: 'to' });
  }
}

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [boxId, first, second, nobody] = [1, 2, 3, 9].map(uuid) as [string, string, string, string];

const giveBoxCommand = command({
  name: 'giveBox',
  // What the table of permissions does not know, it cannot grant: only a sender without limits may.
  allow: 'box.give' as never,
  input: GiveBoxInput,
  answers: BoxRow,
  needs: { owners: Owners },
  stream: ({ data }) => boxStream(data.boxId),
  decide(box, { data: { to, note }, key }, { owners }): BoxGiven[] {
    owners.known(to);
    return box.owner === to ? [] : [{ type: 'BoxGiven', data: { boxId: key, to, note } }];
  },
});

let sent = 0;
const world = () => {
  const store = new MemoryEventStore();
  const registry = new EventRegistry([{ types: { BoxGiven: { v: 1 } }, upcasts: [] }]);
  const streams = new StreamWriter(store, registry, Buffer.alloc(32, 7));
  const owners = new Owners([]);
  const meta = (grant?: Grant, commandId = uuid(1000 + ++sent)): Meta => ({
    commandId,
    actorId: uuid(7),
    jurisdictionId: 'qingdao',
    correlationId: uuid(7),
    at: '2022-08-31T09:00:00+08:00',
    ...(grant ? { grant } : {}),
  });
  const input = (over: object = {}) => ({ boxId, to: first, note: '首次', ...over }) as GiveBoxInput;
  const envelope = (over: object, by: Meta) => new giveBoxCommand.command(input(over), by);
  return {
    owners,
    give: (over: object = {}, by = meta(unlimited)) =>
      carryOut(giveBoxCommand, envelope(over, by), streams, { owners }),
    preview: (over: object = {}, by = meta(unlimited)) =>
      previewed(giveBoxCommand, envelope(over, by), streams, { owners }),
    meta,
    events: () => store.readStream(`box-${boxId}`),
  };
};
const limited = (permissions: Grant['permissions'], scopes: Grant['scopes'] = 'all'): Grant => ({
  permissions,
  scopes,
});

describe('a declared command', () => {
  it('bears the name that goes into the digest', () => {
    expect(giveBoxCommand.command.name).toBe('GiveBoxCommand');
    expect(
      innerCommand()({ name: 'tidyBox', stream: () => boxStream(boxId), decide: () => [] }).command.name,
    ).toBe('TidyBoxCommand');
  });

  it('is checked and cleaned by its input class, whoever sends it', async () => {
    const { give, events } = world();
    await expect(give({ to: 'nobody', note: ' ' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [
        { field: 'to', code: 'UUID_INVALID' },
        { field: 'note', code: 'TEXT_EMPTY' },
      ],
    });
    await give({ note: '　赠 ' });
    expect((await events()).map(({ data }) => data)).toEqual([{ boxId, to: first, note: '赠' }]);
  });

  it('is refused to whoever was not granted its permission, before anything is looked up', async () => {
    const { give, meta, owners, events } = world();
    for (const grant of [undefined, limited([]), limited(['box.open'])])
      await expect(give({}, meta(grant))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect([owners.asked, await events()]).toEqual([[], []]);
    await give({}, meta(limited(['box.give'])));
    expect(await events()).toHaveLength(1);
  });

  it('reaches what is within its sender’s scope, as it stands and as it would stand', async () => {
    const { give, meta, events } = world();
    const by = (...scopes: string[]) => meta(limited('all', scopes));
    await expect(give({}, by(second))).rejects.toMatchObject({ code: 'SCOPE_FOREIGN' }); // would be another's
    await give({}, by(first));
    await expect(give({ to: second }, by(second))).rejects.toMatchObject({ code: 'SCOPE_FOREIGN' }); // is another's
    await expect(give({ to: second }, by(first))).rejects.toMatchObject({ code: 'SCOPE_FOREIGN' });
    await give({ to: second }, by(first, second));
    expect(await events()).toHaveLength(2);
  });

  it('is answered as recorded when it is repeated, and refused when its id comes with something else', async () => {
    const { give, meta, owners, events } = world();
    const by = meta(unlimited);
    const once = await give({}, by);
    expect(await give({ note: '首次 ' }, by)).toEqual({ ...once, repeated: true });
    await expect(give({ note: '另一' }, by)).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED' });
    expect([owners.asked.length, (await events()).length]).toEqual([1, 1]);
  });
});

describe('a preview', () => {
  it('is answered otherwise than the command: one that is taken for the other does not compile', () => {
    const { meta } = world();
    const answer = <R>(of: Command<R>): R => of as unknown as R;
    const input = {} as GiveBoxInput;
    const { command: GiveBox } = giveBoxCommand;
    expect(answer(new GiveBox(input, meta())).streamId).toBeUndefined();
    // @ts-expect-error nothing was appended
    expect(answer(new GiveBox(input, meta(), true)).version).toBeUndefined();
    // @ts-expect-error events are not shown of what was carried out
    expect(answer(new GiveBox(input, meta())).events).toBeUndefined();
  });

  it('answers the events, and appends none', async () => {
    const { preview, give, events } = world();
    expect(await preview()).toEqual({
      streamId: `box-${boxId}`,
      events: [{ type: 'BoxGiven', data: { boxId, to: first, note: '首次' } }],
    });
    expect(await events()).toEqual([]);
    await give();
    expect((await preview()).events).toEqual([]); // nothing to do
    expect(await events()).toHaveLength(1);
  });

  it('is refused as the command would be', async () => {
    const { preview, meta, events } = world();
    await expect(preview({ to: nobody })).rejects.toMatchObject({ code: 'OWNER_NOT_FOUND' });
    await expect(preview({}, meta())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(preview({ to: '1' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(preview({}, meta(limited('all', [second])))).rejects.toMatchObject({
      code: 'SCOPE_FOREIGN',
    });
    expect(await events()).toEqual([]);
  });

  it('of a command that was carried out has nothing to add, and of its id with something else is refused', async () => {
    const { preview, give, meta } = world();
    const by = meta(unlimited);
    await give({}, by);
    expect((await preview({}, by)).events).toEqual([]);
    await expect(preview({ to: second }, by)).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED' });
  });
});
