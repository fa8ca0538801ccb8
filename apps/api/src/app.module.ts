import { ProgramModule, type Platform } from '#composition/program';
import type { Report } from '#platform/supervision';
import { Module, type DynamicModule } from '@nestjs/common';

/** The API: every context behind GraphQL. */
@Module({})
export class AppModule {
  static forRoot(platform: Platform, report: Report): DynamicModule {
    return { module: AppModule, imports: [ProgramModule.forRoot(platform, report)] };
  }
}
