import { hash } from 'node:crypto';
import { RegionColumn } from '#domain/catalogue';
import { DateScalar, enumOf } from '#platform/graphql';
import { sameFact, type CalendarDate, type Recorded } from '#platform/kernel';
import { column, columnsOf, illustrative, ViewTable } from '#platform/operations';
import { patch, projection, put } from '#platform/projections';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Index } from 'typeorm';
import type {
  DocumentEvent,
  Observed,
  Place,
  Question,
  Rate,
  StatedBasis,
  StatedPeriod,
  StatedQualifier,
  StatedTime,
} from '../../document.events.js';
import { RateEnum, StatedBasisEnum, StatedQualifierEnum } from '../../document.inputs.js';
import { topicOf } from '../../document.rules.js';
import { documentStream } from '../../document.state.js';

@ObjectType('StatedTime', { description: 'A day, or what comes near to one, as a document gives it.' })
export class StatedTimeView {
  @Field(() => String) value!: string;
  @Field(() => StatedBasisEnum) basis!: StatedBasis;
  @Field(() => String, { nullable: true, description: 'Where it is said, or from what it was concluded.' })
  why?: string | null;
}

@ObjectType('StatedPeriod', { description: 'The days that a printed figure is of, both ends included.' })
export class StatedPeriodView {
  @Field(() => DateScalar, { nullable: true, description: 'Null where no beginning is said.' })
  from?: CalendarDate | null;
  @Field(() => DateScalar) to!: CalendarDate;
  @Field(() => StatedBasisEnum) basis!: StatedBasis;
  @Field(() => String, { nullable: true }) why?: string | null;
}

@ObjectType('Place', { description: 'Where a document says something.' })
export class PlaceView {
  @Field(() => Int) line!: number;
  @Field(() => String) quote!: string;
}

/** A document 来源 that prints figures; its text is kept by nobody here, only its digest. */
@ViewTable('Document', 'documents')
@Index(['jurisdictionId', 'registeredSeq', 'id'])
export class DocumentRow {
  @column.idKey() id!: string;
  @column.int({ description: 'Version of the record.' }) version!: number;
  @column.text() title!: string;
  @column.text() publisher!: string;
  @column.text({ optional: true, description: 'Name of the file that its text was taken from.' })
  file!: string | null;
  @column.json({ as: () => StatedTimeView, optional: true }) published!: StatedTime | null;
  @column.json({ as: () => StatedTimeView, optional: true, description: 'As of when its figures are.' })
  statedAsOf!: StatedTime | null;
  @column.text({ description: 'SHA-256 of its text.' }) sha256!: string;
  @column.text({ optional: true }) sourceDocument!: string | null;
  @column.flag(illustrative) illustrative!: boolean;
  @column.text({
    type: ID,
    description: 'Whose document it is: figures are compared with this jurisdiction’s ledger.',
  })
  jurisdictionId!: string;
  @Column('bigint') registeredSeq!: string;
}

export const ObservationStatusEnum = enumOf(['STANDS', 'RETRACTED'], {
  name: 'ObservationStatus',
  description: 'RETRACTED: it was recorded by mistake; the document does not say it.',
});

/**
 * A figure as a document prints it 公布数, as it was said from one place in the log to another: a further place and a correction make another row.
 * No figure of the ledger is made of these, ever.
 */
@ViewTable('Observation', 'observations')
@Index(['documentId', 'untilSeq'])
@Index(['topic', 'untilSeq'])
@Index(['indicatorCode', 'untilSeq'])
export class ObservationRow {
  /** `<observationId>/<revision>` */
  @column.key({ hidden: true }) id!: string;
  @column.id({ hidden: true }) observationId!: string;
  @column.id() documentId!: string;
  @column.text({ description: 'What it is called within the document.' }) key!: string;
  @column.int({ description: 'From 1: a further place and a correction say it anew.' }) revision!: number;
  @column.text({ hidden: true, optional: true }) indicatorCode!: string | null;
  @column.json({ optional: true }) question!: Question | null;
  @column.text({ description: 'Of whom or of what, in the document’s words.' }) subject!: string;
  @RegionColumn({ optional: true }) regionCode!: string | null;
  @column.text({ description: 'In the unit: fen for money, 2022-08 for a date; else a decimal.' })
  value!: string;
  @column.text() unit!: string;
  @column.oneOf(StatedQualifierEnum) qualifier!: StatedQualifier;
  @column.oneOf(RateEnum, { optional: true, description: 'The number is of each of these, and no total.' })
  each!: Rate | null;
  @column.flag({ description: 'No numeral says it: it was counted by reading.' }) byReading!: boolean;
  @column.json({ as: () => StatedPeriodView }) period!: StatedPeriod;
  @column.date({ hidden: true, optional: true }) periodFrom!: CalendarDate | null;
  @column.date({ hidden: true }) periodTo!: CalendarDate;
  @column.id({ hidden: true, optional: true }) partOfId!: string | null;
  @column.ids({ hidden: true }) neverAddedToIds!: string[];
  @column.json({ as: () => [PlaceView] }) places!: readonly Place[];
  @column.text({ optional: true }) note!: string | null;
  @column.text({ optional: true, description: 'Why it was said anew, of a correction.' }) reason!:
    string | null;
  @column.text({ hidden: true, optional: true }) retractReason!: string | null;
  /** The same for figures that are of the same: see `topicOf`. */
  @column.text({ hidden: true }) topic!: string;
  @column.text({ type: ID, hidden: true }) jurisdictionId!: string;
  @Column('bigint') sinceSeq!: string;
  /** Where it was said anew. */
  @Column('bigint', { nullable: true }) untilSeq!: string | null;
  @Column('bigint', { nullable: true }) retractedSeq!: string | null;
}

