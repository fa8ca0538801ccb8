import { Loaders, type GraphqlContext } from '#platform/graphql';
import type { DataSource } from 'typeorm';

/** The names behind actor ids, which is all that events keep of people. */
export class AccountNames {
  constructor(
    private readonly source: DataSource,
    private readonly loaders: Loaders,
  ) {}

  /** The display name of an account; its id where there is none (any more). One statement an operation. */
  async of(context: GraphqlContext, accountId: string): Promise<string> {
    return (
      (await this.loaders.loadBy(context, AccountNames, (ids) => this.read(ids), accountId)) ?? accountId
    );
  }

  private async read(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = (await this.source.query(
      'select id, display_name from access.account where id::text = any($1)',
      [ids],
    )) as { id: string; display_name: string }[];
    return new Map(rows.map((row) => [row.id, row.display_name]));
  }
}
