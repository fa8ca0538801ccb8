import { heldBy } from '#platform/access';
import type { Declared } from '#platform/kernel';
import { chainNames } from '#domain/catalogue';
import { recordRecognitions } from '#domain/recognition';
import { withVersions, type Context } from '#platform/operations';
import { correctOutcomeCommand } from './commands/correct-outcome/correct-outcome.command.js';
import { reportOutcomeCommand } from './commands/report-outcome/report-outcome.command.js';
import { withdrawOutcomeCommand } from './commands/withdraw-outcome/withdraw-outcome.command.js';
import { outcomeEvents } from './outcome.events.js';
import { outcomeFacts } from './outcome.facts.js';
import { outcomeSubject } from './outcome.subject.js';
import { outcomeUpcasts } from './outcome.upcasts.js';
import { outcomeRelated, OutcomesResolver } from './views/outcomes/outcomes.resolver.js';
import { OutcomeRow, outcomesView, outcomeVersions } from './views/outcomes/outcomes.view.js';

/** Who may do what. */
const outcomePermissions = {
  'outcome.report': heldBy.field,
  'outcome.correct': heldBy.field,
  'outcome.withdraw': heldBy.field,
};
declare module '#platform/access' {
  interface Permissions extends Declared<typeof outcomePermissions> {}
}

/** What outcomes give the processes. */
export const outcomesContext: Context = {
  name: 'outcomes',
  permissions: outcomePermissions,
  seededBy: 'liaison',
  events: { types: outcomeEvents, upcasts: outcomeUpcasts },
  facts: outcomeFacts,
  subjects: [outcomeSubject],
  projections: [withVersions(outcomesView, outcomeVersions)],
  reactions: [],
  commands: [reportOutcomeCommand, correctOutcomeCommand, withdrawOutcomeCommand],
  providers: [OutcomesResolver, chainNames(OutcomeRow), recordRecognitions(OutcomeRow), outcomeRelated],
};
