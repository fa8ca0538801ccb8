import { eventTypes, type EventOf } from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to lead.upcasts.ts.

/** A key is the HMAC of a jurisdiction and a credit code or a normalized name: neither can be read off the log's stream names. */
export type InvestorKeyKind = 'CODE' | 'NAME';

/** From now on, and for ever, this key means that investor. */
export type InvestorKeyReserved = EventOf<
  'InvestorKeyReserved',
  {
    readonly key: string;
    readonly kind: InvestorKeyKind;
    readonly investorId: string;
    /** Of a name: the key of the code that came with it. */
    readonly codeKey?: string;
  }
>;
/** A name that was known without a code came with one: that code's leads claim the investor of the name. */
export type InvestorKeyBound = EventOf<
  'InvestorKeyBound',
  { readonly key: string; readonly investorId: string; readonly codeKey: string }
>;

/** Everything that can stand on an `investor-key-*` stream. */
export type InvestorKeyEvent = InvestorKeyReserved | InvestorKeyBound;

export const investorKeyEvents = eventTypes<InvestorKeyEvent>({
  InvestorKeyReserved: { v: 1 },
  InvestorKeyBound: { v: 1 },
});
