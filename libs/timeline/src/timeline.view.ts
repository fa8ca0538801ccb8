import { insert, PoisonEvent, type Projection } from '#libs/projections';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idsNamed, subjectOf } from './subjects.js';

/** One event in the timeline of one subject: its own, or another's that names it. */
@Entity({ name: 'timeline', schema: 'views' })
@Index(['subjectId', 'seq'])
export class TimelineRow {
  /** `<seq>/<subjectId>` */
  @PrimaryColumn({ type: 'text', collation: 'C' }) id!: string;
  @Column('uuid') subjectId!: string;
  @Column('bigint') seq!: string;
  @Column('uuid') eventId!: string;
  @Column('text') streamId!: string;
  @Column('int') version!: number;
  @Column('text') type!: string;
  @Column('jsonb') data!: object;
  @Column('uuid') actorId!: string;
  @Column('uuid') commandId!: string;
  @Column('uuid', { nullable: true }) causationId!: string | null;
  @Column('text') recordedAt!: string;
  @Column('text') jurisdictionId!: string;
}

/** Every event about one thing. It handles all types: a new one shows without a line here. */
export const timelineView: Projection = {
  name: 'timeline',
  version: 1, // raise to rebuild
  rows: [TimelineRow],
  handles: () => true,
  begin: () => (events) =>
    events.flatMap((event) => {
      try {
        const own = subjectOf(event.streamId)?.subjectId;
        const subjects = new Set([...(own ? [own] : []), ...idsNamed(event.data)]);
        return [...subjects].map((subjectId) =>
          insert(TimelineRow, {
            id: `${event.seq}/${subjectId}`,
            subjectId,
            seq: String(event.seq),
            eventId: event.id,
            streamId: event.streamId,
            version: event.version,
            type: event.type,
            data: event.data,
            actorId: event.meta.actorId,
            commandId: event.meta.commandId,
            causationId: event.meta.causationId ?? null,
            recordedAt: event.knownAt,
            jurisdictionId: event.meta.jurisdictionId,
          }),
        );
      } catch (error) {
        throw new PoisonEvent(event.seq, error);
      }
    }),
};
