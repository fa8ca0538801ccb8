import type { INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ALLOW } from './allow.js';
import { permissions } from './permissions.js';

/** Where `@Query()`, `@Mutation()` and `@Subscription()` of @nestjs/graphql leave their kind and their name. */
const KIND = 'graphql:resolver_type';
const NAME = 'graphql:resolver_name';
const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

type EntryPoint = {
  readonly name: string;
  readonly handler: string;
  readonly allowance: string | undefined;
};

/** Every Query, Mutation, Subscription and HTTP handler of an application, with what it asks of its caller. */
export const entryPointsOf = (app: INestApplicationContext): EntryPoint[] => {
  const scanner = new MetadataScanner();
  const found = [...app.get(ModulesContainer).values()]
    .flatMap((module) => [...module.providers.values(), ...module.controllers.values()])
    .flatMap(({ instance }) => {
      const prototype: unknown = instance ? Object.getPrototypeOf(instance) : undefined;
      if (typeof prototype !== 'object' || prototype === null || prototype === Object.prototype) return [];
      return scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler: unknown = (prototype as Record<string, unknown>)[method];
        if (typeof handler !== 'function') return [];
        const kind: unknown = Reflect.getMetadata(KIND, handler);
        const isRoot = typeof kind === 'string' && ROOTS.has(kind);
        if (!isRoot && Reflect.getMetadata(METHOD_METADATA, handler) === undefined) return [];
        const said: unknown = Reflect.getMetadata(NAME, handler);
        const allowance = Reflect.getMetadata(ALLOW, handler) as string | undefined;
        return [
          {
            name: `${isRoot ? kind : 'HTTP'}.${typeof said === 'string' ? said : method}`,
            handler: `${prototype.constructor.name}.${method}`,
            allowance,
          },
        ];
      });
    });
  // A provider that several modules list is one entry point.
  return [...new Map(found.map((each) => [each.handler, each])).values()];
};

/**
 * The entry points without `@Allow`, or with a permission that no context declares, as `Query.leads (LeadsResolver.leads)`: nobody may use
 * them, so there should be none.
 */
export const entryPointsWithoutAllow = (app: INestApplicationContext): string[] => {
  const known = new Set<string>(permissions());
  return entryPointsOf(app)
    .filter(({ allowance }) => allowance !== 'public' && !known.has(allowance ?? ''))
    .map(({ name, handler }) => `${name} (${handler})`);
};
