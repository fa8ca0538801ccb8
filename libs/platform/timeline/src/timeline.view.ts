import { insert, PoisonEvent, type Projection } from '#platform/projections';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idsNamed, subjectOf } from './subjects.js';

/** An event as a timeline shows it: once, however many subjects it is about. */
@Entity({ name: 'timeline_event', schema: 'views' })
@Index(['streamId', 'version'])
export class TimelineEventRow {
  /** The event's ordinal: rows lie in the order they come. */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('uuid') eventId!: string;
  @Column('text') streamId!: string;
  @Column('int') version!: number;
  @Column('text') type!: string;
  @Column('jsonb') data!: object;
  @Column('uuid') actorId!: string;
  @Column('uuid') commandId!: string;
  @Column('uuid', { nullable: true }) causationId!: string | null;
  @Column('text') recordedAt!: string;
  @Column('text', { nullable: true }) recordedOnDeviceAt!: string | null;
}

/** An event in the timeline of one subject: its own, or another's that names it. */
@Entity({ name: 'timeline', schema: 'views' })
@Index(['subjectId', 'seq'])
export class TimelineRow {
  /** `<seq>/<subjectId>` */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('uuid') subjectId!: string;
  @Column('bigint') seq!: string;
  @Column('text') type!: string;
  @Column('text') jurisdictionId!: string;
}

/** Every event about one thing. It handles all types: a new one shows without a line here. */
export const timelineView: Projection = {
  name: 'timeline',
  version: 3, // raise to rebuild
  rows: [TimelineEventRow, TimelineRow],
  links: [
    { row: TimelineEventRow, seq: 'id', eventId: 'eventId' },
    { row: TimelineRow, seq: 'seq' },
  ],
  handles: () => true,
  begin: () => (events) =>
    events.flatMap((event) => {
      try {
        const own = subjectOf(event.streamId)?.subjectId;
        const subjects = new Set([...(own ? [own] : []), ...idsNamed(event.data)]);
        if (subjects.size === 0) return [];
        const seq = String(event.seq);
        const {
          actorId,
          commandId,
          causationId = null,
          recordedOnDeviceAt = null,
          jurisdictionId,
        } = event.meta;
        const { type } = event;
        return [
          insert(TimelineEventRow, {
            id: seq,
            eventId: event.id,
            streamId: event.streamId,
            version: event.version,
            type,
            data: event.data,
            actorId,
            commandId,
            causationId,
            recordedAt: event.knownAt,
            recordedOnDeviceAt,
          }),
          ...[...subjects].map((subjectId) =>
            insert(TimelineRow, { id: `${seq}/${subjectId}`, subjectId, seq, type, jurisdictionId }),
          ),
        ];
      } catch (error) {
        throw new PoisonEvent(event.seq, error);
      }
    }),
};
