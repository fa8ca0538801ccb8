import { setTimeout as pause } from 'node:timers/promises';
import {
  Controller,
  Get,
  Global,
  Module,
  NotFoundException,
  type DynamicModule,
  type ModuleMetadata,
} from '@nestjs/common';
import {
  Args,
  Context,
  Extensions,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, MaxLength, Min, ValidateNested } from 'class-validator';
import type { DataSource } from 'typeorm';
import {
  AccessModule,
  accessMigrations,
  AccountNames,
  Allow,
  Caller,
  createDemoAccounts,
} from '#platform/access';
import { openDataSource } from '#platform/database';
import { logMigrations } from '#platform/event-store';
import {
  BigIntScalar,
  Connection,
  CountWanted,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  figuresOf,
  GraphqlModule,
  IsCleanText,
  IsMinorUnits,
  IsRealDate,
  Loaders,
  Money,
  MoneyField,
  moneyView,
  PageArgs,
  UuidScalar,
  type GraphqlContext,
  type MoneyInput,
  type Page,
} from '#platform/graphql';
import { badField, dateOf, moneyOf, Refused, type Meta } from '#platform/kernel';
import { Views, type Progress, type RowClass } from '#platform/projections';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { createHttpApp, type HttpOptions } from '../http.js';

/*
 * A small application with one of everything, for the specs of the HTTP layer.
 */

@InputType()
class ShareInput {
  @Field(() => ID) organizationId!: string;
  @Field(() => Int) @IsInt() @Min(1) basisPoints!: number;
}

@InputType()
class BuildNestInput {
  @Field(() => UuidScalar, { nullable: true }) commandId?: string | null;
  @Field(() => String) @IsCleanText({ max: 20 }) name!: string;
  @Field(() => DateScalar) @IsRealDate() builtOn!: string;
  @MoneyField() planned!: MoneyInput;
  @Field(() => BigIntScalar, { nullable: true }) @IsOptional() @IsMinorUnits() extra?: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) seenAt?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) ratio?: string | null;
  @Field(() => [ShareInput], { nullable: true })
  @IsOptional()
  @ValidateNested()
  @ArrayMaxSize(10)
  @Type(() => ShareInput)
  shares?: ShareInput[] | null;
}

/** Behind parameters whose TypeScript type does not show it; the lists and members of this and the next forget `@ValidateNested()`. */
@InputType()
class LeafInput {
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(5) code?: string | null;
}

@InputType()
class BranchInput {
  @Field(() => LeafInput, { nullable: true }) @IsOptional() inner?: LeafInput | null;
}

@InputType()
class TwigFilter {
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(5) code?: string | null;
  @Field(() => [LeafInput], { nullable: true }) @IsOptional() @ArrayMaxSize(3) twigs?: LeafInput[] | null;
  @Field(() => BranchInput, { nullable: true }) @IsOptional() inner?: BranchInput | null;
}

@ObjectType()
class Nest {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Money) planned!: Money;
  @Field(() => String) commandId!: string;
  @Field(() => String) actorId!: string;
  @Field(() => String) correlationId!: string;
  @Field(() => DateTimeScalar) at!: string;
}

const nest = (id: string, more: Partial<Nest> = {}): Nest =>
  Object.assign(new Nest(), {
    id,
    name: `nest ${id}`,
    planned: moneyView({ amount: 5_820_000_000_000n, currency: 'CNY', cny: '5820000000000' }),
    commandId: '',
    actorId: '',
    correlationId: '',
    at: '2022-08-31T00:00:00.000Z',
    ...more,
  });

const NestConnection = Connection(Nest, 'Nest');

/** How often each was asked, for the specs. */
export const counted = { batches: 0, ended: 0, wantedCounts: [] as boolean[] };

/** Ringing it makes `bells` publish. */
class Bell {
  private waiting: (() => void)[] = [];

  ring(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const go of waiting) go();
  }

  rung(): Promise<void> {
    return new Promise((go) => this.waiting.push(go));
  }

  /** Resolves once so many wait for the bell. */
  async awaited(many = 1): Promise<void> {
    while (this.waiting.length < many) await pause(2);
  }
}
export const bell = new Bell();

@Resolver(() => Nest)
class NestResolver {
  constructor(
    private readonly loaders: Loaders,
    private readonly names: AccountNames,
  ) {}

  @Allow('public')
  @Query(() => String)
  hello(@Args('name', { type: () => String, nullable: true }) name: string | null): string {
    return `hello ${name ?? 'nobody'}`;
  }

