import { rowsOfStatement, type Statement } from '#platform/database';
import type { DataSource, EntityTarget, ObjectLiteral, Repository } from 'typeorm';

/** The one door through which figures read rows. */
export type FigureRows = {
  statement<Row>(statement: Statement): Promise<Row[]>;
  of<T extends ObjectLiteral>(row: EntityTarget<T>): Repository<T>;
};

/** Rows on a data source, as they are for whoever may read all. */
export const figureRows = (db: DataSource): FigureRows => ({
  statement: (statement) => rowsOfStatement(db, statement),
  of: (row) => db.getRepository(row),
});
