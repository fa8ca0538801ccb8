import { API_SOURCE } from '#platform/graphql';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AccountNames } from './account-names.js';
import { Accounts } from './accounts.js';
import { AllowGuard } from './allow.guard.js';
import { DatabaseClock } from './database-clock.js';
import { Devices } from './devices.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SignInLimiter } from './sign-in-limiter.js';
import { SignInResolver } from './sign-in.resolver.js';

type AccessOptions = {
  /** The cookie is sent over TLS only. */
  readonly cookieSecure: boolean;
};

/** Who calls, and what they may do. Needs `GraphqlModule` beside it, for the API's DataSource. */
@Global()
@Module({})
export class AccessModule {
  static forRoot({ cookieSecure }: AccessOptions): DynamicModule {
    return {
      module: AccessModule,
      providers: [
        { provide: SessionCookie, useFactory: () => new SessionCookie(cookieSecure) },
        { provide: Sessions, useFactory: (source: DataSource) => new Sessions(source), inject: [API_SOURCE] },
        {
          provide: DatabaseClock,
          useFactory: (source: DataSource) => new DatabaseClock(source),
          inject: [API_SOURCE],
        },
        { provide: Devices, useFactory: (source: DataSource) => new Devices(source), inject: [API_SOURCE] },
        {
          provide: SignInLimiter,
          useFactory: (source: DataSource) => new SignInLimiter(source),
          inject: [API_SOURCE],
        },
        AccountNames,
        Accounts,
        SignInResolver,
        { provide: APP_GUARD, useClass: AllowGuard },
      ],
      exports: [Sessions, SessionCookie, DatabaseClock, AccountNames, Accounts],
    };
  }
}
