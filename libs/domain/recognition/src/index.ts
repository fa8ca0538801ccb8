export { LedgerSubjects } from './ledger-subjects.js';
export { recognitionContext } from './recognition.context.js';
export { recordRecognitions } from './record-recognitions.resolver.js';
