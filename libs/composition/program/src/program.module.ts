import { createHmac } from 'node:crypto';
import { AccessModule } from '#platform/access';
import { SequencedLog, StreamWriter } from '#platform/event-store';
import { GraphqlModule } from '#platform/graphql';
import { FiguresModule, KEY_NAMES, RECEIPT_KEY } from '#platform/ledger';
import { INVESTOR_KEY_HMAC } from '#domain/leads';
import { Progress, Views } from '#platform/projections';
import type { Report } from '#platform/supervision';
import { LedgerSubjects } from '#domain/recognition';
import { ChangeFeed, TimelineModule } from '#platform/timeline';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ContextKeyNames } from './key-names.js';
import { contextModules, subjects } from './parts.js';
import { OwedCommandsResolver } from './owed-commands.resolver.js';
import { ProjectionHealthResolver } from './projection-health.resolver.js';
import type { Platform } from './platform.js';

/** What every context's handlers and resolvers stand on. */
@Global()
@Module({})
export class ProgramModule {
  /** All contexts on one platform, with the GraphQL edge. */
  static forRoot(platform: Platform, report: Report): DynamicModule {
    const { streams, views, log, progress, wakeups, apiDb, keys, config } = platform;
    const provided = [
      { provide: StreamWriter, useValue: streams },
      { provide: Views, useValue: views },
      { provide: SequencedLog, useValue: log },
      { provide: Progress, useValue: progress },
      {
        provide: ChangeFeed,
        useFactory: () => new ChangeFeed(log, progress, wakeups, (error) => report('change feed', error)),
      },
      { provide: LedgerSubjects, useValue: new LedgerSubjects(subjects) },
      {
        provide: INVESTOR_KEY_HMAC,
        useValue: (text: string) => createHmac('sha256', keys.digest).update(text).digest('hex'),
      },
      { provide: KEY_NAMES, useClass: ContextKeyNames },
      { provide: RECEIPT_KEY, useValue: keys.digest },
    ];
    return {
      module: ProgramModule,
      imports: [
        CqrsModule.forRoot(),
        GraphqlModule.forRoot(),
        AccessModule.forRoot({ source: apiDb, cookieSecure: config.cookieSecure }),
        FiguresModule,
        TimelineModule,
        ...contextModules,
      ],
      providers: [...provided, ProjectionHealthResolver, OwedCommandsResolver],
      exports: [...provided.map(({ provide }) => provide), CqrsModule],
    };
  }
}
