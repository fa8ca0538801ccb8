export { LedgerSubjects } from './ledger-subjects.js';
export { recognitionContext } from './recognition.context.js';
