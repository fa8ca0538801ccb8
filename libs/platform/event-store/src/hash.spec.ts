import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  commandDigest,
  eventHash,
  eventId,
  genesisHash,
  reactionCommandId,
  subjectId,
  verifyStream,
} from './hash.js';
import type { HashedEvent } from './port.js';
import { following, headOf, sampleMeta, start } from './testing/samples.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const log = '6f0e8f2a-0000-4000-8000-000000000001';
const stream = 'project-6f0e8f2a-0000-4000-8000-000000000002';

describe('the hash of an event', () => {
  it('is SHA-256 over the canonical JSON of the envelope and the hash before it', () => {
    const event = {
      id: 'e1',
      streamId: 's-1',
      version: 1,
      type: 'Noted',
      v: 2,
      data: { b: '青岛', a: 1 },
      meta: sampleMeta({ commandId: 'c', correlationId: 'k', digest: 'd' }),
    };
    const prev = genesisHash('log', 's-1');
    expect(prev).toBe(sha256('log/s-1'));
    expect(eventHash(event, prev)).toBe(
      sha256(
        `{"data":{"a":1,"b":"青岛"},"id":"e1","meta":{"actorId":"00000000-0000-4000-8000-000000000001","commandId":"c",` +
          `"correlationId":"k","digest":"d","jurisdictionId":"qingdao","recordedAt":"2022-08-31T09:30:00+08:00"},` +
          `"prev":"${prev}","stream":"s-1","type":"Noted","v":2,"version":1}`,
      ),
    );
  });
});

describe('verifying a stream', () => {
  const head = start(log, stream);
  const sound = following(stream, head, [{ data: { n: 1 } }, { data: { n: 2 } }, { data: { n: 3 } }]);
  const [first, second, third] = sound as [HashedEvent, HashedEvent, HashedEvent];

  it('finds nothing wrong with what was written, or with a stream that has not begun', () => {
    expect(verifyStream(log, stream, sound)).toBeUndefined();
    expect(verifyStream(log, stream, [])).toBeUndefined();
  });

  it.each<[string, HashedEvent[], number]>([
    ['a changed fact', [first, { ...second, data: { n: 9 } }, third], 2],
    ['a changed type', [first, { ...second, type: 'Other' }, third], 2],
    ['a changed schema version', [{ ...first, v: 2 }, second, third], 1],
    ['another actor', [first, second, { ...third, meta: { ...third.meta, actorId: 'x' } }], 3],
    ['another id', [{ ...first, id: 'x' }, second, third], 1],
    ['a dropped event', [first, third], 2],
    ['a dropped first event', [second, third], 1],
    ['two events that changed places', [second, first, third], 1],
    ['a repeated event', [first, first, second, third], 2],
    ['events renumbered after one was dropped', [first, { ...third, version: 2 }], 2],
    [
      'a rewritten middle with hashes of its own',
      [first, ...following(stream, headOf([first]), [{ data: { n: 9 } }]), third],
      3,
    ],
  ])('finds %s', (_, events, version) => expect(verifyStream(log, stream, events)).toBe(version));

  it('finds a stream of another log or of another name', () => {
    expect(verifyStream('6f0e8f2a-0000-4000-8000-00000000000f', stream, sound)).toBe(1);
    expect(verifyStream(log, `${stream}0`, sound)).toBe(1);
  });
});

describe('ids and digests', () => {
  const command = '0f0e8f2a-0000-4000-8000-000000000003';

  it('derive from the command, the same each time', () => {
    expect(subjectId(command, 'project')).toBe(subjectId(command, 'project'));
    expect(eventId(command, 0)).toBe(eventId(command, 0));
    const ids = [
      subjectId(command, 'project'),
      subjectId(command, 'lead'),
      eventId(command, 0),
      eventId(command, 1),
      reactionCommandId(command, 'open-project-when-agreement-signed'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('tell actor, command and input apart, but not the order of members', () => {
    const key = Buffer.alloc(32, 1);
    const digest = commandDigest(key, 'actor', 'LandProject', { a: 1, b: 2 });
    expect(commandDigest(key, 'actor', 'LandProject', { b: 2, a: 1 })).toBe(digest);
    for (const other of [
      commandDigest(key, 'someone else', 'LandProject', { a: 1, b: 2 }),
      commandDigest(key, 'actor', 'ReviseProject', { a: 1, b: 2 }),
      commandDigest(key, 'actor', 'LandProject', { a: 1, b: 3 }),
      commandDigest(Buffer.alloc(32, 2), 'actor', 'LandProject', { a: 1, b: 2 }),
    ])
      expect(other).not.toBe(digest);
  });
});
