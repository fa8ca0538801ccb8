import { Loaders } from '#platform/graphql';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AccountNames } from './account-names.js';
import { Accounts } from './accounts.js';
import { AccountsResolver } from './accounts.resolver.js';
import { AllowGuard } from './allow.guard.js';
import { DatabaseClock } from './database-clock.js';
import { Devices } from './devices.js';
import { Readings } from './readings.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SignInLimiter } from './sign-in-limiter.js';
import { SignInResolver } from './sign-in.resolver.js';

type AccessOptions = {
  /** Of the API's role (`yinfeng_api`), for the tables of accounts and sessions. */
  readonly source: DataSource;
  /** The cookie is sent over TLS only. */
  readonly cookieSecure: boolean;
};

/** Who calls, and what they may do. Needs `GraphqlModule` beside it, for its loaders. */
@Global()
@Module({})
export class AccessModule {
  static forRoot({ cookieSecure, source }: AccessOptions): DynamicModule {
    return {
      module: AccessModule,
      providers: [
        { provide: SessionCookie, useFactory: () => new SessionCookie(cookieSecure) },
        { provide: Sessions, useFactory: () => new Sessions(source) },
        { provide: DatabaseClock, useFactory: () => new DatabaseClock(source) },
        { provide: Devices, useFactory: () => new Devices(source) },
        { provide: SignInLimiter, useFactory: () => new SignInLimiter(source) },
        {
          provide: AccountNames,
          useFactory: (loaders: Loaders) => new AccountNames(source, loaders),
          inject: [Loaders],
        },
        { provide: Accounts, useFactory: () => new Accounts(source) },
        Readings,
        SignInResolver,
        AccountsResolver,
        { provide: APP_GUARD, useClass: AllowGuard },
      ],
      exports: [Sessions, SessionCookie, DatabaseClock, AccountNames, Accounts, Readings],
    };
  }
}