/** A number in a document that is no figure of the work, and why. */
@ViewTable('ExcludedFigure', 'excluded_figures')
@Index(['documentId', 'seq'])
export class ExcludedFigureRow {
  /** `<documentId>/<key>` */
  @column.key({ hidden: true }) id!: string;
  @column.id() documentId!: string;
  @column.text() key!: string;
  @column.int() line!: number;
  @column.text() quote!: string;
  @column.text({ description: 'Why it is no figure of the work.' }) reason!: string;
  @column.text({ hidden: true }) jurisdictionId!: string;
  @Column('bigint') seq!: string;
}

/** Members in one order, so that equal facts are equal texts; what is undefined says nothing. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
const topicKey = (observed: Observed): string => hash('sha256', canonical(topicOf(observed)));

const rowId = (observationId: string, revision: number): string => `${observationId}/${revision}`;

const said = (
  event: Pick<Recorded, 'seq' | 'meta'> & {
    readonly data: { readonly documentId: string; readonly observationId: string; readonly key: string };
  },
  revision: number,
  observed: Observed,
  reason: string | null = null,
) =>
  put(ObservationRow, {
    id: rowId(event.data.observationId, revision),
    ...columnsOf(event.data, 'documentId', 'observationId', 'key'),
    revision,
    indicatorCode: observed.indicator ?? null,
    ...columnsOf(observed, 'question', 'subject', 'regionCode', 'value', 'unit', 'qualifier'),
    ...columnsOf(observed, 'each', 'period', 'places', 'note'),
    byReading: observed.byReading ?? false,
    periodFrom: observed.period.from ?? null,
    periodTo: observed.period.to,
    partOfId: observed.partOf ?? null,
    neverAddedToIds: [...(observed.neverAddedTo ?? [])],
    reason,
    retractReason: null,
    topic: topicKey(observed),
    jurisdictionId: event.meta.jurisdictionId,
    sinceSeq: String(event.seq),
    untilSeq: null,
    retractedSeq: null,
  });

const ended = (observationId: string, revision: number, seq: number) =>
  patch(ObservationRow, rowId(observationId, revision), { untilSeq: String(seq) });

const versioned = ({
  data,
  version,
}: {
  readonly data: { readonly documentId: string };
  readonly version: number;
}) => patch(DocumentRow, data.documentId, { version });

export const documentsView = projection<DocumentEvent>({
  name: 'documents',
  version: 1, // raise to rebuild
  streams: [documentStream],
  rows: [DocumentRow, ObservationRow, ExcludedFigureRow],
  links: [
    { row: DocumentRow, subject: 'id', categories: [documentStream.category] },
    { row: ObservationRow, seq: 'sinceSeq' },
    { row: ExcludedFigureRow, seq: 'seq' },
  ],
  on: {
    DocumentRegistered: ({ data, version, meta, seq }) =>
      put(DocumentRow, {
        id: data.documentId,
        version,
        ...columnsOf(
          data,
          'title',
          'publisher',
          'file',
          'published',
          'statedAsOf',
          'sha256',
          'sourceDocument',
        ),
        illustrative: data.illustrative ?? false,
        jurisdictionId: meta.jurisdictionId,
        registeredSeq: String(seq),
      }),
    FigureObserved: (event) => {
      const { documentId: _, observationId: __, key: ___, ...observed } = event.data;
      return [versioned(event), said(event, 1, observed)];
    },
    ObservationCited: (event) => {
      const { observationId, revision, after } = event.data;
      return [versioned(event), ended(observationId, revision - 1, event.seq), said(event, revision, after)];
    },
    ObservationCorrected: (event) => {
      const { observationId, revision, after, reason } = event.data;
      return [
        versioned(event),
        ended(observationId, revision - 1, event.seq),
        said(event, revision, after, reason),
      ];
    },
    ObservationRetracted: (event) => {
      const { observationId, revision, reason } = event.data;
      return [
        versioned(event),
        patch(ObservationRow, rowId(observationId, revision), {
          retractedSeq: String(event.seq),
          retractReason: reason,
        }),
      ];
    },
    FigureExcluded: (event) => {
      const { documentId, key, place, reason } = event.data;
      return [
        versioned(event),
        put(ExcludedFigureRow, {
          id: `${documentId}/${key}`,
          documentId,
          key,
          line: place.line,
          quote: place.quote,
          reason,
          jurisdictionId: event.meta.jurisdictionId,
          seq: String(event.seq),
        }),
      ];
    },
    CommandNoted: (event) => patch(DocumentRow, event.streamId.slice(-36), { version: event.version }),
  },
});

/** Whether two rows say the same number of the same. */
export const saysSame = (a: ObservationRow, b: ObservationRow): boolean =>
  sameFact([a.value, a.unit, a.qualifier], [b.value, b.unit, b.qualifier]);
