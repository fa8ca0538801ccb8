import { ProgramModule, type Platform } from '#composition/program';
import type { Report } from '#platform/supervision';
import { Module, type DynamicModule } from '@nestjs/common';
import { Demonstration, DemonstrationResolver } from './demonstration.js';
import { ServerFacts, ServerInfoResolver } from './server-info.js';

/** The API: every context behind GraphQL, and what it says of itself. */
@Module({})
export class AppModule {
  static forRoot(platform: Platform, report: Report, facts: ServerFacts): DynamicModule {
    return {
      module: AppModule,
      imports: [ProgramModule.forRoot(platform, report)],
      providers: [
        { provide: ServerFacts, useValue: facts },
        ServerInfoResolver,
        { provide: Demonstration, useValue: new Demonstration(platform, facts.facts.demo) },
        DemonstrationResolver,
      ],
    };
  }
}
