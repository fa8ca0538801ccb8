import {
  ForbiddenException,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { Reading } from '#platform/kernel';
import type { FastifyRequest } from 'fastify';
import { ALLOW, type Allowance } from './allow.js';
import { DatabaseClock } from './database-clock.js';
import { refuseOtherAccount } from './expected-account.js';
import { holds } from './permissions.js';
import { Readings } from './readings.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import type { Known, KnownContext } from './viewer.js';

/** What the callers of one operation are found out on, once. */
type Holder = { meeting?: Promise<Known>; known?: Known; reading?: Reading };

/**
 * Stands before every Query, Mutation, Subscription and HTTP handler and denies by default: an entry point without `@Allow` is
 * refused to everybody. It also finds out who calls, for `@Caller()`, `@Reader()` and `@CurrentViewer()`. Field resolvers are not guarded:
 * they only unfold what an entry point has given.
 */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly clock: DatabaseClock,
    private readonly readings: Readings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { req, said, holder } = this.surroundingsOf(context);
    const { viewer } = await (holder.meeting ??= this.meet(req, holder));
    const allowance = this.reflector.get<Allowance | undefined>(ALLOW, context.getHandler());
    if (allowance === 'public') return true;
    if (!viewer) throw new UnauthorizedException();
    // Before the permissions, which are the other's.
    refuseOtherAccount({ req, said }, viewer);
    if (!allowance || !holds(viewer.role, allowance)) throw new ForbiddenException();
    return true;
  }

  private surroundingsOf(context: ExecutionContext): {
    req: FastifyRequest;
    said?: KnownContext['said'] | undefined;
    holder: Holder;
  } {
    if (context.getType<GqlContextType>() === 'graphql') {
      const holder = GqlExecutionContext.create(context).getContext<KnownContext>();
      return { req: holder.req, said: holder.said, holder };
    }
    const req = context.switchToHttp().getRequest<FastifyRequest & Holder>();
    return { req, holder: req };
  }

  private async meet(req: FastifyRequest, holder: Holder): Promise<Known> {
    const token = this.cookie.tokenOf(req);
    const [viewer] = await Promise.all([token ? this.sessions.viewer(token) : null, this.clock.refresh()]);
    if (viewer) holder.reading = this.readings.of(viewer);
    return (holder.known = { viewer, now: this.clock.now });
  }
}
