import { Global, Module, type DynamicModule, type InjectionToken, type ModuleMetadata } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getVariableValues, Kind, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { withCheckedArguments } from './checked-arguments.js';
import type { GraphqlContext } from './context.js';
import { DocumentRefused } from './errors.js';
import { formatHttp } from './http-conformance.js';
import { GRAPHQL_PATH } from './paths.js';
import { API_SOURCE, Loaders } from './loaders.js';
import { MoneyResolver } from './money.js';
import { Readiness } from './readiness.js';
import { ErrorsFilter } from './errors.filter.js';
import { limitRules, limits } from './rules.js';
import { inputPipe } from './validation.js';

type Execution = { document?: DocumentNode } | undefined;

/**
 * Guards two weaknesses of the compiled path. graphql-jit words variable errors in its own way and without a path, and on the
 * one call that compiles a document Mercurius leaves the check to it. And Mercurius keeps one compiled operation per document:
 * of a document with several, the first one compiled would answer for all.
 */
export const beforeExecution = async (
  schema: GraphQLSchema,
  document: DocumentNode,
  context: { reply?: { request: { body?: unknown } } },
  variables: Record<string, unknown> | undefined,
): Promise<Execution> => {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operations.length !== 1) return { document };
  const [operation] = operations;
  if (operation?.variableDefinitions?.length) {
    const { errors } = getVariableValues(schema, operation.variableDefinitions, variables ?? {}, {
      maxErrors: limits.errors,
    });
    if (errors) throw new DocumentRefused(errors);
  }
  return undefined;
};

export type GraphqlOptions = {
  /** The DataSource of the API's role, for `Loaders`. */
  readonly source: {
    inject: InjectionToken[];
    useFactory: (...args: never[]) => DataSource | Promise<DataSource>;
  };
  readonly imports?: ModuleMetadata['imports'];
  /** Compile a document once it has been asked for this many times; 0 never does. By default 1. */
  readonly jit?: number;
};

/** The GraphQL edge of an API process: schema from the resolvers of all modules, HTTP at `/graphql`, checks, loaders. */
@Global()
@Module({})
export class GraphqlModule {
  static forRoot({ source, imports = [], jit = 1 }: GraphqlOptions): DynamicModule {
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
          jit,
          errorFormatter: formatHttp as NonNullable<MercuriusDriverConfig['errorFormatter']>,
          context: (req: FastifyRequest, reply: FastifyReply) => ({ req, reply }) satisfies GraphqlContext,
          graphql: {
            parseOptions: { maxTokens: limits.tokens },
            validateOptions: { maxErrors: limits.errors },
          },
          validationRules: [...limitRules],
          hooks: { preExecution: beforeExecution as never },
        }),
      ],
      providers: [
        Loaders,
        MoneyResolver,
        Readiness,
        { provide: API_SOURCE, ...source },
        { provide: APP_PIPE, useFactory: inputPipe },
        { provide: APP_FILTER, useClass: ErrorsFilter },
      ],
      exports: [Loaders, Readiness, API_SOURCE],
    };
  }
}
