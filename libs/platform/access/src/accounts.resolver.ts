import type { Reading } from '#platform/kernel';
import { Query, Resolver } from '@nestjs/graphql';
import { AccountInfo, Accounts } from './accounts.js';
import { Allow } from './allow.js';
import { Reader } from './caller.js';

@Resolver(() => AccountInfo)
export class AccountsResolver {
  constructor(private readonly directory: Accounts) {}

  @Allow('accounts.read')
  @Query(() => [AccountInfo], { description: "Those of the viewer's jurisdiction, by their names." })
  accounts(@Reader() reading: Reading): Promise<AccountInfo[]> {
    return this.directory.all(reading.viewer.jurisdictionId);
  }
}
