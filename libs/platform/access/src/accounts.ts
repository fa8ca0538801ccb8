import { DateTimeScalar } from '#platform/graphql';
import { Refused, type Meta } from '#platform/kernel';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { DataSource } from 'typeorm';
import type { Role } from './permissions.js';
import { roleEnum } from './viewer.js';

/** An account as who administers it sees it. */
@ObjectType()
export class AccountInfo {
  @Field(() => ID) id!: string;
  @Field(() => String) username!: string;
  @Field(() => String) displayName!: string;
  @Field(() => roleEnum) role!: Role;
  @Field(() => Boolean) disabled!: boolean;
  @Field(() => ID, { nullable: true }) organizationId!: string | null;
  @Field(() => ID, { nullable: true }) stationId!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Its last sign-in or, to the minute, what it last asked in a session that lives. Null for never.',
  })
  lastSeenAt!: string | null;
}

/** What a command looks up of the accounts that it names, and a list of them for who administers them. */
export class Accounts {
  constructor(private readonly source: Pick<DataSource, 'query'>) {}

  /** All of a jurisdiction, in order of their usernames. The system's account is of none. */
  async all(jurisdictionId: string): Promise<AccountInfo[]> {
    const rows = (await this.source.query(
      `select id, username, display_name as "displayName", role, disabled, organization_id as "organizationId",
              station_id as "stationId",
              greatest((select max(seen_at) from access.session where account_id = a.id),
                       (select max(seen_at) from access.device where account_id = a.id)) as "seenAt"
         from access.account a where jurisdiction_id = $1 order by username`,
      [jurisdictionId],
    )) as (Omit<AccountInfo, 'lastSeenAt'> & { seenAt: Date | null })[];
    return rows.map(({ seenAt, ...account }) => ({ ...account, lastSeenAt: seenAt?.toISOString() ?? null }));
  }

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
