import {
  everybodyAtHome,
  byDay,
  decide,
  streamOf,
  undecided,
  type CalendarDate,
  type Decisions,
} from '#platform/kernel';
import type {
  AgreementDescription,
  AgreementEvent,
  AgreementSigned,
  AgreementTerms,
} from './agreement.events.js';

/** Terms that changed on a day. */
type Amendment = AgreementTerms & { readonly on: CalendarDate };

/** An agreement that was signed, whatever became of it since. Amount and expiry are the signing's. */
export type SignedAgreement = AgreementSigned['data'] & {
  readonly status: 'signed' | 'fulfilled' | 'terminated';
  /** In the order they were said. */
  readonly amendments: readonly Amendment[];
  readonly fulfilledOn?: CalendarDate;
  readonly terminatedOn?: CalendarDate;
  readonly decisions: Decisions;
};
export type Agreement = { readonly status: 'absent' } | SignedAgreement;
export const absent: Agreement = { status: 'absent' };

export const evolve = (agreement: Agreement, event: AgreementEvent): Agreement => {
  if (event.type === 'AgreementSigned')
    return { ...event.data, status: 'signed', amendments: [], decisions: undecided };
  if (agreement.status === 'absent') throw new Error(`${event.type} before AgreementSigned`);
  switch (event.type) {
    case 'AgreementAmended': {
      const { amendedOn, after } = event.data;
      return { ...agreement, amendments: [...agreement.amendments, { on: amendedOn, ...after }] };
    }
    case 'AgreementFulfilled':
      return { ...agreement, status: 'fulfilled', fulfilledOn: event.data.fulfilledOn };
    case 'AgreementTerminated':
      return { ...agreement, status: 'terminated', terminatedOn: event.data.terminatedOn };
    case 'AgreementCorrected': {
      // Taken away first: what was cleared is not in `after`.
      const {
        amount: _,
        expiresOn: _e,
        counterpartName: _n,
        counterpartCreditCode: _c,
        chainCode: _h,
        ...rest
      } = agreement;
      return { ...rest, ...event.data.after };
    }
    case 'FigureRecognized':
    case 'FigureRejected':
    case 'FigureReopened':
      return { ...agreement, decisions: decide(agreement.decisions, event) };
  }
};

/** What is said of the signing as it now stands in the record. */
export const describedOf = (agreement: SignedAgreement): AgreementDescription => {
  const { title, parties, counterpartName, counterpartCreditCode } = agreement;
  const { signedOn, chainCode, regionCode, credits } = agreement;
  return {
    title,
    parties,
    ...(counterpartName === undefined ? {} : { counterpartName }),
    ...(counterpartCreditCode === undefined ? {} : { counterpartCreditCode }),
    ...termsOf(agreement),
    signedOn,
    ...(chainCode === undefined ? {} : { chainCode }),
    regionCode,
    credits,
  };
};

/** The amendments by their days; of one day in the order they were said. */
export const amendmentsByDay = (agreement: SignedAgreement): readonly Amendment[] =>
  agreement.amendments.toSorted(byDay((each) => each.on));

const termsOf = ({ amount, expiresOn }: AgreementTerms): AgreementTerms => ({
  ...(amount === undefined ? {} : { amount }),
  ...(expiresOn === undefined ? {} : { expiresOn }),
});

/** The terms in force on a day; without one, those of the latest day. */
export const termsOn = (agreement: SignedAgreement, day?: CalendarDate): AgreementTerms =>
  amendmentsByDay(agreement)
    .filter(({ on }) => day === undefined || on <= day)
    .reduce((terms, changed) => ({ ...terms, ...termsOf(changed) }), termsOf(agreement));

/** The terms in force once an event is recorded: facts carry them, so that no view computes them. */
export const termsAfter = (agreement: SignedAgreement, event: AgreementEvent): AgreementTerms =>
  termsOn(evolve(agreement, event) as SignedAgreement);

/** The latest day on which something of it is recorded: its end must not come before. */
export const lastDated = ({ signedOn, amendments }: SignedAgreement): CalendarDate =>
  amendments.reduce((latest, { on }) => (on > latest ? on : latest), signedOn);

export const agreementStream = streamOf<Agreement, AgreementEvent>(
  'agreement',
  absent,
  evolve,
  everybodyAtHome,
);
