import 'reflect-metadata';
import { SignInResolver } from '#libs/access';
import { MoneyResolver, printedSchema } from '#libs/graphql';
import { FiguresModule } from '#libs/ledger';
import { contexts } from '#libs/program';
import { TimelineModule } from '#libs/timeline';

// Prints the schema that the code declares, without a database: what schema.graphql must say.
class Root {}
process.stdout.write(
  await printedSchema({
    module: Root,
    imports: [FiguresModule, TimelineModule, ...contexts.map((context) => context.module)],
    providers: [SignInResolver, MoneyResolver],
  }),
);
process.exit(0);
