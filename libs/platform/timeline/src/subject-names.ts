import { Loaders, readingOf, type GraphqlContext } from '#platform/graphql';
import { LedgerSubjectRow } from '#platform/ledger';
import { Views } from '#platform/projections';
import { Injectable } from '@nestjs/common';
import { kindOf, type SubjectKind } from './subjects.js';

export type NamedSubject = { readonly kind: SubjectKind | null; readonly name: string };

/** What subjects of all kinds are called now, as the ledger has them: one statement an operation. */
@Injectable()
export class SubjectNames {
  constructor(
    private readonly views: Views,
    private readonly loaders: Loaders,
  ) {}

  /** The subject of an id; null where there is none, or it is another jurisdiction's. */
  of(context: GraphqlContext, subjectId: string): Promise<NamedSubject | null> {
    return this.loaders.loadBy(
      context,
      SubjectNames,
      async (ids: readonly string[]) => {
        const rows = await this.views
          .as(readingOf(context))
          .own(LedgerSubjectRow)
          .select(['row.id', 'row.subjectKind', 'row.name'])
          .andWhere('row.id = any(:ids)', { ids })
          .getMany();
        return new Map(
          rows.map((row) => [row.id, { kind: kindOf(row.subjectKind) ?? null, name: row.name }]),
        );
      },
      subjectId,
    );
  }
}
