import 'reflect-metadata';
import { AccountsResolver, SignInResolver } from '#platform/access';
import { MoneyResolver, printedSchema } from '#platform/graphql';
import { FiguresModule } from '#platform/ledger';
import { contextModules, OwedCommandsResolver, ProjectionHealthResolver } from '#composition/program';
import { TimelineModule } from '#platform/timeline';
import { DemonstrationResolver } from './demonstration.js';
import { ServerInfoResolver } from './server-info.js';

// Prints the schema that the code declares, without a database: what schema.graphql must contain.
class Root {}
process.stdout.write(
  await printedSchema({
    module: Root,
    imports: [FiguresModule, TimelineModule, ...contextModules],
    providers: [
      SignInResolver,
      AccountsResolver,
      MoneyResolver,
      ProjectionHealthResolver,
      OwedCommandsResolver,
      ServerInfoResolver,
      DemonstrationResolver,
    ],
  }),
);
process.exit(0);
