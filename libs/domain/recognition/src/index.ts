export { LEDGER_SUBJECTS } from './ledger-subjects.js';
export { recognitionContext } from './recognition.context.js';
