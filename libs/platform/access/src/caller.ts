import { randomUUID } from 'node:crypto';
import { isUuid, readingOf } from '#platform/graphql';
import { badField, Refused, type Meta, type Reading } from '#platform/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { permissionsOf } from './permissions.js';
import type { Known, KnownContext, Viewer } from './viewer.js';

type Surroundings = {
  req: FastifyRequest;
  known: Known | undefined;
  reading: Reading | undefined;
  input: { commandId?: unknown } | undefined;
};

const surroundingsOf = (context: ExecutionContext): Surroundings => {
  if (context.getType<GqlContextType>() === 'graphql') {
    const graphql = GqlExecutionContext.create(context);
    const { req, known, reading } = graphql.getContext<KnownContext>();
    return { req, known, reading, input: graphql.getArgs<{ input?: { commandId?: unknown } }>().input };
  }
  const req = context.switchToHttp().getRequest<FastifyRequest & { known?: Known; reading?: Reading }>();
  return { req, known: req.known, reading: req.reading, input: undefined };
};

/** The `Meta` of a command said by this viewer. `commandId` is the input's, or a new one; a wrong one is `BAD_USER_INPUT`. */
export const metaOf = (
  viewer: Viewer,
  { commandId, correlationId, at }: { commandId?: unknown; correlationId: string; at: string },
): Meta => {
  if (commandId !== null && commandId !== undefined && !isUuid(commandId))
    return badField('commandId', 'UUID_INVALID', 'a UUID');
  return {
    ...(typeof commandId === 'string'
      ? { commandId: commandId.toLowerCase() }
      : { commandId: randomUUID(), unrepeatable: true }),
    actorId: viewer.id,
    jurisdictionId: viewer.jurisdictionId,
    ...(viewer.organizationId ? { organizationId: viewer.organizationId } : {}),
    correlationId,
    at,
    // Within the jurisdiction everybody's records are within everybody's reach.
    grant: { permissions: permissionsOf(viewer.role), scopes: 'all' },
  };
};

/**
 * Resolver parameter: the `Meta` of the command that this mutation says. Its `commandId` is `input.commandId` where given,
 * so that the same id twice has one effect. Refuses the anonymous.
 */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Meta => {
  const { req, known, input } = surroundingsOf(context);
  if (!known?.viewer) throw new Refused('UNAUTHENTICATED');
  return metaOf(known.viewer, {
    commandId: input?.commandId,
    correlationId: isUuid(req.id) ? req.id : randomUUID(),
    at: known.now(),
  });
});

/** Resolver parameter: the `Reading` of this operation, for everything that reads rows. Refuses the anonymous. */
export const Reader = createParamDecorator((_: unknown, context: ExecutionContext): Reading =>
  readingOf(surroundingsOf(context)),
);

/** Resolver parameter: the `Viewer`; null for an anonymous caller of a public entry point. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext): Viewer | null => surroundingsOf(context).known?.viewer ?? null,
);