  @Allow('pipeline.read')
  @Query(() => NestConnection)
  nests(@Args() page: PageArgs, @CountWanted() wanted: boolean): Page<Nest> {
    counted.wantedCounts.push(wanted);
    const edges = ['1', '2'].slice(0, page.first ?? 50).map((id) => ({ node: nest(id), cursor: id }));
    return {
      edges,
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: '1', endCursor: '2' },
      totalCount: wanted ? 2 : -1,
    };
  }

  @Allow('public')
  @Extensions(figuresOf(({ cells }: { cells: number }) => cells))
  @Query(() => String)
  dear(
    @Args('cells', { type: () => Int }) cells: number,
    @Args('bytes', { type: () => Int }) bytes: number,
  ): string {
    return `${cells}`.padEnd(bytes, '-');
  }

  @Allow('pipeline.read')
  @Query(() => String)
  async rung(): Promise<string> {
    await bell.rung();
    return 'rung';
  }

  @Allow('pipeline.read')
  @Query(() => String)
  on(@Args('day', { type: () => DateScalar }) day: string): string {
    return day;
  }

  @Allow('project.land')
  @Mutation(() => Nest)
  buildNest(@Args('input') input: BuildNestInput, @Caller() meta: Meta): Nest {
    const planned = moneyOf('planned', input.planned, dateOf(meta.at));
    const { commandId, actorId, correlationId, at } = meta;
    return nest('9', {
      name: input.name,
      planned: moneyView(planned),
      commandId,
      actorId,
      correlationId,
      at,
    });
  }

  @Allow('public')
  @Query(() => String)
  perch(
    @Args('filter', { type: () => TwigFilter, nullable: true }) filter: TwigFilter | null,
    @Args('any', { type: () => [TwigFilter], nullable: true }) any: readonly TwigFilter[] | null,
    @Args('share', { type: () => ShareInput, nullable: true }) share?: ShareInput,
  ): string {
    return [filter, ...(any ?? []), ...(share ? [share] : [])]
      .map((each) => each?.constructor.name ?? '-')
      .join();
  }

  @Allow('public')
  @Query(() => String, { nullable: true })
  failSoftly(@Args('how') how: string): string {
    return this.fail(how);
  }

  @Allow('public')
  @Query(() => String)
  fail(@Args('how') how: string): string {
    switch (how) {
      case 'refused':
        throw new Refused('LEAD_LOST', { field: 'leadId', leadId: 'L1', fen: 5n });
      case 'field':
        return badField('name', 'TEXT_EMPTY', 'nothing was written');
      case 'not found':
        throw new NotFoundException('row 5 of secret_table');
      case 'conflict':
        throw Object.assign(new Error('stream lead-1 is not at version 3'), { name: 'VersionConflict' });
      case 'aggregate':
        throw new AggregateError([new Error('connect ECONNREFUSED 10.0.0.5:5432')], 'all failed');
      case 'store away':
        throw new AggregateError(
          [Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' })],
          'all failed',
        );
      case 'store restarting':
        throw Object.assign(
          new Error('terminating connection due to administrator command, in select secret'),
          {
            code: '57P01',
          },
        );
      case 'store full':
        throw Object.assign(new Error('could not extend file "base/16384/secret"'), { code: '53100' });
      default:
        throw new Error('select password from access.account');
    }
  }

  @Query(() => String)
  forgotten(): string {
    return 'an entry point without @Allow';
  }

  @Allow('pipeline.read')
  @Subscription(() => Int)
  async *ticks(@Args('upTo', { type: () => Int }) upTo: number): AsyncGenerator<{ ticks: number }> {
    try {
      for (let tick = 1; tick <= upTo; tick += 1) {
        yield { ticks: tick };
        await pause(1);
      }
    } finally {
      counted.ended += 1;
    }
  }

  @Allow('pipeline.read')
  @Subscription(() => Nest)
  async *bells(): AsyncGenerator<{ bells: Nest }> {
    for (;;) {
      await bell.rung();
      yield { bells: nest('7') };
    }
  }

  @Allow('pipeline.read')
  @Subscription(() => Int)
  async *broken(): AsyncGenerator<{ broken: number }> {
    yield { broken: 1 };
    throw new Error('select password from access.account');
  }

  @Allow('pipeline.read')
  @Subscription(() => Int, { filter: ({ even }: { even: number }) => even % 2 === 0 })
  async *even(): AsyncGenerator<{ even: number }> {
    for (let n = 1; n <= 4; n += 1) yield { even: n };
  }

  @ResolveField(() => String)
  async twig(@Parent() { id }: Nest, @Context() context: GraphqlContext): Promise<string | null> {
    return this.loaders.loadBy(context, 'twig', (ids) => this.twigs(ids), id);
  }

  @ResolveField(() => String, { nullable: true })
  rotten(@Parent() { id }: Nest): string {
    if (id === '2') throw new Refused('NEST_ROTTEN');
    return 'sound';
  }

  @ResolveField(() => String)
  async builder(@Parent() { actorId }: Nest, @Context() context: GraphqlContext): Promise<string> {
    return this.names.of(context, actorId);
  }

  @ResolveField(() => [Nest])
  neighbours(
    @Parent() { id }: Nest,
    @Args('first', { type: () => Int, defaultValue: 50, nullable: true }) first: number | null,
  ): Nest[] {
    return [nest(`${id}a`), nest(`${id}b`)].slice(0, first ?? 50);
  }

  private async twigs(ids: readonly string[]): Promise<Map<string, string>> {
    counted.batches += 1;
    return new Map(ids.map((id) => [id, `twig of ${id}`]));
  }
}

