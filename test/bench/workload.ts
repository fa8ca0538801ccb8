import { createHash } from 'node:crypto';
import { eventHash, genesisHash, type HashedEvent, type StreamHead } from '#platform/event-store';

/** One append: the next events of one stream, and where it stands before. All contenders do the same ones. */
export type Append = {
  readonly streamId: string;
  readonly head: StreamHead;
  readonly events: readonly HashedEvent[];
};

/** What each writer appends, one after the other. */
export type Round = readonly (readonly Append[])[];

/** Numbers that look random and are the same in every run (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A uuid that is the same in every run. */
export const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

export const eventType = 'BenchProjectRevised';

/** About 400 bytes of JSON, as a project's event has them. */
export const dataOf = (subject: string, version: number): object => ({
  projectId: subject,
  name: `示意项目 ${subject.slice(0, 8)} 第 ${version} 期`,
  chainCode: `T-0${(version % 9) + 1}`,
  regionCode: '370202',
  landedOn: '2022-09-01',
  plannedInvestment: { amount: String(100_000_000 + version), currency: 'CNY' },
  credits: [
    { organizationId: uuidOf(`${subject} first`), basisPoints: 6667 },
    { organizationId: uuidOf(`${subject} second`), basisPoints: 3333 },
  ],
  sequence: version,
});

/** Events of one stream behind a head, with ids, the metadata of a command and their hashes, as a writer makes them. */
export const eventsAfter = (streamId: string, head: StreamHead, count: number): HashedEvent[] => {
  const subject = streamId.slice(streamId.indexOf('-') + 1);
  const command = `${streamId}@${head.version}`;
  const meta = {
    commandId: uuidOf(`${command} command`),
    digest: createHash('sha256').update(command).digest('hex'),
    correlationId: uuidOf(`${command} correlation`),
    actorId: '00000000-0000-4000-8000-000000000001',
    jurisdictionId: 'qingdao',
    recordedAt: '2022-08-31T09:30:00+08:00',
  };
  let prev = head.hash;
  return Array.from({ length: count }, (_, index) => {
    const version = head.version + index + 1;
    const envelope = {
      id: uuidOf(`${streamId}@${version}`),
      streamId,
      version,
      type: eventType,
      v: 1,
      data: dataOf(subject, version),
      meta,
    };
    prev = eventHash(envelope, prev);
    return { ...envelope, hash: prev };
  });
};

/**
 * Rounds of appends without end: every second one begins a stream, the others go on with one that was begun before. Streams
 * belong to a writer, as no two users change the same record at the same moment.
 */
export const rounds = (name: string, logId: string, writers: number, perAppend: number) => {
  const made: Round[] = [];
  const random = seeded(writers * 1000 + perAppend);
  const open: { streamId: string; head: StreamHead }[][] = Array.from({ length: writers }, () => []);
  let begun = 0;
  const next = (mine: (typeof open)[number], isNew: boolean): Append => {
    const streamId = isNew || mine.length === 0 ? `project-${uuidOf(`${name} ${begun++}`)}` : undefined;
    const place = streamId === undefined ? Math.floor(random() * mine.length) : mine.length;
    const { head, ...stream } =
      streamId === undefined
        ? mine[place]!
        : { streamId, head: { version: 0, hash: genesisHash(logId, streamId) } };
    const events = eventsAfter(stream.streamId, head, perAppend);
    const { version, hash } = events.at(-1)!;
    mine[place] = { ...stream, head: { version, hash } };
    return { ...stream, head, events };
  };
  /** The n-th round, made when somebody first asks; `appends` of them shared out among the writers. */
  return (index: number, appends: number): Round => {
    while (made.length <= index)
      made.push(
        open.map((mine, writer) =>
          Array.from({ length: Math.ceil((appends - writer) / writers) }, (_, turn) =>
            next(mine, turn % 2 === 0),
          ),
        ),
      );
    return made[index]!;
  };
};
