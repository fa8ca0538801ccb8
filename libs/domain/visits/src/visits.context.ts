import type { Context } from '#platform/operations';
import { AmendVisitCommand } from './commands/amend-visit/amend-visit.handler.js';
import { AmendVisitInput } from './commands/amend-visit/amend-visit.resolver.js';
import { CancelVisitCommand } from './commands/cancel-visit/cancel-visit.handler.js';
import { CancelVisitInput } from './commands/cancel-visit/cancel-visit.resolver.js';
import { CorrectVisitCommand } from './commands/correct-visit/correct-visit.handler.js';
import { CorrectVisitInput } from './commands/correct-visit/correct-visit.resolver.js';
import { LogVisitCommand } from './commands/log-visit/log-visit.handler.js';
import { LogVisitInput } from './commands/log-visit/log-visit.resolver.js';
import { PlanVisitCommand } from './commands/plan-visit/plan-visit.handler.js';
import { PlanVisitInput } from './commands/plan-visit/plan-visit.resolver.js';
import { visitsView } from './views/visits/visits.view.js';
import { visitEvents } from './visit.events.js';
import { visitSubject } from './visit.subject.js';
import { visitUpcasts } from './visit.upcasts.js';
import { VisitsModule } from './visits.module.js';

/** What visits give the processes. */
export const visitsContext: Context = {
  name: 'visits',
  events: { types: visitEvents, upcasts: visitUpcasts },
  module: VisitsModule,
  projections: [visitsView],
  subjects: [visitSubject],
  reactions: [],
  commands: {
    planVisit: { input: PlanVisitInput, command: PlanVisitCommand },
    amendVisit: { input: AmendVisitInput, command: AmendVisitCommand },
    logVisit: { input: LogVisitInput, command: LogVisitCommand },
    cancelVisit: { input: CancelVisitInput, command: CancelVisitCommand },
    correctVisit: { input: CorrectVisitInput, command: CorrectVisitCommand },
  },
};
