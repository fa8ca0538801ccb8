import { heldBy } from '#platform/access';
import type { Declared } from '#platform/kernel';
import type { Context } from '#platform/operations';
import { citeObservationCommand } from './commands/cite-observation/cite-observation.command.js';
import { correctObservationCommand } from './commands/correct-observation/correct-observation.command.js';
import { defineIndicatorsCommand } from './commands/define-indicators/define-indicators.command.js';
import { excludeFiguresCommand } from './commands/exclude-figures/exclude-figures.command.js';
import { observeFiguresCommand } from './commands/observe-figures/observe-figures.command.js';
import { registerDocumentCommand } from './commands/register-document/register-document.command.js';
import { retractObservationCommand } from './commands/retract-observation/retract-observation.command.js';
import { documentEvents } from './document.events.js';
import { Figures } from './figures.js';
import { indicatorCatalogueEvents } from './indicator-catalogue.events.js';
import { Indicators } from './indicators.js';
import { sourcesFacts } from './sources.facts.js';
import { sourcesUpcasts } from './sources.upcasts.js';
import { Comparisons } from './views/comparisons/comparisons.js';
import { DocumentsReader } from './views/documents/documents.reader.js';
import { DocumentsResolver } from './views/documents/documents.resolver.js';
import { documentsView } from './views/documents/documents.view.js';
import {
  ComparisonResolver,
  ObservationsResolver,
  StatedNumberResolver,
} from './views/documents/observations.resolver.js';
import { IndicatorsResolver } from './views/indicators/indicators.resolver.js';
import { indicatorsView } from './views/indicators/indicators.view.js';

/** Who may do what. */
const sourcesPermissions = {
  'document.read': heldBy.everyone,
  'document.register': heldBy.analyst,
  'document.observe': heldBy.analyst,
  'indicator.define': heldBy.analyst,
};
declare module '#platform/access' {
  interface Permissions extends Declared<typeof sourcesPermissions> {}
}

/** What documents give the processes. Nothing of it is counted: no subject of the ledger, and no total, is made of what they print. */
export const sourcesContext: Context = {
  name: 'sources',
  permissions: sourcesPermissions,
  seededBy: 'analyst',
  events: { types: { ...documentEvents, ...indicatorCatalogueEvents }, upcasts: sourcesUpcasts },
  facts: sourcesFacts,
  subjects: [],
  projections: [documentsView, indicatorsView],
  reactions: [],
  commands: [
    defineIndicatorsCommand,
    registerDocumentCommand,
    observeFiguresCommand,
    citeObservationCommand,
    correctObservationCommand,
    retractObservationCommand,
    excludeFiguresCommand,
  ],
  providers: [
    Comparisons,
    DocumentsReader,
    DocumentsResolver,
    ObservationsResolver,
    ComparisonResolver,
    StatedNumberResolver,
    IndicatorsResolver,
  ],
  offers: [Figures, Indicators],
};
