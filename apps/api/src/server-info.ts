import { Allow, DatabaseClock } from '#platform/access';
import { clockOf, SequencedLog, type LogClock } from '#platform/event-store';
import { DateScalar } from '#platform/graphql';
import { dateOf } from '#platform/kernel';
import { LogClockEnum } from '#platform/ledger';
import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';

/** What a page has to know of the server that it came from, before anybody signs in. */
@ObjectType({ description: 'The server 本服务: what a page has to know before anybody signs in.' })
export class ServerInfo {
  @Field(() => String) name!: string;
  @Field(() => String) version!: string;

  @Field(() => Boolean, {
    description: 'A demonstration 演示: its users are known to everybody, its data is made up.',
  })
  demo!: boolean;

  @Field(() => ID, {
    description:
      'Names the log behind all data. What a device has kept of another log belongs to another server.',
  })
  logId!: string;

  @Field(() => DateScalar, { description: 'The day in Shanghai, by which commands are judged.' })
  today!: string;

  @Field(() => LogClockEnum, {
    description: 'By whose clock the last record is dated: a demonstration is planted by its own.',
  })
  clock!: LogClock;

  @Field(() => String, {
    nullable: true,
    description:
      'Names the web app that is served; a page of another build is stale. Null without a web app.',
  })
  webBuild!: string | null;
}

/** What of it stays the same as long as the process runs. */
export class ServerFacts {
  constructor(readonly facts: Omit<ServerInfo, 'today' | 'clock'>) {}
}

@Resolver(() => ServerInfo)
export class ServerInfoResolver {
  constructor(
    private readonly server: ServerFacts,
    private readonly clock: DatabaseClock,
    private readonly log: SequencedLog,
  ) {}

  @Allow('public')
  @Query(() => ServerInfo)
  async serverInfo(): Promise<ServerInfo> {
    const times = await this.log.times();
    return { ...this.server.facts, today: dateOf(this.clock.now()), clock: clockOf(times, times.seq) };
  }
}
