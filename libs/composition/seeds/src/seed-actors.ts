import { contexts } from '#composition/program';
import { demoAccounts, guestAnalysts, SYSTEM_ACTOR_ID } from '#platform/access';
import type { Context } from '#platform/operations';
import type { DataSource } from 'typeorm';

type Post = Context['seededBy'];

/** Who sends a context's commands in the field: a seed is recorded by the same posts. */
const posts: ReadonlyMap<string, Post> = new Map(
  contexts.flatMap((context) => context.commands.map(({ name }) => [name, context.seededBy])),
);

/** The post that a seed sends a command as; undefined for what no context lists. */
export const seedPostOf = (command: string): Post | undefined => posts.get(command);

/** Accounts with the post that each fills: the analyst of another jurisdiction is its analyst. */
const filled: readonly { readonly id: string; readonly post: Post }[] = [
  ...demoAccounts.map(({ id, username }) => ({ id, post: username })),
  ...guestAnalysts.map(({ id }) => ({ id, post: 'analyst' as const })),
];

/** The accounts that a seed's steps are recorded by. */
export class SeedActors {
  private constructor(private readonly accounts: ReadonlyMap<Post, string>) {}

  /** The demonstration's accounts, where they are there and at home in the seed's jurisdiction. */
  static async in(source: Pick<DataSource, 'query'>, jurisdictionId: string): Promise<SeedActors> {
    const rows = (await source.query(
      'select id from access.account where id = any($1) and demo and not disabled and jurisdiction_id = $2',
      [filled.map(({ id }) => id), jurisdictionId],
    )) as { id: string }[];
    const there = filled.filter(({ id }) => rows.some((row) => row.id === id));
    return new SeedActors(new Map(there.map(({ post, id }) => [post, id])));
  }

  /** Who sends the command: the account of its post, and the system's administrator where there is none. */
  of(command: string): string {
    const post = seedPostOf(command);
    return (post && this.accounts.get(post)) ?? SYSTEM_ACTOR_ID;
  }

  /** Everybody else who may have sent it in an earlier planting: an earlier release sent all as the system's administrator. */
  othersThan(actorId: string): string[] {
    return [SYSTEM_ACTOR_ID, ...filled.map(({ id }) => id)].filter((id) => id !== actorId);
  }
}
