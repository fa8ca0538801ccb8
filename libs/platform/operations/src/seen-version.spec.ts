import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { EventRegistry, MemoryEventStore, StreamWriter } from '#platform/event-store';
import { IdField, IntField, TextField } from '#platform/graphql';
import { everybodyAtHome, Refused, streamOf, unlimited, type EventOf, type Meta } from '#platform/kernel';
import { InputType } from '@nestjs/graphql';
import { CommandInput } from './command-input.js';
import { command } from './command.js';
import { carryOut, previewed } from './pipeline.js';
import { touched } from './seen-version.js';

/* A toy: labels with a text and a price, either of which may be corrected, and notes that are added. */

type Said = { readonly text?: string; readonly fen?: number };
type LabelEvent =
  | EventOf<'LabelCorrected', { readonly labelId: string } & Said>
  | EventOf<'LabelNoted', { readonly labelId: string; readonly note: string }>;
const labelStream = streamOf<Said, LabelEvent>(
  'label',
  {},
  (label, { type, data }) => {
    if (type === 'LabelNoted') return label;
    const { labelId: _, ...said } = data;
    return { ...label, ...said };
  },
  everybodyAtHome,
);

@InputType()
class CorrectLabelInput extends CommandInput {
  @IdField() labelId!: string;
  @TextField({ max: 20, optional: true }) text?: string | null;
  @IntField({ optional: true }) fen?: number | null;
}
@InputType()
class NoteLabelInput extends CommandInput {
  @IdField() labelId!: string;
  @TextField({ max: 20 }) note!: string;
}
class LabelRow {
  id!: string;
}

let decided = 0;
const correctLabel = command({
  name: 'correctLabel',
  allow: 'label.correct' as never,
  input: CorrectLabelInput,
  answers: LabelRow,
  stream: ({ data }) => labelStream(data.labelId),
  replaces: ({ text, fen }, data) => touched(data, { labelId: data.labelId, text, fen }),
  decide(label, { data: { labelId, text, fen } }): LabelEvent[] {
    decided++;
    const said = { text: text ?? label.text, fen: fen ?? label.fen };
    return [{ type: 'LabelCorrected', data: JSON.parse(JSON.stringify({ labelId, ...said })) }];
  },
});
const noteLabel = command({
  name: 'noteLabel',
  allow: 'label.note' as never,
  input: NoteLabelInput,
  answers: LabelRow,
  stream: ({ data }) => labelStream(data.labelId),
  decide: (_, { data: { labelId, note } }): LabelEvent[] => [{ type: 'LabelNoted', data: { labelId, note } }],
});

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const labelId = uuid(1);
let commandIds = 1000;

const world = () => {
  const store = new MemoryEventStore();
  const types = { LabelCorrected: { v: 1 }, LabelNoted: { v: 1 } };
  const streams = new StreamWriter(store, new EventRegistry([{ types, upcasts: [] }]), Buffer.alloc(32, 7));
  const meta = (commandId = uuid(++commandIds), over: Partial<Meta> = {}): Meta => ({
    commandId,
    actorId: uuid(7),
    jurisdictionId: 'qingdao',
    correlationId: uuid(7),
    at: '2022-08-31T09:00:00+08:00',
    grant: unlimited,
    ...over,
  });
  type Over = Said & { readonly seenVersion?: number | null; readonly recordedOnDeviceAt?: string };
  const envelope = (said: Over, by: Meta) =>
    new correctLabel.command({ labelId, ...said } as CorrectLabelInput, by);
  return {
    correct: (said: Over, by = meta()) => carryOut(correctLabel, envelope(said, by), streams, {}),
    preview: (said: Over, by = meta()) => previewed(correctLabel, envelope(said, by), streams, {}),
    note: (note: string) =>
      carryOut(noteLabel, new noteLabel.command({ labelId, note } as NoteLabelInput, meta()), streams, {}),
    meta,
    events: () => store.readStream(`label-${labelId}`),
  };
};

