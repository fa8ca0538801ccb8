import { Refused } from '#platform/kernel';
import { BadRequestException, Catch, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { GqlContextType } from '@nestjs/graphql';
import { isHangUp, noteHangUp, refusalExtensions } from './errors.js';

/**
 * Passes what a resolver threw on to `formatError`, which alone decides what is told and what is logged: Nest would log a
 * refusal, which is an answer, as a fault, and a fault a second time. Plain HTTP handlers keep Nest's own way.
 */
@Catch()
export class ErrorsFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    // GraphQL takes an error that is returned for one that is thrown; anything else it would take for the answer.
    if (host.getType<GqlContextType>() === 'graphql')
      return error instanceof Error ? error : new Error(String(error));
    if (isHangUp(error)) {
      noteHangUp();
      return super.catch(new BadRequestException(), host); // answers nobody, and ends what waits for an answer
    }
    return super.catch(
      error instanceof Refused ? new BadRequestException(refusalExtensions(error)) : error,
      host,
    );
  }
}
