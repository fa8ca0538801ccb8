import { Refused, type Meta } from '#platform/kernel';
import type { DataSource } from 'typeorm';

/** What a command looks up of the accounts that it names. */
export class Accounts {
  constructor(private readonly source: Pick<DataSource, 'query'>) {}

  /**
   * Sees to it that somebody of the command's jurisdiction signs in with this account. One of another jurisdiction, a disabled one and
   * the system's are answered like none.
   * @throws Refused USER_NOT_FOUND with the field
   */
  async known(field: string, userId: string, meta: Meta): Promise<void> {
    const found = (await this.source.query(
      'select from access.account where id = $1 and jurisdiction_id = $2 and not disabled',
      [userId, meta.jurisdictionId],
    )) as unknown[];
    if (found.length === 0) throw new Refused('USER_NOT_FOUND', { field, userId });
  }
}
