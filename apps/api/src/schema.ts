import 'reflect-metadata';
import { SignInResolver } from '#platform/access';
import { MoneyResolver, printedSchema } from '#platform/graphql';
import { FiguresModule } from '#platform/ledger';
import { contextModules } from '#composition/program';
import { TimelineModule } from '#platform/timeline';

// Prints the schema that the code declares, without a database: what schema.graphql must contain.
class Root {}
process.stdout.write(
  await printedSchema({
    module: Root,
    imports: [FiguresModule, TimelineModule, ...contextModules],
    providers: [SignInResolver, MoneyResolver],
  }),
);
process.exit(0);
