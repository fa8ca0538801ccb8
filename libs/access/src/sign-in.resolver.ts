import { Refused } from '#libs/kernel';
import { Args, Context, Field, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import { Allow } from './allow.js';
import { CurrentViewer } from './caller.js';
import { DatabaseClock } from './database-clock.js';
import { HashQueueFull, verifyPassword } from './password.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SignInLimiter } from './sign-in-limiter.js';
import { Viewer, type KnownContext } from './viewer.js';

@InputType()
export class SignInInput {
  @Field(() => String) @IsString() @MaxLength(100) username!: string;
  @Field(() => String) @IsString() @MaxLength(200) password!: string;
}

@Resolver(() => Viewer)
export class SignInResolver {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly limiter: SignInLimiter,
    private readonly clock: DatabaseClock,
  ) {}

  @Allow('public')
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null for nobody.' })
  me(@CurrentViewer() viewer: Viewer | null): Viewer | null {
    return viewer;
  }

  @Allow('public')
  @Mutation(() => Viewer, { description: 'Sets the session cookie.' })
  async signIn(@Args('input') input: SignInInput, @Context() context: KnownContext): Promise<Viewer> {
    const { req, reply } = context;
    if (!reply) throw new Refused('SIGN_IN_NEEDS_HTTP');
    const username = input.username.trim().toLowerCase();
    const viewer = await this.identified(username, input.password, req.ip);
    const before = this.cookie.tokenOf(req);
    if (before) await this.sessions.end(before);
    this.cookie.set(reply, await this.sessions.open(viewer.id));
    context.known = { viewer, now: this.clock.now };
    return viewer;
  }

  @Allow('public')
  @Mutation(() => Boolean, { description: 'Ends the session at once; true also when there was none.' })
  async signOut(@Context() context: KnownContext): Promise<boolean> {
    const token = this.cookie.tokenOf(context.req);
    if (token) await this.sessions.end(token);
    if (context.reply) this.cookie.clear(context.reply);
    context.known = { viewer: null, now: this.clock.now };
    return true;
  }

  /** One answer and about the same time for a wrong name, a wrong password, a disabled account and one closed for a while. */
  private async identified(username: string, password: string, address: string): Promise<Viewer> {
    const account = this.limiter.mayTry(username, address)
      ? await this.sessions.account(username)
      : undefined;
    const right = await verifyPassword(account?.password, password).catch((error: unknown) => {
      throw error instanceof HashQueueFull ? new Refused('TOO_MANY_REQUESTS') : error;
    });
    // Asked again: others may have guessed meanwhile, and a guess among many at once must not slip through.
    if (account && right && this.limiter.mayTry(username, address)) {
      this.limiter.succeeded(username, address);
      return account.viewer;
    }
    this.limiter.failed(username, address);
    throw new Refused('SIGN_IN_FAILED');
  }
}
