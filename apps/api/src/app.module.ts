import { ProgramModule, type Platform, type Report } from '#composition/program';
import { Module, type DynamicModule } from '@nestjs/common';

/** The API: every context behind GraphQL. */
@Module({})
export class AppModule {
  static forRoot(platform: Platform, report: Report): DynamicModule {
    return { module: AppModule, imports: [ProgramModule.forRoot(platform, report)] };
  }
}
