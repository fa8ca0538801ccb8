import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';

type ModuleLike = Type<unknown> | DynamicModule;

/** Where @nestjs/graphql's method decorators leave their mark. */
const MARKS = ['graphql:resolver_type', 'graphql:resolve_property'];

const listed = (module: Type<unknown>, key: 'imports' | 'providers'): unknown[] =>
  (Reflect.getMetadata(MODULE_METADATA[key === 'imports' ? 'IMPORTS' : 'PROVIDERS'], module) as
    unknown[] | undefined) ?? [];

const isClass = (value: unknown): value is Type<unknown> =>
  typeof value === 'function' && 'prototype' in value;

const classOf = (provider: Provider): Type<unknown> | undefined => {
  if (isClass(provider)) return provider;
  const { useClass, provide } = provider as { useClass?: unknown; provide?: unknown };
  return [useClass, provide].find(isClass);
};

const isResolver = (type: Type<unknown>): boolean =>
  new MetadataScanner().getAllMethodNames(type.prototype as object).some((method) => {
    const handler: unknown = (type.prototype as Record<string, unknown>)[method];
    return typeof handler === 'function' && MARKS.some((mark) => Reflect.hasMetadata(mark, handler));
  });

/** The resolver classes of a module and of all that it imports. Nothing is instantiated. */
const resolversOf = (root: ModuleLike): Type<unknown>[] => {
  const seen = new Set<unknown>();
  const found = new Set<Type<unknown>>();
  const visit = (module: ModuleLike): void => {
    if (seen.has(module)) return;
    seen.add(module);
    const dynamic: Partial<DynamicModule> = isClass(module) ? {} : module;
    const type = isClass(module) ? module : module.module;
    for (const provider of [...listed(type, 'providers'), ...(dynamic.providers ?? [])]) {
      const candidate = classOf(provider as Provider);
      if (candidate && isResolver(candidate)) found.add(candidate);
    }
    for (const imported of [...listed(type, 'imports'), ...(dynamic.imports ?? [])])
      visit(imported as ModuleLike);
  };
  visit(root);
  return [...found];
};

/** The schema of an application in SDL, sorted, from its decorators alone: no database, nothing started. */
export const printedSchema = async (root: ModuleLike): Promise<string> => {
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    const schema = await builder.get(GraphQLSchemaFactory).create(resolversOf(root));
    return `${printSchema(lexicographicSortSchema(schema))}\n`;
  } finally {
    await builder.close();
  }
};
