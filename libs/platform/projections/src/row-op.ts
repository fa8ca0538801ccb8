import { subjectIdOf, type CommandNoted, type RecognitionEvent } from '#platform/kernel';

/** The class of a projected row: a TypeORM entity with one primary column, `id`. */
export type RowClass<T extends { id: string } = { id: string }> = abstract new (...args: never[]) => T;

/** What a projection asks of its tables. The runner folds a batch of these in memory and writes one statement a table. */
export type RowOp =
  | {
      readonly kind: 'insert' | 'put';
      readonly row: RowClass;
      readonly id: string;
      readonly values: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'patch';
      readonly row: RowClass;
      readonly id: string;
      readonly values: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'add';
      readonly row: RowClass;
      readonly id: string;
      readonly values: Readonly<Record<string, unknown>>;
      readonly sums: Readonly<Record<string, bigint>>;
    }
  | { readonly kind: 'remove'; readonly row: RowClass; readonly id: string };

type Alike<A, B> = (<G>() => G extends A ? 1 : 2) extends <G>() => G extends B ? 1 : 2 ? true : false;
/** What of a row is its columns: neither what it computes (a getter alone is read-only) nor a method. */
type Values<T> = {
  readonly [
    K in keyof T as T[K] extends (...args: never[]) => unknown
      ? never
      : Alike<{ [P in K]: T[P] }, { -readonly [P in K]: T[P] }> extends true
        ? K
        : never
  ]: T[K];
};
type Change<T> = Partial<Omit<Values<T>, 'id'>>;

/** A whole row that must not be there yet: a repeated id stops the projection. */
export const insert = <T extends { id: string }>(
  row: RowClass<T>,
  values: Values<T> & { readonly id: string },
): RowOp => ({
  kind: 'insert',
  row,
  id: values.id,
  values: values as Record<string, unknown>,
});

/** A whole row, new or in place of the old one. */
export const put = <T extends { id: string }>(
  row: RowClass<T>,
  values: Values<T> & { readonly id: string },
): RowOp => ({
  kind: 'put',
  row,
  id: values.id,
  values: values as Record<string, unknown>,
});

/** Some columns of a row that must be there: a missing row stops the projection. */
export const patch = <T extends { id: string }>(row: RowClass<T>, id: string, values: Change<T>): RowOp => ({
  kind: 'patch',
  row,
  id,
  values: values as Record<string, unknown>,
});

type Versioned = { readonly streamId: string; readonly version: number };

/**
 * How the view of a record patches its row: by the id in the stream's name, with the version that the row must bear.
 * `const change = changing(LeadRow)`, then `change(event, { … })`.
 */
export const changing =
  <T extends { id: string; version: number }>(row: RowClass<T>) =>
  ({ streamId, version }: Versioned, values: Change<T>): RowOp =>
    patch<T>(row, subjectIdOf(streamId), { ...values, version } as Change<T>);

/** The handlers of what changes nothing of a record but its version: decisions on its figures, commands that found nothing to do. */
export const versionAlone = <E extends Versioned>(
  change: (event: E, values: Record<never, never>) => RowOp,
): { readonly [T in (RecognitionEvent | CommandNoted)['type']]: (event: E) => RowOp } => {
  const follow = (event: E): RowOp => change(event, {});
  return {
    FigureRecognized: follow,
    FigureRejected: follow,
    FigureReopened: follow,
    CommandNoted: follow,
  };
};

/**
 * Adds to sums; a row that is not there begins at zero with `values`, which are all its other columns. Don't patch a row of sums: what
 * it stands at is known to the database alone, and a batch that holds both for one row is refused.
 */
export const add = <T extends { id: string }>(
  row: RowClass<T>,
  id: string,
  values: Readonly<Record<string, unknown>>,
  sums: Readonly<Record<string, bigint>>,
): RowOp => ({ kind: 'add', row, id, values, sums });

export const remove = <T extends { id: string }>(row: RowClass<T>, id: string): RowOp => ({
  kind: 'remove',
  row,
  id,
});

/** What is left to do to one row after a batch. */
export type FoldedRow = RowOp;

/** What is left to do to the rows of one table: at most one operation for each. */
export class FoldedRows {
  /** While all rows are new none has to be found again, so a list is enough; half of most folds are like that. */
  private fresh: FoldedRow[] | undefined = [];
  private byId = new Map<string, FoldedRow>();

  get size(): number {
    return this.fresh?.length ?? this.byId.size;
  }

  /** Whether all are new rows. */
  get areFresh(): boolean {
    return this.fresh !== undefined;
  }

  apply(op: RowOp): void {
    if (this.fresh && op.kind === 'insert') {
      this.fresh.push(op);
      return;
    }
    const before = this.get(op.id);
    this.byId.set(op.id, before ? folded(before, op) : op);
  }

  get(id: string): FoldedRow | undefined {
    if (this.fresh) {
      const byId = new Map<string, FoldedRow>();
      for (const op of this.fresh) {
        const before = byId.get(op.id);
        byId.set(op.id, before ? folded(before, op) : op);
      }
      [this.byId, this.fresh] = [byId, undefined]; // all of them or, where two are of one row, none
    }
    return this.byId.get(id);
  }

  values(): Iterable<FoldedRow> {
    return this.fresh ?? this.byId.values();
  }
}

/** Folds operations in order: at most one is left for each row, and it does what all of them would have done one by one. */
export class RowFold {
  readonly tables = new Map<RowClass, FoldedRows>();

  apply(op: RowOp): void {
    let rows = this.tables.get(op.row);
    if (!rows) this.tables.set(op.row, (rows = new FoldedRows()));
    rows.apply(op);
  }

  /** Rows that have something left to do. */
  get size(): number {
    let size = 0;
    for (const rows of this.tables.values()) size += rows.size;
    return size;
  }
}

const folded = (before: FoldedRow, op: RowOp): FoldedRow => {
  // A row inserted and removed within one batch never reached the table; removing it there does no harm.
  if (op.kind === 'put' && before.kind === 'insert') return { ...op, kind: 'insert' };
  if (op.kind === 'put' || op.kind === 'remove') return op;
  switch (before.kind) {
    case 'remove':
      if (op.kind === 'insert') return { ...op, kind: 'put' };
      if (op.kind === 'add')
        return { kind: 'put', row: op.row, id: op.id, values: { ...op.values, ...op.sums, id: op.id } };
      break;
    case 'insert':
    case 'put':
      if (op.kind === 'patch') return { ...before, values: { ...before.values, ...op.values } };
      if (op.kind === 'add')
        return { ...before, values: { ...before.values, ...sumsOf(before.values, op.sums) } };
      break;
    case 'patch':
      if (op.kind === 'patch') return { ...before, values: { ...before.values, ...op.values } };
      break;
    case 'add':
      if (op.kind === 'add') return { ...before, sums: { ...before.sums, ...sumsOf(before.sums, op.sums) } };
      break;
  }
  throw new Error(`${op.kind} after ${before.kind} of row ${op.id} of ${op.row.name}`);
};

/** The sums of `more` on top of what `values` holds of them. */
const sumsOf = (
  values: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, bigint>>,
): Record<string, bigint> =>
  Object.fromEntries(
    Object.entries(more).map(([name, value]) => [
      name,
      BigInt((values[name] ?? 0n) as bigint | number | string) + value,
    ]),
  );
