import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { Documents, hasOneOperation, type Prepared } from './documents.js';
import { RequestRefused } from './errors.js';
import { checkFigures, figuresAsked } from './figures-asked.js';
import { formatHttp } from './http-conformance.js';
import { InFlight } from './in-flight.js';
import { limits } from './rules.js';

/** The account of a request's session, or undefined for a stranger. */
type AccountOf = (request: FastifyRequest) => Promise<string | undefined>;

/** One operation that may run: its document and variables passed every check, and what it asks for is known. */
type Operation = {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly figures: number;
  /** Takes room among what the account has under way, and returns how to give it back. */
  readonly begin: () => () => void;
  /** The compiled operation, once it is worth it. */
  readonly compiled: CompiledQuery | undefined;
};

type Asked = {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly operationName?: string | null | undefined;
};

/** What is kept of the documents of those who signed in, and of strangers, who could else drive out the others'. */
const BYTES = 32 * 1024 * 1024;
const BYTES_OF_STRANGERS = 4 * 1024 * 1024;

type Compiled = CompiledQuery | 'not to be compiled';

/**
 * Everything between the text of an operation and its answer, the same over HTTP and WebSocket. It stands in the place of Mercurius's own,
 * which keeps 1,024 documents and more, however large each is, and compiles for whoever asks twice.
 */
@Injectable()
export class Operations {
  private readonly members = new Documents<Compiled>(BYTES, false);
  private readonly strangers = new Documents<Compiled>(BYTES_OF_STRANGERS, true);
  private readonly inFlight = new InFlight();
  /** Set where the application is put together: the edge knows no account. */
  accountOf: AccountOf = async () => undefined;

  /** @param jit how often a signed-in caller must ask for a document before it is compiled; 0 never compiles */
  constructor(private readonly jit: number) {}

  /**
   * Reads and checks an operation.
   * @throws DocumentRefused what is wrong with the document or its variables
   */
  async prepare(schema: GraphQLSchema, request: FastifyRequest, asked: Asked): Promise<Operation> {
    const account = await this.accountOf(request);
    const documents = account === undefined ? this.strangers : this.members;
    const prepared = documents.of(schema, asked.query);
    const { document } = prepared;
    const definition = getOperationAST(document, asked.operationName || undefined);
    if (!definition)
      throw documents.refused([
        new GraphQLError(
          asked.operationName
            ? `Unknown operation named "${asked.operationName.slice(0, 60)}".`
            : 'Must provide operation name if query contains multiple operations.',
        ),
      ]);
    // graphql-jit words what is wrong with a variable in its own way and without its path, so it is found before.
    const { errors, coerced } = getVariableValues(
      schema,
      definition.variableDefinitions ?? [],
      asked.variables ?? {},
      { maxErrors: limits.errors },
    );
    if (errors) throw documents.refused(errors);
    let figures = 0;
    try {
      figures = figuresAsked(schema, document, definition, coerced);
      checkFigures(figures);
    } catch (error) {
      if (error instanceof GraphQLError) throw documents.refused([error]);
      throw error;
    }
    const kind = definition.operation === OperationTypeNode.SUBSCRIPTION ? 'subscriptions' : 'operations';
    return {
      document,
      definition,
      figures,
      begin: () => (account === undefined ? () => {} : this.inFlight.begin(account, kind, figures)),
      compiled: account === undefined ? undefined : this.compiledOf(schema, asked.query, prepared),
    };
  }

  /** Puts this in Mercurius's place once it stands; it keeps the routes and the shape of requests. */
  replaceIn(fastify: FastifyInstance): void {
    fastify.addHook('onReady', async () => {
      const host = fastify as unknown as { graphql: { schema: GraphQLSchema } };
      const mercurius = host.graphql;
      const answer = (
        query: string,
        context: Context,
        variables?: Asked['variables'],
        operationName?: string,
      ) => this.answer(mercurius.schema, context, { query, variables, operationName });
      host.graphql = Object.assign(answer, mercurius);
    });
  }

  private async answer(schema: GraphQLSchema, context: Context, asked: Asked): Promise<ExecutionResult> {
    const { document, definition, begin, compiled } = await this.prepare(schema, context.req, asked);
    if (context.req.method === 'GET' && definition.operation !== OperationTypeNode.QUERY)
      throw new RequestRefused(405, 'METHOD_NOT_ALLOWED', 'Only queries are answered by GET');
    const end = begin();
    try {
      const variableValues = asked.variables ?? {};
      const operationName = asked.operationName || undefined;
      const result = (await (compiled
        ? compiled.query({}, context, variableValues)
        : execute({
            schema,
            document,
            contextValue: context,
            rootValue: {},
            variableValues,
            operationName,
          }))) as ExecutionResult;
      if (!result.errors) return result;
      const { statusCode, response } = formatHttp(result, context);
      context.reply.code(statusCode);
      return response;
    } finally {
      end();
    }
  }

  private compiledOf(
    schema: GraphQLSchema,
    text: string,
    prepared: Prepared<Compiled>,
  ): CompiledQuery | undefined {
    if (this.jit === 0 || prepared.asked < this.jit) return undefined;
    if (prepared.made === undefined) {
      // In a document with several operations, the first one that was compiled would answer for all.
      const made = hasOneOperation(prepared.document) ? compileQuery(schema, prepared.document) : undefined;
      const compiled = made && isCompiledQuery(made) ? made : 'not to be compiled';
      this.members.make(text, prepared, compiled, 1);
    }
    return prepared.made === 'not to be compiled' ? undefined : prepared.made;
  }
}

type Context = { readonly req: FastifyRequest; readonly reply: FastifyReply };
