import { Loaders, readingOf, type GraphqlContext } from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import { FigureAnswers, type AsOf } from '#platform/ledger';
import { Views } from '#platform/projections';
import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { DocumentRow, documentsView, ExcludedFigureRow, ObservationRow, saysSame } from './documents.view.js';

/** A place in the log; undefined for what is known now. */
export type Known = Awaited<ReturnType<FigureAnswers['known']>> | undefined;

/** As of which place rows were read: what is read of them goes by the same. */
const readAs = new WeakMap<object, Known>();
export const knownOf = (row: object): Known => readAs.get(row);
const marked = <T extends object>(rows: readonly T[], known: Known): readonly T[] => {
  if (known) for (const row of rows) readAs.set(row, known);
  return rows;
};

const inOrder = new Intl.Collator('en', { numeric: true });
/** In the order of the text; within a line by what they are called. */
const byPlace = (a: ObservationRow, b: ObservationRow): number =>
  a.places[0]!.line - b.places[0]!.line || inOrder.compare(a.key, b.key);

/** Whether a figure had been taken back by then. */
export const isRetracted = (row: ObservationRow): boolean => {
  const known = knownOf(row);
  return row.retractedSeq !== null && (known === undefined || Number(row.retractedSeq) <= known.seq);
};

/** Narrows to what was said by then and not said anew. */
const asOf = (query: SelectQueryBuilder<ObservationRow>, known: Known): SelectQueryBuilder<ObservationRow> =>
  known
    ? query.andWhere('row.sinceSeq <= :seq AND (row.untilSeq IS NULL OR row.untilSeq > :seq)', {
        seq: known.seq,
      })
    : query.andWhere('row.untilSeq IS NULL');

/**
 * Documents and their figures, as they were known at a place in the log. Documents are public, so that whoever is signed in reads those of
 * every jurisdiction; what a ledger says of them is not: see `Comparisons`.
 */
@Injectable()
export class DocumentsReader {
  constructor(
    private readonly views: Views,
    private readonly loaders: Loaders,
    private readonly answers: FigureAnswers,
  ) {}

  /**
   * The place that is asked for, once the tables have come to it.
   * @throws Refused as `totals(asOf:)` does
   */
  async known(reading: Reading, asked: AsOf | null | undefined): Promise<Known> {
    if (!asked) return undefined;
    const known = await this.answers.known('asOf', asked);
    await this.views.as(reading).reached(documentsView.name, known.seq);
    return known;
  }

  documents(reading: Reading): SelectQueryBuilder<DocumentRow> {
    return this.views.as(reading).of(DocumentRow).createQueryBuilder('row');
  }

  async listed(
    query: SelectQueryBuilder<DocumentRow>,
    known: Known,
    first: number,
  ): Promise<readonly DocumentRow[]> {
    if (known) query.andWhere('row.registeredSeq <= :seq', { seq: known.seq });
    const rows = await query
      .orderBy('row.jurisdictionId')
      .addOrderBy('row.registeredSeq')
      .addOrderBy('row.id')
      .take(first)
      .getMany();
    return marked(rows, known);
  }

  observations(reading: Reading, known: Known): SelectQueryBuilder<ObservationRow> {
    const query = this.views.as(reading).of(ObservationRow).createQueryBuilder('row').where('true');
    return asOf(query, known);
  }

  async found(query: SelectQueryBuilder<ObservationRow>, known: Known): Promise<readonly ObservationRow[]> {
    return marked(await query.getMany(), known);
  }

  /** All figures of a document, those that were taken back among them, in the order of the text: one statement for all documents of an operation. */
  async figuresOf(
    context: GraphqlContext,
    documentId: string,
    known: Known,
  ): Promise<readonly ObservationRow[]> {
    const batch = async (ids: readonly string[]) => {
      const query = this.observations(readingOf(context), known).andWhere('row.documentId = ANY(:ids)', {
        ids,
      });
      const rows = await this.found(query, known);
      return Map.groupBy(rows.toSorted(byPlace), (row) => row.documentId);
    };
    return (
      (await this.loaders.loadBy(context, `figures of a document ${known?.seq ?? ''}`, batch, documentId)) ??
      []
    );
  }

  /** Figures of the same that say another number, in whatever document of the jurisdiction. */
  async conflictsOf(context: GraphqlContext, row: ObservationRow): Promise<readonly ObservationRow[]> {
    const known = knownOf(row);
    const batch = async (topics: readonly string[]) => {
      const query = this.observations(readingOf(context), known).andWhere('row.topic = ANY(:topics)', {
        topics,
      });
      const rows = await this.found(query, known);
      return Map.groupBy(rows.toSorted(byPlace), (each) => each.topic);
    };
    const same = await this.loaders.loadBy(
      context,
      `figures of a topic ${known?.seq ?? ''}`,
      batch,
      row.topic,
    );
    return (same ?? []).filter(
      (each) =>
        each.observationId !== row.observationId &&
        each.jurisdictionId === row.jurisdictionId &&
        !isRetracted(each) &&
        !saysSame(each, row),
    );
  }

  async excludedOf(context: GraphqlContext, document: DocumentRow): Promise<readonly ExcludedFigureRow[]> {
    const known = knownOf(document);
    const batch = async (ids: readonly string[]) => {
      const query = this.views
        .as(readingOf(context))
        .of(ExcludedFigureRow)
        .createQueryBuilder('row')
        .where('row.documentId = ANY(:ids)', { ids });
      if (known) query.andWhere('row.seq <= :seq', { seq: known.seq });
      const rows = await query.getMany();
      const sorted = rows.toSorted((a, b) => a.line - b.line || inOrder.compare(a.key, b.key));
      return Map.groupBy(sorted, (row) => row.documentId);
    };
    return (
      (await this.loaders.loadBy(
        context,
        `excluded of a document ${known?.seq ?? ''}`,
        batch,
        document.id,
      )) ?? []
    );
  }
}
