import { Refused, type Measure } from '#platform/kernel';
import { contractOf, type LedgerSubject } from '#platform/ledger';

/** Every kind of subject that the ledger counts: the program gives it, since recognition knows no other context. */
export class LedgerSubjects {
  constructor(private readonly all: readonly LedgerSubject[]) {}

  /** The kind that a measure counts. @throws Refused SUBJECT_NOT_FOUND where its context is not built yet */
  countedBy(measure: Measure): LedgerSubject {
    const subject = this.all.find(({ category }) => category === contractOf(measure).subject);
    if (!subject) throw new Refused('SUBJECT_NOT_FOUND', { field: 'subjectId' });
    return subject;
  }

  /** The categories of kinds, as rows have them. */
  categoriesOf(kinds: readonly string[]): string[] {
    return this.all.filter(({ kind }) => kinds.includes(kind)).map(({ category }) => category);
  }

  /** What the public contract calls a category. */
  kindOf(of: string): string {
    return this.all.find(({ category }) => category === of)!.kind;
  }
}
