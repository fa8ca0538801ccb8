import { Module } from '@nestjs/common';
import { AmendVisitHandler } from './commands/amend-visit/amend-visit.handler.js';
import { AmendVisitResolver } from './commands/amend-visit/amend-visit.resolver.js';
import { CancelVisitHandler } from './commands/cancel-visit/cancel-visit.handler.js';
import { CancelVisitResolver } from './commands/cancel-visit/cancel-visit.resolver.js';
import { CorrectVisitHandler } from './commands/correct-visit/correct-visit.handler.js';
import { CorrectVisitResolver } from './commands/correct-visit/correct-visit.resolver.js';
import { LogVisitHandler } from './commands/log-visit/log-visit.handler.js';
import { LogVisitResolver } from './commands/log-visit/log-visit.resolver.js';
import { PlanVisitHandler } from './commands/plan-visit/plan-visit.handler.js';
import { PlanVisitResolver } from './commands/plan-visit/plan-visit.resolver.js';
import { Programmes } from './programmes.js';
import { VisitsResolver } from './views/visits/visits.resolver.js';

/** Every provider, listed plainly. What the handlers look up comes from the other contexts' modules, which are global. */
@Module({
  providers: [
    Programmes,
    PlanVisitHandler,
    PlanVisitResolver,
    AmendVisitHandler,
    AmendVisitResolver,
    LogVisitHandler,
    LogVisitResolver,
    CancelVisitHandler,
    CancelVisitResolver,
    CorrectVisitHandler,
    CorrectVisitResolver,
    VisitsResolver,
  ],
})
export class VisitsModule {}
