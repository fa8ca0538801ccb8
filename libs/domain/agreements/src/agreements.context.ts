import type { Context } from '#platform/operations';
import { agreementEvents } from './agreement.events.js';
import { agreementSubject } from './agreement.subject.js';
import { agreementUpcasts } from './agreement.upcasts.js';
import { AgreementsModule } from './agreements.module.js';
import { AmendAgreementCommand } from './commands/amend-agreement/amend-agreement.handler.js';
import { AmendAgreementInput } from './commands/amend-agreement/amend-agreement.resolver.js';
import { CorrectAgreementCommand } from './commands/correct-agreement/correct-agreement.handler.js';
import { CorrectAgreementInput } from './commands/correct-agreement/correct-agreement.resolver.js';
import { FulfilAgreementCommand } from './commands/fulfil-agreement/fulfil-agreement.handler.js';
import { FulfilAgreementInput } from './commands/fulfil-agreement/fulfil-agreement.resolver.js';
import { SignAgreementCommand } from './commands/sign-agreement/sign-agreement.handler.js';
import { SignAgreementInput } from './commands/sign-agreement/sign-agreement.resolver.js';
import { TerminateAgreementCommand } from './commands/terminate-agreement/terminate-agreement.handler.js';
import { TerminateAgreementInput } from './commands/terminate-agreement/terminate-agreement.resolver.js';
import { agreementsView } from './views/agreements/agreements.view.js';

/** What agreements give the processes. */
export const agreementsContext: Context = {
  name: 'agreements',
  events: { types: agreementEvents, upcasts: agreementUpcasts },
  module: AgreementsModule,
  projections: [agreementsView],
  subjects: [agreementSubject],
  reactions: [],
  commands: {
    signAgreement: { input: SignAgreementInput, command: SignAgreementCommand },
    amendAgreement: { input: AmendAgreementInput, command: AmendAgreementCommand },
    fulfilAgreement: { input: FulfilAgreementInput, command: FulfilAgreementCommand },
    terminateAgreement: { input: TerminateAgreementInput, command: TerminateAgreementCommand },
    correctAgreement: { input: CorrectAgreementInput, command: CorrectAgreementCommand },
  },
};
