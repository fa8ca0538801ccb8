import { factsOf } from '#platform/timeline';
import type { RecognitionEvent } from '#platform/kernel';
import type { AgreementEvent } from './agreement.events.js';

/** How what happens to agreements is told. */
export const agreementFacts = factsOf<AgreementEvent, RecognitionEvent>({
  AgreementSigned: (agreement) => ({ on: agreement.signedOn, is: agreement }),
  // Only what the parties stated: `before` has both terms.
  AgreementAmended: ({ before, after, current, amendedOn, reason }) => ({
    on: amendedOn,
    was: { amount: before.amount, expiresOn: before.expiresOn },
    is: after,
    now: { amount: current.amount, expiresOn: current.expiresOn },
    says: { reason },
  }),
  AgreementFulfilled: ({ fulfilledOn, note }) => ({ on: fulfilledOn, is: { fulfilledOn }, says: { note } }),
  AgreementTerminated: ({ terminatedOn, reason }) => ({
    on: terminatedOn,
    is: { terminatedOn },
    says: { reason },
  }),
  AgreementCorrected: ({ before, after, current, reason }) => ({
    was: before,
    is: after,
    whole: true,
    now: { amount: current.amount, expiresOn: current.expiresOn },
    says: { reason },
  }),
});
