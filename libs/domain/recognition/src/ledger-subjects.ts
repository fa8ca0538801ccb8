/** Injection token of every kind of subject that the ledger counts (`readonly LedgerSubject[]`): the program gives it. */
export const LEDGER_SUBJECTS = Symbol('LEDGER_SUBJECTS');
