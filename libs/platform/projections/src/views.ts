import type { DataSource, EntityTarget, Repository } from 'typeorm';
import type { Appended } from '#platform/event-store';
import { Refused } from '#platform/kernel';
import type { Progress } from './progress.js';
import { Stands } from './checkpoint-cache.js';

/** Reads projected rows, on the connection of whoever may only read. */
export class Views {
  /** Where they stand, for answers that are kept. */
  readonly stands: Stands;

  constructor(
    readonly db: DataSource,
    private readonly progress: Progress,
  ) {
    this.stands = Stands.of(db);
  }

  of<T extends { id: string }>(row: EntityTarget<T>): Repository<T> {
    return this.db.getRepository(row);
  }

  /** The row, or null. */
  async find<T extends { id: string }>(row: EntityTarget<T>, id: string): Promise<T | null> {
    return (await this.db
      .getRepository<{ id: string }>(row as EntityTarget<{ id: string }>)
      .findOneBy({ id })) as T | null;
  }

  /**
   * The row as it stands once the read tables have passed what was appended: callers always read their own write.
   * @throws Refused VIEW_BEHIND when that takes too long (the write stands)
   */
  async readAfter<T extends { id: string }>(
    appended: Appended,
    row: EntityTarget<T>,
    id: string,
  ): Promise<T> {
    await this.progress.shown(appended);
    const found = await this.find(row, id);
    if (!found) throw new Refused('NOT_FOUND', { id });
    return found;
  }
}
