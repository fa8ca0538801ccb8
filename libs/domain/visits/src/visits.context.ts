import { heldBy } from '#platform/access';
import type { Declared } from '#platform/kernel';
import { chainNames } from '#domain/catalogue';
import { recordRecognitions } from '#domain/recognition';
import { withVersions, type Context } from '#platform/operations';
import { amendVisitCommand } from './commands/amend-visit/amend-visit.command.js';
import { cancelVisitCommand } from './commands/cancel-visit/cancel-visit.command.js';
import { correctVisitCommand } from './commands/correct-visit/correct-visit.command.js';
import { logVisitCommand } from './commands/log-visit/log-visit.command.js';
import { planVisitCommand } from './commands/plan-visit/plan-visit.command.js';
import { Programmes } from './programmes.js';
import { visitRelated, VisitsResolver } from './views/visits/visits.resolver.js';
import { VisitRow, visitsView, visitVersions } from './views/visits/visits.view.js';
import { visitEvents } from './visit.events.js';
import { visitSubject } from './visit.subject.js';
import { visitUpcasts } from './visit.upcasts.js';
import { visitFacts } from './visit.facts.js';

/** Who may do what. */
const visitPermissions = {
  'visit.plan': heldBy.field,
  'visit.log': heldBy.field,
  'visit.amend': heldBy.field,
  'visit.cancel': heldBy.field,
  'visit.correct': heldBy.field,
};
declare module '#platform/access' {
  interface Permissions extends Declared<typeof visitPermissions> {}
}

/** What visits give the processes. */
export const visitsContext: Context = {
  name: 'visits',
  permissions: visitPermissions,
  seededBy: 'station',
  events: { types: visitEvents, upcasts: visitUpcasts },
  facts: visitFacts,
  subjects: [visitSubject],
  projections: [withVersions(visitsView, visitVersions)],
  reactions: [],
  commands: [planVisitCommand, amendVisitCommand, logVisitCommand, cancelVisitCommand, correctVisitCommand],
  providers: [Programmes, VisitsResolver, chainNames(VisitRow), recordRecognitions(VisitRow), visitRelated],
};
