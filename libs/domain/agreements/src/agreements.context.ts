import { heldBy } from '#platform/access';
import type { Declared } from '#platform/kernel';
import { chainNames } from '#domain/catalogue';
import { recordRecognitions } from '#domain/recognition';
import { withVersions, type Context } from '#platform/operations';
import { agreementEvents } from './agreement.events.js';
import { agreementSubject } from './agreement.subject.js';
import { agreementUpcasts } from './agreement.upcasts.js';
import { Agreements } from './agreements.directory.js';
import { amendAgreementCommand } from './commands/amend-agreement/amend-agreement.command.js';
import { correctAgreementCommand } from './commands/correct-agreement/correct-agreement.command.js';
import { fulfilAgreementCommand } from './commands/fulfil-agreement/fulfil-agreement.command.js';
import { signAgreementCommand } from './commands/sign-agreement/sign-agreement.command.js';
import { terminateAgreementCommand } from './commands/terminate-agreement/terminate-agreement.command.js';
import { agreementNext } from './views/agreements/agreement-next.js';
import { agreementOnward } from './views/agreements/agreement-onward.js';
import { agreementRelated, AgreementsResolver } from './views/agreements/agreements.resolver.js';
import { AgreementRow, agreementsView, agreementVersions } from './views/agreements/agreements.view.js';
import { agreementFacts } from './agreement.facts.js';

/** Who may do what. */
const agreementPermissions = {
  'agreement.sign': heldBy.liaison,
  'agreement.amend': heldBy.liaison,
  'agreement.terminate': heldBy.liaison,
  'agreement.fulfil': heldBy.liaison,
  'agreement.correct': heldBy.liaison,
};
declare module '#platform/access' {
  interface Permissions extends Declared<typeof agreementPermissions> {}
}

/** What agreements give the processes. */
export const agreementsContext: Context = {
  name: 'agreements',
  permissions: agreementPermissions,
  seededBy: 'liaison',
  events: { types: agreementEvents, upcasts: agreementUpcasts },
  facts: agreementFacts,
  subjects: [agreementSubject],
  projections: [withVersions(agreementsView, agreementVersions)],
  reactions: [],
  commands: [
    signAgreementCommand,
    amendAgreementCommand,
    fulfilAgreementCommand,
    terminateAgreementCommand,
    correctAgreementCommand,
  ],
  onward: agreementOnward,
  providers: [
    AgreementsResolver,
    chainNames(AgreementRow),
    recordRecognitions(AgreementRow),
    agreementRelated,
    agreementNext,
  ],
  offers: [Agreements],
};