@Controller('files')
class FileController {
  @Allow('figures.read')
  @Get('figures')
  figures(): string {
    return 'figures';
  }

  @Allow('public')
  @Get('refused')
  refused(): string {
    throw new Refused('FILE_TOO_OLD', { name: 'a.csv' });
  }

  @Allow('public')
  @Get('away')
  away(): string {
    throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' });
  }

  @Get('forgotten')
  forgotten(): string {
    return 'an entry point without @Allow';
  }
}

/** A part that a spec brings along. */
export type Part = Pick<ModuleMetadata, 'providers'>;

@Global()
@Module({ controllers: [FileController] })
class SampleModule {}

export const sampleRoot = (
  source: DataSource,
  jit: number,
  { providers = [] }: Part = {},
): DynamicModule => ({
  module: SampleModule,
  providers: [
    NestResolver,
    { provide: Views, useFactory: () => new Views(source, {} as Progress) },
    ...providers,
  ],
  exports: [Views],
  imports: [GraphqlModule.forRoot({ jit }), AccessModule.forRoot({ source, cookieSecure: false })],
});

export type SampleApp = {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly database: TestDatabase;
  close(): Promise<void>;
};

/** The sample application, listening on a free port, with the demonstration users in a database of its own. */
export const startSampleApp = async ({
  jit = 1,
  on = '127.0.0.1',
  rows = [],
  part = {},
  ...http
}: {
  jit?: number;
  on?: string;
  rows?: RowClass[];
  part?: Part;
} & Partial<HttpOptions> = {}): Promise<SampleApp> => {
  const database = await testDatabase([...logMigrations, ...accessMigrations]);
  const owner = await openDataSource(database.owner, []);
  await createDemoAccounts(owner);
  await owner.destroy();
  const source = await openDataSource(database.api, rows);
  const app = await createHttpApp(sampleRoot(source, jit, part), {
    overTls: false,
    logger: false,
    ...http,
  });
  await app.listen(0, on);
  return {
    app,
    url: (await app.getUrl()).replace('[::1]', '127.0.0.1'),
    database,
    close: async () => {
      await app.close();
      await source.destroy();
      await database.drop();
    },
  };
};

export type Answer = {
  status: number;
  headers: Headers;
  data: Record<string, any> | null | undefined; // oxlint-disable-line typescript/no-explicit-any -- JSON
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, any> }[];
};

/** Posts a GraphQL operation as a browser of this origin would. */
export const ask = async (
  url: string,
  query: string,
  variables?: object,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify({ query, ...(variables ? { variables } : {}) }),
  });
  const body = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
  return { status: response.status, headers: response.headers, data: body.data, errors: body.errors ?? [] };
};

/** Signs a demonstration user in; the Cookie header of the session. */
export const cookieOf = async (url: string, username: string, password = 'demo-yinfeng'): Promise<string> => {
  const { headers, errors } = await ask(url, 'mutation($i: SignInInput!) { signIn(input: $i) { id } }', {
    i: { username, password },
  });
  const [cookie] = headers.getSetCookie();
  if (!cookie) throw new Error(`no cookie: ${JSON.stringify(errors)}`);
  return cookie.split(';')[0]!;
};