describe('a command that replaces a value, with the version that its sender saw', () => {
  it('is refused where that value was changed since, and told by whom, when and from what to what', async () => {
    const { correct, meta, events } = world();
    await correct({ text: '甲', fen: 100 });
    await correct({ fen: 250 }, meta(undefined, { actorId: uuid(8) }));
    await expect(correct({ fen: 300, seenVersion: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: {
        field: 'seenVersion',
        seenVersion: 1,
        version: 2,
        changed: [
          {
            field: 'fen',
            before: '100',
            after: '250',
            version: 2,
            changedBy: uuid(8),
            changedAt: '2022-08-31T09:00:00+08:00',
          },
        ],
      },
    });
    expect(await events()).toHaveLength(2);
    // Whoever has looked again may.
    await correct({ fen: 300, seenVersion: 2 });
    expect(await events()).toHaveLength(3);
  });

  it('is carried out where others changed other values, or added something', async () => {
    const { correct, note, events } = world();
    await correct({ text: '甲', fen: 100 });
    await correct({ fen: 250 });
    await note('看过');
    await correct({ text: '乙', seenVersion: 1 });
    await correct({ fen: 300, seenVersion: 2 });
    expect(await events()).toHaveLength(5);
  });

  it('names of several values those that were changed', async () => {
    const { correct } = world();
    await correct({ text: '甲', fen: 100 });
    await correct({ text: '乙' });
    const both = await correct({ text: '丙', fen: 1, seenVersion: 1 }).catch((error: unknown) => error);
    expect((both as Refused).details['changed']).toMatchObject([
      { field: 'text', before: '甲', after: '乙' },
    ]);
  });

  it('is refused also where the value was changed back since', async () => {
    const { correct } = world();
    await correct({ fen: 100 });
    await correct({ fen: 250 });
    await correct({ fen: 100 });
    await expect(correct({ fen: 300, seenVersion: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { changed: [{ before: '100', after: '100', version: 3 }] },
    });
  });

  it('says of what was not there before, or is no more, nothing', async () => {
    const { correct } = world();
    await correct({ text: '甲' });
    await correct({ fen: 250 });
    await expect(correct({ fen: 300, seenVersion: 1 })).rejects.toMatchObject({
      details: { changed: [{ field: 'fen', before: null, after: '250' }] },
    });
  });

  it('is not looked at where no version is said: whoever does not know it replaces what there is', async () => {
    const { correct, events } = world();
    await correct({ fen: 100 });
    await correct({ fen: 250 });
    await correct({ fen: 300, seenVersion: null });
    await correct({ fen: 350 });
    expect(await events()).toHaveLength(4);
  });

  it('is refused with a version that is none, before anything is decided', async () => {
    const { correct } = world();
    await correct({ fen: 100 });
    const before = decided;
    await expect(correct({ fen: 300, seenVersion: 2 })).rejects.toMatchObject({
      code: 'VERSION_UNKNOWN',
      details: { field: 'seenVersion', seenVersion: 2, version: 1 },
    });
    for (const seenVersion of [0, -1, 1.5])
      await expect(correct({ fen: 300, seenVersion })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ field: 'seenVersion' }],
      });
    expect(decided).toBe(before);
  });

  it('is answered as recorded when it is sent again, whatever was changed since', async () => {
    const { correct, meta, events } = world();
    await correct({ fen: 100 });
    const by = meta();
    const once = await correct({ fen: 300, seenVersion: 1 }, by);
    await correct({ fen: 400 });
    expect(await correct({ fen: 300, seenVersion: 1 }, by)).toEqual({ ...once, repeated: true });
    // With another version it is another command: its sender has looked again and decided anew.
    await expect(correct({ fen: 300, seenVersion: 3 }, by)).rejects.toMatchObject({
      code: 'COMMAND_ID_REUSED',
    });
    expect(await events()).toHaveLength(3);
  });

  it('of two at once from one version, carries one out', async () => {
    const { correct, events } = world();
    await correct({ fen: 100 });
    const both = await Promise.allSettled([2, 3, 4].map((fen) => correct({ fen, seenVersion: 1 })));
    const codes = both.map((each) => each.status === 'rejected' && (each.reason as Refused).code);
    expect(codes.filter((code) => code !== false)).toEqual(['CONFLICT', 'CONFLICT']);
    expect(await events()).toHaveLength(2);
  });

  it('is refused in a preview, too', async () => {
    const { correct, preview } = world();
    await correct({ fen: 100 });
    await correct({ fen: 250 });
    await expect(preview({ fen: 300, seenVersion: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await preview({ fen: 300, seenVersion: 2 })).events).toHaveLength(1);
  });
});

describe('touched', () => {
  const input = Object.assign(new CorrectLabelInput(), { labelId, text: '甲' });

  it('gives the values that an input says or clears', () => {
    const now = { labelId, text: '乙', fen: 1, more: 2 };
    expect(touched(input, now)).toEqual({ labelId, text: '乙' });
    expect(touched({ ...input, text: null, clear: ['FEN'] }, now)).toEqual({ labelId, fen: 1 });
  });

  it('of an input with a field that the values do not name does not compile', () => {
    // @ts-expect-error `fen` is not named
    expect(touched(input, { labelId, text: '乙' })).toEqual({ labelId, text: '乙' });
  });
});

describe("the time by the sender's device", () => {
  const at = '2022-08-29T23:59:59.5+09:00';

  it('is kept beside the fact, and is no part of it nor of what was asked', async () => {
    const { correct, meta, events } = world();
    const by = meta();
    const once = await correct({ fen: 100, recordedOnDeviceAt: at }, by);
    const [event] = await events();
    expect(event!.meta).toMatchObject({ recordedAt: '2022-08-31T09:00:00+08:00', recordedOnDeviceAt: at });
    expect(event!.data).toEqual({ labelId, fen: 100 });
    // Sent again by a device whose clock was put right, or by one that says none.
    for (const again of [{ fen: 100, recordedOnDeviceAt: '2022-08-30T00:00:00Z' }, { fen: 100 }])
      expect(await correct(again, by)).toEqual({ ...once, repeated: true });
  });

  it('may be wrong by days or years, and is left out where none is said', async () => {
    const { correct, events } = world();
    await correct({ fen: 1 });
    await correct({ fen: 2, recordedOnDeviceAt: '1970-01-01T00:00:00Z' });
    await correct({ fen: 3, recordedOnDeviceAt: '2099-12-31T23:59:59-11:00' });
    expect((await events()).map(({ meta: { recordedOnDeviceAt } }) => recordedOnDeviceAt)).toEqual([
      undefined,
      '1970-01-01T00:00:00Z',
      '2099-12-31T23:59:59-11:00',
    ]);
  });

  it('is refused where it is no time', async () => {
    const { correct, events } = world();
    for (const recordedOnDeviceAt of ['yesterday', '2022-02-30T00:00:00Z', '2022-08-29T10:00:00', ''])
      await expect(correct({ fen: 1, recordedOnDeviceAt })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ field: 'recordedOnDeviceAt', code: 'DATETIME_INVALID' }],
      });
    expect(await events()).toEqual([]);
  });
});
