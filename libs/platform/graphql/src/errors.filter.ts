import { Refused } from '#platform/kernel';
import { BadRequestException, Catch, ServiceUnavailableException, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { isHangUp, noteHangUp, refusalExtensions, storeFaultExtensions } from './errors.js';

/**
 * Passes what a resolver threw on to `formatError`, which alone decides what the client is told and what is logged. Nest would log refusals,
 * which are answers, as faults, and faults twice. Plain HTTP handlers keep Nest's own way.
 */
@Catch()
export class ErrorsFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    // GraphQL treats a returned error as thrown; anything else that is returned would be the answer.
    if (host.getType<GqlContextType>() === 'graphql')
      return error instanceof Error ? error : new Error(String(error));
    if (isHangUp(error)) {
      noteHangUp();
      return super.catch(new BadRequestException(), host); // nobody reads this answer, but it ends what waits for one
    }
    const unavailable = storeFaultExtensions(error);
    if (unavailable) {
      const reply = host.switchToHttp().getResponse<FastifyReply>();
      reply.header('retry-after', unavailable['retryAfterSeconds']);
      return super.catch(new ServiceUnavailableException(unavailable), host);
    }
    return super.catch(
      error instanceof Refused ? new BadRequestException(refusalExtensions(error)) : error,
      host,
    );
  }
}
