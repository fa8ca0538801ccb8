// Nest with Apollo Server on Fastify, as its documentation sets it up: code-first, a guard before every query.
import 'reflect-metadata';
import { ApolloDriver } from '@nestjs/apollo';
import { Module, UnauthorizedException } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import {
  Args,
  Field,
  GqlExecutionContext,
  GraphQLModule,
  ID,
  Int,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
} from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';

// Decorators by hand: this file is not compiled.
const object = (type, fields) => {
  for (const [name, of] of Object.entries(fields)) Field(of)(type.prototype, name);
  ObjectType()(type);
  return type;
};
const enumOf = (name, ...values) => {
  const made = Object.fromEntries(values.map((value) => [value, value]));
  registerEnumType(made, { name });
  return made;
};

const Measure = enumOf('Measure', 'PLANNED_INVESTMENT', 'PROJECTS_LANDED');
const Dimension = enumOf('Dimension', 'ORGANIZATION');
const Key = object(class Key {}, { code: () => String, name: () => String });
const Figure = object(class Figure {}, {
  measure: () => Measure,
  value: () => String,
  entryCount: () => Int,
});
const TotalRow = object(class TotalRow {}, { keys: () => [Key], figures: () => [Figure] });
const Totals = object(class Totals {}, { rows: () => [TotalRow], ruleId: () => ID });

/** Serves `totals` from what every server stands on. */
export const serve = async (hand) => {
  class TotalsResolver {
    async totals(_measures, _groupBy, first) {
      const rows = await hand.totals(first);
      return {
        ruleId: 'baseline@1',
        rows: rows.map(({ code, name, figures }) => ({ keys: [{ code, name }], figures })),
      };
    }
  }
  const { prototype } = TotalsResolver;
  Reflect.defineMetadata('design:paramtypes', [Array, Array, Number], prototype, 'totals');
  const method = Object.getOwnPropertyDescriptor(prototype, 'totals');
  Args('measures', { type: () => [Measure] })(prototype, 'totals', 0);
  Args('groupBy', { type: () => [Dimension], nullable: true })(prototype, 'totals', 1);
  Args('first', { type: () => Int, nullable: true })(prototype, 'totals', 2);
  Query(() => Totals)(prototype, 'totals', method);
  Resolver()(TotalsResolver);

  class SessionGuard {
    async canActivate(context) {
      const { req } = GqlExecutionContext.create(context).getContext();
      if (!(await hand.knows(req.headers.cookie))) throw new UnauthorizedException();
      return true;
    }
  }

  class AppModule {}
  Module({
    imports: [
      GraphQLModule.forRoot({
        driver: ApolloDriver,
        autoSchemaFile: true,
        graphiql: false,
        playground: false,
        introspection: false,
        context: (req) => ({ req }),
      }),
    ],
    providers: [TotalsResolver, { provide: APP_GUARD, useClass: SessionGuard }],
  })(AppModule);

  const app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: ['fatal', 'error'] });
  await app.listen(0, '127.0.0.1');
  return { url: await app.getUrl(), stop: () => app.close() };
};
