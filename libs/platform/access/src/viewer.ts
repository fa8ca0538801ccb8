import { enumOf, type GraphqlContext } from '#platform/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Reading } from '#platform/kernel';
import { permissionsOf, roles, type Permission, type Role } from './permissions.js';

export const roleEnum = enumOf(roles, { name: 'Role', description: 'The role of an account.' });

/** The account behind a session. */
@ObjectType()
export class Viewer {
  @Field(() => ID) id!: string;
  @Field(() => String) username!: string;
  @Field(() => String) displayName!: string;
  @Field(() => roleEnum) role!: Role;
  @Field(() => ID, { description: 'The home jurisdiction: the default filter of every list and figure.' })
  jurisdictionId!: string;
  @Field(() => ID, { nullable: true }) organizationId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The station that the account works at.' })
  stationId!: string | null;

  @Field(() => [String], { description: 'What this account may do.' })
  get permissions(): readonly Permission[] {
    return permissionsOf(this.role);
  }
}

/** What the guard leaves on the operation's context (or on a plain HTTP request) for `@Caller()` and `@CurrentViewer()`. */
export type Known = {
  readonly viewer: Viewer | null;
  /** RFC 3339, this process's clock corrected to the database's. */
  readonly now: () => string;
};

export type KnownContext = GraphqlContext & { known?: Known; reading?: Reading };
