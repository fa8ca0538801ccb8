import { ExactTextField, FlagField } from '#platform/graphql';
import { Refused } from '#platform/kernel';
import { Args, Context, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { Allow } from './allow.js';
import { CurrentViewer } from './caller.js';
import { callerAddress } from './caller-address.js';
import { DatabaseClock } from './database-clock.js';
import { Devices } from './devices.js';
import { refuseOtherAccount } from './expected-account.js';
import { HashQueueFull, verifyPassword } from './password.js';
import { Readings } from './readings.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SignInLimiter } from './sign-in-limiter.js';
import { Turns, TurnsFull } from './turns.js';
import { Viewer, type KnownContext } from './viewer.js';

@InputType()
class SignInInput {
  @ExactTextField({ max: 100 }) username!: string;
  @ExactTextField({ max: 200 }) password!: string;
  @FlagField({
    default: false,
    description:
      'On this device for 30 days, though the browser is closed and nobody works; else for 8 idle hours.',
  })
  keepSignedIn?: boolean | null;
}

/** As many at once as passwords are hashed, so that those who wait wait here, where callers take turns. */
const TURNS = { atOnce: 2, waiting: 64, ofOne: 16 };
/** A full queue is empty again in less. */
const QUEUE_SECONDS = 2;

// No declared commands: sessions are no facts of the log, and a password must be part of no digest.
@Resolver(() => Viewer)
export class SignInResolver {
  private readonly turns = new Turns(TURNS);

  constructor(
    private readonly sessions: Sessions,
    private readonly devices: Devices,
    private readonly cookie: SessionCookie,
    private readonly limiter: SignInLimiter,
    private readonly clock: DatabaseClock,
    private readonly readings: Readings,
  ) {}

  @Allow('public')
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null for nobody.' })
  me(@CurrentViewer() viewer: Viewer | null): Viewer | null {
    return viewer;
  }

  @Allow('public')
  @Mutation(() => Viewer, {
    description:
      'Sets the session cookie. Too many attempts: TOO_MANY_REQUESTS with retryAfterSeconds, also as the header Retry-After.',
  })
  async signIn(@Args('input') input: SignInInput, @Context() context: KnownContext): Promise<Viewer> {
    const { req, reply } = context;
    if (!reply) throw new Refused('SIGN_IN_NEEDS_HTTP');
    const viewer = await this.identified(input, req).catch((error: unknown) => {
      const seconds = error instanceof Refused ? error.details['retryAfterSeconds'] : undefined;
      if (typeof seconds === 'number') reply.header('retry-after', seconds);
      throw error;
    });
    const before = this.cookie.tokenOf(req);
    if (before) await this.sessions.end(before);
    const kept = { kept: input.keepSignedIn === true };
    this.cookie.set(reply, await this.sessions.open(viewer.id, kept), kept);
    this.cookie.setDevice(reply, await this.devices.remember(this.cookie.deviceOf(req), viewer.id));
    context.known = { viewer, now: this.clock.now };
    context.reading = this.readings.of(viewer); // for what is asked of the viewer in the same breath
    return viewer;
  }

  @Allow('public')
  @Mutation(() => Boolean, { description: 'Ends the session at once; true also when there was none.' })
  async signOut(@Context() context: KnownContext): Promise<boolean> {
    refuseOtherAccount(context, context.known?.viewer ?? null);
    const token = this.cookie.tokenOf(context.req);
    if (token) await this.sessions.end(token);
    if (context.reply) this.cookie.clear(context.reply);
    context.known = { viewer: null, now: this.clock.now };
    return true;
  }

  /**
   * One answer and about the same time for a wrong name, a wrong password and a disabled account. Who has guessed too often is told
   * so before anything else is looked at, whether there is such an account or not.
   */
  private async identified({ username: said, password }: SignInInput, req: FastifyRequest): Promise<Viewer> {
    const username = said.trim().toLowerCase();
    const address = callerAddress(req.ip) ?? callerAddress(req.socket.remoteAddress ?? '') ?? 'unknown';
    const device = await this.devices.knownAt(this.cookie.deviceOf(req), username);
    return this.turns
      .take(device ?? address, async () => {
        const attempt = await this.limiter.admit(username, { address, device });
        const account = await this.sessions.account(username);
        if ((await verifyPassword(account?.password, password)) && account) {
          await attempt.succeeded();
          return account.viewer;
        }
        await attempt.failed();
        throw new Refused('SIGN_IN_FAILED');
      })
      .catch((error: unknown) => {
        throw error instanceof TurnsFull || error instanceof HashQueueFull
          ? new Refused('TOO_MANY_REQUESTS', { retryAfterSeconds: QUEUE_SECONDS })
          : error;
      });
  }
}
