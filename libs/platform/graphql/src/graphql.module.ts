import { Global, Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withCheckedArguments } from './checked-arguments.js';
import type { GraphqlContext } from './context.js';
import { formatHttp } from './http-conformance.js';
import { GRAPHQL_PATH } from './paths.js';
import { Loaders } from './loaders.js';
import { MoneyResolver } from './money.js';
import { Operations } from './operations.js';
import { Readiness } from './readiness.js';
import { ErrorsFilter } from './errors.filter.js';
import { TypedInputPipe } from './typed-input.js';
import { inputPipe } from './validation.js';

type GraphqlOptions = {
  readonly imports?: ModuleMetadata['imports'];
  /** How often a signed-in caller must ask for a document before it is compiled; 0 never compiles. By default 3. */
  readonly jit?: number;
};

/** The GraphQL edge of an API process: schema from the resolvers of all modules, HTTP at `/graphql`, checks, loaders. Needs `Views` from the process. */
@Global()
@Module({})
export class GraphqlModule {
  static forRoot({ imports = [], jit = 3 }: GraphqlOptions = {}): DynamicModule {
    return {
      module: GraphqlModule,
      imports: [
        ...imports,
        GraphQLModule.forRoot<MercuriusDriverConfig>({
          driver: MercuriusDriver,
          path: GRAPHQL_PATH,
          autoSchemaFile: true,
          sortSchema: true,
          transformSchema: withCheckedArguments,
          graphiql: false,
          // Not needed: `Operations` does what these would bound.
          cache: false,
          errorFormatter: formatHttp as NonNullable<MercuriusDriverConfig['errorFormatter']>,
          context: (req: FastifyRequest, reply: FastifyReply) => ({ req, reply }) satisfies GraphqlContext,
        }),
      ],
      providers: [
        Loaders,
        MoneyResolver,
        Readiness,
        { provide: Operations, useFactory: () => new Operations(jit) },
        { provide: APP_PIPE, useFactory: () => new TypedInputPipe(inputPipe()) },
        { provide: APP_FILTER, useClass: ErrorsFilter },
      ],
      exports: [Loaders, Operations, Readiness],
    };
  }
}
