import { Global, Module } from '@nestjs/common';
import { Agreements } from './agreements.directory.js';
import { AmendAgreementHandler } from './commands/amend-agreement/amend-agreement.handler.js';
import { AmendAgreementResolver } from './commands/amend-agreement/amend-agreement.resolver.js';
import { CorrectAgreementHandler } from './commands/correct-agreement/correct-agreement.handler.js';
import { CorrectAgreementResolver } from './commands/correct-agreement/correct-agreement.resolver.js';
import { FulfilAgreementHandler } from './commands/fulfil-agreement/fulfil-agreement.handler.js';
import { FulfilAgreementResolver } from './commands/fulfil-agreement/fulfil-agreement.resolver.js';
import { SignAgreementHandler } from './commands/sign-agreement/sign-agreement.handler.js';
import { SignAgreementResolver } from './commands/sign-agreement/sign-agreement.resolver.js';
import { TerminateAgreementHandler } from './commands/terminate-agreement/terminate-agreement.handler.js';
import { TerminateAgreementResolver } from './commands/terminate-agreement/terminate-agreement.resolver.js';
import { AgreementsResolver } from './views/agreements/agreements.resolver.js';

/** Every provider, listed plainly. Global, because commands of other contexts look agreements up. */
@Global()
@Module({
  providers: [
    Agreements,
    SignAgreementHandler,
    SignAgreementResolver,
    AmendAgreementHandler,
    AmendAgreementResolver,
    FulfilAgreementHandler,
    FulfilAgreementResolver,
    TerminateAgreementHandler,
    TerminateAgreementResolver,
    CorrectAgreementHandler,
    CorrectAgreementResolver,
    AgreementsResolver,
  ],
  exports: [Agreements],
})
export class AgreementsModule {}
