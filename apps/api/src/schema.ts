import 'reflect-metadata';
import { SignInResolver } from '#libs/access';
import { MoneyResolver } from '#libs/graphql';
import { FiguresModule } from '#libs/ledger';
import { contexts } from '#libs/program';
import { TimelineModule } from '#libs/timeline';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';

// Prints the code-first schema without a database: the resolvers are the providers of the modules that bear a resolver's mark.
const RESOLVER = 'graphql:resolver_type';
const providersOf = (module: Type<unknown>): Type<unknown>[] => (Reflect.getMetadata('providers', module) ?? []) as Type<unknown>[];
const isResolver = (provider: unknown): provider is Type<unknown> =>
  typeof provider === 'function' && (Reflect.hasMetadata(RESOLVER, provider) || provider.name.endsWith('Resolver'));

const modules = [FiguresModule, TimelineModule, ...contexts.map((context) => context.module)];
const resolvers = [SignInResolver, MoneyResolver, ...modules.flatMap(providersOf).filter(isResolver)];

const app = await NestFactory.create(GraphQLSchemaBuilderModule, { logger: ['error'] });
await app.init();
const schema = await app.get(GraphQLSchemaFactory).create(resolvers as Type<unknown>[], { skipCheck: true });
process.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`);
await app.close();
process.exit(0);
