export type * from './agreement.events.js';
export type { SignedAgreement } from './agreement.state.js';
export { Agreements } from './agreements.directory.js';
export { agreementsContext } from './agreements.context.js';
