export { Agreements } from './agreements.directory.js';
export { agreementsContext } from './agreements.context.js';
export { AgreementRow } from './views/agreements/agreements.view.js';
